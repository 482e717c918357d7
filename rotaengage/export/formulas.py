"""The formulas of a workbook, found by a quick pass over its sheets."""

import re
from collections.abc import Iterator
from typing import NamedTuple
from xml.sax.saxutils import unescape

from rotaengage.domain.refs import CellRef, column_number
from rotaengage.export.formula_refs import Area, Known, Spread
from rotaengage.export.package import Package
from rotaengage.export.sheet_scan import box_of
from rotaengage.export.xml_scan import scan

_FORMULA = re.compile(rb"<(?:\w+:)?c\b([^>]*)>\s*<(?:\w+:)?f\b([^>]*)>([^<]*)<")
_REF = re.compile(rb"\br\s*=\s*[\"']([A-Za-z]{1,3})(\d{1,7})[\"']")
_RANGE = re.compile(rb"\bref\s*=\s*[\"']([A-Z0-9:]+)[\"']")
_QUOTES = {"&quot;": '"', "&apos;": "'", "&#10;": "\n"}


class Formula(NamedTuple):
    """A formula and its cell; a shared one also stands in the cells of its spread."""

    cell: CellRef
    text: str
    spread: Spread


def formulas_of(package: Package, parts: dict[str, str]) -> Iterator[Formula]:
    """Every formula of these sheets that is written out; those that share one count as its spread."""
    for sheet, part in parts.items():
        xml = package.read(part)
        for found in _FORMULA.finditer(xml) if b"</f>" in xml or b":f>" in xml else ():
            ref = _REF.search(found[1])
            if ref is not None and found[3] and not found[2].endswith(b"/"):
                cell = CellRef(sheet, int(ref[2]), column_number(ref[1].decode()))
                yield Formula(cell, unescape(found[3].decode("utf-8", "replace"), _QUOTES), _spread(cell, found[2]))


def _spread(cell: CellRef, attributes: bytes) -> Spread:
    ref = _RANGE.search(attributes) if b"shared" in attributes else None
    box = box_of(ref[1].decode()) if ref else None
    return Spread(max(0, box.bottom - cell.row), max(0, box.right - cell.column)) if box else Spread()


def known_names(package: Package, workbook: str, parts: dict[str, str]) -> Known:
    """The workbook's defined names and tables."""
    xml, names, tables = package.read(workbook), dict[str, str](), dict[str, Area]()
    for element in scan(xml, workbook):
        if element.local == "definedName":
            meaning = unescape(xml[element.open_end : element.close].decode("utf-8", "replace"), _QUOTES)
            old = names.get(element.attrs.get("name", "").casefold())
            names[element.attrs.get("name", "").casefold()] = f"{old},{meaning}" if old else meaning
    for sheet, part in parts.items():
        for relation in package.relations(part).all:
            if relation.kind == "table" and package.find(relation.target):
                root = scan(package.read(relation.target), relation.target)[0]
                box = box_of(root.attrs.get("ref", ""))
                if box is not None:
                    for key in ("name", "displayName"):
                        tables[root.attrs.get(key, "").casefold()] = Area(sheet, box)
    return Known(names, tables)
