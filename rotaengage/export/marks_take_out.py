"""What an export wrote, taken out of a workbook that another program has saved since.

The way back byte by byte is lost then: texts and notes are known by what they say, frames by their colour.
"""

import io
import re
from collections import defaultdict
from typing import NamedTuple

from python_calamine import CalamineWorkbook

from rotaengage.domain.marks import CellMark, Mark
from rotaengage.export.cell_text import SharedStrings, TextRefusedError, plain_text
from rotaengage.export.marks_kept import digest_of
from rotaengage.export.marks_looks import looks_back
from rotaengage.export.marks_record import Told
from rotaengage.export.package import Package
from rotaengage.export.sheet_found import Cell, Place, box_of
from rotaengage.export.sheet_patch import text_item
from rotaengage.export.sheet_removal import drop_sheets, is_looked_at
from rotaengage.export.sheet_scan import anchors, scan_sheet
from rotaengage.export.styles_patch import Styles
from rotaengage.export.workbook_parts import sheet_parts, workbook_part
from rotaengage.export.xml_scan import Element, Splice, scan, unescaped, with_attributes, without_attribute

_SHAPE = re.compile(rb"<v:shape\b(?:(?!</v:shape>).)*?</v:shape>", re.DOTALL)
_ROW, _COLUMN = re.compile(rb"<x:Row>\s*(\d+)\s*</x:Row>"), re.compile(rb"<x:Column>\s*(\d+)\s*</x:Column>")


class TakenOut(NamedTuple):
    """A workbook without an export as far as that can be; stays says what is still there of it.

    intact says that every mark was still there as it was written, so that nobody has taken one back by hand.
    """

    data: bytes
    stays: tuple[str, ...] = ()
    intact: bool = False


def taken_out(data: bytes, told: Told, looks: tuple[int, ...]) -> TakenOut:
    """The workbook without the texts, notes, frames and sheets of an export, where they are as they were written.

    looks are the formats that marked cells had before, as the workbook numbers them now. UserError for a workbook that
    cannot be patched.
    """
    package = Package(data)
    workbook = workbook_part(package)
    strings, styles = SharedStrings(package, workbook), Styles(package, workbook)
    marks: dict[str, dict[Place, CellMark]] = defaultdict(dict)
    written: dict[str, dict[Place, str]] = defaultdict(dict)
    for mark in told.marks:
        marks[mark.cell.sheet][mark.cell.row, mark.cell.column] = mark
    for cell, text in told.written:
        written[cell.sheet][cell.row, cell.column] = text
    parts, found = sheet_parts(package, workbook), 0
    for sheet, part in parts.items():
        if marks[sheet] or written[sheet]:
            texts = marks[sheet] if told.mark in {Mark.TEXT, Mark.CODE} else {}
            found += _texts_out(package, part, strings, texts, written[sheet])
            found += _notes_out(package, part, marks[sheet])
    framed = looks_back(package, parts, styles, told.was, looks)
    styles.flush()
    stays: tuple[str, ...] = ("its frames and colours",) if framed.left else ()
    kept = _sheets_out(data, package, workbook, told)
    stays += (f"its added sheets that were changed since or that others refer to ({', '.join(kept)})",) if kept else ()
    wanted = len(told.marks) + len(told.written)
    intact = found >= wanted if told.mark != Mark.FILL else framed.found >= len(told.marks)
    return TakenOut(package.finish()[0], stays, intact)


def _sheets_out(data: bytes, package: Package, workbook: str, told: Told) -> tuple[str, ...]:
    """Take out the added sheets on which nobody has written since; returns the names of the others."""
    there = sheet_parts(package, workbook)
    ours = [name for name in told.sheets if name in there]
    digests = dict(zip(told.sheets, told.digests, strict=False))
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    read = {name: book.get_sheet_by_name(name).to_python() for name in ours}
    alike = {
        name for name in ours
        if package.related(there[name], "comments") is None
        and digests.get(name) == digest_of(v for row in read[name] for v in row if v != "")
    }  # fmt: skip
    free = {name for name in alike if not is_looked_at(package, workbook, name, alike)}
    if free and len(free) < len(there):
        drop_sheets(package, workbook, free)
    return tuple(name for name in ours if name not in free)


def _texts_out(
    package: Package, part: str, strings: SharedStrings, marks: dict[Place, CellMark], written: dict[Place, str]
) -> int:
    """Take out texts that are still as they were written; returns how many."""
    xml, changes, found_here = package.read(part), list[Splice](), 0
    found = scan_sheet(xml, part, marks.keys() | written.keys())
    for place, cell in found.cells.items():
        try:
            text = plain_text(xml, cell, strings)
        except TextRefusedError:
            continue
        mark = marks.get(place)
        if cell.child("f") is not None or not text:
            continue
        if written.get(place) == text:
            changes += _replaced(xml, cell, "")
            found_here += 1
        elif mark is not None and mark.text and text.endswith(mark.text):
            changes += _replaced(xml, cell, text.removesuffix(mark.text))
            found_here += 1
    package.patch(part, changes)
    return found_here


def _replaced(xml: bytes, cell: Cell, text: str) -> list[Splice]:
    tag = xml[cell.element.start : cell.element.open_end]
    if not text:
        tag = without_attribute(tag, "t")
        return [Splice(cell.element.start, cell.element.end, tag[:-1].rstrip() + b"/>")]
    tag = with_attributes(tag, {"t": "inlineStr"})
    held = text_item(cell.element.prefix, text) + b"</" + cell.element.name.encode() + b">"
    return [Splice(cell.element.start, cell.element.end, tag + held)]


def _notes_out(package: Package, sheet: str, marks: dict[Place, CellMark]) -> int:
    """Notes that say nothing but what the export said go, with their boxes; those that others wrote in stay.

    Returns how many went.
    """
    relation = package.related(sheet, "comments")
    if relation is None:
        return 0
    shown = anchors(package.read(sheet), marks)
    said = {shown[place]: " ".join("\n".join(mark.note).split()) for place, mark in marks.items()}
    xml, gone, changes = package.read(relation.target), set[Place](), list[Splice]()
    elements = scan(xml, relation.target)
    for comment in (e for e in elements if e.local == "comment"):
        box = box_of(comment.attrs.get("ref", ""))
        if box is not None and said.get((box.top, box.left)) == _words(xml, elements, comment):
            gone.add((box.top, box.left))
            changes.append(Splice(comment.start, comment.end, b""))
    package.patch(relation.target, changes)
    drawing = package.related(sheet, "vmlDrawing")
    if drawing is not None and gone:
        package.replace(drawing.target, _SHAPE.sub(lambda s: _box_kept(s[0], gone), package.read(drawing.target)))
    return len(gone)


def _words(xml: bytes, elements: list[Element], comment: Element) -> str:
    pieces = (xml[e.open_end : e.close] for e in elements if e.local == "t" and comment.holds(e))
    return " ".join(unescaped(b"".join(pieces)).split())


def _box_kept(shape: bytes, gone: set[Place]) -> bytes:
    row, column = _ROW.search(shape), _COLUMN.search(shape)
    place = (int(row[1]) + 1, int(column[1]) + 1) if row and column else None
    return b"" if place in gone else shape
