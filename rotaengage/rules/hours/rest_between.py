"""Rest: between duties, and after nights."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

from rotaengage.domain.span import instant, minute_of
from rotaengage.rules.hours.base import HoursRule, Worked

NIGHT_FROM, NIGHT_TO, NIGHT_LEAST = time(23), time(6), 180
"""A night for the rest rules: at least three hours of work between 23:00 and 06:00 (TCS Sch 3; B.2)."""


def is_night(duty: Worked, zone: ZoneInfo) -> bool:
    """Whether a duty has three hours or more inside the night window of any date it meets."""
    first = datetime.fromtimestamp(duty.start * 60, tz=zone).date()
    return any(_inside(duty, first + timedelta(days=n), zone) >= NIGHT_LEAST for n in (-1, 0, 1))


def _inside(duty: Worked, evening: date, zone: ZoneInfo) -> int:
    start = minute_of(instant(evening, NIGHT_FROM, zone))
    end = minute_of(instant(evening + timedelta(days=1), NIGHT_TO, zone))
    return min(duty.end, end) - max(duty.start, start)


def rests(duties: Sequence[Worked]) -> Iterator[tuple[Worked, Worked, int]]:
    """Each duty with the next one that is not joined to it, and the minutes between."""
    for one, two in pairwise(duties):
        if two.start > one.end:
            yield one, two, two.start - one.end


def _min_rest(duties: Sequence[Worked], table: dict[str, Any], zone: ZoneInfo) -> Iterator[tuple[Worked, int, str]]:
    limit = table["limit_minutes"]
    for _, two, rest in rests(duties):
        if rest < limit:
            yield two, limit - rest, f"{rest / 60:.1f} hours of rest before this duty, at least {limit // 60}"


def _after_nights(duties: Sequence[Worked], table: dict[str, Any], zone: ZoneInfo) -> Iterator[tuple[Worked, int, str]]:
    limit = table["limit_minutes"]
    for one, two, rest in rests(duties):
        if rest < limit and is_night(one, zone) and not is_night(two, zone):
            yield two, limit - rest, f"{rest / 60:.1f} hours of rest after nights, at least {limit // 60}"


MIN_REST = HoursRule("min_rest", "HR101", "min_rest", "At least 11 hours of rest between duties.", _min_rest)
AFTER_NIGHTS = HoursRule("after_nights", "HR102", "after_nights", "At least 46 hours after nights.", _after_nights)
