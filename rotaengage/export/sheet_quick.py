"""The same scan for sheets written as nearly every program writes them: by searching bytes, many times as fast.

Whatever is unusual (prefixes, cells without names, comments, array formulas, disorder) is left to the full scan.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable
from itertools import pairwise

from rotaengage.domain.refs import column_letters, column_number
from rotaengage.export.sheet_found import Cell, Place, Row, SheetScan
from rotaengage.export.xml_scan import Element, encoding_of, parse, safe_parser, scan

_ROW = re.compile(rb'<row r="(\d{1,7})"[^>]*>')
_CELL = re.compile(rb'<c r="([A-Z]{1,3})')
_ATTRIBUTE = re.compile(rb'([\w:]+)\s*=\s*"([^"&]*)"')
_OPEN, _CLOSE = b"<sheetData>", b"</sheetData>"


def cut_out(xml: bytes, part: str) -> tuple[int, int] | None:
    """Where the rows begin and end in a sheet that is written as usual; None for others. UserError for broken XML."""
    start, end = xml.find(_OPEN) + len(_OPEN), xml.rfind(_CLOSE)
    if start < len(_OPEN) or end < start or xml.find(_OPEN, start) > 0 or xml.find(_CLOSE) != end:
        return None
    if b"<!" in xml or xml.count(b"<?") > 1 or encoding_of(xml) != "utf-8":
        return None
    usual = ((b"<c", b'<c r="'), (b"<row", b'<row r="'))
    if any(xml.count(any_way, start, end) != xml.count(as_usual, start, end) for any_way, as_usual in usual):
        return None
    if b"array" in xml or b"dataTable" in xml:
        return None
    parse(safe_parser(part), xml, part)
    return start, end


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
    for place in sorted(set(wanted)):
        rows.setdefault(place[0], []).append(place[1])
    tags = [(int(tag[1]), tag) for tag in _ROW.finditer(xml, *span)]
    numbers = [number for number, _ in tags]
    if any(a >= b for a, b in pairwise(numbers)):
        return False
    for number, columns in rows.items():
        at = bisect_left(numbers, number)
        if at == len(numbers) or numbers[at] != number:
            found.missing_rows[number] = tags[at][1].start() if at < len(tags) else span[1]
            continue
        row = _row(xml, number, tags[at][1], tags[at + 1][1].start() if at + 1 < len(tags) else span[1])
        if row is None:
            return False
        found.rows[number] = row
        cells = [_cell(xml, (number, c), row.element, deep=deep) for c in columns]
        if any(cell is not None and cell.element.end == 0 for cell in cells):
            return False
        found.cells.update({cell.place: cell for cell in cells if cell is not None})
        missing = [c for c, cell in zip(columns, cells, strict=True) if cell is None]
        if missing:
            row.inserts = _inserts(xml, row.element, missing)
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


def _cell(xml: bytes, place: Place, row: Element, *, deep: bool) -> Cell | None:
    """The cell, with its children where they are asked for; None where it is not there.

    Its end is 0 where its end tag is not written as usual.
    """
    start = xml.find(f'<c r="{column_letters(place[1])}{place[0]}"'.encode(), row.open_end, row.close)
    if start < 0:
        return None
    open_end = xml.index(b">", start) + 1
    element = Element("c", _attributes(xml[start:open_end]), 3, start, open_end, open_end, open_end)
    if xml[open_end - 2 : open_end] != b"/>":
        element.close = xml.find(b"</c>", open_end, row.close)
        following = xml.find(b"<c ", open_end, row.close)
        usual = element.close > 0 and not 0 < following < element.close
        element.end = element.close + len(b"</c>") if usual else 0
    children = [_moved(e, start) for e in scan(xml[start : element.end], "")[1:]] if deep and element.end else []
    return Cell(place, element, children)


def _moved(element: Element, by: int) -> Element:
    element.depth += 3
    element.start += by
    element.open_end += by
    element.close += by
    element.end += by
    return element


def _attributes(tag: bytes) -> dict[str, str]:
    return {key.decode(): value.decode() for key, value in _ATTRIBUTE.findall(tag)}


def _inserts(xml: bytes, row: Element, missing: list[int]) -> dict[int, int]:
    """Before which byte each missing cell belongs: the first cell further right."""
    there = [(column_number(c[1].decode()), c.start()) for c in _CELL.finditer(xml, row.open_end, row.close)]
    return {column: next((at for other, at in there if other > column), row.close) for column in missing}
