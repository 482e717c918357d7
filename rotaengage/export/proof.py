"""The exported workbook held against the original by code that took no part in writing it."""

import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence

from rotaengage.domain.marks import CellMark
from rotaengage.domain.refs import CellRef, quoted
from rotaengage.export.collector import collector_at_rest
from rotaengage.export.package import Package
from rotaengage.export.proof_sheet import sheet_differences
from rotaengage.export.proof_values import Expected, other_values
from rotaengage.export.sheet_scan import Place, a1, anchors
from rotaengage.export.workbook_parts import sheet_parts, workbook_part

_MOST_FINDINGS = 20


@collector_at_rest()
def prove(
    original: bytes, exported: bytes, marks: Sequence[CellMark], written: Mapping[CellRef, str] | None = None
) -> list[str]:
    """Every difference that the marks, the written cells and the added sheets do not account for.

    An empty list is the proof. Sheets may have been added after the others. Parts are compared by their bytes, values
    as two independent readers (calamine, openpyxl) see them.
    """
    before, after = _archive(original), _archive(exported)
    one, two, expected = Package(original), Package(exported), Expected(marks, written or {})
    changed: list[str] = []
    found = [
        *_parts(before, after, one),
        *_sheets(one, two, expected, changed),
        *other_values(original, exported, one, expected, changed),
    ]
    return list(dict.fromkeys(found))[:_MOST_FINDINGS]


def _archive(data: bytes) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(data))


def _parts(before: zipfile.ZipFile, after: zipfile.ZipFile, package: Package) -> Iterator[str]:
    names, old_names = after.namelist(), before.namelist()
    if len({n.casefold() for n in names}) != len(names):
        yield "two parts of one name were written"
    if (broken := after.testzip()) is not None:
        yield f"{broken}: the part was written wrongly"
    if names[: len(old_names)] != old_names:
        yield "parts are missing or in another order"
        return
    may_change = _may_change(package)
    for name in old_names:
        part = name.replace("\\", "/").lstrip("/").casefold()
        if part not in may_change and not part.endswith(".rels") and not _same(before, after, name):
            yield f"{name}: the part was changed, and nothing in it had to change"


def _may_change(package: Package) -> set[str]:
    """The parts that marks and new sheets need: workbook, formats, sheets (looked at apart), and their notes."""
    workbook = workbook_part(package)
    sheets = list(sheet_parts(package, workbook).values())
    styles = [r.target for r in package.relations(workbook).all if r.kind == "styles"]
    notes = [r.target for s in sheets for r in package.relations(s).all if r.kind in {"comments", "vmlDrawing"}]
    return {part.casefold() for part in ("[Content_Types].xml", workbook, *sheets, *styles, *notes)}


def _same(before: zipfile.ZipFile, after: zipfile.ZipFile, name: str) -> bool:
    one, two = before.getinfo(name), after.getinfo(name)
    return (one.CRC, one.file_size) == (two.CRC, two.file_size)


def _sheets(before: Package, after: Package, expected: Expected, changed: list[str]) -> Iterator[str]:
    """Each worksheet by its bytes: those of unmarked sheets are the same, in marked ones all but the marked cells."""
    places: dict[str, set[Place]] = {}
    for cell in expected.cells:
        places.setdefault(cell.sheet.casefold(), set()).add((cell.row, cell.column))
    for name, part in sheet_parts(before, workbook_part(before)).items():
        old, new = before.read(part), after.read(part)
        if old != new:
            changed.append(name)
            marked = anchors(old, places.get(name.casefold(), set()))
            found = sheet_differences(old, new, {a1(p) for p in marked.values()})
            yield from (f"{quoted(name)}: {words}" for words in found)
