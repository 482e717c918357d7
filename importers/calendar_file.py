"""On-call calendars (.ics): every occurrence within the rota's dates, on the rota's wall clock."""

import re
import time as clock
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from importers.calendar_guard import calendar_text
from importers.calendar_repeats import OddRepeatError, part, starts_of, wall
from importers.leave_issues import issue
from rotaengage.domain.absence import CalendarEntry
from rotaengage.domain.codes import DutyKind
from rotaengage.domain.issue import Issue, UserError
from rotaengage.domain.refs import CellRef
from rotaengage.domain.span import Span

MOST_ENTRIES = 20_000
MOST_SECONDS = 6.0
LONGEST = timedelta(days=31)
_KINDS = (
    (r"annual leave|\ba/l\b", DutyKind.ANNUAL_LEAVE),
    (r"study leave", DutyKind.STUDY_LEAVE),
    (r"\bon leave\b|\bunavailable\b|\bnot available\b", DutyKind.UNAVAILABLE),
    (r"(?<!non-)(?<!non )\bresident on[- ]?call", DutyKind.RESIDENT_ON_CALL),
)


class CalendarReading(NamedTuple):
    """What was read of a calendar."""

    entries: tuple[CalendarEntry, ...] = ()
    issues: tuple[Issue, ...] = ()


@dataclass
class _Desk:
    """What is counted while a calendar is read."""

    file: str
    first: date
    last: date
    zone: ZoneInfo
    ends: float
    entries: list[CalendarEntry] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    without_date: list[str] = field(default_factory=list)
    cancelled: int = 0
    outside: int = 0

    def where(self, number: int) -> CellRef:
        """The n-th entry of the file, in the form of a cell."""
        return CellRef(f"[{self.file}]entries", number, 1)


def read_calendar(path: Path, first: date, last: date, zone: ZoneInfo) -> CalendarReading:
    """Entries from first to last. Entries without a zone are on the rota's clock. UserError where it is no calendar."""
    text = calendar_text(path)
    desk = _Desk(path.name, first, last, zone, clock.monotonic() + MOST_SECONDS)
    _read(_parsed(text, path.name), desk)
    if desk.without_date:
        words = {"count": len(desk.without_date), "text": desk.without_date[0]}
        desk.issues.append(issue("IC201", desk.file, **words))
    if desk.cancelled:
        desk.issues.append(issue("IC203", desk.file, count=desk.cancelled))
    if desk.outside:
        desk.issues.append(issue("IC206", desk.file, count=desk.outside))
    if not desk.entries and not desk.issues:
        desk.issues.append(issue("IC101", desk.file))
    return CalendarReading(tuple(desk.entries), tuple(desk.issues))


def _parsed(text: str, name: str) -> list[Any]:
    from icalendar import Calendar

    try:
        return list(Calendar.from_ical(text, multiple=True))
    except Exception as error:  # a foreign parser on a hostile file: its errors have no common base
        raise UserError("this calendar is damaged and cannot be read", name, "export it again as .ics") from error


def _read(calendars: list[Any], desk: _Desk) -> None:
    number = 0
    for calendar in calendars:
        dropped = str(calendar.get("METHOD", "")).upper() == "CANCEL"
        events = list(calendar.walk("VEVENT"))
        moved = {(str(e.get("UID")), w) for e in events if (w := _instance(e)) is not None}
        for event in events:
            number += 1
            if len(desk.entries) >= MOST_ENTRIES or clock.monotonic() > desk.ends:
                desk.issues.append(issue("IC205", desk.file, count=len(desk.entries)))
                return
            if dropped or str(event.get("STATUS", "")).upper() == "CANCELLED":
                desk.cancelled += 1
                continue
            _read_event(event, number, str(calendar.get("X-WR-CALNAME", "")), moved, desk)


def _value(event: Any, name: str) -> Any:
    """The value of a property; of several the first."""
    found = event.get(name)
    found = found[0] if isinstance(found, list) and found else found
    return part(found, "dt")


def _instance(event: Any) -> datetime | None:
    """Which occurrence of a series an event stands for, in UTC or on its own clock."""
    value = _value(event, "RECURRENCE-ID")
    return _moment(value) if isinstance(value, date) else None


def _moment(value: date | datetime) -> datetime:
    zone = value.tzinfo if isinstance(value, datetime) else None
    return wall(value, ZoneInfo("UTC") if zone is not None else None)


