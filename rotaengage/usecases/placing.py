"""Rules of placing: the program's own figures with what the setup workbook says laid over them."""

from collections.abc import Sequence
from datetime import datetime, time
from zoneinfo import ZoneInfo

from rotaengage.domain.limits import Limits, Said, Setting
from rotaengage.domain.span import instant

_FIELDS = {
    Setting.GRID: "grid_minutes",
    Setting.HANDOVER: "handover_minutes",
    Setting.BLOCKS_A_DAY: "blocks_a_day",
    Setting.MOST_A_DAY: "most_a_day_minutes",
    Setting.FREE: "free_days",
    Setting.LIVE: "live_days",
    Setting.LIST_NOTICE: "list_notice_days",
}


def limits_said(usual: Limits, said: Sequence[Said]) -> Limits:
    """The limits with the department's own figures in place of the usual ones."""
    told = [s.day for s in said if s.setting is Setting.NOTICE_FROM and s.day is not None]
    groups = [s.groups for s in said if s.groups is not None]
    return usual.changed(
        **{_FIELDS[s.setting]: s.amount for s in said if s.setting in _FIELDS and s.amount is not None},
        **({"notice_from": told[0]} if told else {}),
        **({"fair_between": groups[0]} if groups else {}),
    )


def frozen_said(said: Sequence[Said], zone: ZoneInfo) -> datetime | None:
    """The moment before which nothing is placed, where the department says one."""
    days = [s.day for s in said if s.setting is Setting.FROZEN_UNTIL and s.day is not None]
    return instant(days[0], time(0), zone) if days else None
