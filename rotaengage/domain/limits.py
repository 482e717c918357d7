"""Rules of placing that a department may change."""

from datetime import date
from enum import StrEnum

from pydantic import Field

from rotaengage.domain.grouping import Grouping
from rotaengage.domain.noun import Noun
from rotaengage.domain.refs import CellRef


class Limits(Noun):
    """Rules of placing, in minutes unless the name says otherwise.

    handover is kept free at both ends of a duty (domain notes E06); each break pair says: a duty longer than the first
    keeps the second free besides (E03); after_night is how long after a night nothing is placed (E05). Numbers that
    come from a contract are filled in from the dated rule pack. most_a_day bounds a doctor's individual time on a date
    (None: no bound). Changes to what was published are free so many days ahead, and live below so many (E.1).
    A clinic or list of release class C4 is given up list_notice_days ahead (None: never), from the day of publication,
    before that from notice_from (None: not known, so never).
    fair_between: groups that are as equal as can be before doctors within them are (none: doctors alone).
    """

    grid_minutes: int = Field(default=30, gt=0)
    handover_minutes: int = Field(default=30, ge=0)
    breaks: tuple[tuple[int, int], ...] = ()
    after_night_minutes: int = Field(default=0, ge=0)
    blocks_a_day: int = Field(default=1, gt=0)
    most_a_day_minutes: int | None = Field(default=None, gt=0)
    free_days: int = Field(default=56, ge=0)
    live_days: int = Field(default=42, ge=0)
    list_notice_days: int | None = Field(default=None, ge=0)
    notice_from: date | None = None
    fair_between: Grouping = Grouping.NONE


class Setting(StrEnum):
    """A rule of placing as the setup workbook names it."""

    GRID = "start grid (minutes)"
    HANDOVER = "handover (minutes)"
    BLOCKS_A_DAY = "pieces a day"
    MOST_A_DAY = "time a day (minutes)"
    FROZEN_UNTIL = "nothing before (date)"
    FREE = "changes are free from (days ahead)"
    LIVE = "changes are live below (days ahead)"
    LIST_NOTICE = "notice for clinics and lists (days)"
    NOTICE_FROM = "notice counts from (date)"
    FAIR_BETWEEN = "fair between (grade, ltft, site, line)"


class Said(Noun):
    """What the setup workbook says of one rule of placing: an amount in its unit, a day, or groups."""

    setting: Setting
    amount: int | None = None
    day: date | None = None
    groups: Grouping | None = None
    source: CellRef | None = None
