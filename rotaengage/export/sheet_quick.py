"""The same scan for sheets written as nearly every program writes them: by searching bytes, many times as fast.

Whatever is unusual (prefixes, cells without names, comments, array formulas, disorder) is left to the full scan.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable
from functools import cache
from itertools import pairwise

from rotaengage.domain.refs import column_letters, column_number
from rotaengage.export.sheet_found import Cell, Place, Row, SheetScan
from rotaengage.export.xml_scan import Element, encoding_of, parse, safe_parser, scan

_ROW = re.compile(rb'<row r="(\d{1,7})"[^>]*>')
_CELL = re.compile(rb'<c r="([A-Z]{1,3})')
_ATTRIBUTE = re.compile(rb'([\w:]+)\s*=\s*"([^"&]*)"')
_SLASH = ord("/")
_OPEN, _CLOSE = b"<sheetData>", b"</sheetData>"


def cut_out(xml: bytes, part: str) -> tuple[int, int] | None:
    """Where the rows begin and end in a sheet that is written as usual; None for others. UserError for broken XML."""
    start, end = xml.find(_OPEN) + len(_OPEN), xml.rfind(_CLOSE)
    if start < len(_OPEN) or end < start or xml.find(_OPEN, start) > 0 or xml.find(_CLOSE) != end:
        return None
    if encoding_of(xml) != "utf-8" or xml.count(b"<c", start, end) != xml.count(b'<c r="', start, end):
        return None
    if b"<f" in xml and (b"array" in xml or b"dataTable" in xml):
        return None
    return (start, end) if _holds_elements_alone(xml, part) else None


def _holds_elements_alone(xml: bytes, part: str) -> bool:
    """Whether there are no comments, instructions or unparsed stretches, in which anything could look like a cell."""
    parser, others = safe_parser(part), list[object]()
    parser.CommentHandler = parser.StartCdataSectionHandler = lambda *_: others.append(None)
    parser.ProcessingInstructionHandler = lambda *_: others.append(None)
    parse(parser, xml, part)
    return not others


def shifted(found: SheetScan, start: int, end: int) -> SheetScan:
    """The scan of a sheet from which the rows were cut, with the places at which things stand in the whole."""
    for element in found.tops:
        for name in ("start", "open_end", "close", "end"):
            at: int = getattr(element, name)
            if at > start or (at == start and name in {"close", "end"}):
                setattr(element, name, at + end - start)
    return found


def find_cells(xml: bytes, span: tuple[int, int], wanted: Iterable[Place], found: SheetScan, *, deep: bool) -> bool:
    """Put rows, cells and the places of missing ones into the scan; False where rows are out of order."""
    rows: dict[int, list[int]] = {}
    for row_number, column in wanted:
        rows.setdefault(row_number, []).append(column)
    tags = [(int(tag[1]), tag) for tag in _ROW.finditer(xml, *span)]
    numbers = [number for number, _ in tags]
    if xml.count(b"<row", *span) != len(tags) or any(a >= b for a, b in pairwise(numbers)):
        return False
    cells = _Cells(xml, deep=deep)
    for number, columns in sorted(rows.items()):
        at = bisect_left(numbers, number)
        if at == len(numbers) or numbers[at] != number:
            found.missing_rows[number] = tags[at][1].start() if at < len(tags) else span[1]
            continue
        row = _row(xml, number, tags[at][1], tags[at + 1][1].start() if at + 1 < len(tags) else span[1])
        if row is None or not cells.find(row, sorted(set(columns)), found):
            return False
        found.rows[number] = row
    return True


def _row(xml: bytes, number: int, tag: re.Match[bytes], following: int) -> Row | None:
    """None where its end tag is not written as usual."""
    element = Element("row", _attributes(tag[0]), 2, tag.start(), tag.end())
    if tag[0].endswith(b"/>"):
        element.close = element.end = tag.end()
    else:
        element.close = xml.find(b"</row>", tag.end(), following)
        if element.close < 0:
            return None
        element.end = element.close + len(b"</row>")
    return Row(number, element)


class _Cells:
    """Finds cells from left to right in their rows. deep: with their children. Their names are left out."""

    def __init__(self, xml: bytes, *, deep: bool) -> None:
        self._xml, self._deep = xml, deep
        self._openings = cache(lambda column: b'<c r="' + column_letters(column).encode())
        self._attributes = cache(_attributes)

    def find(self, row: Row, columns: Iterable[int], found: SheetScan) -> bool:
        """Put the row's cells into the scan; False where one does not end as usual or cells are out of order."""
        xml, number, end = self._xml, row.number, row.element.close
        at, missing, after = row.element.open_end, list[int](), b'%d"' % number
        for column in columns:
            tag = self._openings(column) + after
            start = xml.find(tag, at, end)
            if start < 0:
                missing.append(column)
                continue
            element = self._element(start, start + len(tag), end)
            if element is None:
                return False
            children = self._children(element) if self._deep else []
            found.cells[number, column] = Cell((number, column), element, children)
            at = element.end
        return not missing or self._misses(row, missing)

    def _misses(self, row: Row, missing: list[int]) -> bool:
        """Where cells that are not there belong; False where one is there all the same, out of order."""
        there = _there(self._xml, row.element)
        row.inserts = {c: next((at for other, at in there if other > c), row.element.close) for c in missing}
        return not any(column == other for column in missing for other, _ in there)

    def _element(self, start: int, name_end: int, row_end: int) -> Element | None:
        """The cell; None where its end tag is not written as usual."""
        xml = self._xml
        opened = xml.index(b">", name_end) + 1
        attributes = self._attributes(xml[name_end:opened])
        if xml[opened - 2] == _SLASH:
            return Element("c", attributes, 3, start, opened, opened, opened)
        close = xml.find(b"</c>", opened, row_end)
        if close < 0 or xml.find(b"<c ", opened, close) > 0:
            return None
        return Element("c", attributes, 3, start, opened, close, close + len(b"</c>"))

    def _children(self, cell: Element) -> list[Element]:
        return [_moved(e, cell.start) for e in scan(self._xml[cell.start : cell.end], "")[1:]]


def _moved(element: Element, by: int) -> Element:
    element.depth += 3
    element.start += by
    element.open_end += by
    element.close += by
    element.end += by
    return element


def _attributes(tag: bytes) -> dict[str, str]:
    return {key.decode(): value.decode() for key, value in _ATTRIBUTE.findall(tag)}


def _there(xml: bytes, row: Element) -> list[tuple[int, int]]:
    """The columns of a row's cells with the bytes at which they begin."""
    return [(column_number(c[1].decode()), c.start()) for c in _CELL.finditer(xml, row.open_end, row.close)]
