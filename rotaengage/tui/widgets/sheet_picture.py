"""A sheet of the workbook with its reading over it: row numbers and column letters frozen, drawn line by line."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from rotaengage.domain.picture import Picture, PictureRow
from rotaengage.tui.colours import style_of
from rotaengage.tui.present.look import Look
from rotaengage.tui.present.picture import (
    LOOKS,
    NAME_WIDTH,
    ROW_WIDTH,
    days_row,
    fitted,
    name_column,
    row_head,
    widths,
)
from rotaengage.tui.present.text import fit
from rotaengage.tui.widgets.painting import follow_theme
from rotaengage.tui.widgets.viewport import into_view

LETTERS = 2
GONE = -1
SIGNED = ("cursor", "select")


class SheetPicture(ScrollView, can_focus=True, inherit_bindings=False):
    """One picture; a cell is marked, and cells can be asked about by a click."""

    ALLOW_SELECT = False

    @dataclass
    class Moved(Message):
        """Another cell is marked; by_hand says that a person went there."""

        by_hand: bool

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.picture: Picture | None = None
        self.row = self.column = 0
        self.widths: tuple[int, ...] = ()
        self.starts: list[int] = [0]
        self._days: int | None = None
        self._names: int | None = None
        self.marked: frozenset[tuple[int, int]] = frozenset()

    def on_mount(self) -> None:
        """Follow the theme."""
        follow_theme(self)

    def show(self, picture: Picture | None, marked: Sequence[tuple[int, int]] = ()) -> None:
        """Another picture, or the same read anew; marked are the places that a question is about."""
        fresh = picture is not None and (self.picture is None or self.picture.place != picture.place)
        self.picture, self.marked = picture, frozenset(marked)
        if picture is not None:
            self._days, self._names = days_row(picture), name_column(picture)
            self.widths = tuple(GONE if n == self._names else w for n, w in enumerate(widths(picture)))
            if fresh and self._days is not None:
                self.row, self.column = self._days + 1, 0
            self.row, self.column = min(self.row, len(picture.rows) - 1), min(self.column, len(picture.columns) - 1)
            self.starts = [sum(w + 1 for w in self.widths[:n]) for n in range(len(picture.columns) + 1)]
            self.virtual_size = Size(self.frozen + self.starts[-1], self.head + len(picture.rows))
            if fresh and self._days is not None:
                self.scroll_to(0, self._days + 1, animate=False, immediate=True, force=True)
        self.refresh()

    def mark(self, places: Sequence[tuple[int, int]]) -> None:
        """Show what a question is about, and go to the first of it."""
        self.marked = frozenset(places)
        if places:
            self.go(*places[0], by_hand=False)
        self.refresh()

    def go(self, row: int, column: int, *, by_hand: bool = True) -> None:
        """Mark a cell; places outside are brought in."""
        if self.picture is None or not self.picture.rows:
            return
        self.row = min(max(row, 0), len(self.picture.rows) - 1)
        self.column = min(max(column, 0), len(self.picture.columns) - 1)
        self._reveal()
        self.refresh()
        self.post_message(self.Moved(by_hand))

    def _reveal(self) -> None:
        region = self.scrollable_content_region
        if self.picture is None or not region.width:
            return
        y = into_view(self.scroll_offset.y, max(1, region.height - self.head), self.row)
        start, end = self.starts[self.column], self.starts[self.column + 1]
        x = into_view(self.scroll_offset.x, max(1, region.width - self.frozen), start, end - start)
        self.scroll_to(x, y, animate=False, immediate=True, force=True)

    @property
    def head(self) -> int:
        """Lines that stay in view: what columns were taken for, their letters, and the dates."""
        return LETTERS + (self._days is not None)

    @property
    def frozen(self) -> int:
        """Terminal cells that stay in view: the row, what it was taken for, and the name."""
        return ROW_WIDTH + (NAME_WIDTH + 1 if self._names is not None else 0)

    @property
    def page(self) -> int:
        """Rows in the window."""
        return max(1, self.scrollable_content_region.height - self.head)

    def on_resize(self) -> None:
        """Keep the marked cell in view."""
        self._reveal()

    def on_click(self, event: events.Click) -> None:
        """A click marks a cell."""
        if self.picture is None or event.x < self.frozen or event.y < self.head:
            return
        row, x = event.y - self.head + self.scroll_offset.y, event.x - self.frozen + self.scroll_offset.x
        column = next((n for n, end in enumerate(self.starts[1:]) if x < end), None)
        if column is not None and row < len(self.picture.rows):
            self.go(row, column)

    def render_line(self, y: int) -> Strip:
        """What columns were taken for, their letters, or a row of the sheet."""
        width, theme = self.scrollable_content_region.width, self.app.theme
        picture = self.picture
        if picture is None:
            return Strip.blank(width, style_of(theme, Look.PLAIN))
        if y < LETTERS:
            style = style_of(theme, Look.MUTED if y == 0 else Look.STRONG, "surface")
            cells = [(f"{fit(picture.columns[n][1 - y], self.widths[n])} ", style) for n in self._shown(width)]
            name = picture.columns[self._names][1 - y] if self._names is not None else ""
            head = fit(f"{'':{ROW_WIDTH}}{name}", self.frozen)
            return self._joined(head, style, cells, width)
        if y < self.head:
            return self._row(picture.rows[self._days or 0], -1, width, theme)
        number = y - self.head + self.scroll_offset.y
        if number >= len(picture.rows):
            return Strip.blank(width, style_of(theme, Look.PLAIN))
        return self._row(picture.rows[number], number, width, theme)

    def _row(self, row: PictureRow, number: int, width: int, theme: str) -> Strip:
        assert self.picture is not None  # noqa: S101 - render_line looked
        here = number == self.row
        cells: list[tuple[str, Style]] = []
        for column in self._shown(width):
            cell, sign = row.cells[column], "]" if self._ground(number, column) in SIGNED else " "
            style = style_of(theme, LOOKS[cell.role], self._ground(number, column))
            cells.append((f"{fitted(cell, self.widths[column])}{sign}", style))
        ground = self._ground(number, self._names) if self._names is not None else "trail" if here else ""
        head = style_of(theme, Look.STRONG if here else Look.MUTED, ground or "surface")
        return self._joined(row_head(row, self._names), head, cells, width)

    def _ground(self, row: int, column: int) -> str:
        if (row, column) == (self.row, self.column):
            return "cursor"
        return "select" if (row, column) in self.marked else "trail" if row == self.row else ""

    def _shown(self, width: int) -> list[int]:
        """The columns that the window touches; that of the names stands at its edge."""
        x, end = self.scroll_offset.x, self.scroll_offset.x + max(0, width - self.frozen)
        first, last = bisect_right(self.starts, x) - 1, bisect_left(self.starts, end)
        return [n for n in range(max(0, first), min(last, len(self.widths))) if self.widths[n] != GONE]

    def _joined(self, head: str, style: Style, cells: list[tuple[str, Style]], width: int) -> Strip:
        shown, room = self._shown(width), max(0, width - self.frozen)
        x = self.scroll_offset.x - (self.starts[shown[0]] if shown else 0)
        body = Strip([Segment(text, one) for text, one in cells]).crop(x, x + room)
        blank = style_of(self.app.theme, Look.PLAIN)
        return Strip([Segment(head, style), *body]).adjust_cell_length(width, blank)
