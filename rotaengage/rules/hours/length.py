"""Length: of one shift, and of all work in any 168 hours."""

from collections.abc import Iterator, Sequence
from typing import Any
from zoneinfo import ZoneInfo

from rotaengage.rules.hours.base import HoursRule, Worked


def _max_shift(duties: Sequence[Worked], table: dict[str, Any], zone: ZoneInfo) -> Iterator[tuple[Worked, int, str]]:
    limit = table["limit_minutes"]
    for duty in duties:
        if duty.minutes > limit:
            yield duty, duty.minutes - limit, f"a duty of {duty.minutes / 60:.1f} hours, at most {limit // 60}"


def _week_hours(duties: Sequence[Worked], table: dict[str, Any], zone: ZoneInfo) -> Iterator[tuple[Worked, int, str]]:
    """Windows that start at a duty's start hold every maximum (domain notes B.3, window proof)."""
    limit, window = table["limit_minutes"], table["window_minutes"]
    for n, first in enumerate(duties):
        until = first.start + window
        total = sum(min(d.end, until) - d.start for d in duties[n:] if d.start < until)
        if total > limit:
            says = f"{total / 60:.1f} hours in the {window // 60} hours from this duty's start, at most {limit // 60}"
            yield first, total - limit, says


MAX_SHIFT = HoursRule("max_shift", "HR103", "max_shift", "No shift is longer than 13 hours.", _max_shift)
WEEK_HOURS = HoursRule("week_hours", "HR104", "week_hours", "At most 72 hours in any 168.", _week_hours)
