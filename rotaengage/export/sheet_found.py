"""What a scan of a worksheet finds: places, rectangles, rows and cells."""

import re
from dataclasses import dataclass, field

from rotaengage.domain.refs import column_number
from rotaengage.export.xml_scan import Element

_RANGE = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})(?::\$?([A-Za-z]{1,3})\$?(\d{1,7}))?$")
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
