"""One pass over a worksheet: where the wanted cells stand or would stand, and what else a mark must respect."""

import re
from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Iterable

from rotaengage.domain.refs import column_letters, column_number
from rotaengage.export.sheet_found import Box, Cell, Place, Row, SheetScan, box_of, boxes_of
from rotaengage.export.sheet_quick import cut_out, find_cells, shifted
from rotaengage.export.xml_scan import Element, close_element, local, parse, safe_parser, whole_number

__all__ = ["Box", "Cell", "Place", "Row", "SheetScan", "a1", "anchors", "box_of", "boxes_of", "scan_sheet"]

_MERGE = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]*?\bref\s*=\s*[\"']([^\"']+)[\"']")


class _Scanner:
    """The expat handlers. Rows and cells count only in sheetData: drawing anchors use the same names elsewhere.

    start is called for every element of the sheet, so it asks for no more than it needs.
    """

    def __init__(self, xml: bytes, part: str, wanted: Iterable[Place]) -> None:
        self.xml = xml
        self.parser = safe_parser(part)
        self.found = SheetScan()
        self.wanted: dict[int, list[int]] = {}
        for row, column in sorted(set(wanted)):
            self.wanted.setdefault(row, []).append(column)
        self.missing = deque(self.wanted)
        self.open: list[Element] = []
        self.depth = self.row = self.column = 0
        self.in_data = self.in_list = False
        self.in_row: Row | None = None
        self.in_cell: Cell | None = None
        self.numbers: dict[str, int] = {}
        self.sqref: list[str] | None = None

    def start(self, name: str, attrs: dict[str, str]) -> None:
        """An element begins."""
        depth = self.depth
        self.depth = depth + 1
        if depth >= 3 and self.in_data:
            if depth == 3 and self.in_row is not None:
                self._cell(name, attrs)
            elif depth > 3:
                self._in_cell(name, attrs)
        elif depth == 2 and self.in_data:
            self._row(name, attrs)
        elif depth <= 1:
            self.found.tops.append(self._kept(name, attrs, depth))
            self.in_data = depth == 1 and local(name) == "sheetData"
        else:
            self._beside(local(name), attrs)

    def _kept(self, name: str, attrs: dict[str, str], depth: int) -> Element:
        element = Element(name, attrs, depth, self.parser.CurrentByteIndex)
        self.open.append(element)
        return element

    def _in_cell(self, name: str, attrs: dict[str, str]) -> None:
        if "ref" in attrs and attrs.get("t") in {"array", "dataTable"}:
            self.found.arrays += boxes_of(attrs["ref"])
        if self.in_cell is not None:
            self.in_cell.children.append(self._kept(name, attrs, self.depth - 1))

    def _row(self, name: str, attrs: dict[str, str]) -> None:
        self.row = whole_number(attrs.get("r"), self.row + 1)
        self.column = 0
        self.in_row = None
        while self.missing and self.missing[0] < self.row:
            self.found.missing_rows.setdefault(self.missing.popleft(), self.parser.CurrentByteIndex)
        if self.row in self.wanted:
            self.found.missing_rows.pop(self.row, None)
            if self.missing and self.missing[0] == self.row:
                self.missing.popleft()
            self.in_row = Row(self.row, self._kept(name, attrs, 2), dict.fromkeys(self.wanted[self.row], -1))
            self.found.rows[self.row] = self.in_row

    def _cell(self, name: str, attrs: dict[str, str]) -> None:
        ref, inserts = attrs.get("r"), self.in_row.inserts if self.in_row else {}
        column = self.column = self._column(ref) if ref else self.column + 1
        for missing, at in inserts.items():
            if missing >= column:
                break
            if at < 0:
                inserts[missing] = self.parser.CurrentByteIndex
        if column in inserts:
            del inserts[column]
            self.in_cell = Cell((self.row, column), self._kept(name, attrs, 3))
            self.found.cells[self.row, column] = self.in_cell

    def _column(self, ref: str) -> int:
        letters = ref.rstrip("0123456789")
        if letters not in self.numbers:
            self.numbers[letters] = column_number(letters)
        return self.numbers[letters]

    def _beside(self, word: str, attrs: dict[str, str]) -> None:
        if word == "col" and "min" in attrs:
            first, last, style = (whole_number(attrs.get(k)) for k in ("min", "max", "style"))
            self.found.columns.append((first, last, style))
        elif word == "dataValidation":
            self.in_list = attrs.get("type") == "list"
            self.found.lists += boxes_of(attrs.get("sqref", "")) if self.in_list else []
        elif word == "sqref" and self.in_list:
            self.sqref = []

    def text(self, text: str) -> None:
        """Characters: only those of a list of cells in an extension matter."""
        if self.sqref is not None:
            self.sqref.append(text)

    def end(self, name: str) -> None:
        """An element ends."""
        self.depth -= 1
        if self.open and self.open[-1].depth == self.depth:
            element = self.open.pop()
            close_element(self.xml, element, self.parser.CurrentByteIndex)
            if self.depth == 1:
                self.in_data = False
            elif self.depth == 3:
                self.in_cell = None
        elif self.sqref is not None and local(name) == "sqref":
            self.found.lists += boxes_of("".join(self.sqref))
            self.sqref = None


def anchors(xml: bytes, places: Iterable[Place]) -> dict[Place, Place]:
    """For each place the cell that shows there: itself, or the first of the merged range that it lies in."""
    found = {place: place for place in places}
    rows: dict[int, list[Place]] = {}
    for place in found:
        rows.setdefault(place[0], []).append(place)
    numbers = sorted(rows) if b"mergeCell" in xml else []
    if not numbers:
        return found
    for merge in _MERGE.finditer(xml):
        box = box_of(merge[1].decode("ascii", "replace"))
        if box is None:
            continue
        for number in numbers[bisect_left(numbers, box.top) : bisect_right(numbers, box.bottom)]:
            found |= {place: (box.top, box.left) for place in rows[number] if box.holds(place)}
    return found


def scan_sheet(xml: bytes, part: str, wanted: Iterable[Place], *, deep: bool = True) -> SheetScan:
    """Find the wanted cells of a worksheet and their surroundings. UserError for XML that cannot be patched.

    Without deep the children of cells may be left out.
    """
    wanted = list(wanted)
    span = cut_out(xml, part)
    if span is not None:
        found = shifted(_full_scan(xml[: span[0]] + xml[span[1] :], part, ()), *span)
        if find_cells(xml, span, wanted, found, deep=deep):
            return found
    return _full_scan(xml, part, wanted)


def _full_scan(xml: bytes, part: str, wanted: Iterable[Place]) -> SheetScan:
    scanner = _Scanner(xml, part, wanted)
    parser = scanner.parser
    parser.StartElementHandler, parser.EndElementHandler = scanner.start, scanner.end
    if b"sqref>" in xml:
        parser.CharacterDataHandler = scanner.text
    parse(parser, xml, part)
    data = scanner.found.top("sheetData")
    if data is not None:
        for row in scanner.missing:
            scanner.found.missing_rows[row] = data.close
    for own in scanner.found.rows.values():
        own.inserts = {c: own.element.close if at < 0 else at for c, at in own.inserts.items()}
    return scanner.found


def a1(place: Place) -> str:
    """The cell as a spreadsheet writes it, without its sheet."""
    return f"{column_letters(place[1])}{place[0]}"
