"""A sheet of the setup workbook as lines of values: columns found by heading, every mistake with its cell."""

from collections.abc import Iterator, Sequence
from typing import Any

from importers.grid import Grid
from importers.setup_cells import Mistake, read_cell, text_of
from importers.setup_issues import Findings, quote
from importers.setup_words import nearest, plain
from rotaengage.domain.refs import CellRef, quoted
from rotaengage.domain.setup_sheets import EXAMPLE_MARK, Column, SheetPlan

HEAD_ROWS = 10


class Line:
    """One row: values by column key, present only where the cell was filled and right. bad: it has mistakes."""

    def __init__(self, sheet: str, row: int, columns: dict[str, int], plan: SheetPlan, findings: Findings) -> None:
        self._sheet, self._row, self._columns, self._plan, self._findings = sheet, row, columns, plan, findings
        self.values: dict[str, Any] = {}
        self.bad = False

    def cell(self, key: str) -> CellRef:
        """The cell of a column on this row; the row's first column where the sheet has no such column."""
        column = self._columns.get(key, self._columns.get(self._plan.columns[0].key, 0))
        return CellRef(self._sheet, self._row, column + 1)

    @property
    def start(self) -> CellRef:
        """The cell that names the row."""
        return self.cell(self._plan.columns[0].key)

    def wrong(self, key: str, code: str, suggestions: tuple[str, ...] = (), **words: object) -> None:
        """Put down a mistake at a cell; the row is then not taken."""
        self.bad = True
        self.remark(key, code, suggestions, **words)

    def remark(self, key: str, code: str, suggestions: tuple[str, ...] = (), **words: object) -> None:
        """Put down a finding at a cell that does not spoil the row."""
        self._findings.add(code, str(self.cell(key)), suggestions, **words)

    def read(self, column: Column, raw: Any) -> None:
        """Take in one cell."""
        if not text_of(raw):
            if column.needed:
                self.wrong(column.key, "SB201", heading=column.heading)
            return
        try:
            self.values[column.key] = read_cell(column, raw)
        except Mistake as mistake:
            self.wrong(column.key, mistake.code, mistake.suggestions, **mistake.words)

    def take(self, *keys: str) -> dict[str, Any]:
        """The values of these columns that were filled."""
        return {key: self.values[key] for key in keys if key in self.values}


def lines(grid: Grid, plan: SheetPlan, findings: Findings) -> list[Line]:
    """The filled rows below the headings; examples and empty rows are left out."""
    sheet, rows = grid.name, grid.rows
    head = _head_row(rows, plan)
    if head is None:
        if any(True for _ in grid.filled()):
            wanted = ", ".join(c.heading for c in plan.columns if c.needed)
            findings.add("SB103", quoted(sheet), headings=wanted)
        return []
    columns = _columns(sheet, head, rows[head], plan, findings)
    missing = [c for c in plan.columns if c.needed and c.key not in columns]
    for column in missing:
        findings.add("SB104", f"{quoted(sheet)}!{head + 1}:{head + 1}", heading=quote(column.heading))
    return [] if missing else list(_lines(grid, head, columns, plan, findings))


def _lines(grid: Grid, head: int, columns: dict[str, int], plan: SheetPlan, findings: Findings) -> Iterator[Line]:
    """One line for each filled row; cells whose value the workbook does not hold are put down first."""
    silent = _silent(grid)
    name = columns.get(plan.columns[0].key)
    for number, row in enumerate(grid.rows[head + 1 :], head + 2):
        unread = silent.get(number, {})
        filled = {n: raw for n, raw in enumerate(row) if n + 1 in unread or text_of(raw)}
        first = "" if name is None else text_of(filled.get(name))
        if not filled or first.casefold().startswith(EXAMPLE_MARK.casefold()):
            continue
        line = Line(grid.name, number, columns, plan, findings)
        for column in plan.columns:
            place = columns.get(column.key)
            if place is not None and place + 1 in unread:
                line.wrong(column.key, unread[place + 1], text="of its formula")
            elif place is not None:
                line.read(column, filled.get(place))
        for stray in (n for n in filled if not _heading(grid.rows[head], n)):
            findings.add("SB107", str(CellRef(grid.name, number, stray + 1)))
        yield line


def _silent(grid: Grid) -> dict[int, dict[int, str]]:
    """Codes of the cells without a value, by row and column from 1."""
    found: dict[int, dict[int, str]] = {}
    for code, places in (("SB213", grid.uncalculated), ("SB212", grid.errors)):
        for row, column in places:
            found.setdefault(row, {})[column] = code
    return found


def _heading(row: Sequence[Any], column: int) -> str:
    return text_of(row[column]) if column < len(row) else ""


def bare(heading: str) -> str:
    """A heading without its unit, as it is compared."""
    return plain(heading.partition("(")[0]) or plain(heading)


def _head_row(rows: Sequence[Sequence[Any]], plan: SheetPlan) -> int | None:
    """The row that holds most of the headings, at least two of them (or the only needed one)."""
    known = {bare(c.heading) for c in plan.columns}
    scores = [len({bare(text_of(raw)) for raw in row} & known) for row in rows[:HEAD_ROWS]]
    best = max(scores, default=0)
    return scores.index(best) if best >= 2 else None


def _columns(sheet: str, head: int, row: Sequence[Any], plan: SheetPlan, findings: Findings) -> dict[str, int]:
    """Where each known column stands; headings that are not known are put down."""
    known = {bare(c.heading): c for c in plan.columns}
    found: dict[str, int] = {}
    for number, raw in enumerate(row):
        heading, where = text_of(raw), str(CellRef(sheet, head + 1, number + 1))
        if not heading:
            continue
        column = known.get(bare(heading))
        if column is None:
            near = nearest(heading, [c.heading for c in plan.columns])
            cure = f"did you mean {near[0]}?" if near else "delete it, or leave it for your own notes"
            findings.add("SB105", where, near, heading=quote(heading), cure=cure)
        elif column.key in found:
            findings.add("SB106", where, heading=quote(heading))
        else:
            found[column.key] = number
    return found
