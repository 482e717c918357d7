"""The parts of a workbook's sheets, and the look at each of them before its values are read."""

import re
from collections.abc import Iterator
from typing import Any

from importers.grid import MOST_CELLS_TOGETHER
from importers.ooxml_guard import WORKSHEET, Package
from importers.values import PartFacts
from rotaengage.domain.issue import UserError

_CURE = "give an .xlsx, .xlsm or .csv file"
_PLAIN_TARGET = re.compile(r"(?:/xl/)?worksheets/[^/\\]+\.xml")


class SheetGuard:
    """Looks at the part of each sheet when its name comes up; parts are by the name of the sheet.

    Where the workbook points to its sheets in an odd way, all of them are looked at before the first is read: what
    another reader would take for a sheet's part may then be another one.
    """

    def __init__(self, package: Package) -> None:
        self._package, self._cells = package, 0
        self._facts: dict[str, PartFacts] = {}
        self.parts, plain = _sheet_parts(package)
        strays = [p for p in package.members if WORKSHEET.fullmatch(p) and p not in self.parts.values()]
        for part in strays if plain else [*strays, *self.parts.values()]:
            self._look(part)

    @property
    def inline_struck(self) -> frozenset[str]:
        """The sheets that hold struck texts of their own, beside the shared ones."""
        return frozenset(n for n, part in self.parts.items() if self._look(part).inline_struck)

    def look(self, sheet: str) -> PartFacts:
        """What a sheet's part says. UserError if it reaches, or all together reach, far beyond a rota."""
        return self._look(self.parts[sheet]) if sheet in self.parts else PartFacts()

    def _look(self, part: str) -> PartFacts:
        if part not in self._facts:
            self._facts[part], size = self._package.facts(part)
            self._cells += size
            if self._cells > MOST_CELLS_TOGETHER:
                says, cure = "this workbook holds far more cells than a rota", "keep only the rota's sheets"
                raise UserError(says, self._package.name, cure)
        return self._facts[part]


def _relations(package: Package) -> dict[str, str]:
    """The targets of the workbook's relations as they are written."""
    from defusedxml.ElementTree import fromstring

    if "xl/_rels/workbook.xml.rels" not in package:
        return {}
    nodes = fromstring(package.read("xl/_rels/workbook.xml.rels"))
    return {node.get("Id", ""): node.get("Target", "") for node in nodes}


def _part_of(target: str) -> str:
    target = target.replace("\\", "/")
    return (target.lstrip("/") if target.startswith("/") else f"xl/{target}").casefold()


def _sheet_parts(package: Package) -> tuple[dict[str, str], bool]:
    """The part of each sheet, by the sheet's name, and whether all of them are pointed to in the usual way."""
    from defusedxml.ElementTree import ParseError, fromstring

    parts: dict[str, str] = {}
    plain = True
    try:
        relations = _relations(package)
        root = fromstring(package.read("xl/workbook.xml")) if "xl/workbook.xml" in package else ()
    except ParseError as error:
        raise UserError("this workbook is damaged", package.name, _CURE) from error
    for node in (n for n in _all(root) if n.tag.rpartition("}")[2] == "sheet"):
        link = next((v for k, v in node.attrib.items() if k.rpartition("}")[2] == "id"), "")
        target, name = relations.get(link, ""), node.get("name", "")
        plain = plain and _PLAIN_TARGET.fullmatch(target) is not None and name not in parts
        if _part_of(target) in package:
            parts[name] = _part_of(target)
    return parts, plain


def _all(root: Any) -> Iterator[Any]:
    for child in root:
        yield child
        yield from _all(child)
