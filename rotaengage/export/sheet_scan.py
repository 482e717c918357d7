"""One pass over a worksheet: where the wanted cells stand or would stand, and what else a mark must respect."""

import re
from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field

from rotaengage.domain.refs import column_letters, column_number
from rotaengage.export.xml_scan import Element, close_element, local, run_expat

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
    """The expat handlers. Rows and cells count only in sheetData: drawing anchors use the same names elsewhere."""

    def __init__(self, xml: bytes, wanted: Iterable[Place]) -> None:
        self.xml = xml
        self.found = SheetScan()
        self.wanted: dict[int, list[int]] = {}
        for row, column in sorted(set(wanted)):
            self.wanted.setdefault(row, []).append(column)
        self.missing = deque(self.wanted)
        self.stack: list[Element | None] = []
        self.row = self.column = 0
        self.in_data = False
        self.in_row: Row | None = None
        self.in_cell: Cell | None = None
        self.numbers: dict[str, int] = {}
        self.in_list = False
        self.sqref: list[str] | None = None

    def start(self, name: str, attrs: dict[str, str], at: int) -> None:
        """An element begins."""
        depth, word = len(self.stack), local(name)
        kept: Element | None = None
        if depth <= 1:
            kept = Element(name, attrs, depth, at)
            self.found.tops.append(kept)
            self.in_data = depth == 1 and word == "sheetData"
        elif self.in_data:
            kept = self._in_data(Element(name, attrs, depth, at), word)
        else:
            self._beside(word, attrs)
        self.stack.append(kept)

    def _in_data(self, element: Element, word: str) -> Element | None:
        if element.depth == 2 and word == "row":
            return self._row(element)
        if element.depth == 3 and word == "c":
            return self._cell(element)
        if word == "f" and element.attrs.get("t") in {"array", "dataTable"}:
            self.found.arrays += boxes_of(element.attrs.get("ref", ""))
        if self.in_cell is not None:
            self.in_cell.children.append(element)
            return element
        return None

    def _row(self, element: Element) -> Element | None:
        number = element.attrs.get("r", "")
        self.row = int(number) if number.isdecimal() else self.row + 1
        self.column = 0
        while self.missing and self.missing[0] < self.row:
            self.found.missing_rows.setdefault(self.missing.popleft(), element.start)
        if self.row not in self.wanted:
            self.in_row = None
            return None
        self.found.missing_rows.pop(self.row, None)
        if self.missing and self.missing[0] == self.row:
            self.missing.popleft()
        self.in_row = Row(self.row, element, dict.fromkeys(self.wanted[self.row], -1))
        self.found.rows[self.row] = self.in_row
        return element

    def _cell(self, element: Element) -> Element | None:
        self.in_cell = None
        if self.in_row is None:
            return None
        ref = element.attrs.get("r")
        self.column = self._column(ref) if ref else self.column + 1
        inserts = self.in_row.inserts
        if self.column in inserts:
            del inserts[self.column]
            self.in_cell = Cell((self.row, self.column), element)
            self.found.cells[self.row, self.column] = self.in_cell
            return element
        for column in inserts:
            if inserts[column] < 0 and column < self.column:
                inserts[column] = element.start
        return None

    def _column(self, ref: str) -> int:
        letters = ref.rstrip("0123456789")
        if letters not in self.numbers:
            self.numbers[letters] = column_number(letters)
        return self.numbers[letters]

    def _beside(self, word: str, attrs: dict[str, str]) -> None:
        if word == "col" and "min" in attrs:
            first, last, style = (int(attrs.get(k) or 0) for k in ("min", "max", "style"))
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

    def end(self, name: str, at: int) -> None:
        """An element ends."""
        element = self.stack.pop()
        if self.sqref is not None and local(name) == "sqref":
            self.found.lists += boxes_of("".join(self.sqref))
            self.sqref = None
        if element is None:
            return
        close_element(self.xml, element, at)
        if element.depth == 1:
            self.in_data = False
        if self.in_cell is not None and element is self.in_cell.element:
            self.in_cell = None


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
    scanner = _Scanner(xml, wanted)
    run_expat(xml, part, scanner.start, scanner.end, scanner.text if b"sqref>" in xml else None)
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
