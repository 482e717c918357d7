"""One pass over a worksheet: where the wanted cells stand or would stand, and what else a mark must respect."""

import re
from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field

from rotaengage.domain.refs import column_letters, column_number
from rotaengage.export.xml_scan import Element, close_element, local, parse, safe_parser, whole_number

_RANGE = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})(?::\$?([A-Za-z]{1,3})\$?(\d{1,7}))?$")
_MERGE = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]*?\bref\s*=\s*[\"']([^\"']+)[\"']")
Place = tuple[int, int]
"""Row and column, from 1."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of cells, both ends included."""

    top: int
    left: int
    bottom: int
    right: int

    def holds(self, place: Place) -> bool:
        """Whether the cell lies in it."""
        return self.top <= place[0] <= self.bottom and self.left <= place[1] <= self.right


def box_of(text: str) -> Box | None:
    """The rectangle of A1 or A1:B2; None for anything else."""
    found = _RANGE.match(text.strip())
    if found is None:
        return None
    first = (int(found[2]), column_number(found[1]))
    last = (int(found[4]), column_number(found[3])) if found[4] else first
    return Box(min(first[0], last[0]), min(first[1], last[1]), max(first[0], last[0]), max(first[1], last[1]))


def boxes_of(text: str) -> list[Box]:
    """The rectangles of a list with spaces between."""
    return [box for word in text.split() if (box := box_of(word))]


@dataclass(slots=True)
class Row:
    """A row that holds or will hold a wanted cell; inserts says before which byte a missing cell belongs."""

    number: int
    element: Element
    inserts: dict[int, int] = field(default_factory=dict)


@dataclass(slots=True)
class Cell:
    """A wanted cell with its children (f, v, is)."""

    place: Place
    element: Element
    children: list[Element] = field(default_factory=list)

    def child(self, name: str) -> Element | None:
        """The child of this local name."""
        return next((c for c in self.children if c.local == name and c.depth == self.element.depth + 1), None)


@dataclass(slots=True)
class SheetScan:
    """What was found. missing_rows says before which byte a row that is not there belongs."""

    tops: list[Element] = field(default_factory=list)
    rows: dict[int, Row] = field(default_factory=dict)
    cells: dict[Place, Cell] = field(default_factory=dict)
    missing_rows: dict[int, int] = field(default_factory=dict)
    arrays: list[Box] = field(default_factory=list)
    lists: list[Box] = field(default_factory=list)
    columns: list[tuple[int, int, int]] = field(default_factory=list)

    @property
    def root(self) -> Element:
        """The worksheet element itself."""
        return self.tops[0]

    def top(self, name: str) -> Element | None:
        """A child of the worksheet by its local name."""
        return next((t for t in self.tops[1:] if t.local == name), None)

    def column_style(self, column: int) -> int:
        """The format that a new cell takes from its column."""
        return next((style for first, last, style in self.columns if first <= column <= last), 0)


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
        if column in inserts:
            del inserts[column]
            self.in_cell = Cell((self.row, column), self._kept(name, attrs, 3))
            self.found.cells[self.row, column] = self.in_cell
            return
        for missing, at in inserts.items():
            if missing > column:
                break
            if at < 0:
                inserts[missing] = self.parser.CurrentByteIndex

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
    numbers = sorted(rows)
    for merge in _MERGE.finditer(xml):
        box = box_of(merge[1].decode("ascii", "replace"))
        if box is None:
            continue
        for number in numbers[bisect_left(numbers, box.top) : bisect_right(numbers, box.bottom)]:
            found |= {place: (box.top, box.left) for place in rows[number] if box.holds(place)}
    return found


def scan_sheet(xml: bytes, part: str, wanted: Iterable[Place]) -> SheetScan:
    """Find the wanted cells of a worksheet and their surroundings. UserError for XML that cannot be patched."""
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
