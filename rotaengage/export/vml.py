"""The boxes of cell notes. Excel shows no note without one; they are VML, which is often not well-formed XML."""

import re

from rotaengage.export.package import Package
from rotaengage.export.sheet_scan import Place
from rotaengage.export.xml_scan import Splice, splice

VML_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_BLOCK = 1024
_LAST_ROW, _LAST_COLUMN = 1_048_575, 16_383
_SPACES = {b"v": b"urn:schemas-microsoft-com:vml", b"o": b"urn:schemas-microsoft-com:office:office",
           b"x": b"urn:schemas-microsoft-com:office:excel"}  # fmt: skip
_SHAPE_ID = re.compile(rb"_x0000_s(\d{1,9})\b")
_BLOCKS = re.compile(rb"<o:idmap\b[^>]*?\bdata\s*=\s*[\"']([\d, ]+)[\"']")
_ROOT = re.compile(rb"<xml\b[^>]*>", re.IGNORECASE)
_SHAPE_TYPE = (
    b'<v:shapetype%s id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    b'<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_SHAPE = (
    b'<v:shape%s id="_x0000_s%d" type="#_x0000_t202" style="position:absolute;margin-left:60pt;'
    b'margin-top:2pt;width:192pt;height:%dpt;z-index:1;visibility:hidden" fillcolor="#ffffe1" '
    b'o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/>'
    b'<v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div>'
    b'</v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>'
    b"<x:Anchor>%d, 15, %d, 2, %d, 15, %d, 4</x:Anchor><x:AutoFill>False</x:AutoFill>"
    b"<x:Row>%d</x:Row><x:Column>%d</x:Column></x:ClientData></v:shape>"
)
"""With name spaces, number, height in points, left, top, right and bottom cell, row and column."""


def can_grow(xml: bytes) -> bool:
    """Whether boxes can be put into this drawing."""
    return b"\x00" not in xml and _ROOT.search(xml) is not None and b"</xml>" in xml


def with_boxes(xml: bytes, notes: dict[Place, int]) -> bytes:
    """A drawing with a box for each cell (by its number of lines) after those that it has."""
    root = _ROOT.search(xml)
    missing = {p: uri for p, uri in _SPACES.items() if root is None or uri not in root[0]}
    spaces = b"".join(b' xmlns:%s="%s"' % item for item in missing.items())
    numbers = [int(n) for n in _SHAPE_ID.findall(xml)]
    first = max([*numbers, _BLOCK * min(_blocks(xml), default=1)]) + 1
    shape_type = b"" if b'"_x0000_t202"' in xml else _SHAPE_TYPE % spaces
    shapes = [_shape(place, lines, n, spaces) for n, (place, lines) in enumerate(notes.items(), start=first)]
    at = xml.rindex(b"</xml>")
    return splice(xml, [Splice(at, at, shape_type + b"".join(shapes))])


def new_drawing(package: Package, notes: dict[Place, int]) -> bytes:
    """A drawing of its own, with shape numbers that no other drawing of the workbook uses."""
    used = {n for part in package.parts_ending(".vml") for n in _blocks(package.read(part))}
    first = max(used, default=0) + 1
    blocks = ",".join(str(first + n) for n in range(len(notes) // (_BLOCK - 1) + 1))
    spaces = "".join(f' xmlns:{p.decode()}="{uri.decode()}"' for p, uri in _SPACES.items())
    layout = f'<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="{blocks}"/></o:shapelayout>'
    return with_boxes(f"<xml{spaces}>{layout}</xml>".encode(), notes)


def _blocks(xml: bytes) -> list[int]:
    return [int(n) for found in _BLOCKS.findall(xml) for n in found.replace(b" ", b"").split(b",") if 0 < len(n) < 10]


def _shape(place: Place, lines: int, number: int, spaces: bytes) -> bytes:
    row, column = place[0] - 1, place[1] - 1
    top = max(0, row - 1)
    tall = min(12, max(3, lines + 1))
    sides = min(column + 1, _LAST_COLUMN), top, min(column + 4, _LAST_COLUMN), min(top + tall, _LAST_ROW)
    return _SHAPE % (spaces, number, 15 * tall, *sides, row, column)
