"""Engagement activities: what protected time is for, in the open (principle 3)."""

from datetime import date, time, timedelta
from enum import StrEnum

from pydantic import Field, model_validator

from rotaengage.domain.codes import STANDING, DutyKind
from rotaengage.domain.noun import Noun
from rotaengage.domain.people import Who
from rotaengage.domain.preferred import Preferred
from rotaengage.domain.refs import CellRef

WEEKDAYS = frozenset(range(5))


class Method(StrEnum):
    """How doctors take part (principle 6)."""

    INDIVIDUAL = "individual"
    FORMAL_MEETING = "formal_meeting"
    REPRESENTATIVE = "representative"
    INFORMAL = "informal"
    ONE_TO_ONE = "one_to_one"
    VIRTUAL = "virtual"
    ASYNCHRONOUS = "asynchronous"


class ActivityForm(StrEnum):
    """Individual time is planned for each doctor alone; an event has one start for all."""

    INDIVIDUAL = "individual"
    EVENT = "event"


class Quorum(Noun):
    """How many must be able to come: in total, and of each group (quorum_groups.py)."""

    total: int = Field(default=0, ge=0)
    by_group: dict[str, int] = {}


class Window(Noun):
    """When it may happen: dates (both included; None is the rota's own end), weekdays 0-6, time of day."""

    first_day: date | None = None
    last_day: date | None = None
    weekdays: frozenset[int] = WEEKDAYS
    earliest: time = time(8)
    latest: time = time(18)


class Activity(Noun):
    """One engagement activity with all that principle 3 wants said about it.

    duration_minutes is the length of an event; block_least and block_most bound one piece of individual time,
    in minutes; lead_days is the least number of days between the last piece and the decision. Pieces of one doctor lie
    least_days_apart or more (in dates; 0 asks nothing); longest_gap_days is the stretch of days that should not pass
    without one. standing: the kinds of duty that count as delivered where they stand in the rota already.
    counts_to_cover: who takes part still counts to cover, as at a virtual meeting on the ward. must_attend: of each set
    of doctors or roles one comes to the event, the others are deputies. every_weeks: an event that recurs, once in each
    stretch of so many weeks; sittings: how often each is held, for others each time. series, round and sitting say
    which meeting it is (round and sitting from 1; 0 where there is one alone).
    """

    id: str
    title: str
    form: ActivityForm = ActivityForm.INDIVIDUAL
    method: Method = Method.INDIVIDUAL
    purpose: str = ""
    in_scope: str = ""
    out_of_scope: str = ""
    how_to_contribute: str = ""
    others_taking_part: str = ""
    how_decided: str = ""
    how_told: str = ""
    decision_date: date | None = None
    feedback_date: date | None = None
    lead_days: int = Field(default=0, ge=0)
    window: Window = Window()
    invited: Who = Who()
    quorum: Quorum = Quorum()
    duration_minutes: int = Field(default=60, gt=0)
    block_least_minutes: int = Field(default=60, gt=0)
    block_most_minutes: int = Field(default=240, gt=0)
    least_days_apart: int = Field(default=0, ge=0)
    longest_gap_days: int | None = Field(default=None, gt=0)
    preferred: Preferred = Preferred()
    standing: frozenset[DutyKind] = STANDING
    counts_to_cover: bool = False
    must_attend: tuple[frozenset[str], ...] = ()
    every_weeks: int | None = Field(default=None, gt=0)
    sittings: int = Field(default=1, gt=0)
    series: str = ""
    round: int = Field(default=0, ge=0)
    sitting: int = Field(default=0, ge=0)
    place: str = ""
    assumed: bool = False
    source: CellRef | None = None

    @model_validator(mode="after")
    def _blocks_make_sense(self) -> "Activity":
        if self.block_most_minutes < self.block_least_minutes:
            msg = f"{self.id}: the longest block is shorter than the shortest"
            raise ValueError(msg)
        return self

    @property
    def room(self) -> str:
        """The room that an event needs, as rooms are compared; empty where it needs none."""
        remote = self.method in (Method.VIRTUAL, Method.ASYNCHRONOUS)
        return "" if remote or self.form is not ActivityForm.EVENT else " ".join(self.place.casefold().split())

    def sits_with(self, other: "Activity") -> bool:
        """Whether the two are sittings of one meeting: nobody needs to come to both."""
        return bool(self.sitting and self.id != other.id and (self.series, self.round) == (other.series, other.round))

    def last_useful_day(self, rota_last: date) -> date:
        """The last date on which it may happen: its window, its decision less the lead time, and the rota's end."""
        ends = [rota_last]
        if self.window.last_day is not None:
            ends.append(self.window.last_day)
        if self.decision_date is not None:
            ends.append(self.decision_date - timedelta(days=self.lead_days))
        return min(ends)

    def first_useful_day(self, rota_first: date) -> date:
        """The first date on which it may happen."""
        return max(rota_first, self.window.first_day or rota_first)

    @property
    def missing_fields(self) -> tuple[str, ...]:
        """The fields of principle 3 that nobody filled in."""
        needed = (
            "purpose",
            "in_scope",
            "out_of_scope",
            "how_to_contribute",
            "others_taking_part",
            "how_decided",
            "how_told",
            "decision_date",
            "feedback_date",
        )
        return tuple(name for name in needed if not getattr(self, name))
