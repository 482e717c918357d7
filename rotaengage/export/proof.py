"""The exported workbook held against the original by code that took no part in writing it."""

import io
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor

from rotaengage.domain.collector import collector_at_rest
from rotaengage.domain.marks import CellMark
from rotaengage.domain.refs import CellRef, quoted
from rotaengage.export.package import Package, part_name
from rotaengage.export.proof_sheet import sheet_differences
from rotaengage.export.proof_values import Before, Expected, Values
from rotaengage.export.sheet_scan import a1, anchors
from rotaengage.export.workbook_parts import sheet_parts, workbook_part

_MOST_FINDINGS = 20


@collector_at_rest()
def prove(
    original: bytes,
    exported: bytes,
    marks: Sequence[CellMark],
    written: Mapping[CellRef, str] | None = None,
    before: Before | None = None,
) -> list[str]:
    """Every difference that the marks, the written cells and the added sheets do not account for.

    An empty list is the proof. Sheets may have been added after the others. Parts are compared by their bytes, values
    as two independent readers (calamine, openpyxl) see them. before is the original where reading it has begun.
    """
    if before is None or before.data is not original:
        before = Before(Package(original))
    after, expected = Package(exported), Expected(marks, written or {})
    same = before.package.same_records(after)
    with ThreadPoolExecutor(1) as thread:
        broken = thread.submit(_broken, exported, same)
        changed = _changed_sheets(before, after, same)
        values = Values(before, exported, expected, list(changed))
        found = [
            *_parts(before.package, after, same),
            *_sheets(before.package, after, expected, changed),
            *values.differences(),
            *(f"{name}: the part was written wrongly" for name in broken.result()),
        ]
    return list(dict.fromkeys(found))[:_MOST_FINDINGS]


def _broken(exported: bytes, but: frozenset[str]) -> list[str]:
    """The members that do not unpack to what their checksums say, apart from parts that are as they came in."""
    found = []
    with zipfile.ZipFile(io.BytesIO(exported)) as archive:
        for info in archive.infolist():
            try:
                if part_name(info) not in but:
                    archive.read(info)
            except (zipfile.BadZipFile, zlib.error, EOFError):
                found.append(info.filename)
    return found


def _changed_sheets(before: Before, after: Package, same: frozenset[str]) -> dict[str, str]:
    """The worksheets with other bytes than before, by name with their parts; those that are gone are told as parts."""
    there = {name: part for name, part in before.parts.items() if part not in same and after.find(part)}
    return {name: part for name, part in there.items() if before.package.read(part) != after.read(part)}


def _parts(before: Package, after: Package, same: frozenset[str]) -> Iterator[str]:
    names, old_names = ([i.filename for i in package.members] for package in (after, before))
    if len({n.casefold() for n in names}) != len(names):
        yield "two parts of one name were written"
    if names[: len(old_names)] != old_names:
        yield "parts are missing or in another order"
        return
    may_change = _may_change(before)
    for old, new in zip(before.members, after.members, strict=False):
        part = part_name(old)
        stays = part.casefold() not in may_change and not part.casefold().endswith(".rels")
        if stays and part not in same and (old.CRC, old.file_size) != (new.CRC, new.file_size):
            yield f"{old.filename}: the part was changed, and nothing in it had to change"


def _may_change(package: Package) -> set[str]:
    """The parts that marks and new sheets need: workbook, formats, sheets (looked at apart), and their notes."""
    workbook = workbook_part(package)
    sheets = list(sheet_parts(package, workbook).values())
    styles = [r.target for r in package.relations(workbook).all if r.kind == "styles"]
    notes = [r.target for s in sheets for r in package.relations(s).all if r.kind in {"comments", "vmlDrawing"}]
    return {part.casefold() for part in ("[Content_Types].xml", workbook, *sheets, *styles, *notes)}


def _sheets(before: Package, after: Package, expected: Expected, changed: Mapping[str, str]) -> Iterator[str]:
    """Each worksheet that changed, by its bytes: they are the same but for the marked cells."""
    for name, part in changed.items():
        old, new = before.read(part), after.read(part)
        marked = sorted(set(anchors(old, expected.on(name)).values()))
        found = sheet_differences(old, new, [a1(place) for place in marked])
        yield from (f"{quoted(name)}: {words}" for words in found)
