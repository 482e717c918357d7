"""Months and years that stand in titles and headings above a line of days, or between the days."""

import re
from calendar import monthrange
from typing import NamedTuple

from importers.calendar_words import MONTHS
from importers.grid import Value
from importers.marks import MarkMemory
from importers.view import View

_WORD = re.compile(r"[^\W\d_]+")
_EASTERN_MONTH = re.compile(r"(?<!\d)(\d{1,2})\s*[月월](?!\d)")
_MONTH_YEAR = re.compile(r"([^\W\d_]{3,})\.?,?\s+20\d\d(?!\d)")
_YEAR = re.compile(r"(?<![\d./-])(20\d\d)(?!\d)")
_SHORT = {"mar", "may", "set", "mag", "mai", "maj", "sie", "lis", "gen", "dic", "ago", "mei", "out", "medi", "mars"}


class Label(NamedTuple):
    """A month, a year or both at a position; day is given where the heading is a date (a week's first day)."""

    position: int
    month: int | None
    year: int | None
    day: int | None = None


class Context(NamedTuple):
    """What the headings say: labels along the days, and one title for all of them."""

    labels: tuple[Label, ...] = ()
    title_month: int | None = None
    title_year: int | None = None


def words_of(text: str) -> tuple[int | None, int | None]:
    """Month and year that a free text names: 'Rota for August 2026' gives (8, 2026).

    Short words that are others too (may, mar, set) count only alone or before the year.
    """
    words = [w.casefold() for w in _WORD.findall(text)]
    sure = {w.casefold() for w in _MONTH_YEAR.findall(text)} if len(words) > 1 else set(words)
    months = {MONTHS[w] for w in words if w in MONTHS and len(w) > 2 and (w in sure or w not in _SHORT)}
    months |= {int(m) for m in _EASTERN_MONTH.findall(text) if 1 <= int(m) <= 12}
    years = {int(y) for y in _YEAR.findall(text)}
    month = months.pop() if len(months) == 1 else None
    return month, years.pop() if len(years) == 1 else None


def _label(value: Value, position: int, memory: MarkMemory) -> Label | None:
    mark = memory(value)
    if mark is not None and (mark.month or mark.year):
        whole = mark.year and mark.month and mark.day and mark.day <= monthrange(mark.year, mark.month)[1]
        return Label(position, mark.month, mark.year, mark.day if whole else None)
    if mark is not None or not isinstance(value, str) or len(value) > 80:
        return None
    month, year = words_of(value)
    return Label(position, month, year) if month or year else None


def _line_labels(view: View, line: int, memory: MarkMemory, skip: set[int]) -> list[Label]:
    found = []
    for position, value in enumerate(view.lines[line]):
        if value != "" and position not in skip:
            label = _label(value, position, memory)
            if label is not None:
                found.append(label)
    return found


def _titles(above: list[list[Label]]) -> tuple[int | None, int | None]:
    """Month and year of the titles, of which the nearest one counts; titles before dates of single days."""
    plain = [[label for label in line if label.day is None] for line in above]
    dated = [[label for label in line if label.day is not None] for line in above]
    months = _nearest([{x.month for x in line if x.month} for line in plain])
    years = _nearest([{x.year for x in line if x.year} for line in plain])
    return (
        months or _nearest([{x.month for x in line if x.month} for line in dated]),
        years or _nearest([{x.year for x in line if x.year} for line in dated]),
    )


def _nearest(found: list[set[int]]) -> int | None:
    """The number of the last line that has any; None where that line has several."""
    last = next((numbers for numbers in reversed(found) if numbers), set[int]())
    return next(iter(last)) if len(last) == 1 else None


def _runs_along(row: list[Label], hits: set[int]) -> bool:
    """Whether the labels stand over the days themselves: several months, or dates such as a week's first day."""
    inside = [x for x in row if min(hits) - 1 <= x.position <= max(hits)]
    return any(x.day for x in inside) or len({x.month for x in inside if x.month}) > 1


def context_of(view: View, line: int, hits: set[int], memory: MarkMemory, reach: int = 8) -> Context:
    """What stands above the line (at most reach lines of it) and in it, outside its days."""
    first = min(hits)
    inline = _line_labels(view, line, memory, hits)
    above = [_line_labels(view, n, memory, set()) for n in range(max(0, line - reach), line)]
    rows = [row for row in above if _runs_along(row, hits)]
    along = [x for row in rows for x in row] or [x for x in inline if x.position >= first]
    titles = [row for row in above if row not in rows] + [[x for x in inline if x.position < first]]
    month, year = _titles(titles)
    if along and month and not rows:
        along = [Label(first - 1, month, year), *along]
    return Context(tuple(sorted(along, key=lambda x: x.position)), month, year)
