"""A sheet as it was read: values at 1-based places, merged ranges, what is hidden. Nothing is decided here."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from itertools import chain
from typing import TYPE_CHECKING

from rotaengage.domain.refs import CellRef

if TYPE_CHECKING:
    from importers.looks import Looks

Value = str | float | int | bool | date | datetime | time | timedelta
"""What a cell holds; an empty cell is an empty string."""

ERROR_TEXT = "#ERROR!"
"""Stands for a cell in which a formula shows an error: never to be taken for an empty one."""

MOST_CELLS = 3_000_000
MOST_CELLS_TOGETHER = 8_000_000
"""Bounds of the box of one sheet, and of all sheets together."""

Place = tuple[int, int]
"""Row and column, from 1."""


def text_of(value: Value) -> str:
    """A value as a person reads it in the cell: trimmed, inner white space single, whole numbers without a point."""
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float | int):
        return f"{value:.10g}"
    if isinstance(value, timedelta):
        hours, minutes = divmod(int(value.total_seconds()) // 60, 60)
        return f"{hours:02d}:{minutes:02d}"
    return value.strftime("%H:%M") if isinstance(value, time) else value.isoformat()


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet. rows may be ragged; merged holds (top, left, bottom, right), from 1, both ends included."""

    name: str
    rows: list[list[Value]]
    visible: bool = True
    merged: tuple[tuple[int, int, int, int], ...] = ()
    errors: tuple[Place, ...] = ()
    uncalculated: tuple[Place, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    _distinct: list[frozenset[Value]] = field(default_factory=list, init=False, repr=False, compare=False)

    @property
    def values(self) -> frozenset[Value]:
        """The distinct values of the sheet, gathered once: what is looked for is looked for here first."""
        if not self._distinct:
            self._distinct.append(frozenset(chain.from_iterable(self.rows)))
        return self._distinct[0]

    @property
    def height(self) -> int:
        """Rows down to the last one that was read."""
        return len(self.rows)

    @property
    def width(self) -> int:
        """Columns of the widest row."""
        return max((len(row) for row in self.rows), default=0)

    def at(self, row: int, column: int) -> Value:
        """The value at a place; outside the sheet it is blank."""
        if not (1 <= row <= len(self.rows)):
            return ""
        line = self.rows[row - 1]
        return line[column - 1] if 1 <= column <= len(line) else ""

    def text(self, row: int, column: int) -> str:
        """The text at a place."""
        return text_of(self.at(row, column))

    def ref(self, row: int, column: int) -> CellRef:
        """The place with the sheet's name."""
        return CellRef(self.name, row, column)

    def filled(self) -> Iterator[tuple[int, int, Value]]:
        """Every cell that is not blank, in reading order."""
        for r, row in enumerate(self.rows, 1):
            for c, value in enumerate(row, 1):
                if value != "" and not (isinstance(value, str) and not value.strip()):
                    yield r, c, value


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook: its sheets in order and where it came from. year_hint is the year of its last change, if it says."""

    name: str
    stem: str
    sha256: str
    format: str
    sheets: tuple[Grid, ...]
    year_hint: int | None = None
    remarks: tuple[tuple[str, str], ...] = field(default=())
    looks: "Looks | None" = None
