"""Lines that name the weekdays of one week or more without a date in each heading: of weekly blocks and of patterns."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from importers.axis_dates import Dating
from importers.grid import Value
from importers.headers import Axis, covered
from importers.marks import Mark, MarkMemory
from importers.view import View
from importers.week_dates import Years, date_weeks

LEAST_DAYS = 5
MOST_APART = 4
UNDATED = 0.9
DATED = 0.97


def run_of(marks: Sequence[frozenset[int]]) -> list[int]:
    """The weekdays (0 Monday) of headings as far as a calendar runs so; days may be repeated, weekends left out."""
    best: list[int] = []
    for start in sorted(marks[0]) if marks else ():
        run = [start]
        for options in marks[1:]:
            before = run[-1]
            steps = [(before + 1) % 7, before, *([0] if before >= 4 else [])]
            after = next((day for day in steps if day in options), None)
            if after is None:
                break
            run.append(after)
        best = max(best, run, key=len)
    return best


def weeks_of(run: Sequence[int]) -> list[int]:
    """The number of the week, from 0, of each day of a run."""
    weeks: list[int] = []
    for n, day in enumerate(run):
        wraps = n > 0 and (day - run[0]) % 7 < (run[n - 1] - run[0]) % 7
        weeks.append(weeks[-1] + wraps if weeks else 0)
    return weeks


def is_weekday(value: Value, memory: MarkMemory) -> bool:
    """Whether a value names a weekday and no more."""
    if not isinstance(value, str) or len(value) > 20:
        return False
    mark = memory(value)
    return mark is not None and bool(mark.weekdays) and not mark.is_day


def _many(weekdays: Iterable[frozenset[int]]) -> bool:
    """Whether headings of these weekdays could name most days of a week: a code such as Z alone could not."""
    return len(frozenset[int]().union(*weekdays)) >= LEAST_DAYS


def _close(hits: Sequence[int], run: Sequence[int]) -> bool:
    """Whether the days of a week stand beside one another, with two or three columns to a day at most."""
    return all(b - a <= MOST_APART or d < c for (a, b), (c, d) in zip(pairwise(hits), pairwise(run), strict=True))


def _taken(axis: Axis, line: int, hits: list[int]) -> bool:
    """Whether a date axis is adorned by this line of weekdays, or stands close by over the same columns."""
    near = abs(line - axis.line) <= 3 and len(set(hits) & set(axis.days)) * 2 >= len(hits)
    return line in axis.spare or line == axis.line or near


def find_week_axes(
    view: View, dated: Sequence[Axis], values: frozenset[Value], memory: MarkMemory, years: Years
) -> list[Axis]:
    """Every line of weekdays (values) that no date axis uses. Where headings give dates, days holds them; else None."""
    found: list[Axis] = []
    above = -1
    days = {v: m.weekdays for v in values if (m := memory(v)) is not None}
    for number, line in enumerate(view.lines if _many(days.values()) else ()):
        if values.isdisjoint(line) or not _many(days[v] for v in values.intersection(line)):
            continue
        hits = [p for p, v in enumerate(line) if v in values]
        run = run_of([m.weekdays for p in hits if (m := memory(line[p])) is not None])
        usable = len(set(run)) >= LEAST_DAYS and len(run) >= 0.8 * len(hits) and _close(hits[: len(run)], run)
        if usable and not any(_taken(axis, number, hits[: len(run)]) for axis in dated):
            found.append(_axis(view, number, hits[: len(run)], run, years, above))
            above = number
    return found


def _axis(view: View, line: int, hits: list[int], run: list[int], years: Years, above: int) -> Axis:
    marks = [Mark(weekdays=frozenset({day})) for day in run]
    found = date_weeks(view, line, hits, run, weeks_of(run), years, above)
    dating = found.dating if found else Dating([None] * len(hits), month_missing=True, pattern=True)
    days, halves = covered(view, line, hits, dating.dates)
    spare = {found.line} - {line} if found and found.line is not None else set[int]()
    axis = Axis(line, hits, marks, dating, days, DATED if found else UNDATED, spare, halves=halves)
    axis.order_doubt = bool(found and found.order_doubt)
    return axis
