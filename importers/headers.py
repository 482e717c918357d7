"""Date axes: lines of a sheet in which the days of a rota run, with the dates worked out and every doubt kept."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import chain, pairwise

from importers.axis_dates import Dating, date_marks
from importers.grid import Value
from importers.heading_context import Context, context_of, words_of
from importers.marks import Mark, MarkMemory, serial_day
from importers.view import View

LEAST_SERIALS = 7
LEAST = {"full": 3, "weekday": 4, "bare": 5}
BREAK_STEPS = (0, 1, 2, 3, 7)


@dataclass(slots=True)
class Axis:
    """The days along one line. days maps each position of the grid to its date (None: the sheet does not say).

    hits are the positions of the heading cells themselves; spare are header lines that repeat or adorn it; numbers are
    the day numbers as read; confidence is from 0 to 1.
    """

    line: int
    hits: list[int]
    marks: list[Mark]
    dating: Dating
    days: dict[int, date | None]
    confidence: float
    spare: set[int] = field(default_factory=set)
    order_doubt: bool = False
    weekday_doubts: list[tuple[int, int]] = field(default_factory=list)
    halves: int = 1
    sessions: dict[int, str] = field(default_factory=dict)

    @property
    def numbers(self) -> dict[int, int]:
        """Day of the month by heading position, as written."""
        return {p: m.day or 0 for p, m in zip(self.hits, self.marks, strict=True)}

    @property
    def dates(self) -> list[date]:
        """The dates that are known, in order of position."""
        return [d for d in self.dating.dates if d is not None]

    @property
    def dead(self) -> list[int]:
        """Positions of headings that turned out to be no date."""
        return [self.hits[n] for n in self.dating.impossible]


def day_values(values: Iterable[Value], memory: MarkMemory) -> set[Value]:
    """Those of the distinct values of a sheet that name a day."""
    found: set[Value] = set()
    for value in values:
        mark = memory(value)
        if mark is not None and mark.is_day and not mark.week:
            found.add(value)
    return found


def serial_values(values: Iterable[Value]) -> dict[Value, Mark]:
    """Those of the distinct values that may be dates whose format was lost: 46237 is 3 August 2026."""
    found: dict[Value, Mark] = {}
    for value in values:
        day = serial_day(value)
        if day is not None:
            found[value] = Mark(day.year, day.month, day.day)
    return found if len(found) >= LEAST_SERIALS else {}


def _steps(days: Sequence[date | None], numbers: Sequence[int], bare: bool) -> float:
    """Share of steps from one heading to the next that a calendar could take; bare numbers must run day by day."""
    good = 0
    for n in range(1, len(numbers)):
        before, after, step = days[n - 1], days[n], numbers[n] - numbers[n - 1]
        if bare or before is None or after is None:
            good += step == 1 or (numbers[n] == 1 and numbers[n - 1] >= 28)
        else:
            good += (after - before).days in BREAK_STEPS
    distinct = len(set(numbers) if bare else {d for d in days if d is not None} or set(numbers))
    return good / (len(numbers) - 1) if distinct > 2 else 0.0


def _kind(marks: Sequence[Mark]) -> str:
    if sum(m.month is not None for m in marks) * 2 >= len(marks):
        return "full"
    return "weekday" if sum(bool(m.weekdays) for m in marks) * 2 >= len(marks) else "bare"


def _with_weekdays(
    view: View, line: int, hits: list[int], marks: list[Mark], memory: MarkMemory
) -> tuple[list[Mark], set[int]]:
    """The marks with the weekdays that stand in a line close by, and that line."""
    if any(m.weekdays for m in marks):
        return marks, set()
    for near in (line - 1, line + 1, line - 2, line + 2):
        if not 0 <= near < len(view.lines):
            continue
        beside = [memory(view.lines[near][p]) for p in hits]
        named = [m.weekdays if m is not None and not m.is_day else frozenset[int]() for m in beside]
        if sum(map(bool, named)) >= 0.7 * len(hits) and _in_order(marks, named):
            return [m._replace(weekdays=w) for m, w in zip(marks, named, strict=True)], {near}
    return marks, set()


def _in_order(marks: list[Mark], named: list[frozenset[int]]) -> bool:
    """Whether weekdays follow one another as the days do over which they stand: else they are codes of one letter."""
    days = [0]
    for before, after in pairwise(m.day or 0 for m in marks):
        days.append(days[-1] + (after - before if 0 <= after - before <= 3 else 1))
    told = [(day, weekdays) for day, weekdays in zip(days, named, strict=True) if weekdays]
    fits = max(sum((first + day) % 7 in weekdays for day, weekdays in told) for first in range(7))
    return fits >= 0.8 * len(told)


def covered(view: View, line: int, hits: list[int], dates: list[date | None]) -> tuple[dict[int, date | None], int]:
    """The positions that each heading rules: its merged width, or two or three columns a day in a regular grid."""
    days = dict(zip(hits, dates, strict=True))
    spans = {a: z for top, a, bottom, z in view.merged() if top <= line <= bottom and z > a}
    stride, often = Counter(b - a for a, b in pairwise(hits)).most_common(1)[0]
    stride = stride if stride in (2, 3) and often >= 0.8 * (len(hits) - 1) and len(hits) > 2 else 1
    last = view.width - 1
    for hit, day in zip(hits, dates, strict=True):
        end = max(spans.get(hit, hit), hit + stride - 1)
        for position in range(hit + 1, min(end, last) + 1):
            if view.lines[line][position] == "" or not view.text(line, position):
                days.setdefault(position, day)
    return days, stride


def _two_ways(marks: list[Mark], order: str) -> list[list[Mark]]:
    """The marks day first, and month first where numbers such as 3/8 allow it; only one way where a person said it."""
    if not any(m.swapped for m in marks) or order == "dmy":
        return [marks]
    other = [m.other_way() for m in marks]
    return [other] if order == "mdy" else [marks, other]


def _day_numbers(marks: Sequence[Mark], dating: Dating) -> list[int]:
    numbers = [m.day or 0 for m in marks]
    for n, day in dating.repaired:
        numbers[n] = day
    return numbers


def _consistent(marks: Sequence[Mark]) -> bool:
    return all(m.month is None or 1 <= m.month <= 12 for m in marks)


class AxisFinder:
    """Looks for date axes on a sheet; year and order are answers of a person, year_hint is a fall-back."""

    def __init__(
        self,
        memory: MarkMemory,
        year_hint: int,
        year: int | None = None,
        month: tuple[int, int] | None = None,
        order: str = "",
    ) -> None:
        self.memory, self.year_hint, self.year, self.month, self.order = memory, year_hint, year, month, order

    def find(self, view: View, values: Iterable[Value] | None = None) -> list[Axis]:
        """Every axis of the view, by line; repeated headings are folded into the first.

        values are the distinct values of the sheet, for whoever has them already.
        """
        values = set(chain.from_iterable(view.lines)) if values is None else values
        serials, values = serial_values(values), day_values(values, self.memory)
        axes: list[Axis] = []
        for number, line in enumerate(view.lines):
            axis = None
            if len(values.intersection(line)) >= LEAST["full"]:
                hits = [p for p, v in enumerate(line) if v in values and not isinstance(v, bool)]
                axis = self._axis(view, number, hits)
            if axis is None and serials and not serials.keys().isdisjoint(line):
                axis = self._serial_axis(view, number, serials)
            if axis is not None:
                axes.append(axis)
        return fold(axes)

    def _axis(self, view: View, line: int, hits: list[int]) -> Axis | None:
        row = view.lines[line]
        hits = self._below_title(row, hits)
        marks = [m for m in (self.memory(row[p]) for p in hits) if m is not None]
        if len(marks) < LEAST["full"]:
            return None
        marks, adorned = _with_weekdays(view, line, hits, marks, self.memory)
        kind = _kind(marks)
        if len(marks) < LEAST[kind]:
            return None
        context = self._context(view, line, set(hits))
        scored = [
            (_steps(dating.dates, _day_numbers(way, dating), kind == "bare"), dating, way)
            for way in _two_ways(marks, self.order)
            if _consistent(way)
            for dating in [date_marks(way, hits, context, self.year_hint, self.year)]
        ]
        if not scored:
            return None
        best, dating, way = max(scored, key=lambda s: s[0])
        if best < (0.85 if kind == "bare" else 0.6):
            return None
        days, stride = covered(view, line, hits, dating.dates)
        sure = {"full": 1.0, "weekday": 0.95, "bare": 0.85}[kind] - 0.2 * dating.month_missing
        axis = Axis(line, hits, way, dating, days, best * sure, adorned, halves=stride)
        axis.order_doubt = len(scored) > 1 and scored[0][0] == scored[1][0]
        axis.weekday_doubts = _doubts(axis)
        return axis

    def _below_title(self, row: Sequence[Value], hits: list[int]) -> list[int]:
        """The headings without a whole date before them that is a title: the heading of the days stands between."""
        if len(hits) <= LEAST["full"] or hits[1] == hits[0] + 1:
            return hits
        mark, between = self.memory(row[hits[0]]), row[hits[0] + 1]
        titled = mark is not None and mark.year is not None and isinstance(between, str) and between.strip() != ""
        return hits[1:] if titled and self.memory(between) is None else hits

    def _serial_axis(self, view: View, line: int, serials: Mapping[Value, Mark]) -> Axis | None:
        """The axis of a line of dates that lost their format: whole numbers that rise day by day."""
        hits = [p for p, v in enumerate(view.lines[line]) if v in serials and not isinstance(v, bool)]
        marks = [serials[view.lines[line][p]] for p in hits]
        if len(marks) < LEAST_SERIALS:
            return None
        marks, adorned = _with_weekdays(view, line, hits, marks, self.memory)
        dating = date_marks(marks, hits, Context(), self.year_hint)
        if _steps(dating.dates, _day_numbers(marks, dating), bare=False) < 1:
            return None
        days, stride = covered(view, line, hits, dating.dates)
        axis = Axis(line, hits, marks, dating, days, 0.95, adorned, halves=stride)
        axis.weekday_doubts = _doubts(axis)
        return axis

    def _context(self, view: View, line: int, hits: set[int]) -> Context:
        context = context_of(view, line, hits, self.memory)
        if context.title_month is not None or context.labels:
            return context
        if self.month:
            return Context((), self.month[1], self.month[0])
        month, year = words_of(view.grid.name)
        return Context((), month, context.title_year or year)


def _doubts(axis: Axis) -> list[tuple[int, int]]:
    """Headings whose own weekday is not the weekday of their date: (position, a weekday that is written)."""
    return [
        (hit, min(mark.weekdays))
        for hit, mark, day in zip(axis.hits, axis.marks, axis.dating.dates, strict=True)
        if day is not None and mark.weekdays and day.weekday() not in mark.weekdays
    ]


def _alike(one: Axis, other: Axis) -> bool:
    """Whether two lines head the same columns with the same days."""
    common = set(one.hits) & set(other.hits)
    if len(common) < 0.8 * min(len(one.hits), len(other.hits)):
        return False
    near = other.line - max({one.line, *one.spare}) <= 3
    same = all(one.numbers[p] == other.numbers[p] for p in common)
    dated = [(one.days[p], other.days[p]) for p in common]
    return same and (near or all(a == b or a is None or b is None for a, b in dated))


def fold(axes: list[Axis]) -> list[Axis]:
    """Put headings that repeat one another together; the more certain one speaks for both."""
    kept: list[Axis] = []
    for axis in axes:
        if kept and _alike(kept[-1], axis):
            first, second = kept[-1], axis
            better, other = (second, first) if second.confidence > first.confidence + 0.01 else (first, second)
            better.spare |= other.spare | {other.line}
            kept[-1] = better
        else:
            kept.append(axis)
    return kept