def _read_event(event: Any, number: int, calendar: str, moved: set[tuple[str, datetime]], desk: _Desk) -> None:
    summary = " ".join(str(event.get("SUMMARY", "")).split())
    start = _value(event, "DTSTART")
    if not isinstance(start, date):
        desk.without_date.append(summary or f"entry {number}")
        return
    alone = _instance(event) is not None
    uid = str(event.get("UID"))
    length = _length(event, start)
    if length is None:
        desk.issues.append(issue("IC204", str(desk.where(number)), text=summary or "this entry"))
        return
    zone = _zone(event, start, number, desk)
    names = tuple(n for n in (summary, *_people(event), calendar) if n)
    inside = 0
    try:
        for begin in [wall(start, zone)] if alone else starts_of(event, start, desk.first, desk.last):
            whole_day = not isinstance(start, datetime)
            zoned = isinstance(start, datetime) and start.tzinfo is not None
            if not alone and (uid, _moment(begin.replace(tzinfo=zone) if zoned else begin)) in moved:
                continue
            inside += _keep(desk, number, (summary, names), (begin, length, zone), whole_day=whole_day)
    except OddRepeatError as odd:
        desk.issues.append(issue("IC202", str(desk.where(number)), text=f"{odd}"[:80] or "a broken rule"))
        return
    except (ValueError, OverflowError, TypeError, OSError):
        desk.without_date.append(summary or f"entry {number}")
        return
    desk.outside += not inside


def _length(event: Any, start: date | datetime) -> timedelta | None:
    """How long it lasts on the wall clock; None where it ends before it begins; nothing said is a day, or no time."""
    end, duration = _value(event, "DTEND"), _value(event, "DURATION")
    whole_day = not isinstance(start, datetime)
    if isinstance(end, date):
        zone = start.tzinfo if isinstance(start, datetime) else None
        length = wall(end, zone if not isinstance(end, datetime) or end.tzinfo else None) - wall(start, zone)
    else:
        length = duration if isinstance(duration, timedelta) else timedelta(days=1 if whole_day else 0)
    if length < timedelta(0) or length > LONGEST:
        return None
    return max(length, timedelta(days=1)) if whole_day else length


def _zone(event: Any, start: date | datetime, number: int, desk: _Desk) -> Any:
    """The zone of an entry; the rota's where it has none or one that nobody knows."""
    if not isinstance(start, datetime):
        return None
    if start.tzinfo is not None:
        return start.tzinfo
    told = (part(event.get("DTSTART"), "params") or {}).get("TZID")
    if told:
        desk.issues.append(issue("IC207", str(desk.where(number)), text=str(told)))
    return desk.zone


def _people(event: Any) -> Iterator[str]:
    found = event.get("ATTENDEE")
    for person in found if isinstance(found, list) else [found] if found is not None else []:
        name = (part(person, "params") or {}).get("CN")
        if name:
            yield " ".join(str(name).split())


def _keep(
    desk: _Desk,
    number: int,
    words: tuple[str, tuple[str, ...]],
    when: tuple[datetime, timedelta, Any],
    *,
    whole_day: bool,
) -> bool:
    """Keep one occurrence if it touches the rota's dates."""
    (summary, names), (begin, length, zone) = words, when
    span = None
    if whole_day:
        last = begin + length - timedelta(days=1)
        days = [begin.date() + timedelta(days=n) for n in range((last - begin).days + 1)]
    else:
        start = begin.replace(tzinfo=zone).astimezone(desk.zone)
        end = (begin + length).replace(tzinfo=zone).astimezone(desk.zone)
        span = Span(start, end) if end.timestamp() > start.timestamp() else None
        days = [start.date()]
    days = [d for d in days if desk.first <= d <= desk.last]
    if not days:
        return False
    desk.entries.append(CalendarEntry(
        text=summary, names=names, days=tuple(days), kind=_kind(summary), source=desk.where(number), span=span
    ))  # fmt: skip
    return True


def _kind(summary: str) -> DutyKind:
    """On call from home unless the words say otherwise: the file was given as an on-call calendar."""
    word = summary.casefold()
    return next((kind for pattern, kind in _KINDS if re.search(pattern, word)), DutyKind.NON_RESIDENT_ON_CALL)
