"""Times in the setup workbook: clock times, dates, weekdays and lengths, as people and spreadsheets write them."""

import re
from datetime import date, datetime, time, timedelta

_CLOCK = re.compile(r"(\d{1,2})[:.h]?([0-5]\d)(?::00)?")
_HOUR = re.compile(r"(\d{1,2})\s*(am|pm)", re.IGNORECASE)
_LENGTH = re.compile(
    r"(?:(?P<hours>\d{1,4}(?:[.,]\d{1,3})?)\s*(?:h|hr|hrs|hours?)\s*)?(?:(?P<minutes>\d{1,6})\s*(?:m|min|mins|minutes?)?)?"
)
_DATES = ("%d/%m/%Y", "%d/%m/%y", "%Y-%m-%d", "%d.%m.%Y", "%d-%m-%Y", "%d %b %Y", "%d %B %Y")
_EVERY_DAY = frozenset({"daily", "every day", "all", "all week", "7 days"})
_GROUPS = {"weekdays": frozenset(range(5)), "weekend": frozenset({5, 6}), "weekends": frozenset({5, 6})}
_LONGEST_MINUTES = 100_000


def clock_of(raw: object) -> time | None:
    """A time of day on the minute; 24:00 is midnight; None if it is none."""
    if isinstance(raw, datetime | time):
        dated = isinstance(raw, datetime) and raw.year > 1900
        return None if raw.second or dated else time(raw.hour, raw.minute)
    if isinstance(raw, timedelta):
        return _at(raw / timedelta(minutes=1))
    if isinstance(raw, float) and 0 <= raw < 1:
        return _at(round(raw * 1440, 6))
    text = str(raw)
    if isinstance(raw, int | float):
        text = f"{int(raw):04}" if 0 <= raw <= 2400 and raw == int(raw) else ""
    if hour := _HOUR.fullmatch(text):
        return _at((int(hour[1]) % 12 + 12 * (hour[2].lower() == "pm")) * 60) if 1 <= int(hour[1]) <= 12 else None
    parts = _CLOCK.fullmatch(text)
    return _at(int(parts[1]) * 60 + int(parts[2])) if parts else None


def _at(minutes: float) -> time | None:
    if not 0 <= minutes <= 1440 or abs(minutes - round(minutes)) > 0.01:
        return None
    return time(round(minutes) // 60 % 24, round(minutes) % 60)


def day_of(raw: object) -> date | None:
    """A date between 2000 and 2100, day before month; None if it is none."""
    found: date | None = None
    if isinstance(raw, datetime):
        found = raw.date() if raw.time() == time() else None
    elif isinstance(raw, date):
        found = raw
    elif isinstance(raw, str):
        found = next((day for day in (_parsed(raw, f) for f in _DATES) if day is not None), None)
    return found if found is not None and 2000 <= found.year <= 2100 else None


def _parsed(text: str, pattern: str) -> date | None:
    try:
        return datetime.strptime(text, pattern).date()
    except ValueError:
        return None


def minutes_of(raw: object) -> int | None:
    """A length in whole minutes from 0: a number is minutes, else 2 h, 1 h 30, 90 min, or a duration; or None."""
    if isinstance(raw, time):
        raw = timedelta(hours=raw.hour, minutes=raw.minute, seconds=raw.second)
    if isinstance(raw, timedelta):
        return _whole(raw / timedelta(minutes=1))
    if isinstance(raw, int | float):
        return _whole(raw)
    text = str(raw).strip()
    parts = _LENGTH.fullmatch(text)
    if parts is None or not text:
        return None
    hours = float((parts["hours"] or "0").replace(",", "."))
    return _whole(hours * 60 + int(parts["minutes"] or 0))


def _whole(minutes: float) -> int | None:
    return round(minutes) if 0 <= minutes <= _LONGEST_MINUTES and abs(minutes - round(minutes)) < 0.01 else None


def weekdays_of(raw: object) -> frozenset[int] | None:
    """Weekdays 0 (Monday) to 6: Mon-Fri, Sat, Sun, daily, weekend; None if it names none."""
    text = " ".join(str(raw).casefold().replace("\u2013", "-").replace(" to ", "-").split())
    if text in _EVERY_DAY:
        return frozenset(range(7))
    days: set[int] = set()
    for part in re.split(r"[,;/&\n]|\band\b", text):
        found = _GROUPS.get(part.strip()) or _run(part)
        if found is None:
            return None
        days |= found
    return frozenset(days)


def _run(text: str) -> frozenset[int] | None:
    ends = [_weekday(end.strip()) for end in text.split("-")]
    first, last = ends[0], ends[-1]
    if len(ends) > 2 or first is None or last is None:
        return None
    return frozenset((first + n) % 7 for n in range((last - first) % 7 + 1))


_FULL = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def _weekday(text: str) -> int | None:
    """A weekday of its name or the first letters of it, two at least."""
    word = text.rstrip(".").removesuffix("s") if len(text) > 3 else text
    if len(word) < 2:
        return None
    found = [n for n, name in enumerate(_FULL) if name.startswith(word)]
    return found[0] if len(found) == 1 else None
