"""Runs: of long shifts, of nights, of any duties, on consecutive dates (by start date: a night is one day)."""

from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

from rotaengage.rules.hours.base import HoursRule, Worked
from rotaengage.rules.hours.rest_between import is_night

Found = Iterator[tuple[Worked, int, str]]


def runs(duties: Sequence[Worked]) -> Iterator[list[Worked]]:
    """Duties on consecutive dates, one a date."""
    run: list[Worked] = []
    for duty in duties:
        if run and duty.label == run[-1].label:
            continue
        if run and duty.label != run[-1].label + timedelta(days=1):
            yield run
            run = []
        run.append(duty)
    if run:
        yield run


def _too_many(duties: Sequence[Worked], most: int, what: str, counts: Callable[[Worked], bool]) -> Found:
    for run in runs([d for d in duties if counts(d)]):
        if len(run) > most:
            yield run[most], len(run) - most, f"{len(run)} {what} on consecutive days, at most {most}"


def _long(duties: Sequence[Worked], table: dict[str, Any], zone: ZoneInfo) -> Found:
    return _too_many(duties, table["most"], "long shifts", lambda d: d.minutes > table["longer_than_minutes"])


def _nights(duties: Sequence[Worked], table: dict[str, Any], zone: ZoneInfo) -> Found:
    return _too_many(duties, table["most"], "nights", lambda d: is_night(d, zone))


def _any(duties: Sequence[Worked], table: dict[str, Any], zone: ZoneInfo) -> Found:
    return _too_many(duties, table["most"], "duties", lambda _: True)


LONG_RUN = HoursRule("long_run", "HR105", "long_run", "At most four long shifts in a row.", _long)
NIGHT_RUN = HoursRule("night_run", "HR106", "night_run", "At most four nights in a row.", _nights)
DUTY_RUN = HoursRule("duty_run", "HR107", "duty_run", "At most seven duties in a row.", _any)
