"""The lines of the rota grid as strips."""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from rotaengage.domain.marked_days import DayKind
from rotaengage.tui.colours import style_of
from rotaengage.tui.present.look import Look
from rotaengage.tui.present.rows import Row
from rotaengage.tui.present.selection import Area
from rotaengage.tui.present.sheet import CHANGE_MARK, HOLIDAY_MARK, Sheet
from rotaengage.tui.present.text import fit, fit_right

Drawn = tuple[str, Style]

HEADER = 3
MOST_CELLS = 10_000
"""Cells that are kept as they were drawn: a dozen windows."""
NAME_LEAST, NAME_MOST = 12, 24
CHANGE_EDGE = "│"
MARKS = {DayKind.HOLIDAY: HOLIDAY_MARK, DayKind.CHANGEOVER: CHANGE_MARK}


def merged(cells: list[Drawn]) -> list[Segment]:
    """Neighbours of one style as one segment: a line is quicker to send in fewer pieces.

    Marks stand alone: a font that lends a sign draws it wider in pictures, and the rest of the line must not move.
    """
    segments: list[Segment] = []
    texts: list[str] = []
    last: Style | None = None
    for text, style in cells:
        if (style is not last or not text.isascii()) and texts:
            segments.append(Segment("".join(texts), last))
            texts = []
        last = style if text.isascii() else None
        texts.append(text)
        if last is None:
            segments.append(Segment(text, style))
            texts = []
    if texts:
        segments.append(Segment("".join(texts), last))
    return segments


class Columns(NamedTuple):
    """The columns that a window touches: the first, the one after the last, and how far the first is cut."""

    first: int
    end: int
    cut: int


