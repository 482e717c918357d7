"""Dates of leave lists: real dates and text, ranges in one cell, halves of days."""

import re
from datetime import date, datetime, time
from typing import NamedTuple

from importers.grid import Value, text_of
from importers.marks import Mark, mark_of
from importers.setup_times import day_of
from rotaengage.domain.absence import Half

_HALF = re.compile(r"[\s(,]*\b(a\.?m|p\.?m|morning|afternoon)\b\.?\)?\s*", re.IGNORECASE)
_BETWEEN = re.compile(
    r"\s+(?:to|until|till|[-\u2013\u2014>])\s+|\s*[\u2013\u2014]\s*|(?<=\d)\s*-\s*(?=\d{1,2}\s+[a-z])"
)
_DAYS_OF_MONTH = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\s*-\s*(\d{1,2}(?:st|nd|rd|th)?\s*[a-z]+.*)", re.IGNORECASE)


class LeaveDay(NamedTuple):
    """A date with the half that stands beside it; guessed: the year was completed. Day before month."""

    day: date
    half: Half | None = None
    guessed: bool = False


def half_of(text: str) -> Half | None:
    """AM or PM, where a text names one of them and not both."""
    found = {
        ("PM" if m[1][0].casefold() in "p" or m[1].casefold() == "afternoon" else "AM") for m in _HALF.finditer(text)
    }
    return Half(found.pop()) if len(found) == 1 else None


def leave_day(value: Value, first: date, last: date) -> LeaveDay | None:
    """The date of a cell; where the year is missing, the one that puts it nearest to the rota (first to last)."""
    if isinstance(value, datetime):
        half = Half.PM if value.time() >= time(12) else None
        return LeaveDay(value.date(), half)
    if isinstance(value, date):
        return LeaveDay(value)
    if not isinstance(value, str):
        return None
    half = half_of(value)
    text = " ".join(_HALF.sub(" ", value).split()).strip(" ,;")
    mark = mark_of(text)
    if mark is None or not mark.is_day or mark.month is None:
        known = day_of(text)
        return LeaveDay(known, half) if known else None
    guessed = mark.year is None
    day = _nearest(mark, first, last) if guessed else _date(mark.year, mark)
    return None if day is None else LeaveDay(day, half, guessed)


def _date(year: int | None, mark: Mark) -> date | None:
    try:
        return date(year or 0, mark.month or 0, mark.day or 0)
    except ValueError:
        return None


def _nearest(mark: Mark, first: date, last: date) -> date | None:
    years = range(first.year - 1, last.year + 2)
    days = [d for y in years if (d := _date(y, mark)) is not None]
    return min(days, key=lambda d: max((first - d).days, (d - last).days, 0), default=None)


def leave_range(value: Value, first: date, last: date) -> tuple[LeaveDay, LeaveDay] | None:
    """First and last date of one cell: a date, '3-7 Aug 2026', '03/08/26 - 07/08/26', '3 Aug to 7 Aug'."""
    alone = leave_day(value, first, last)
    if alone is not None:
        return alone, alone
    text = text_of(value)
    if match := _DAYS_OF_MONTH.fullmatch(text):
        end = leave_day(match[2], first, last)
        start = _same_month(int(match[1]), end)
        return (start, end) if start is not None and end is not None else None
    ends = [part for part in _BETWEEN.split(text) if part.strip()]
    if len(ends) != 2:
        return None
    end = leave_day(ends[1], first, last)
    start = leave_day(ends[0], first, last)
    if start is not None and end is not None and start.guessed and not end.guessed:
        start = _before(ends[0], start, end)
    return (start, end) if start is not None and end is not None else None


def _same_month(day: int, end: LeaveDay | None) -> LeaveDay | None:
    try:
        return None if end is None else LeaveDay(end.day.replace(day=day))
    except ValueError:
        return None


def _before(text: str, start: LeaveDay, end: LeaveDay) -> LeaveDay | None:
    """A start without a year takes the year of its end, or the one before where it would lie behind it."""
    found = leave_day(f"{text.strip()} {end.day.year}", end.day, end.day) or start
    same = found.day.replace(year=end.day.year) if found.day.month != 2 or found.day.day != 29 else found.day
    return found._replace(day=same if same <= end.day else same.replace(year=end.day.year - 1))
