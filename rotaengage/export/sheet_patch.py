"""Marks put into one worksheet: only the cells that carry them change, and every other byte stays."""

from dataclasses import dataclass, field

from rotaengage.domain.marks import CellMark, Mark
from rotaengage.domain.refs import CellRef, quoted
from rotaengage.export.cell_text import SharedStrings, TextRefusedError, text_added
from rotaengage.export.marks import HEADING
from rotaengage.export.notes_patch import Notes, add_notes
from rotaengage.export.package import Package
from rotaengage.export.sheet_scan import Box, Place, Row, SheetScan, a1, anchors, box_of, scan_sheet
from rotaengage.export.styles_patch import Styles
from rotaengage.export.xml_scan import (
    Element,
    Splice,
    scan,
    splice,
    whole_number,
    with_attributes,
    without_attribute,
)


@dataclass
class SheetPatch:
    """Patches one sheet. touched holds the cells that changed, warnings what was done otherwise than asked, and why."""

    package: Package
    part: str
    name: str
    styles: Styles
    strings: SharedStrings
    touched: dict[Place, CellRef] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)
    _changes: list[Splice] = field(default_factory=list)
    _new_cells: dict[Place, int] = field(default_factory=dict)

    def apply(self, marks: dict[Place, CellMark], style: Mark) -> None:
        """Put these marks in. UserError if the sheet cannot be patched."""
        xml = self.package.read(self.part)
        shown = anchors(xml, marks)
        found = scan_sheet(xml, self.part, set(shown.values()))
        data = found.top("sheetData")
        if data is None or data.self_closing:
            self.warnings.append(f"{quoted(self.name)}: this sheet holds no cells, so nothing is marked on it")
            return
        notes: dict[Place, list[str]] = {}
        headers = self._table_headers() if style == Mark.TEXT else []
        left = [p for p in marks if style != Mark.TEXT or not self._texted(xml, found, p, shown[p], marks[p], headers)]
        for place in left:
            styled = self._styled(xml, found, shown[place], filled=style == Mark.FILL)
            if style != Mark.FILL or not styled:
                notes.setdefault(shown[place], []).extend(marks[place].note or (HEADING,))
        self._note(found, {at: tuple(lines) for at, lines in notes.items()})
        self._insert(xml, found)
        self.package.replace(self.part, splice(xml, self._changes))

    def _say(self, place: Place, words: str) -> None:
        self.warnings.append(f"{CellRef(self.name, *place)}: {words}")

    def _texted(
        self, xml: bytes, found: SheetScan, place: Place, at: Place, mark: CellMark, headers: list[Box]
    ) -> bool:
        """Append the text; False where the cell cannot take it, and a note is to be put there instead."""
        try:
            if place != at:
                raise TextRefusedError("it is part of a merged cell")
            if any(box.holds(at) for box in headers):
                raise TextRefusedError("it is a heading of a table")
            if any(box.holds(at) for box in found.arrays):
                raise TextRefusedError("it is part of an array formula")
            if at not in found.cells:
                raise TextRefusedError("it is empty")
            self._changes += text_added(xml, found.cells[at], mark.text, self.strings)
        except TextRefusedError as why:
            self._say(place, f"{why}, so it has a note instead of text")
            return False
        if any(box.holds(at) for box in found.lists):
            self._say(at, "the cell has a list of allowed values, and the text with the mark is not one of them")
        self.touched[at] = CellRef(self.name, *at)
        return True

    def _styled(self, xml: bytes, found: SheetScan, at: Place, *, filled: bool) -> bool:
        """Give the cell its frame or ground; False where it has to do with a note alone."""
        if at in self.touched:
            return True
        cell = found.cells.get(at)
        row = found.rows.get(at[0])
        if cell is None and row is not None and row.element.self_closing:
            self._say(at, "nothing stands in this row of the sheet, so the cell has a note alone")
            return False
        base = cell.element.attrs.get("s", "") if cell else self._inherited(found, at)
        number = whole_number(base)
        style = self.styles.filled(number) if filled else self.styles.bordered(number)
        if style is None:
            self._say(at, "no cell format can be added to this workbook, so the cell has a note alone")
            return False
        self.touched[at] = CellRef(self.name, *at)
        if cell is None:
            self._new_cells[at] = style
            return True
        tag = with_attributes(xml[cell.element.start : cell.element.open_end], {"s": str(style)})
        self._changes.append(Splice(cell.element.start, cell.element.open_end, tag))
        return True

    @staticmethod
    def _inherited(found: SheetScan, at: Place) -> str:
        row = found.rows.get(at[0])
        if row is not None and row.element.attrs.get("customFormat") in {"1", "true"}:
            return row.element.attrs.get("s", "0")
        return str(found.column_style(at[1]))

    def _note(self, found: SheetScan, notes: Notes) -> None:
        if notes:
            done = add_notes(self.package, self.part, found, notes)
            self._changes += done.changes
            for place, why in sorted(done.refused.items()):
                self._say(place, f"{why}, so it has a border and no note")

    def _table_headers(self) -> list[Box]:
        boxes = []
        for relation in self.package.relations(self.part).all:
            if relation.kind == "table" and self.package.find(relation.target):
                root = scan(self.package.read(relation.target), relation.target)[0]
                box = box_of(root.attrs.get("ref", ""))
                if box is not None and root.attrs.get("headerRowCount", "1") != "0":
                    boxes.append(Box(box.top, box.left, box.top, box.right))
        return boxes

    def _insert(self, xml: bytes, found: SheetScan) -> None:
        """Cells that are not there, in rows that may not be there either."""
        prefix, rows = found.root.prefix, dict[int, dict[int, int]]()
        for (number, column), style in sorted(self._new_cells.items()):
            rows.setdefault(number, {})[column] = style
        for number, cells in rows.items():
            row = found.rows.get(number)
            if row is not None:
                self._changes += _into_row(xml, row, cells, prefix)
                continue
            items = b"".join(_cell(prefix, number, column, style) for column, style in cells.items())
            at = found.missing_rows[number]
            self._changes.append(Splice(at, at, b'<%srow r="%d">%s</%srow>' % (prefix, number, items, prefix)))
        self._changes += _wider(xml, found.top("dimension"), list(self._new_cells))


