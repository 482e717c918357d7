"""Free rows below a rota, where something can be written without moving or covering anything."""

import re
from collections.abc import Iterator

from rotaengage.export.package import Package
from rotaengage.export.sheet_scan import Box, box_of
from rotaengage.export.xml_scan import scan, whole_number

_ROW = re.compile(rb"<(?:\w+:)?row(?=[\s>/])([^>]*)>")
_PLAIN_ROW = re.compile(rb"<row(?=[\s>/])([^>]*)>")
_NUMBER = re.compile(rb"\br\s*=\s*[\"'](\d{1,7})[\"']")
_HELD = re.compile(rb"<(?:\w+:)?(?:v|is|f)[\s>]")
_MERGE = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]*?\bref\s*=\s*[\"']([^\"']+)[\"']")
_LAST_ROW = 1_048_576


def free_row(package: Package, part: str, below: int, height: int) -> int | None:
    """The first row of so many free ones, with a free row above them; None where the sheet ends before."""
    xml = package.read(part)
    taken = sorted([*_held_rows(xml, below), *_covered(package, part, xml)])
    first = below + 2
    for top, bottom in taken:
        if bottom >= first - 1 and top < first + height:
            first = bottom + 2
    return first if first + height <= _LAST_ROW else None


def _held_rows(xml: bytes, below: int) -> Iterator[tuple[int, int]]:
    """The rows whose cells hold something, from this row on where rows say their numbers."""
    rows = _ROW if b":row" in xml else _PLAIN_ROW
    found, number = list(rows.finditer(xml)), 0
    ends = [*(f.start() for f in found[1:]), len(xml)]
    for row, end in zip(found, ends, strict=True):
        said = _NUMBER.search(row[1])
        number = int(said[1]) if said else number + 1
        if number >= below and _HELD.search(xml, row.end(), end):
            yield number, number


def _covered(package: Package, part: str, xml: bytes) -> Iterator[tuple[int, int]]:
    """The rows of merged cells, tables, pivot tables and drawings."""
    boxes: list[Box | None] = []
    if b"mergeCell" in xml:
        boxes += [box_of(m.decode("ascii", "replace")) for m in _MERGE.findall(xml)]
    for relation in package.relations(part).all:
        target = None if relation.external else package.find(relation.target)
        if target is None or relation.kind not in {"table", "pivotTable", "drawing"}:
            continue
        elements = scan(package.read(target), target)
        if relation.kind == "drawing":
            text = package.read(target)
            rows = [text[e.open_end : e.close].decode("latin-1").strip() for e in elements if e.local == "row"]
            numbers = [whole_number(r) + 1 for r in rows]
            yield from ((n, m) for n, m in zip(numbers[::2], numbers[1::2], strict=False))
            yield from ((n, n + 20) for n in numbers[len(numbers) // 2 * 2 :])
        else:
            refs = [e.attrs.get("ref", "") for e in elements if e.local in {"table", "location"}]
            boxes += [box_of(ref) for ref in refs]
    yield from ((b.top, b.bottom) for b in boxes if b)
