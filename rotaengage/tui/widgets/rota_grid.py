"""The rota as a grid, drawn line by line: only what is in the window is ever built."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from rotaengage.tui.colours import style_of
from rotaengage.tui.present.look import Look
from rotaengage.tui.present.rows import Row, first_row, row_of_doctor, step_row
from rotaengage.tui.present.selection import Area
from rotaengage.tui.present.sheet import Sheet
from rotaengage.tui.widgets.grid_paint import HEADER, GridPaint
from rotaengage.tui.widgets.painting import Lined, Whole, follow_theme
from rotaengage.tui.widgets.viewport import into_view

FOLLOW_SIGN = "»"


class View(NamedTuple):
    """Where the window stands in one frame: cells from the left, lines from the top, its width; and the colours."""

    left: int
    top: int
    width: int
    theme: str


class RotaGrid(Lined, ScrollView, can_focus=True, inherit_bindings=False):
    """Doctors down, dates across, names and dates frozen; one cell marked. built counts the lines it has made."""

    ALLOW_SELECT = False
    WIDE = 100
    MOST_LINES = 150

    @dataclass
    class Moved(Message):
        """Another cell is marked."""

        doctor: str
        column: int

    @dataclass
    class Opened(Message):
        """The marked cell was double-clicked."""

    @dataclass
    class Selected(Message):
        """Another area is selected, or none."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.sheet: Sheet | None = None
        self.rows: list[Row] = []
        self.row = self.column = self.built = 0
        self.today = -1
        self.origin: tuple[int, int] | None = None
        self.selecting = False
        self.followed = self.followed_name = ""
        self._dragged = False
        self._lines: dict[tuple[object, ...], Strip] = {}

    def on_mount(self) -> None:
        """Follow the theme."""
        follow_theme(self)

    def show(
        self, sheet: Sheet, rows: Sequence[Row], doctor: str = "", column: int | None = None, today: int = -1
    ) -> None:
        """Other rows; the mark stays with the doctor and the column named, as far as it can."""
        self.sheet, self.rows, self.today = sheet, list(rows), today
        self.origin, self.selecting = None, False
        found = row_of_doctor(self.rows, doctor)
        self.row = first_row(self.rows) if found is None else found
        self.column = min(self.column if column is None else column, sheet.columns - 1)
        self._measure()
        self.reveal()
        self.refresh()
        self._tell()

    def _measure(self) -> None:
        if self.sheet is not None:
            self.paint = GridPaint(self.sheet, self.rows, wide=self.size.width >= self.WIDE)
            self._lines.clear()
            width = self.paint.frozen + self.sheet.columns * self.paint.cell_width
            self.virtual_size = Size(width, self.head + len(self.rows))

    @property
    def doctor(self) -> str:
        """The doctor of the marked cell; empty if nobody is shown."""
        return self.rows[self.row].doctor if self.row < len(self.rows) else ""

    @property
    def head(self) -> int:
        """Lines above the rows: the dates, and the doctor who is followed."""
        return HEADER + bool(self.followed)

    @property
    def area(self) -> Area | None:
        """What is selected."""
        return None if self.origin is None else Area.between(self.origin, (self.row, self.column))

    @property
    def page_rows(self) -> int:
        """Rows in the window."""
        return max(1, self.scrollable_content_region.height - self.head)

    @property
    def page_days(self) -> int:
        """Whole days in the window."""
        return max(1, (self.scrollable_content_region.width - self.paint.frozen) // self.paint.cell_width)

    def go(self, row: int, column: int) -> None:
        """Mark a cell; places outside are brought in, headings are stepped over."""
        if self.sheet is None or not self.doctor:
            return
        before, selected = (self.row, self.column, self.scroll_offset), self.origin is not None
        self.row = step_row(self.rows, row, 0)
        self.column = min(max(column, 0), self.sheet.columns - 1)
        if (self.row, self.column) == before[:2]:
            return
        if not self.selecting:
            self.origin = None
        self.reveal()
        if selected or self.origin is not None:
            self.refresh()
            self.post_message(self.Selected())
        elif self.scroll_offset == before[2]:
            for line in (*range(self.head), *(self.head + r - self.scroll_offset.y for r in (before[0], self.row))):
                self.refresh(Region(0, line, self.size.width, 1))
        self._tell()

    def extend(self, row: int, column: int) -> None:
        """Select from where the mark was, or where the selection began, to this cell."""
        origin = self.origin or (self.row, self.column)
        before, self.selecting = self.selecting, True
        self.origin = origin
        self.go(row, column)
        self.selecting = before

    def select(self, *, on: bool) -> None:
        """Begin or end a selection that every move of the mark extends."""
        self.selecting = on
        self.origin = (self.row, self.column) if on else None
        self.refresh()
        self.post_message(self.Selected())

    def follow(self, doctor: str, name: str = "") -> None:
        """Keep a doctor's line right under the dates; an empty doctor ends it."""
        self.followed, self.followed_name = doctor, name
        self._measure()
        self.reveal()
        self.refresh()

    def move(self, days: int, doctors: int) -> None:
        """Move the mark by days and doctors."""
        if self.sheet is not None and self.doctor:
            self.go(step_row(self.rows, self.row, doctors), self.column + days)

    def reveal(self) -> None:
        """Scroll the marked cell into view; a heading right above it comes too."""
        if self.sheet is None or not self.size.width:
            return
        top = self.row - 1 if self.row and not self.rows[self.row - 1].doctor else self.row
        y = into_view(self.scroll_offset.y, self.page_rows, top, self.row - top + 1)
        step = self.paint.cell_width
        column = into_view(-(-self.scroll_offset.x // step), self.page_days, self.column)
        if (column * step, y) != tuple(self.scroll_offset):
            self.scroll_to(column * step, y, animate=False, immediate=True, force=True)

    def _tell(self) -> None:
        self.post_message(self.Moved(self.doctor, self.column))

    def on_resize(self) -> None:
        """Keep the marked cell in view."""
        self._measure()
        self.reveal()

    def on_click(self, event: events.Click) -> None:
        """A click marks a cell, with Shift it selects up to there; a second click opens the cell."""
        place = self.place_at(event.x, event.y)
        if place is None or self._dragged:
            return
        again = place == (self.row, self.column)
        if event.shift:
            self.extend(*place)
            return
        self.go(*place)
        if again and event.chain > 1:
            self.post_message(self.Opened())

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """A drag may begin."""
        self._dragged = False
        place = self.place_at(event.x, event.y)
        if place is not None and not event.shift:
            if self.origin is not None:
                self.select(on=False)
            self.go(*place)
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """A drag selects."""
        place = self.place_at(event.x, event.y) if self.app.mouse_captured is self else None
        if place is not None and (self._dragged or place != (self.row, self.column)):
            self._dragged = True
            self.extend(*place)

    def on_mouse_up(self) -> None:
        """The drag ends."""
        self.release_mouse()

    def place_at(self, x: int, y: int) -> tuple[int, int] | None:
        """The row and column under a point of the widget; the name column keeps the marked column."""
        row = y - self.head + self.scroll_offset.y
        if self.sheet is None or y < self.head or row >= len(self.rows) or not self.rows[row].doctor:
            return None
        if x < self.paint.frozen:
            return row, self.column
        column = (x - self.paint.frozen + self.scroll_offset.x) // self.paint.cell_width
        return (row, column) if column < self.sheet.columns else None

    def line_maker(self) -> Callable[[int], Strip]:
        """Three lines of dates, whoever is followed, then rows."""
        width, theme = self.scrollable_content_region.width, self.app.theme
        if self.sheet is None:
            return lambda _: Strip.blank(width, style_of(theme, Look.PLAIN))
        left, top = self.scroll_offset
        return partial(self._line, View(left, top, width, theme), self.head, self.area)

    def _line(self, view: View, head: int, area: Area | None, y: int) -> Strip:
        """A line that was made before and looks the same now, else a new one."""
        number = y - head if y < head else y - head + view.top
        marked = self.column if y < head or number == self.row else None
        key = (y < head, number, marked, area, view.left, view.width, view.theme)
        found = self._lines.get(key)
        if found is None:
            if len(self._lines) > self.MOST_LINES:
                self._lines.clear()
            self.built += 1
            made = self._made(view, y, number, marked, area, head=y < head)
            found = self._lines[key] = Whole(made, made.cell_length)
        return found

    def _made(self, view: View, y: int, number: int, marked: int | None, area: Area | None, *, head: bool) -> Strip:
        left, width, theme = view.left, view.width, view.theme
        if not head:
            return self.paint.row(number, left, width, theme, marked, area)
        if y < HEADER:
            return self.paint.header(y, left, width, theme, self.column, self.today)
        return self.paint.line_of(self._followed_row(), left, width, theme, None, sign=FOLLOW_SIGN)

    def _followed_row(self) -> Row:
        found = row_of_doctor(self.rows, self.followed)
        return Row(self.followed, self.followed_name) if found is None else self.rows[found]
