"""Times of day as rotas write them: 0800-2030, 8-5, 13:00–01:00, 8am to 5pm."""

import re
from datetime import datetime, time, timedelta
from typing import NamedTuple

from importers.grid import Value

_CLOCK = r"(\d{1,2})(?:[:.h]?([0-5]\d))?\s*(am|pm|a\.m\.|p\.m\.|noon|midnight)?"
_RANGE = re.compile(rf"{_CLOCK}\s*(?:hrs?|h)?\s*(?:-|–|—|−|~|to|until|till|>|→)\s*{_CLOCK}\s*(?:hrs?|h)?")
_INSIDE = re.compile(rf"(?<![\w.:/-]){_RANGE.pattern}(?![\w.:/-])")
_ONE = re.compile(rf"{_CLOCK}\s*(?:hrs?|h)?")
LONGEST_PLAUSIBLE_MINUTES = 16 * 60


class Times(NamedTuple):
    """Start and end on the wall clock; an end not after the start is on the next day. bare: hours only, as in 8-5."""

    start: time
    end: time
    bare: bool = False

    @property
    def minutes(self) -> int:
        """Minutes on the wall clock from start to end, from 1 to 1440."""
        start, end = (t.hour * 60 + t.minute for t in (self.start, self.end))
        return (end - start - 1) % 1440 + 1

    @property
    def plausible(self) -> bool:
        """False for a duty of more than 16 hours that is not a whole day."""
        return self.minutes <= LONGEST_PLAUSIBLE_MINUTES or self.minutes == 1440


def _clock(hour: str, minute: str | None, half: str | None) -> time | None:
    h, m = int(hour), int(minute or 0)
    if half and half[0] == "p" and h < 12:
        h += 12
    if half and half[0] == "a" and h == 12:
        h = 0
    if h == 24 and m == 0:
        h = 0
    return time(h, m) if h < 24 else None


def _times(match: re.Match[str]) -> Times | None:
    h1, m1, a1, h2, m2, a2 = match.groups()
    start, end = _clock(h1, m1, a1), _clock(h2, m2, a2)
    if start is None or end is None:
        return None
    bare = not (m1 or a1 or m2 or a2)
    if not (a1 or a2) and end <= start and start.hour <= 12 and end.hour < 12 and not m1 and len(h2) == 1:
        end = end.replace(hour=end.hour + 12)
    return Times(start, end, bare)


def range_of(text: str) -> Times | None:
    """The times of a text that holds nothing else, or None. 8-5 is read as 08:00-17:00."""
    match = _RANGE.fullmatch(text.strip().strip("()").casefold())
    return _times(match) if match else None


def range_in(text: str) -> tuple[Times, str] | None:
    """Times within a longer text, and the text without them."""
    match = _INSIDE.search(text.casefold())
    times = _times(match) if match else None
    if match is None or times is None:
        return None
    rest = f"{text[: match.start()]} {text[match.end() :]}"
    return times, " ".join(re.sub(r"\(\s*\)|\[\s*\]", " ", rest).split()).strip(" ,;:=-–")


def written_clock(value: Value) -> time | None:
    """A time of day that is written as one: a bare number of hours may be a count."""
    if isinstance(value, str):
        plain = value.strip().casefold()
        written = any(sign in plain for sign in (":", ".", "am", "pm")) or (len(plain) == 4 and plain.isdigit())
        return clock_of(value) if written else None
    if isinstance(value, time | timedelta | datetime) or (isinstance(value, float) and 0 < value < 1):
        return clock_of(value)
    return None


def clock_of(value: Value) -> time | None:
    """One time of day from a legend's cell: a time, 08:00, 0800, 8am, 8.0 (hours) or a fraction of a day."""
    if isinstance(value, datetime | timedelta):
        seconds = value.total_seconds() if isinstance(value, timedelta) else 0
        return (
            (datetime.min + timedelta(seconds=seconds % 86400)).time() if isinstance(value, timedelta) else value.time()
        )
    if isinstance(value, time):
        return value
    if isinstance(value, str):
        match = _ONE.fullmatch(value.strip().casefold())
        return _clock(match[1], match[2], match[3]) if match else None
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    if 0 < value < 1:
        return (datetime.min + timedelta(minutes=round(value * 1440))).time()
    if 100 <= value <= 2400 and value % 100 < 60:
        return _clock(str(int(value) // 100), f"{int(value) % 100:02d}", None)
    hours = round(value * 60)
    return time(hours // 60 % 24, hours % 60) if 0 <= hours <= 1440 else None
