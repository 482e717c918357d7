"""A sheet of text and numbers, as it is to be added to a workbook. Nothing in it is ever a formula."""

from collections.abc import Sequence
from itertools import chain, zip_longest
from math import ceil
from typing import NamedTuple

Value = str | int | float
"""What a cell holds: text is written as text, whatever it begins with; numbers as numbers."""


_SHORT = 40


class Chart(NamedTuple):
    """A bar chart of some columns of the table (from 0) over the first rows; names is the column of the labels."""

    title: str
    names: int
    values: tuple[int, ...]
    rows: int
    axis: str = ""

    @property
    def lines(self) -> int:
        """How many rows of a sheet (of 20 pixels) it takes, so that every bar and label can be read."""
        return max(14, 5 + ceil(self.rows * (12 + 9 * len(self.values)) / 20))

    @property
    def most(self) -> int | None:
        """The end of the axis where it is known: percentages end at 100."""
        return 100 if self.axis == "%" else None


class SheetText(NamedTuple):
    """Heading lines, column titles, rows, and lines below them.

    The name is made valid and unique when the sheet is added. widths are column widths in characters. bars are columns
    (from 0) of numbers that are shown with a bar behind them; low are columns in which a number below 0 stands out;
    pages are the rows (from 0) that begin a printed page.
    """

    name: str
    heading: tuple[str, ...]
    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    footing: tuple[str, ...] = ()
    widths: tuple[float, ...] = ()
    charts: tuple[Chart, ...] = ()
    bars: tuple[int, ...] = ()
    low: tuple[int, ...] = ()
    pages: tuple[int, ...] = ()

    @property
    def values(self) -> tuple[Value, ...]:
        """Everything that stands on it."""
        return (*self.heading, *self.columns, *chain.from_iterable(self.rows), *self.footing)

    def figures(self) -> list[bool]:
        """Which columns hold numbers, here and there or throughout."""
        held = [set(map(type, column)) != {str} for column in zip_longest(*self.rows, fillvalue="")]
        return [*held, *[False] * (len(self.columns) - len(held))]

    @property
    def chart_place(self) -> tuple[int, int]:
        """The row and column (from 0) of the first chart: below a short table, to the right of a long one."""
        if len(self.rows) <= _SHORT:
            return self.title_row + len(self.rows) + len(self.footing) + 2, 0
        return self.title_row - 1, len(self.columns) + 1

    @property
    def title_row(self) -> int:
        """The row of the column titles, from 1: below the heading and an empty row."""
        return len(self.heading) + (2 if self.heading else 1)


_LINE_POINTS, _MOST_POINTS, _INDENT = 13.5, 400.0, 2


def row_height(values: Sequence[Value], widths: Sequence[float]) -> float:
    """The height in points that a row needs so that no wrapped text is cut: readers differ in working it out."""
    return points_of(max(map(lines_of, values, widths), default=1))


def lines_of(value: Value, width: float) -> int:
    """How many lines a value takes in a column of so many characters."""
    if not isinstance(value, str) or (len(value) <= width and "\n" not in value):
        return 1
    return sum(max(1, ceil(len(part) / max(1, width - _INDENT))) for part in value[:2000].split("\n"))


def points_of(lines: int) -> float:
    """The height of a row of so many lines."""
    return min(_MOST_POINTS, _LINE_POINTS * lines + 2)
