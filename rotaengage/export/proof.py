"""The exported workbook held against the original by code that took no part in writing it."""

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from typing import Any

from rotaengage.domain.marks import CellMark
from rotaengage.domain.refs import CellRef, column_number, quoted
from rotaengage.export.package import Package
from rotaengage.export.proof_sheet import sheet_differences
from rotaengage.export.sheet_scan import Place, a1, anchors
from rotaengage.export.workbook_parts import sheet_parts, workbook_part

_REFS = re.compile(rb"<(?:\w+:)?c\s[^>]*?\br\s*=\s*[\"']([A-Z]{1,3})(\d{1,7})[\"']")
_ROWS = re.compile(rb"<(?:\w+:)?row\s[^>]*?\br\s*=\s*[\"'](\d{1,7})[\"']")
_ROW = re.compile(rb"<(?:\w+:)?row[\s>]")
_CELLS = re.compile(rb"<(?:\w+:)?c[\s/>]")
_MOST_CELLS = 3_000_000
_MOST_FINDINGS = 20


def prove(original: bytes, exported: bytes, marks: Sequence[CellMark]) -> list[str]:
    """Every difference that the marks and the added sheets do not account for; an empty list is the proof.

    Sheets may have been added after the others. Parts are compared by their bytes, values as an independent reader
    (calamine) sees them.
    """
    before, after = _archive(original), _archive(exported)
    found = [
        *_parts(before, after, Package(original)),
        *_sheets(original, exported, marks),
        *_values(original, exported, marks),
    ]
    return found[:_MOST_FINDINGS]


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


def _sheets(original: bytes, exported: bytes, marks: Sequence[CellMark]) -> Iterator[str]:
    """Each worksheet by its bytes: those of unmarked sheets are the same, in marked ones all but the marked cells."""
    before, after = Package(original), Package(exported)
    places: dict[str, set[Place]] = {}
    for mark in marks:
        places.setdefault(mark.cell.sheet.casefold(), set()).add((mark.cell.row, mark.cell.column))
    for name, part in sheet_parts(before, workbook_part(before)).items():
        old, new = before.read(part), after.read(part)
        marked = anchors(old, places.get(name.casefold(), set()))
        if old != new:
            found = sheet_differences(old, new, {a1(p) for p in marked.values()})
            yield from (f"{quoted(name)}: {words}" for words in found)


def _values(original: bytes, exported: bytes, marks: Sequence[CellMark]) -> Iterator[str]:
    from python_calamine import CalamineError, CalamineWorkbook

    too_wide = _too_wide(original, marks)
    try:
        before = CalamineWorkbook.from_filelike(io.BytesIO(original))
    except CalamineError:
        return
    try:
        after = CalamineWorkbook.from_filelike(io.BytesIO(exported))
    except CalamineError as error:
        yield f"another reader cannot open the result ({error})"
        return
    if after.sheet_names[: len(before.sheet_names)] != before.sheet_names:
        yield "the sheets are not those that the workbook had"
        return
    texts = {mark.cell: mark.text for mark in marks if mark.text}
    for name in before.sheet_names:
        if name in too_wide:
            continue
        yield from _sheet_values(name, _cells(before, name), _cells(after, name), texts)


def _too_wide(data: bytes, marks: Sequence[CellMark]) -> set[str]:
    """Sheets whose far corner would make a reader with a dense table ask for too much memory."""
    package = Package(data)
    parts = sheet_parts(package, workbook_part(package))
    marked = {n: [m.cell for m in marks if m.cell.sheet.casefold() == n.casefold()] for n in parts}
    return {n for n, part in parts.items() if _extent(package.read(part), marked[n]) > _MOST_CELLS}


def _extent(xml: bytes, marked: Sequence[CellRef]) -> int:
    """Rows times columns up to the far corner of cells and marks; nameless cells are counted along their row."""
    cells = _REFS.findall(xml)
    width = max((column_number(name.decode()) for name in {letters for letters, _ in cells}), default=1)
    if len(_CELLS.findall(xml)) > len(cells):
        width = max(width, *(len(_CELLS.findall(row)) for row in _ROW.split(xml)))
    rows = {number for _, number in cells} | set(_ROWS.findall(xml))
    height = max(1, len(_ROW.findall(xml)), *map(int, rows), *(c.row for c in marked))
    return height * max(width, *(c.column for c in marked), 1)


def _cells(workbook: Any, name: str) -> dict[tuple[int, int], Any]:
    from python_calamine import CalamineError

    try:
        sheet = workbook.get_sheet_by_name(name)
    except CalamineError:
        return {}
    rows = sheet.to_python(skip_empty_area=False)
    return {(r, c): v for r, row in enumerate(rows, 1) for c, v in enumerate(row, 1) if v != ""}


def _sheet_values(
    name: str, before: dict[tuple[int, int], Any], after: dict[tuple[int, int], Any], texts: dict[CellRef, str]
) -> Iterator[str]:
    for place in before.keys() | after.keys():
        old, new = before.get(place), after.get(place)
        if old == new and type(old) is type(new):
            continue
        cell = CellRef(name, *place)
        if cell in texts and (old is None or isinstance(old, str)) and new == f"{old or ''}{texts[cell]}":
            continue
        yield f"{cell}: {old!r} became {new!r}"
