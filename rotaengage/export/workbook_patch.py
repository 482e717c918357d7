"""The original workbook with marks in its cells and sheets added, by splicing its parts.

No library that rewrites workbooks is used: each of them loses charts, notes, formats or cached values.
"""

from collections.abc import Sequence
from typing import NamedTuple

from rotaengage.domain.issue import UserError
from rotaengage.domain.marks import CellMark, Mark
from rotaengage.domain.plan import Plan
from rotaengage.domain.refs import CellRef
from rotaengage.domain.scenario import Scenario
from rotaengage.export.cell_text import SharedStrings
from rotaengage.export.engagement_sheet import engagement_sheet
from rotaengage.export.marks import marks_of, merged
from rotaengage.export.new_sheet import add_sheet
from rotaengage.export.package import Package
from rotaengage.export.sheet_patch import SheetPatch
from rotaengage.export.sheet_scan import Place
from rotaengage.export.sheet_text import SheetText
from rotaengage.export.styles_patch import Styles
from rotaengage.export.workbook_parts import sheet_parts, workbook_part


class Patched(NamedTuple):
    """A patched workbook: its bytes, the marks that were asked for, the parts changed and added, the cells changed.

    warnings say what was done otherwise than asked; sheets holds the names that added sheets got.
    """

    data: bytes
    marks: tuple[CellMark, ...]
    parts_changed: tuple[str, ...]
    parts_added: tuple[str, ...]
    cells: tuple[CellRef, ...]
    warnings: tuple[str, ...]
    sheets: tuple[str, ...] = ()

    @property
    def cells_touched(self) -> int:
        """How many cells changed."""
        return len(self.cells)


def export_workbook(original: bytes, plan: Plan, scenario: Scenario, mark: Mark = Mark.NOTE) -> Patched:
    """The rota's own workbook with the plan in it. UserError says why a file cannot be patched, and what to do."""
    return patch_workbook(original, marks_of(plan, scenario, mark), mark, (engagement_sheet(plan, scenario),))


def patch_workbook(
    original: bytes, marks: Sequence[CellMark], style: Mark = Mark.NOTE, sheets: Sequence[SheetText] = ()
) -> Patched:
    """Put the marks into their cells and add the sheets. UserError as above, and for a cell of a sheet not there."""
    package = Package(original)
    workbook = workbook_part(package)
    styles, strings = Styles(package, workbook), SharedStrings(package, workbook)
    parts = sheet_parts(package, workbook)
    touched: list[CellRef] = []
    warnings: list[str] = []
    for (part, name), places in _by_sheet(marks, parts).items():
        patch = SheetPatch(package, part, name, styles, strings)
        patch.apply(places, style)
        touched += patch.touched.values()
        warnings += patch.warnings
    names = tuple(add_sheet(package, workbook, sheet, styles) for sheet in sheets)
    styles.flush()
    data, changed, added = package.finish()
    return Patched(data, tuple(marks), changed, added, tuple(touched), tuple(warnings), names)


def _by_sheet(marks: Sequence[CellMark], parts: dict[str, str]) -> dict[tuple[str, str], dict[Place, CellMark]]:
    folded = {name.casefold(): name for name in parts}
    found: dict[tuple[str, str], dict[Place, CellMark]] = {}
    for mark in merged(marks):
        name = mark.cell.sheet if mark.cell.sheet in parts else folded.get(mark.cell.sheet.casefold())
        if name is None:
            raise UserError(
                "the workbook has no worksheet of this name",
                str(mark.cell),
                "export into the workbook that the rota was imported from",
            )
        found.setdefault((parts[name], name), {})[mark.cell.row, mark.cell.column] = mark
    return found
