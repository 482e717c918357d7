"""Formulas that count what stands in cells which an export would change."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple

from rotaengage.domain.refs import CellRef
from rotaengage.export.formula_refs import Area, looks_of
from rotaengage.export.formulas import Formula, formulas_of, known_names
from rotaengage.export.package import Package
from rotaengage.export.sheet_scan import Box

# They see only whether a cell is filled, or only its number: other text in the cell changes nothing for them.
_INDIFFERENT = frozenset({
    "COUNTA", "COUNT", "COUNTBLANK", "ROWS", "COLUMNS", "ROW", "COLUMN", "SUM", "AVERAGE", "MAX", "MIN", "ISBLANK",
    "SUBTOTAL", "ISNUMBER", "ISTEXT",
})  # fmt: skip
_MOST_TOLD = 3


class Counter(NamedTuple):
    """A formula, its first function, and the cells that it looks at among those asked for."""

    cell: CellRef
    function: str
    cells: frozenset[CellRef]

    @property
    def words(self) -> str:
        """'Rota'!AJ4 (COUNTIF)."""
        return f"{self.cell} ({self.function})" if self.function else str(self.cell)


class Formulas:
    """The formulas of a workbook, read when they are first asked for."""

    def __init__(self, package: Package, workbook: str, parts: dict[str, str]) -> None:
        self._package, self._workbook, self._parts = package, workbook, parts

    @cached_property
    def _looks(self) -> list[tuple[Formula, tuple[Area, ...], frozenset[str]]]:
        found = list(formulas_of(self._package, self._parts))
        if not found:
            return []
        known = known_names(self._package, self._workbook, self._parts)
        looked = [(f, looks_of(f.text, f.cell.sheet, known, f.spread)) for f in found]
        return [(f, looks.areas, looks.functions) for f, looks in looked]

    def counting(self, cells: Iterable[CellRef], *, any_change: bool = False) -> list[Counter]:
        """The formulas that would see other text in these cells, or with any_change that they are no longer empty."""
        wanted, found = _Wanted(cells), list[Counter]()
        for formula, areas, functions in self._looks:
            if any_change or not _indifferent(formula.text, functions):
                held = frozenset(c for area in areas for c in wanted.inside(area))
                if held:
                    found.append(Counter(formula.cell, min(functions, key=formula.text.upper().find, default=""), held))
        return found


def _indifferent(text: str, functions: frozenset[str]) -> bool:
    return bool(functions) and functions <= _INDIFFERENT and not any(sign in text for sign in "=<>&")


class _Wanted:
    """Cells by sheet, row and column, so that those inside a range are found without looking at all."""

    def __init__(self, cells: Iterable[CellRef]) -> None:
        self._sheets: dict[str, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
        for cell in sorted(set(cells)):
            self._sheets[cell.sheet][cell.row].append(cell.column)
        self._rows = {sheet: sorted(rows) for sheet, rows in self._sheets.items()}
        self._folded = {sheet.casefold(): sheet for sheet in self._sheets}
        self._known: dict[tuple[str, Box], tuple[CellRef, ...]] = {}

    def inside(self, area: Area) -> Iterable[CellRef]:
        """The wanted cells inside an area."""
        for folded, sheet in self._folded.items():
            if area.sheet is None or area.sheet.casefold() == folded:
                if (sheet, area.box) not in self._known:
                    self._known[sheet, area.box] = tuple(self._find(sheet, area.box))
                yield from self._known[sheet, area.box]

    def _find(self, sheet: str, box: Box) -> Iterable[CellRef]:
        rows = self._rows[sheet]
        for row in rows[bisect_left(rows, box.top) : bisect_right(rows, box.bottom)]:
            columns = self._sheets[sheet][row]
            for column in columns[bisect_left(columns, box.left) : bisect_right(columns, box.right)]:
                yield CellRef(sheet, row, column)


def counted_words(counters: list[Counter], kept: int) -> str:
    """One sentence for a person: which formulas, and what is done."""
    told = ", ".join(c.words for c in counters[:_MOST_TOLD])
    more = f" and {len(counters) - _MOST_TOLD} more" if len(counters) > _MOST_TOLD else ""
    cells = "1 cell is" if kept == 1 else f"{kept} cells are"
    have = "it has a note" if kept == 1 else "they have a note"
    return f"{cells} looked at by formulas that other text would change ({told}{more}), so {have} instead"
