"""The lines of the rota grid as strips."""

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from textual.strip import Strip

from rotaengage.tui.colours import style_of
from rotaengage.tui.present.look import Look
from rotaengage.tui.present.rows import Row
from rotaengage.tui.present.sheet import Sheet
from rotaengage.tui.present.text import fit, fit_right

HEADER = 3
SATURDAY = 5
NAME_LEAST, NAME_MOST = 12, 24


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

    def columns(self, x: int, width: int) -> Columns:
        """The columns to draw at a horizontal offset; one cut on the right only where the left is cut too."""
        first, cut = divmod(x, self.cell_width)
        right = x + max(0, width - self.frozen)
        end = right // self.cell_width if not cut else -(-right // self.cell_width)
        return Columns(first, min(self.sheet.columns, end), cut)

    def _joined(self, left: list[Segment], cells: list[Segment], cut: int, width: int, theme: str) -> Strip:
        room = max(0, width - self.frozen)
        blank = style_of(theme, Look.PLAIN)
        body = Strip(cells).crop(cut, cut + room).adjust_cell_length(room, blank)
        return Strip([*left, *body]).adjust_cell_length(width, blank)

    def header(self, y: int, x: int, width: int, theme: str, marked: int, today: int) -> Strip:
        """The months (0), the weekdays (1) or the days (2)."""
        shown = self.columns(x, width)
        ground = "surface"
        words = ("", "", " Doctor")[y]
        left = [Segment(fit(words, self.frozen), style_of(theme, Look.MUTED, ground))]
        if self.share_width and y == HEADER - 1:
            text = fit(words, self.frozen - 6) + fit_right("gets", 5) + " "
            left = [Segment(text, style_of(theme, Look.MUTED, ground))]
        if y == 0:
            return self._joined(left, self._months(shown, theme), shown.cut, width, theme)
        cells = [self._day(y, column, theme, marked, today) for column in range(shown.first, shown.end)]
        return self._joined(left, cells, shown.cut, width, theme)

    def _day(self, y: int, column: int, theme: str, marked: int, today: int) -> Segment:
        day = self.sheet.day(column)
        ground = "cursor" if column == marked else "weekend" if day.weekday() >= SATURDAY else "surface"
        look = Look.WARN if column == today else Look.STRONG if y == 2 else Look.MUTED
        text = f"{day:%a}" if y == 1 else f">{day.day}" if column == today else f"{day.day}"
        return Segment(fit(f" {text}", self.cell_width), style_of(theme, look, ground))

    def _months(self, shown: Columns, theme: str) -> list[Segment]:
        segments: list[Segment] = []
        column = shown.first
        while column < shown.end:
            day = self.sheet.day(column)
            last = column
            while last + 1 < shown.end and self.sheet.day(last + 1).month == day.month:
                last += 1
            text = fit(f" {day:%B %Y}", (last - column + 1) * self.cell_width)
            segments.append(Segment(text, style_of(theme, Look.HEAD, "surface")))
            column = last + 1
        return segments

    def row(self, number: int, x: int, width: int, theme: str, marked: int | None) -> Strip:
        """A doctor's row or a heading; marked is the column of the mark, None in every other row."""
        if number >= len(self.rows):
            return Strip.blank(width, style_of(theme, Look.PLAIN))
        row = self.rows[number]
        if not row.doctor:
            rule = f" {row.label} "
            return Strip([Segment(fit(rule + "─" * max(0, width - cell_len(rule)), width), style_of(theme, Look.HEAD))])
        shown = self.columns(x, width)
        cells = [self._cell(row.doctor, column, theme, marked) for column in range(shown.first, shown.end)]
        return self._joined(self._name(row, theme, marked is not None), cells, shown.cut, width, theme)

    def _name(self, row: Row, theme: str, here: bool) -> list[Segment]:
        ground = "trail" if here else "surface"
        name = (">" if here else " ") + fit(row.label, self.name_width) + " "
        tail = fit(row.grade, self.grade_width) + (fit_right(row.share, self.share_width) if self.share_width else "")
        look = Look.STRONG if here else Look.PLAIN
        return [Segment(name, style_of(theme, look, ground)), Segment(f"{tail} ", style_of(theme, Look.MUTED, ground))]

    def _cell(self, doctor: str, column: int, theme: str, marked: int | None) -> Segment:
        cell = self.sheet.cell(doctor, column)
        weekend = (self.sheet.first.weekday() + column) % 7 >= SATURDAY
        code = fit(cell.code, self.cell_width - 2)
        if column == marked:
            closing = cell.mark if cell.mark != " " else "]"
            return Segment(f"[{code}{closing}", style_of(theme, cell.look, "cursor"))
        ground = "trail" if marked is not None else "weekend" if weekend else ""
        return Segment(f" {code}{cell.mark}", style_of(theme, cell.look, ground))
