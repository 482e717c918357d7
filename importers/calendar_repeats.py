"""When an entry of a calendar happens: once, by a rule, on further dates, and not on those taken out."""

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

MOST_TIMES = 2_000
_PLAIN_PARTS = frozenset({"FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "BYMONTH", "BYMONTHDAY", "BYSETPOS", "WKST"})
_LONG_MONTHS = {2: 29, 4: 30, 6: 30, 9: 30, 11: 30}


class OddRepeatError(Exception):
    """A rule that is not read here, or can never come true."""


def part(value: Any, name: str) -> Any:
    """A part of a value of the calendar library; None where the value is broken, which it says by raising."""
    try:
        return getattr(value, name, None)
    except Exception:
        return None


def wall(value: date | datetime, zone: Any) -> datetime:
    """The wall clock of a value in the entry's own zone, without the zone; a date is its midnight."""
    if not isinstance(value, datetime):
        return datetime.combine(value, time())
    return value.replace(tzinfo=None) if value.tzinfo is None else value.astimezone(zone).replace(tzinfo=None)


def starts_of(event: Any, start: date | datetime, first: date, last: date) -> Iterator[datetime]:
    """Wall-clock starts from first to last, with a day to spare on both sides; at most MOST_TIMES.

    OddRepeatError where the rule is not understood.
    """
    zone = start.tzinfo if isinstance(start, datetime) else None
    begin = wall(start, zone)
    early = datetime.combine(first, time()) - timedelta(days=32)
    late = datetime.combine(last, time()) + timedelta(days=2)
    found = {begin, *(_listed(event, "RDATE", zone))}
    for rule in _many(event.get("RRULE")):
        found.update(_by_rule(rule, begin, early, late, zone))
    found -= set(_listed(event, "EXDATE", zone))
    yield from sorted(s for s in found if early <= s <= late)[:MOST_TIMES]


def _many(value: Any) -> list[Any]:
    return [] if value is None else value if isinstance(value, list) else [value]


def _listed(event: Any, name: str, zone: Any) -> Iterator[datetime]:
    """Dates of a list property; a period stands for its start."""
    for line in _many(event.get(name)):
        for item in part(line, "dts") or ():
            value = part(item, "dt")
            value = value[0] if isinstance(value, tuple) else value
            if isinstance(value, date):
                yield wall(value, zone)


def _by_rule(rule: Any, begin: datetime, early: datetime, late: datetime, zone: Any) -> list[datetime]:
    from dateutil.rrule import rrulestr

    written = part(rule, "to_ical")
    text = str(written(), "utf-8", "replace") if written else ""
    parts: dict[str, str] = {}
    for piece in text.upper().split(";"):
        name, _, value = piece.partition("=")
        parts[name] = value
    if not parts.keys() <= _PLAIN_PARTS or not _can_happen(parts):
        raise OddRepeatError(text)
    until = _many(rule.get("UNTIL"))
    if until:
        stop = wall(until[0], zone) if isinstance(until[0], date) else late
        if not isinstance(until[0], datetime):
            stop += timedelta(days=1, seconds=-1)
        late = min(late, stop)
        text = ";".join(f"{k}={v}" for k, v in parts.items() if k != "UNTIL")
    if begin > late:
        return []
    try:
        found: list[datetime] = rrulestr(text, dtstart=begin).between(early, late, inc=True)
    except (ValueError, TypeError, OverflowError, KeyError, IndexError) as error:
        raise OddRepeatError(text) from error
    return found[:MOST_TIMES]


def _can_happen(parts: dict[str, str]) -> bool:
    """Whether a rule can come true at all: one that cannot would be searched for to the end of time."""
    if parts.get("FREQ") not in ("DAILY", "WEEKLY", "MONTHLY", "YEARLY"):
        return False
    if any(not re.fullmatch(r"[1-9]\d{0,3}", parts[k]) for k in ("INTERVAL", "COUNT") if k in parts):
        return False
    if "BYSETPOS" in parts and (
        parts["FREQ"] in ("DAILY", "WEEKLY") or not re.fullmatch(r"-?[1-5]", parts["BYSETPOS"])
    ):
        return False
    if parts["FREQ"] in ("DAILY", "WEEKLY") and parts.keys() & {"BYMONTHDAY", "BYMONTH"}:
        return False
    days = [int(d) for d in re.findall(r"-?\d+", parts.get("BYMONTHDAY", ""))]
    months = [int(m) for m in re.findall(r"\d+", parts.get("BYMONTH", ""))] or [1]
    return not days or any(1 <= abs(d) <= _LONG_MONTHS.get(m, 31) for d in days for m in months)
