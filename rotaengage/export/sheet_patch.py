"""Marks put into one worksheet: only the cells that carry them change, and every other byte stays."""

from dataclasses import dataclass, field
from typing import NamedTuple

from rotaengage.domain.marks import CellMark, Mark
from rotaengage.domain.refs import CellRef, quoted
from rotaengage.export.cell_text import SharedStrings, TextRefusedError, code_replaced, text_added
from rotaengage.export.marks import HEADING
from rotaengage.export.notes_patch import Notes, add_notes
from rotaengage.export.package import Package
from rotaengage.export.sheet_scan import Box, Place, Row, SheetScan, a1, anchors, box_of, boxes_of, scan_sheet
from rotaengage.export.styles_patch import Styles
from rotaengage.export.xml_scan import (
    Element,
    Splice,
    escaped,
    scan,
    whole_number,
    with_attributes,
    without_attribute,
)


class _Look(NamedTuple):
    """The number of a cell's format before and after, and how a cell's tag says it."""

    before: int
    after: int
    said: bytes
    says: bytes


@dataclass
class SheetPatch:
    """Patches one sheet. touched holds the cells that changed, warnings what was done otherwise than asked, and why.

    written are texts for cells that are empty, noted the cells whose text is to stay whatever the style. was holds the
    formats that cells had before their marks.
    """

    package: Package
    part: str
    name: str
    styles: Styles
    strings: SharedStrings
    written: dict[Place, str] = field(default_factory=dict)
    noted: frozenset[Place] = frozenset()
    touched: dict[Place, CellRef] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)
    was: dict[CellRef, int] = field(default_factory=dict)
    _changes: list[Splice] = field(default_factory=list)
    _new_cells: dict[Place, int] = field(default_factory=dict)
    _said: dict[str, list[Place]] = field(default_factory=dict)
    _texted_cells: list[Place] = field(default_factory=list)
    _looks: dict[str, _Look | None] = field(default_factory=dict)

    def apply(self, marks: dict[Place, CellMark], style: Mark) -> None:
        """Put these marks in. UserError if the sheet cannot be patched."""
        xml = self.package.read(self.part)
        shown = anchors(xml, marks)
        texts = style in {Mark.TEXT, Mark.CODE}
        found = scan_sheet(xml, self.part, set(shown.values()) | set(self.written), deep=texts)
        data = found.top("sheetData")
        if data is None or data.self_closing:
            self.warnings.append(f"{quoted(self.name)}: this sheet holds no cells, so nothing is marked on it")
            return
        notes, filled = dict[Place, list[str]](), style == Mark.FILL
        headers = self._table_headers() if texts else []
        left = [
            p
            for p in marks
            if not texts or p in self.noted or not self._texted(xml, found, p, shown[p], marks[p], headers)
        ]
        for place in left:
            styled = self._styled(xml, found, shown[place], filled=filled)
            if not filled or not styled:
                notes.setdefault(shown[place], []).extend(marks[place].note or (HEADING,))
        self._warn_of_colours(found)
        self._write(xml, found)
        self._note(found, {at: tuple(lines) for at, lines in notes.items()})
        self._insert(xml, found)
        self._tell()
        self.package.patch(self.part, self._changes)

    @property
    def texted(self) -> set[CellRef]:
        """The cells whose text changed."""
        return {CellRef(self.name, *at) for at in self._texted_cells}

    def _say(self, place: Place, words: str) -> None:
        self._said.setdefault(words, []).append(place)

    def _tell(self) -> None:
        """What was said of cells, once for all cells of which the same is true."""
        for words, places in self._said.items():
            more = f" and {len(places) - 1} more cell{'' if len(places) == 2 else 's'}" if len(places) > 1 else ""
            self.warnings.append(f"{CellRef(self.name, *places[0])}{more}: {words}")

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
            if mark.replaces:
                self._changes += code_replaced(xml, found.cells[at], mark.replaces, mark.text, self.strings)
            elif mark.text:
                self._changes += text_added(xml, found.cells[at], mark.text, self.strings)
            else:
                raise TextRefusedError("it holds no code of one doctor")
        except TextRefusedError as why:
            self._say(place, f"{why}, so it has a note instead of text")
            return False
        if any(box.holds(at) for box in found.lists):
            self._say(at, "the cell has a list of allowed values, and the text with the mark is not one of them")
        self.touched[at] = CellRef(self.name, *at)
        self._texted_cells.append(at)
        return True

    def _warn_of_colours(self, found: SheetScan) -> None:
        rules = [t.attrs.get("sqref", "") for t in found.tops if t.local == "conditionalFormatting"]
        boxes = [box for rule in rules for box in boxes_of(rule)]
        seen = sum(any(box.holds(at) for box in boxes) for at in self._texted_cells)
        if seen:
            cells = f"{seen} cell{'' if seen == 1 else 's'} whose text changed"
            self.warnings.append(f"{quoted(self.name)}: colour rules look at {cells}, so the colour may change")

    def _write(self, xml: bytes, found: SheetScan) -> None:
        """Texts of cells that hold nothing: their own format stays, a new cell is plain text."""
        plain = (self.styles.text() or 0) if self.written else 0
        for place in self.written:
            self.touched[place] = CellRef(self.name, *place)
            cell = found.cells.get(place)
            if cell is None:
                self._new_cells[place] = plain
                continue
            tag = with_attributes(xml[cell.element.start : cell.element.open_end], {"t": "inlineStr"})
            tag = tag[:-2].rstrip() + b">" if cell.element.self_closing else tag
            held = text_item(cell.element.prefix, self.written[place]) + b"</" + cell.element.name.encode() + b">"
            self._changes.append(Splice(cell.element.start, cell.element.end, tag + held))

    def _styled(self, xml: bytes, found: SheetScan, at: Place, *, filled: bool) -> bool:
        """Give the cell its frame or ground; False where it has to do with a note alone."""
        if at in self.touched:
            return True
        cell = found.cells.get(at)
        row = found.rows.get(at[0])
        if cell is None and row is not None and row.element.self_closing:
            self._say(at, "nothing stands in this row of the sheet, so the cell has a note alone")
            return False
        look = self._look(cell.element.attrs.get("s", "") if cell else self._inherited(found, at), filled=filled)
        if look is None:
            self._say(at, "no cell format can be added to this workbook, so the cell has a note alone")
            return False
        self.touched[at] = ref = CellRef(self.name, *at)
        self.was[ref] = look.before
        if cell is None:
            self._new_cells[at] = look.after
            return True
        tag = xml[cell.element.start : cell.element.open_end]
        if tag.count(look.said) == 1:
            tag = tag.replace(look.said, look.says)
        else:
            tag = with_attributes(tag, {"s": str(look.after)})
        self._changes.append(Splice(cell.element.start, cell.element.open_end, tag))
        return True

    def _look(self, base: str, *, filled: bool) -> _Look | None:
        """How a cell of a format is to look; None where no format can be added."""
        if base not in self._looks:
            before = whole_number(base)
            after = self.styles.filled(before) if filled else self.styles.bordered(before)
            said = b' s="%s"' % base.encode("latin-1", "replace")
            self._looks[base] = None if after is None else _Look(before, after, said, b' s="%d"' % after)
        return self._looks[base]

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
        for number, styled in rows.items():
            row = found.rows.get(number)
            cells = {c: _cell(prefix, (number, c), style, self.written) for c, style in styled.items()}
            if row is not None:
                self._changes += _into_row(xml, row, cells)
                continue
            items = b"".join(cells.values())
            at = found.missing_rows[number]
            self._changes.append(Splice(at, at, b'<%srow r="%d">%s</%srow>' % (prefix, number, items, prefix)))
        self._changes += _wider(xml, found.top("dimension"), list(self._new_cells))


