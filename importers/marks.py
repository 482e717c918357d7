"""What one heading cell says about a date: a whole date, a day and month, a weekday and day, a day number, a month."""

import re
from collections.abc import Hashable
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from importers.calendar_words import MONTHS, WEEKDAYS
from importers.grid import Value


class Mark(NamedTuple):
    """Parts of a date that a cell gives; None and an empty set are parts that it does not give.

    swapped holds (month, day) read the other way round, where both ways are possible or only the second is.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekdays: frozenset[int] = frozenset()
    swapped: bool = False
    week: bool = False

    @property
    def is_day(self) -> bool:
        """Whether it names a day (of a month or a whole date)."""
        return self.day is not None

    def other_way(self) -> "Mark":
        """Day and month exchanged, for numbers such as 3/8 that can be read both ways."""
        return self._replace(month=self.day, day=self.month) if self.swapped else self


FIRST_YEAR = 1990
_FIRST_SERIAL = date(1899, 12, 30)
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[t ]00:00(?::00)?)?")
_NUMBERS = re.compile(r"(\d{1,2})\s*[-/.]\s*(\d{1,2})(?:\s*[-/.]\s*(\d{4}|\d{2}))?\.?")
_DAY_MONTH = re.compile(r"(\d{1,2})(?:st|nd|rd|th|\.)?[\s\-/.]*(?:of )?([^\W\d_]{3,})\.?,?[\s\-/.]*'?(\d{4}|\d{2})?")
_NUMBERED_DAY = re.compile(r"(?:day|tag|jour|día|dia|dag|dzień|giorno|päivä)\s*\.?(\d{1,2})")
_EASTERN = re.compile(
    r"(?:(?P<year>\d{4})\s*[年년]\s*)?(?:(?P<month>\d{1,2})\s*[月월]\s*)?(?:(?P<day>\d{1,2})\s*[日号號일])?"
    r"(?:\s*[(（]?(?P<weekday>[^\W\d_]+)[)）]?)?"
)
_MONTH_DAY = re.compile(r"([^\W\d_]{3,})\.?[\s\-/.]*(\d{1,2})(?:st|nd|rd|th)?,?(?:[\s\-/.]+(\d{4}))?")
_MONTH_YEAR = re.compile(r"([^\W\d_]{3,})\.?,?[\s\-/.']*(\d{4}|'?\d{2})?")
_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th|\.)?")
_WEEK = re.compile(r"(?:w\s*/?\s*[cb]\b\.?|w(?:ee)?k\s*(?:comm\w*|beginning|starting|from|of)|wb|wc)[\s:\-]*(.+)")
_HOLIDAY = re.compile(
    r"[\s(\[*–-]*\b(?:b\.?/?h\.?|p\.?/?h|bank\s*hol(?:iday)?s?|public\s*hol(?:iday)?s?|hol(?:iday)?|feiertag|férié"
    r"|(?:xmas|christmas|new year'?s?)(?: day| eve)?|boxing day|good friday|easter(?: \w+)?)\b[\s)\]*.]*$"
)
_WEEKDAY_FIRST = re.compile(r"([^\W\d_]+)\.?,?[\s\-/]*(\d.*)")
_WEEKDAY_LAST = re.compile(r"(\d.*?)[\s\-/(,]+([^\W\d_]+)\.?\)?")


def _year(text: str | None) -> int | None:
    if not text:
        return None
    number = int(text.strip("'"))
    return number if number > 99 else 2000 + number


def _numbers(text: str) -> Mark | None:
    if match := _ISO.fullmatch(text):
        return Mark(int(match[1]), int(match[2]), int(match[3]))
    match = _NUMBERS.fullmatch(text)
    if match is None:
        return None
    first, second, year = int(match[1]), int(match[2]), _year(match[3])
    if not (1 <= first <= 31 and 1 <= second <= 31):
        return None
    if second > 12:
        return Mark(year, first, second, swapped=False) if first <= 12 else None
    return Mark(year, second, first, swapped=first <= 12)


def _eastern(text: str) -> Mark | None:
    """A date as it is written in Chinese, Japanese and Korean: 2026年5月1日, 5月1日(金), 1日."""
    match = _EASTERN.fullmatch(text) if any(sign in text for sign in "年月日号號년월일") else None
    if match is None or not (match["year"] or match["month"] or match["day"]):
        return None
    weekdays = WEEKDAYS.get(match["weekday"] or "", frozenset[int]())
    year, month, day = (int(match[part]) if match[part] else None for part in ("year", "month", "day"))
    return None if match["weekday"] and not weekdays else Mark(year, month, day, weekdays)


def _words(text: str) -> Mark | None:
    if (match := _DAY_MONTH.fullmatch(text)) and match[2] in MONTHS:
        return Mark(_year(match[3]), MONTHS[match[2]], int(match[1]))
    if (match := _MONTH_DAY.fullmatch(text)) and match[1] in MONTHS and int(match[2]) <= 31:
        return Mark(_year(match[3]), MONTHS[match[1]], int(match[2]))
    if (match := _MONTH_YEAR.fullmatch(text)) and match[1] in MONTHS:
        return Mark(_year(match[2]), MONTHS[match[1]])
    match = _DAY.fullmatch(text) or _NUMBERED_DAY.fullmatch(text)
    return Mark(day=int(match[1])) if match else None


def _with_weekday(text: str) -> Mark | None:
    if text in WEEKDAYS:
        return Mark(weekdays=WEEKDAYS[text])
    for pattern, word, rest in ((_WEEKDAY_FIRST, 1, 2), (_WEEKDAY_LAST, 2, 1)):
        match = pattern.fullmatch(text)
        if match and match[word] in WEEKDAYS and len(match[word]) > 1:
            mark = _numbers(match[rest]) or _words(match[rest])
            if mark is not None and mark.is_day:
                return mark._replace(weekdays=WEEKDAYS[match[word]])
    return None


def _of_text(text: str) -> Mark | None:
    plain = " ".join(text.casefold().split())
    if not plain or len(plain) > 40:
        return None
    if match := _WEEK.fullmatch(plain):
        inner = _of_text(match[1])
        return inner._replace(week=True) if inner is not None and inner.is_day else None
    mark = _numbers(plain) or _with_weekday(plain) or _words(plain) or _eastern(plain)
    if mark is None and (bare := _HOLIDAY.sub("", plain)) != plain:
        mark = _numbers(bare) or _with_weekday(bare) or _words(bare) if bare else None
    return mark if mark is None or _possible(mark) else None


def _possible(mark: Mark) -> bool:
    """Whether a calendar has such a day in some year; a bare 0 may stand for 10."""
    if mark.year is not None and not 1900 <= mark.year <= 2199:
        return False
    if mark.month is None:
        return mark.day is None or 0 <= mark.day <= 31
    return 1 <= mark.month <= 12 and (mark.day is None or 1 <= mark.day <= 31)


def serial_day(value: Value) -> date | None:
    """The date of a number that a spreadsheet counts days by (1 is 1 January 1900), from 2009 to 2050; else None."""
    if isinstance(value, str):
        plain = value.strip()
        value = float(plain) if len(plain) == 5 and plain.isascii() and plain.isdigit() else 0.0
    if isinstance(value, bool) or not isinstance(value, int | float) or not 40_000 <= value < 55_000:
        return None
    return _FIRST_SERIAL + timedelta(days=int(value)) if value == int(value) else None


def _number_shown_as_day(value: date) -> Mark | None:
    """A day number in a cell that has the format of a date: 5 is then 5 January 1900, and shows as 5."""
    return Mark(day=value.day) if (value.year, value.month) == (1900, 1) else None


def mark_of(value: Value) -> Mark | None:
    """What a cell says about a date, or None. A day of 0 is let through: 10 is sometimes stored as 0."""
    if isinstance(value, str):
        return _of_text(value)
    if isinstance(value, datetime):
        return mark_of(value.date()) if value.time() == time(0) else None
    if isinstance(value, date):
        return Mark(value.year, value.month, value.day) if value.year >= FIRST_YEAR else _number_shown_as_day(value)
    if isinstance(value, bool) or not isinstance(value, int | float) or value != int(value):
        return None
    if 0 <= value <= 31:
        return Mark(day=int(value))
    return Mark(year=int(value)) if 1990 <= value <= 2099 else None


class MarkMemory:
    """Marks of values, each distinct value parsed once."""

    def __init__(self) -> None:
        self._known: dict[Hashable, Mark | None] = {}

    def __call__(self, value: Value) -> Mark | None:
        """The mark of a value, remembered."""
        if isinstance(value, bool):
            return None
        try:
            return self._known[value]
        except KeyError:
            self._known[value] = found = mark_of(value)
            return found
