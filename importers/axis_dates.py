"""From headings to dates: months from titles, years from anchors or weekdays, days that cannot be are left without."""

import calendar
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise

from importers.heading_context import Context
from importers.marks import Mark


@dataclass(slots=True)
class Dating:
    """Dates of a run of marks, one each; None where there is none. Indexes below are into the marks.

    pattern: weekdays that come round, of no date until a start date is given.
    """

    dates: list[date | None]
    year_guess: int | None = None
    because: str = ""
    month_missing: bool = False
    pattern: bool = False
    impossible: list[int] = field(default_factory=list)
    repaired: list[tuple[int, int]] = field(default_factory=list)


@dataclass(slots=True)
class _Part:
    day: int
    month: int | None
    year: int | None
    weekdays: frozenset[int]


def _segments(parts: Sequence[_Part]) -> list[int]:
    """For each part the number of the stretch it is in; a new stretch begins where the day falls back."""
    numbers, current = [], 0
    for n, part in enumerate(parts):
        if n and part.day < parts[n - 1].day:
            current += 1
        numbers.append(current)
    return numbers


def _titled_months(parts: list[_Part], month: int) -> None:
    """Give the month of the title to the longest stretch, and its neighbours to those around it."""
    numbers = _segments(parts)
    main = max(range(numbers[-1] + 1), key=numbers.count)
    for part, number in zip(parts, numbers, strict=True):
        part.month = (month - 1 + number - main) % 12 + 1


def _labelled(parts: list[_Part], places: Sequence[int], context: Context) -> None:
    """Take month and year from the last label at or before each day; a week's date counts from its own day."""
    for part, place in zip(parts, places, strict=True):
        if part.month is not None:
            continue
        label = next((x for x in reversed(context.labels) if x.position <= place and x.month), None)
        if label is None or label.month is None:
            continue
        if label.day and label.year:
            start = date(label.year, label.month, label.day)
            near = (start + timedelta(days=n) for n in range(14))
            found = next((d for d in near if d.day == part.day), None)
            if found is not None:
                part.month, part.year = found.month, found.year
            continue
        part.month = label.month
    for label in context.labels:
        if label.year and not label.day:
            first = next((p for p, place in zip(parts, places, strict=True) if place > label.position), None)
            if first is not None and (label.month in (None, first.month)) and first.year is None:
                first.year = label.year


def _follow_on(parts: list[_Part]) -> None:
    """Where labels were not repeated, a day that falls back begins the next month."""
    for before, part in pairwise(parts):
        if part.month is None and before.month is not None:
            part.month = before.month % 12 + 1 if part.day < before.day else before.month


def _spread_years(parts: list[_Part]) -> bool:
    """Carry known years forward and back over the months, which are all known; False if no year is known."""
    known = [n for n, p in enumerate(parts) if p.year is not None]
    if not known:
        return False
    for n in range(known[0] - 1, -1, -1):
        later, part = parts[n + 1], parts[n]
        part.year = (later.year or 0) - ((part.month or 0) > (later.month or 0))
    for before, part in pairwise(parts[known[0] :]):
        if part.year is None:
            part.year = (before.year or 0) + ((part.month or 0) < (before.month or 0))
    return True


def _valid(part: _Part) -> date | None:
    if part.year is None or part.month is None or not 1 <= part.day <= calendar.monthrange(part.year, part.month)[1]:
        return None
    return date(part.year, part.month, part.day)


def _fits(parts: list[_Part], year: int) -> bool:
    shift = year - (parts[0].year or year)
    moved = [_valid(_Part(p.day, p.month, (p.year or year) + shift, p.weekdays)) for p in parts]
    return all(d is None or not p.weekdays or d.weekday() in p.weekdays for d, p in zip(moved, parts, strict=True))


def _guess_year(parts: list[_Part], hint: int) -> tuple[int, str]:
    """A year for the first part: the nearest to the hint in which the weekdays are right, else the hint."""
    parts[0].year = hint
    _spread_years(parts)
    votes = sum(bool(p.weekdays) for p in parts)
    near = sorted(range(hint - 6, hint + 7), key=lambda y: (abs(y - hint), -y))
    year = next((y for y in near if _fits(parts, y)), None) if votes >= 5 else None
    return (year, "since its weekdays fit") if year else (hint, "as the likeliest")


def _believable(parts: list[_Part], year: int) -> bool:
    """Whether a year said once can be meant here: half of at least five weekdays fit it, or there are fewer."""
    trial = [_Part(p.day, p.month, None, p.weekdays) for p in parts]
    trial[0].year = year
    _spread_years(trial)
    told = [(p.weekdays, day) for p in trial if p.weekdays and (day := _valid(p)) is not None]
    fits = sum(day.weekday() in weekdays for weekdays, day in told)
    return len(told) < 5 or fits * 2 >= len(told)


def _repair_zeros(parts: list[_Part]) -> list[tuple[int, int]]:
    """Read a 0 between 9 and 11 as the 10 that a number format once cut off."""
    repaired = []
    for n, part in enumerate(parts):
        after_nine = n == 0 or parts[n - 1].day == 9
        before_eleven = n + 1 == len(parts) or parts[n + 1].day == 11
        if part.day == 0 and after_nine and before_eleven and len(parts) > 2:
            part.day = 10
            repaired.append((n, 10))
    return repaired


def _months(parts: list[_Part], places: Sequence[int], context: Context) -> bool:
    if context.labels:
        _labelled(parts, places, context)
    elif context.title_month and all(p.month is None for p in parts):
        _titled_months(parts, context.title_month)
    _follow_on(parts)
    return all(p.month is not None for p in parts)


def _title_year(parts: list[_Part], context: Context) -> None:
    if context.title_year and all(p.year is None for p in parts):
        main = next((p for p in parts if p.month == context.title_month), parts[0])
        main.year = context.title_year


def date_marks(
    marks: Sequence[Mark], places: Sequence[int], context: Context, year_hint: int, year_said: int | None = None
) -> Dating:
    """Work out the dates of marks at places, with what titles and labels say.

    year_said (a person's answer) settles a missing year; without it year_hint is tried and the guess is told.
    """
    parts = [_Part(m.day or 0, m.month, m.year, m.weekdays) for m in marks]
    dating = Dating([], repaired=_repair_zeros(parts))
    if not _months(parts, places, context):
        dating.month_missing = True
        dating.dates = [None] * len(parts)
        return dating
    _title_year(parts, context)
    if not _spread_years(parts):
        said = year_said if year_said and _believable(parts, year_said) else None
        year, dating.because = (said, "") if said else _guess_year(parts, year_hint)
        dating.year_guess = None if said else year
        parts = [_Part(p.day, p.month, None, p.weekdays) for p in parts]
        parts[0].year = year
        _spread_years(parts)
    dating.dates = [_valid(p) for p in parts]
    dating.impossible = [n for n, d in enumerate(dating.dates) if d is None]
    return dating
