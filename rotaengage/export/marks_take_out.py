"""What an export wrote, taken out of a workbook that another program has saved since: texts, notes and lines.

The way back byte by byte is lost then. Frames and grounds stay, since what a cell looked like before is not known.
"""

import re
from collections import defaultdict
from xml.sax.saxutils import unescape

from rotaengage.domain.marks import CellMark, Mark
from rotaengage.export.cell_text import SharedStrings, TextRefusedError, plain_text
from rotaengage.export.marks_record import Told
from rotaengage.export.package import Package
from rotaengage.export.sheet_found import Cell, Place, box_of
from rotaengage.export.sheet_patch import text_item
from rotaengage.export.sheet_scan import anchors, scan_sheet
from rotaengage.export.workbook_parts import sheet_parts, workbook_part
from rotaengage.export.xml_scan import Element, Splice, scan, with_attributes, without_attribute

_SHAPE = re.compile(rb"<v:shape\b(?:(?!</v:shape>).)*?</v:shape>", re.DOTALL)
_ROW, _COLUMN = re.compile(rb"<x:Row>\s*(\d+)\s*</x:Row>"), re.compile(rb"<x:Column>\s*(\d+)\s*</x:Column>")


def taken_out(data: bytes, told: Told) -> bytes:
    """The workbook without the texts and notes of an export, where they still are as they were written."""
    package = Package(data)
    workbook = workbook_part(package)
    strings = SharedStrings(package, workbook)
    marks: dict[str, dict[Place, CellMark]] = defaultdict(dict)
    written: dict[str, dict[Place, str]] = defaultdict(dict)
    for mark in told.marks:
        marks[mark.cell.sheet][mark.cell.row, mark.cell.column] = mark
    for cell, text in told.written:
        written[cell.sheet][cell.row, cell.column] = text
    for sheet, part in sheet_parts(package, workbook).items():
        if marks[sheet] or written[sheet]:
            texts = marks[sheet] if told.mark in {Mark.TEXT, Mark.CODE} else {}
            _texts_out(package, part, strings, texts, written[sheet])
            _notes_out(package, part, marks[sheet])
    return package.finish()[0]


def _texts_out(
    package: Package, part: str, strings: SharedStrings, marks: dict[Place, CellMark], written: dict[Place, str]
) -> None:
    xml, changes = package.read(part), list[Splice]()
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
        elif mark is not None and mark.text and text.endswith(mark.text):
            changes += _replaced(xml, cell, text.removesuffix(mark.text))
    package.patch(part, changes)


def _replaced(xml: bytes, cell: Cell, text: str) -> list[Splice]:
    tag = xml[cell.element.start : cell.element.open_end]
    if not text:
        tag = without_attribute(tag, "t")
        return [Splice(cell.element.start, cell.element.end, tag[:-1].rstrip() + b"/>")]
    tag = with_attributes(tag, {"t": "inlineStr"})
    held = text_item(cell.element.prefix, text) + b"</" + cell.element.name.encode() + b">"
    return [Splice(cell.element.start, cell.element.end, tag + held)]


def _notes_out(package: Package, sheet: str, marks: dict[Place, CellMark]) -> None:
    """Notes that say nothing but what the export said go, with their boxes; those that others wrote in stay."""
    relation = package.related(sheet, "comments")
    if relation is None:
        return
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


def _words(xml: bytes, elements: list[Element], comment: Element) -> str:
    pieces = (xml[e.open_end : e.close] for e in elements if e.local == "t" and comment.holds(e))
    return " ".join(unescape(b"".join(pieces).decode("utf-8", "replace")).split())


def _box_kept(shape: bytes, gone: set[Place]) -> bytes:
    row, column = _ROW.search(shape), _COLUMN.search(shape)
    place = (int(row[1]) + 1, int(column[1]) + 1) if row and column else None
    return b"" if place in gone else shape
