"""The original workbook with marks in its cells and sheets added, by splicing its parts.

No library that rewrites workbooks is used: each of them loses charts, notes, formats or cached values.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from rotaengage.domain.collector import collector_at_rest
from rotaengage.domain.issue import UserError
from rotaengage.domain.marks import CellMark, Mark
from rotaengage.domain.plan import Draft, Plan
from rotaengage.domain.refs import CellRef
from rotaengage.domain.scenario import Scenario
from rotaengage.export.cell_text import SharedStrings
from rotaengage.export.engagement_sheet import engagement_sheet
from rotaengage.export.extra_rows import legend
from rotaengage.export.mark_choice import choose
from rotaengage.export.marks import merged
from rotaengage.export.marks_kept import add_kept, digest_of
from rotaengage.export.marks_read import unmarked
from rotaengage.export.marks_record import Told, add_record, draft_of
from rotaengage.export.new_sheet import AddedSheet, add_sheet
from rotaengage.export.package import Package
from rotaengage.export.proof_values import Before
from rotaengage.export.sheet_patch import SheetPatch
from rotaengage.export.sheet_scan import Place
from rotaengage.export.sheet_text import SheetText
from rotaengage.export.styles_patch import Styles
from rotaengage.export.workbook_parts import sheet_parts, workbook_part

_EMPTY = "this plan holds no slots in this workbook, so no cell carries a mark"


class Patched(NamedTuple):
    """A patched workbook: its bytes, the marks that were asked for, the parts changed and added, the cells changed.

    warnings say what was done otherwise than asked; sheets holds the names that added sheets got; written the texts of
    cells that were empty; texted the marked cells whose text changed; base is the workbook that was patched, without
    the marks of an earlier export, and before what is known of that one's values.
    """

    data: bytes
    marks: tuple[CellMark, ...]
    parts_changed: tuple[str, ...]
    parts_added: tuple[str, ...]
    cells: tuple[CellRef, ...]
    warnings: tuple[str, ...]
    sheets: tuple[str, ...] = ()
    written: Mapping[CellRef, str] = {}
    base: bytes = b""
    texted: frozenset[CellRef] = frozenset()
    before: Before | None = None

    @property
    def cells_touched(self) -> int:
        """How many cells changed."""
        return len(self.cells)


class Besides(NamedTuple):
    """What else goes into a workbook: texts of empty cells, cells whose text is to stay, and the plan to be kept."""

    written: Mapping[CellRef, str] = {}
    noted: frozenset[CellRef] = frozenset()
    draft: Draft | None = None


NOTHING = Besides()


@collector_at_rest()
def export_workbook(
    original: bytes,
    plan: Plan,
    scenario: Scenario,
    mark: Mark = Mark.NOTE,
    sheets: Sequence[SheetText] | None = None,
    footing: Sequence[str] = (),
    *,
    proving: bool = False,
) -> Patched:
    """The rota's own workbook with the plan in it, and the marks of an earlier export taken out.

    sheets are added in place of the sheet Engagement; the first of them says what the marks mean, and the footing.
    proving says that the result will be held against the original, which is read meanwhile. UserError says why a file
    cannot be patched, and what to do.
    """
    package = Package(original)
    old = unmarked(original, package)
    if old.data is not original:
        package = Package(old.data)
    before = Before(package) if proving else None
    if before is not None:
        before.begin({slot.source.sheet for slot in plan.slots})
    choice = choose(package, plan, scenario, mark)
    wanted = list(sheets) if sheets is not None else [engagement_sheet(plan, scenario)]
    if wanted:
        told = (*wanted[0].footing, *legend(scenario, choice.mark), *footing)
        wanted[0] = wanted[0]._replace(footing=told)
    besides = Besides(choice.written, choice.noted, draft_of(plan))
    done = _patched(package.fresh(), choice.marks, choice.mark, wanted, besides)
    empty = () if plan.slots else (_EMPTY,)
    return done._replace(warnings=(*old.warnings, *empty, *choice.warnings, *done.warnings), before=before)


def patch_workbook(
    original: bytes,
    marks: Sequence[CellMark],
    style: Mark = Mark.NOTE,
    sheets: Sequence[SheetText] = (),
    besides: Besides = NOTHING,
) -> Patched:
    """Put the marks into their cells and add the sheets. UserError as above, and for a cell of a sheet not there."""
    return _patched(Package(original), marks, style, sheets, besides)


def _patched(
    package: Package, marks: Sequence[CellMark], style: Mark, sheets: Sequence[SheetText], besides: Besides
) -> Patched:
    workbook = workbook_part(package)
    styles, strings = Styles(package, workbook), SharedStrings(package, workbook)
    touched: list[CellRef] = []
    warnings: list[str] = []
    was, texted = dict[CellRef, int](), set[CellRef]()
    parts = sheet_parts(package, workbook)
    placed = _by_sheet(marks, parts)
    texts = _texts_by_sheet(besides.written, parts)
    for key in dict.fromkeys([*placed, *texts]):
        part, name = key
        noted = frozenset((c.row, c.column) for c in besides.noted if c.sheet.casefold() == name.casefold())
        patch = SheetPatch(package, part, name, styles, strings, texts.get(key, {}), noted)
        patch.apply(placed.get(key, {}), style)
        touched += patch.touched.values()
        warnings += patch.warnings
        was |= patch.was
        texted |= patch.texted
    new = [add_sheet(package, workbook, sheet, styles) for sheet in sheets]
    names = tuple(a.name for a in new)
    styles.flush()
    if besides.draft is not None:
        told = Told(mark=style, marks=tuple(marks), written=tuple(besides.written.items()), draft=besides.draft)
        _keep(package, workbook, told, list(zip(sheets, new, strict=True)), was)
    data, changed, added = package.finish()
    written, said = besides.written, tuple(warnings)
    done = Patched(data, tuple(marks), changed, added, tuple(touched), said, names, written, package.data)
    return done._replace(texted=frozenset(texted))


def _keep(
    package: Package, workbook: str, told: Told, sheets: list[tuple[SheetText, AddedSheet]], was: dict[CellRef, int]
) -> None:
    """Leave behind what the next export needs to know, in a part of its own and on the first added sheet."""
    formats = {number: n for n, number in enumerate(dict.fromkeys(was.values()))}
    left = {
        "sheets": tuple(added.name for _, added in sheets),
        "digests": tuple(digest_of(text.values) for text, _ in sheets),
        "was": tuple((cell, formats[number]) for cell, number in was.items()),
        "looks": len(formats),
    }
    told = told.model_copy(update=left)
    told_json = told.model_dump_json(exclude_defaults=True).encode()
    for text, added in sheets[:1]:
        add_kept(package, added.part, text, told_json, tuple(formats))
    add_record(package, workbook, told, told_json)


def _by_sheet(marks: Sequence[CellMark], parts: dict[str, str]) -> dict[tuple[str, str], dict[Place, CellMark]]:
    found: dict[str, dict[Place, CellMark]] = {}
    for mark in merged(marks):
        sheet, row, column = mark.cell
        found.setdefault(sheet, {})[row, column] = mark
    homes: dict[tuple[str, str], dict[Place, CellMark]] = {}
    for placed in found.values():
        homes.setdefault(_home(next(iter(placed.values())).cell, parts), {}).update(placed)
    return homes


def _texts_by_sheet(written: Mapping[CellRef, str], parts: dict[str, str]) -> dict[tuple[str, str], dict[Place, str]]:
    found: dict[tuple[str, str], dict[Place, str]] = {}
    for cell, text in written.items():
        found.setdefault(_home(cell, parts), {})[cell.row, cell.column] = text
    return found


def _home(cell: CellRef, parts: dict[str, str]) -> tuple[str, str]:
    """The part and the name of a cell's sheet. UserError where the workbook has no such sheet."""
    folded = {name.casefold(): name for name in parts}
    name = cell.sheet if cell.sheet in parts else folded.get(cell.sheet.casefold())
    if name is None:
        raise UserError(
            "the workbook has no worksheet of this name",
            str(cell),
            "export into the workbook that the rota was imported from",
        )
    return parts[name], name
