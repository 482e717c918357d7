"""Which cells are marked how: a style gives way to a note where it would change what formulas count."""

from collections.abc import Sequence
from typing import NamedTuple

from rotaengage.domain.marks import CellMark, Mark
from rotaengage.domain.plan import Plan
from rotaengage.domain.refs import CellRef, quoted
from rotaengage.domain.scenario import Scenario
from rotaengage.export.counting_formulas import Counter, Formulas, counted_words
from rotaengage.export.extra_rows import NO_ROWS, Lines, lines_below
from rotaengage.export.free_rows import free_row
from rotaengage.export.marks import marks_of
from rotaengage.export.package import Package
from rotaengage.export.workbook_parts import sheet_parts, workbook_part

_SEEN = "formulas look at the free rows below the rota ({counter}), so its cells have a note instead"
_NO_ROOM = "there is no free row below the rota, so its cells have a note instead"


class Choice(NamedTuple):
    """Marks and texts to put in. noted are the cells that get a note though the style would change their text.

    mark is the style of the marks; counters are the formulas that stood in the way.
    """

    mark: Mark
    marks: tuple[CellMark, ...]
    written: dict[CellRef, str]
    noted: frozenset[CellRef] = frozenset()
    counters: tuple[Counter, ...] = ()
    warnings: tuple[str, ...] = ()


def choose(package: Package, plan: Plan, scenario: Scenario, mark: Mark) -> Choice:
    """The marks of a plan in this workbook. UserError for a workbook that cannot be patched."""
    workbook = workbook_part(package)
    parts = sheet_parts(package, workbook)
    formulas = Formulas(package, workbook, parts)
    if mark == Mark.ROW:
        return _rows(package, parts, formulas, plan, scenario)
    marks = marks_of(plan, scenario, mark)
    written = _legends(package, parts, formulas, lines_below(plan, scenario, mark).sheets)
    if mark not in {Mark.TEXT, Mark.CODE}:
        return Choice(mark, marks, written)
    counters = formulas.counting(m.cell for m in marks)
    noted = frozenset(cell for counter in counters for cell in counter.cells)
    said = (counted_words(counters, len(noted)),) if noted else ()
    return Choice(mark, marks, written, noted, tuple(counters), said)


def _rows(package: Package, parts: dict[str, str], formulas: Formulas, plan: Plan, scenario: Scenario) -> Choice:
    """A row for each doctor where the sheet has room for it; notes on the other sheets."""
    below = lines_below(plan, scenario, Mark.ROW)
    refused = dict.fromkeys(below.refused, NO_ROWS)
    written: dict[CellRef, str] = {}
    seen: list[Counter] = []
    for sheet, lines in below.sheets.items():
        cells = _placed(package, parts, sheet, lines)
        counters = formulas.counting(cells, any_change=True) if sheet not in refused else []
        if counters:
            refused[sheet] = _SEEN.format(counter=counters[0].words)
            seen += counters
        elif not cells:
            refused[sheet] = _NO_ROOM
        elif sheet not in refused:
            written |= cells
    marks = tuple(m for m in marks_of(plan, scenario, Mark.NOTE) if m.cell.sheet in refused)
    words = tuple(f"{quoted(sheet)}: {why}" for sheet, why in refused.items())
    return Choice(Mark.ROW, marks, written, counters=tuple(seen), warnings=words)


def _legends(
    package: Package, parts: dict[str, str], formulas: Formulas, sheets: dict[str, Lines]
) -> dict[CellRef, str]:
    """The line that says what the marks mean, below the rota where nothing looks at the cell."""
    written: dict[CellRef, str] = {}
    for sheet, lines in sheets.items():
        cells = _placed(package, parts, sheet, lines)
        if not formulas.counting(cells, any_change=True):
            written |= cells
    return written


def _placed(package: Package, parts: dict[str, str], sheet: str, lines: Lines) -> dict[CellRef, str]:
    rows: Sequence[dict[int, str]] = lines.rows
    first = free_row(package, parts[sheet], lines.below, len(rows)) if sheet in parts else None
    if first is None:
        return {}
    return {CellRef(sheet, first + n, column): text for n, row in enumerate(rows) for column, text in row.items()}