class GridPaint:
    """How wide things are, and what each line looks like.

    A wide grid shows grade and share beside each name; a narrow one the share where headings say the grade.
    """

    def __init__(self, sheet: Sheet, rows: Sequence[Row], *, wide: bool) -> None:
        grouped = len(people := [row for row in rows if row.doctor]) < len(rows)
        self.sheet, self.rows = sheet, rows
        self.cell_width = sheet.code_width + 2
        most = NAME_MOST if wide else NAME_LEAST + 3
        self.name_width = min(most, max((cell_len(row.label) for row in people), default=NAME_LEAST))
        self.name_width = max(self.name_width, NAME_LEAST)
        grades = max((cell_len(row.grade) for row in people), default=0)
        self.grade_width = min(6, grades) if wide or not grouped else 0
        self.share_width = 5 if (wide or grouped) and any(row.share for row in people) else 0
        self.frozen = 1 + self.name_width + 1 + self.grade_width + self.share_width + 1
        self._theme, self._room = "", 0
        self._cells: defaultdict[str, dict[int, Drawn]] = defaultdict(dict)
        self._days: dict[tuple[int, int], Drawn] = {}

    def columns(self, x: int, width: int) -> Columns:
        """The columns to draw at a horizontal offset; one cut on the right only where the left is cut too."""
        first, cut = divmod(x, self.cell_width)
        right = x + max(0, width - self.frozen)
        end = right // self.cell_width if not cut else -(-right // self.cell_width)
        return Columns(first, min(self.sheet.columns, end), cut)

    def joined(self, left: list[Drawn], cells: list[Drawn], cut: int, width: int, theme: str) -> Strip:
        """A line of the window: the frozen part, then cells, the first of them cut."""
        room = max(0, width - self.frozen)
        blank = style_of(theme, Look.PLAIN)
        length = len(cells) * self.cell_width
        if cut or length > room or self.frozen > width:
            body = Strip(merged(cells), length).crop(cut, cut + room).adjust_cell_length(room, blank)
            return Strip([*merged(left), *body]).adjust_cell_length(width, blank)
        return Strip([*merged(left), *merged([*cells, (" " * (room - length), blank)])], width)

    def header(self, y: int, x: int, width: int, theme: str, marked: int, today: int) -> Strip:
        """The months (0), the weekdays (1) or the days (2)."""
        shown = self.columns(x, width)
        ground = "surface"
        words = ("", "", " Doctor")[y]
        left = [(fit(words, self.frozen), style_of(theme, Look.MUTED, ground))]
        if self.share_width and y == HEADER - 1:
            text = fit(words, self.frozen - 6) + fit_right("gets", 5) + " "
            left = [(text, style_of(theme, Look.MUTED, ground))]
        if y == 0:
            return self.joined(left, self._months(shown, theme), shown.cut, width, theme)
        self._begin(theme)
        cells = [
            self._usual_day(y, column, theme)
            if column not in (marked, today)
            else self._day(y, column, theme, marked, today)
            for column in range(shown.first, shown.end)
        ]
        return self.joined(left, cells, shown.cut, width, theme)

    def _begin(self, theme: str) -> None:
        """Forget what was drawn in other colours, and everything once it is too much."""
        if theme != self._theme or self._room <= 0:
            self._cells.clear()
            self._days.clear()
            self._theme, self._room = theme, MOST_CELLS

    def _usual_day(self, y: int, column: int, theme: str) -> Drawn:
        found = self._days.get((y, column))
        if found is None:
            found = self._days[y, column] = self._day(y, column, theme, -1, -1)
        return found

    def _day(self, y: int, column: int, theme: str, marked: int, today: int) -> Drawn:
        day, special = self.sheet.day(column), self.sheet.special(column)
        ground = "cursor" if column == marked else "weekend" if self.sheet.free(column) else "surface"
        look = Look.WARN if column == today or special else Look.STRONG if y == 2 else Look.MUTED
        number = f">{day.day}" if column == today else f"{day.day}"
        text = f"{day:%a}" if y == 1 else f"{number} {MARKS[special]}" if special else number
        return fit(f"{self._edge(column)}{text}", self.cell_width), style_of(theme, look, ground)

    def _edge(self, column: int) -> str:
        return CHANGE_EDGE if self.sheet.special(column) is DayKind.CHANGEOVER else " "

    def _months(self, shown: Columns, theme: str) -> list[Drawn]:
        found: list[Drawn] = []
        style = style_of(theme, Look.HEAD, "surface")
        column = shown.first
        while column < shown.end:
            day = self.sheet.day(column)
            last = column
            while last + 1 < shown.end and self.sheet.day(last + 1).month == day.month:
                last += 1
            text = fit(f" {day:%B %Y}", (last - column + 1) * self.cell_width)
            step = self.cell_width
            found += [(text[n : n + step], style) for n in range(0, len(text), step)]
            column = last + 1
        return found

    def row(self, number: int, x: int, width: int, theme: str, marked: int | None, area: Area | None = None) -> Strip:
        """A doctor's row or a heading; marked is the column of the mark, None in every other row; area is selected."""
        if number >= len(self.rows):
            return Strip.blank(width, style_of(theme, Look.PLAIN))
        row = self.rows[number]
        if not row.doctor:
            rule = f" {row.label} "
            return Strip([Segment(fit(rule + "─" * max(0, width - cell_len(rule)), width), style_of(theme, Look.HEAD))])
        return self.line_of(row, x, width, theme, marked, area if area and area.holds(number, area.left) else None)

    def line_of(
        self, row: Row, x: int, width: int, theme: str, marked: int | None, area: Area | None = None, sign: str = ""
    ) -> Strip:
        """A doctor's line; sign stands before the name in place of the pointer."""
        shown = self.columns(x, width)
        here = marked is not None
        if here or area:
            cells = [
                self._selected(row.doctor, column, theme, area)
                if area and area.left <= column <= area.right and column != marked
                else self._cell(row.doctor, column, theme, marked)
                for column in range(shown.first, shown.end)
            ]
        else:
            cells = self._usual(row.doctor, shown, theme)
        return self.joined(self._name(row, theme, here, sign), cells, shown.cut, width, theme)

    def _usual(self, doctor: str, shown: Columns, theme: str) -> list[Drawn]:
        """Cells of a row without the mark: they look the same wherever the window is, so each is drawn once."""
        self._begin(theme)
        known = self._cells[doctor]
        for column in range(shown.first, shown.end):
            if column not in known:
                known[column] = self._cell(doctor, column, theme, None)
                self._room -= 1
        return [known[column] for column in range(shown.first, shown.end)]

    def _name(self, row: Row, theme: str, here: bool, sign: str) -> list[Drawn]:
        ground = "trail" if here else "surface"
        name = (sign or (">" if here else " ")) + fit(row.label, self.name_width) + " "
        tail = fit(row.grade, self.grade_width) + (fit_right(row.share, self.share_width) if self.share_width else "")
        look = Look.STRONG if here or sign else Look.PLAIN
        return [(name, style_of(theme, look, ground)), (f"{tail} ", style_of(theme, Look.MUTED, ground))]

    def _cell(self, doctor: str, column: int, theme: str, marked: int | None) -> Drawn:
        cell = self.sheet.cell(doctor, column)
        code = fit(cell.code, self.cell_width - 2)
        if column == marked:
            closing = cell.mark if cell.mark != " " else "]"
            return f"[{code}{closing}", style_of(theme, cell.look, "cursor")
        ground = "trail" if marked is not None else "weekend" if self.sheet.free(column) else ""
        return f"{self._edge(column)}{code}{cell.mark}", style_of(theme, cell.look, ground)

    def _selected(self, doctor: str, column: int, theme: str, area: Area) -> Drawn:
        """A selected cell: its ground says it, and brackets at both ends of its row."""
        cell = self.sheet.cell(doctor, column)
        first = "[" if column == area.left else " "
        last = "]" if column == area.right and cell.mark == " " else cell.mark
        return f"{first}{fit(cell.code, self.cell_width - 2)}{last}", style_of(theme, cell.look, "select")
