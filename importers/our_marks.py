"""Marks of an earlier export in a workbook that was saved by another program since: read as if they were not there.

An export that nobody changed is taken back whole before it gets here; this is for what is left of it in other hands.
The words are those that an export writes.
"""

import re
from dataclasses import replace

from importers.grid import Book, Grid, Value

_HEADING = "Protected engagement time"
_PLANNED = f"{_HEADING}, planned by RotaEngage"
_SHEETS = re.compile(
    r"(Engagement|By doctor|By grade|Cover|Activities|Questions|Changes|Timetables|Events|Scorecard|By month)"
    r"( \(\d+\))?"
)
_TIMES = re.compile(r"( \[[^\[\]]{1,80} \d\d:\d\d-\d\d:\d\d\])+$")
_CODE = re.compile(rf"{_HEADING}: (-[A-Z]+) after a code")
_OWN_ROWS = re.compile(r"[^,]{1,60} \d\d:\d\d-\d\d:\d\d(, [^,]{1,60} \d\d:\d\d-\d\d:\d\d)*")


def without_our_marks(book: Book) -> Book:
    """The book without the sheets, texts and lines of an export; as it is where it holds no sheet of one."""
    first = next((n for n, grid in enumerate(book.sheets) if grid.text(1, 1).startswith(_PLANNED)), None)
    if first is None:
        return book
    own = [g for n, g in enumerate(book.sheets) if n < first or not _SHEETS.fullmatch(g.name)]
    return replace(book, sheets=tuple(_plain(grid) for grid in own))


def _plain(grid: Grid) -> Grid:
    rows: list[list[Value]] = [[_TIMES.sub("", v) if isinstance(v, str) else v for v in row] for row in grid.rows]
    for number, row in enumerate(grid.rows):
        legend = next((v for v in row if isinstance(v, str) and v.startswith(f"{_HEADING}: ")), None)
        if legend is not None:
            _take_out(rows, number, legend)
    return replace(grid, rows=rows)


def _take_out(rows: list[list[Value]], legend_row: int, legend: str) -> None:
    """The legend's own row, the rows of doctors below it, and the ending of codes that it speaks of."""
    rows[legend_row] = ["" for _ in rows[legend_row]]
    for row in rows[legend_row + 1 :]:
        filled = [v for v in row if v != ""]
        if "a row for each doctor" not in legend or not all(isinstance(v, str) for v in filled):
            break
        if len(filled) < 2 or not all(_OWN_ROWS.fullmatch(str(v)) for v in filled[1:]):
            break
        row[:] = ["" for _ in row]
    ending = _CODE.match(legend)
    if ending is not None:
        for row in rows[:legend_row]:
            row[:] = [v.removesuffix(ending[1]) if isinstance(v, str) and v != ending[1] else v for v in row]
