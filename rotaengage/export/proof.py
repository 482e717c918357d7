"""The exported workbook held against the original by code that took no part in writing it."""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from rotaengage.domain.marks import CellMark
from rotaengage.domain.refs import CellRef
from rotaengage.export.package import Package

_REFS = re.compile(rb"<(?:\w+:)?c\s[^>]*?\br\s*=\s*[\"']([A-Z]{1,3})(\d{1,7})[\"']")
_ROWS = re.compile(rb"<(?:\w+:)?row\s[^>]*?\br\s*=\s*[\"'](\d{1,7})[\"']")
_MOST_CELLS = 3_000_000
_MOST_FINDINGS = 20
_MAY_CHANGE = re.compile(
    r"\[content_types\]\.xml|.*\.rels|.*workbook\d*\.xml|.*styles\d*\.xml|.*comments[^/]*\.xml|.*\.vml", re.IGNORECASE
)


def prove(original: bytes, exported: bytes, marks: Sequence[CellMark], added_sheets: Iterable[str] = ()) -> list[str]:
    """Every difference that the marks and the added sheets do not account for; an empty list is the proof.

    Parts are compared by their bytes, values as an independent reader (calamine) sees them.
    """
    before, after = _archive(original), _archive(exported)
    found = [
        *_parts(before, after, {m.cell.sheet for m in marks}),
        *_values(original, exported, marks, set(added_sheets)),
    ]
    return found[:_MOST_FINDINGS]


def _archive(data: bytes) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(data))


def _parts(before: zipfile.ZipFile, after: zipfile.ZipFile, sheets: set[str]) -> Iterator[str]:
    names = after.namelist()
    if len({n.casefold() for n in names}) != len(names):
        yield "two parts of one name were written"
    if (broken := after.testzip()) is not None:
        yield f"{broken}: the part was written wrongly"
    old_names = before.namelist()
    if [n for n in names if n in set(old_names)] != old_names:
        yield "parts are missing or in another order"
    for name in old_names:
        if (
            name in names
            and not _same(before, after, name)
            and not (_MAY_CHANGE.fullmatch(name) or (sheets and _is_sheet(name)))
        ):
            yield f"{name}: the part was changed, and nothing in it had to change"


def _is_sheet(name: str) -> bool:
    return "sheet" in name.casefold().replace("\\", "/") and name.casefold().endswith(".xml")


def _same(before: zipfile.ZipFile, after: zipfile.ZipFile, name: str) -> bool:
    one, two = before.getinfo(name), after.getinfo(name)
    return (one.CRC, one.file_size) == (two.CRC, two.file_size)


def _values(original: bytes, exported: bytes, marks: Sequence[CellMark], added: set[str]) -> Iterator[str]:
    from python_calamine import CalamineError, CalamineWorkbook

    too_wide = _too_wide(original) | _too_wide(exported)
    try:
        before = CalamineWorkbook.from_filelike(io.BytesIO(original))
    except CalamineError:
        return
    after = CalamineWorkbook.from_filelike(io.BytesIO(exported))
    if [n for n in after.sheet_names if n not in added] != before.sheet_names:
        yield "the sheets are not those that the workbook had"
        return
    texts = {mark.cell: mark.text for mark in marks if mark.text}
    for name in before.sheet_names:
        if name in too_wide:
            continue
        yield from _sheet_values(name, _cells(before, name), _cells(after, name), texts)


def _too_wide(data: bytes) -> set[str]:
    """Sheets whose far corner would make a reader with a dense table ask for too much memory."""
    from rotaengage.export.workbook_patch import sheet_parts, workbook_part

    package = Package(data)
    return {
        n
        for n, part in sheet_parts(package, workbook_part(package)).items()
        if _extent(package.read(part)) > _MOST_CELLS
    }


def _extent(xml: bytes) -> int:
    from rotaengage.domain.refs import column_number

    letters, last = set[bytes](), 1
    for found in _REFS.finditer(xml):
        letters.add(found[1])
        last = max(last, int(found[2]))
    return last * max((column_number(name.decode()) for name in letters), default=1)


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
        if cell in texts and new == f"{old}{texts[cell]}":
            continue
        yield f"{cell}: {old!r} became {new!r}"
