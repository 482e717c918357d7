"""Dates of the rows of a list: real dates, text in either order, dates without a year, dates that hold a time."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from importers.grid import Value, text_of
from importers.headers import AxisFinder
from importers.list_columns import Columns
from importers.marks import Mark, serial_day
from importers.view import View

_TWO = re.compile(r"\s*(\d{1,2})\s*[/.-]\s*(\d{1,2})(?!\d)")


@dataclass(frozen=True, slots=True)
class ListDates:
    """A date for each row, None where it has none; a year that was guessed, and whether 3/8 may be March the 8th."""

    days: list[date | None]
    guess: int | None = None
    because: str = ""
    order_doubt: bool = False


def dates_of(view: View, rows: Sequence[int], columns: Columns, finder: AxisFinder) -> ListDates:
    """The dates of a list, whose rows need not be in order. Day first, unless only month first gives dates."""
    values = [view.lines[n][columns.date] for n in rows]
    marks = [_mark(value, finder) for value in values]
    straight = [_day(m, finder) for m in marks]
    turned = [_day(m.other_way() if m else None, finder) for m in marks]
    order = finder.order or _order(values, straight, turned)
    guessed = any(m is not None and m.year is None for m in marks) and finder.year is None
    guess, because = (finder.year_hint, "as the likeliest") if guessed else (None, "")
    doubt = not order and straight != turned
    return ListDates(turned if order == "mdy" else straight, guess, because, doubt)


def _order(values: Sequence[Value], straight: Sequence[date | None], turned: Sequence[date | None]) -> str:
    """Dmy or mdy as the numbers show: one above 12, or a period that is far shorter one way; empty if they do not."""
    numbers = [(int(m[1]), int(m[2])) for v in values if isinstance(v, str) and (m := _TWO.match(v))]
    if any(first > 12 for first, _ in numbers):
        return "dmy"
    if any(second > 12 for _, second in numbers):
        return "mdy"
    if not numbers:
        return "dmy"
    long, other = (_length(days) for days in (straight, turned))
    if long * 5 < other:
        return "dmy"
    return "mdy" if other * 5 < long else ""


def _length(days: Sequence[date | None]) -> int:
    known = [d for d in days if d is not None]
    return (max(known) - min(known)).days + 1 if known else 10**6


def _mark(value: Value, finder: AxisFinder) -> Mark | None:
    """What a cell says of its date; a time behind the date is left out."""
    if isinstance(value, datetime):
        return Mark(value.year, value.month, value.day)
    mark = finder.memory(value)
    if mark is None and (day := serial_day(value)) is not None:
        return Mark(day.year, day.month, day.day)
    if mark is None and isinstance(value, str):
        first = text_of(value).replace("T", " ").split(" ")[0]
        mark = finder.memory(first) if any(ch in first for ch in "/-.") else None
    return mark if mark is not None and mark.is_day and mark.month is not None else None


def _day(mark: Mark | None, finder: AxisFinder) -> date | None:
    if mark is None or mark.day is None or mark.month is None:
        return None
    try:
        return date(mark.year or finder.year or finder.year_hint, mark.month, mark.day)
    except ValueError:
        return None
