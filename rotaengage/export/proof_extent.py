"""How far a worksheet reaches, told from its bytes: a reader with a dense table asks for memory for all of it."""

import re

from rotaengage.domain.refs import column_number

_REFS = re.compile(rb"<(?:\w+:)?c\s[^>]*?\br\s*=\s*[\"']([A-Z]{1,3})(\d{1,7})[\"']")
_ROWS = re.compile(rb"<(?:\w+:)?row\s[^>]*?\br\s*=\s*[\"'](\d{1,7})[\"']")
_ROW = re.compile(rb"<(?:\w+:)?row[\s>]")
_CELLS = re.compile(rb"<(?:\w+:)?c[\s/>]")
_FAR_CELL = re.compile(rb'<c r="(?![A-Z]{1,2}[0-9]{1,3}")')
_NEAR_ROW = re.compile(rb'<row r="[0-9]{1,3}"')
_NEAR = (999, 702)
_HEAD_BYTES = 1 << 18


def extent(xml: bytes) -> tuple[int, int]:
    """Rows and columns up to the far corner of the cells; nameless cells are counted along their row.

    A sheet of everyday size is told by a look for far references, without gathering all of them.
    """
    if _is_near(xml):
        return _NEAR
    cells = _REFS.findall(xml)
    width = max((column_number(name.decode()) for name in {letters for letters, _ in cells}), default=1)
    if len(_CELLS.findall(xml)) > len(cells):
        width = max(width, *(len(_CELLS.findall(row)) for row in _ROW.split(xml)))
    rows = {number for _, number in cells} | set(_ROWS.findall(xml))
    return max(1, len(_ROW.findall(xml)), *map(int, rows)), width


def _is_near(xml: bytes) -> bool:
    """Whether every cell and row says where it is as nearly every program writes it, and none is far out."""
    start, end = xml.find(b"<sheetData"), xml.rfind(b"</sheetData>")
    if not 0 < start < end or xml.count(b"<row", start, end) != len(_NEAR_ROW.findall(xml, start, end)):
        return False
    named = xml.count(b"<c", start, end) == xml.count(b'<c r="', start, end) and b":c" not in xml
    return named and _FAR_CELL.search(xml, start, end) is None


def width(xml: bytes) -> int:
    """How many cells a row has on average near the top of a sheet, at least 1."""
    head = xml[:_HEAD_BYTES]
    cells = head.count(b"<c ") or len(_CELLS.findall(head))
    return max(1, cells // max(1, head.count(b"<row") or len(_ROW.findall(head))))