def _cell(prefix: bytes, row: int, column: int, style: int) -> bytes:
    return b'<%sc r="%s" s="%d"/>' % (prefix, a1((row, column)).encode(), style)


def _into_row(xml: bytes, row: Row, cells: dict[int, int], prefix: bytes) -> list[Splice]:
    element, changes = row.element, list[Splice]()
    low, _, high = element.attrs.get("spans", "").partition(":")
    first, last = whole_number(low), whole_number(high)
    if element.attrs.get("spans") and not all(first <= c <= last for c in cells):
        tag = without_attribute(xml[element.start : element.open_end], "spans")
        changes.append(Splice(element.start, element.open_end, tag))
    return changes + [
        Splice(row.inserts[column], row.inserts[column], _cell(prefix, row.number, column, style))
        for column, style in cells.items()
    ]


def _wider(xml: bytes, dimension: Element | None, places: list[Place]) -> list[Splice]:
    """The sheet's dimension, widened where a new cell lies outside it."""
    box = box_of(dimension.attrs.get("ref", "")) if dimension and places else None
    if dimension is None or box is None or all(box.holds(p) for p in places):
        return []
    rows, columns = [p[0] for p in places], [p[1] for p in places]
    first = a1((min(box.top, *rows), min(box.left, *columns)))
    last = a1((max(box.bottom, *rows), max(box.right, *columns)))
    tag = with_attributes(xml[dimension.start : dimension.open_end], {"ref": f"{first}:{last}"})
    return [Splice(dimension.start, dimension.open_end, tag)]