def text_item(prefix: bytes, text: str) -> bytes:
    """The text of a cell as its own string."""
    return b'<%sis><%st xml:space="preserve">%s</%st></%sis>' % (prefix, prefix, escaped(text), prefix, prefix)


def _cell(prefix: bytes, place: Place, style: int, written: dict[Place, str]) -> bytes:
    head = b'<%sc r="%s" s="%d"' % (prefix, a1(place).encode(), style)
    if place not in written:
        return head + b"/>"
    return head + b' t="inlineStr">' + text_item(prefix, written[place]) + b"</%sc>" % prefix


def _into_row(xml: bytes, row: Row, cells: dict[int, bytes]) -> list[Splice]:
    element, tag = row.element, xml[row.element.start : row.element.open_end]
    low, _, high = element.attrs.get("spans", "").partition(":")
    first, last = whole_number(low), whole_number(high)
    if element.attrs.get("spans") and not all(first <= c <= last for c in cells):
        tag = without_attribute(tag, "spans")
    if element.self_closing:
        held = b"".join(cells.values()) + b"</" + element.name.encode() + b">"
        return [Splice(element.start, element.end, tag[:-2].rstrip() + b">" + held)]
    changes = [Splice(row.inserts[column], row.inserts[column], new) for column, new in cells.items()]
    return [Splice(element.start, element.open_end, tag), *changes] if "spans" in element.attrs else changes


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
