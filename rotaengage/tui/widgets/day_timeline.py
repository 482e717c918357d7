"""One day, everybody, in quarter hours: lines of duties and slots with the cover below them, drawn line by line."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from rotaengage.domain.plan import Slot
from rotaengage.tui.colours import style_of
from rotaengage.tui.present.day import (
    Axis,
    DayLine,
    DayRow,
    cover_pieces,
    cover_title,
    hour_pieces,
    row_pieces,
    slot_at,
)
from rotaengage.tui.present.look import Look, Piece
from rotaengage.tui.present.text import fit
from rotaengage.tui.widgets.grid_paint import merged
from rotaengage.tui.widgets.painting import follow_theme, strip_of
from rotaengage.tui.widgets.viewport import into_view

NAME_WIDTH, WIDE_NAME = 14, 26
LOW, MIDDLE = 30, 50
FEW, SOME, MANY = 2, 4, 8
MARGIN_QUARTERS = 2


def least(told: DayLine) -> int:
    """The least margin of a requirement through the day: what is tight is shown first."""
    return min((step.after for step in told.steps), default=0) - told.requirement.minimum


class DayTimeline(Widget, can_focus=True, inherit_bindings=False):
    """A mark on one doctor and quarter; a slot that is in the hand is drawn where it would lie."""

    DEFAULT_CSS = "DayTimeline { height: 1fr; }"
    ALLOW_SELECT = False

    @dataclass
    class Moved(Message):
        """Another doctor or quarter is marked."""

    @dataclass
    class Picked(Message):
        """The mouse took the slot under it, by its end if so said."""

        by_end: bool

    @dataclass
    class Dragged(Message):
        """The mouse pulled what it holds by so many quarters."""

        quarters: int

    @dataclass
    class Dropped(Message):
        """The mouse let go."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.axis: Axis | None = None
        self.rows: list[DayRow] = []
        self.lines: Sequence[DayLine] = ()
        self.row = self.top = 0
        self.quarter = self.left = 36
        self.first = 0
        self.gone: Slot | None = None
        self.held: Slot | None = None
        self._drag: int | None = None

    def on_mount(self) -> None:
        """Follow the theme."""
        follow_theme(self)

    def show(self, axis: Axis, rows: Sequence[DayRow], doctor: str) -> None:
        """Another day, or the same with another plan; the mark goes to this doctor."""
        self.axis, self.rows, self.lines = axis, list(rows), () if axis != self.axis else self.lines
        self.row = next((n for n, row in enumerate(self.rows) if row.doctor == doctor), 0)
        self.quarter = min(self.quarter, axis.length - 1)
        self.reveal()
        self.refresh()

    def tell(self, lines: Sequence[DayLine]) -> None:
        """Cover through the day."""
        self.lines = sorted(lines, key=least)
        self.reveal()
        self.refresh()

    def hold(self, gone: Slot | None, held: Slot | None) -> None:
        """Draw a slot elsewhere than it is; nothing twice puts it back."""
        self.gone, self.held = gone, held
        self.refresh()

    @property
    def here(self) -> DayRow | None:
        """The marked doctor's line."""
        return self.rows[self.row] if self.row < len(self.rows) else None

    @property
    def names(self) -> int:
        """Cells of the name column."""
        spare = self.size.width - (self.axis.length if self.axis else 0)
        return min(WIDE_NAME, max(NAME_WIDTH, spare))

    @property
    def quarters(self) -> int:
        """Quarters in the window."""
        return max(1, self.size.width - self.names)

    @property
    def cover_lines(self) -> int:
        """How many requirements are shown."""
        height = self.app.size.height
        return min(len(self.lines), FEW if height < LOW else SOME if height < MIDDLE else MANY)

    @property
    def page_rows(self) -> int:
        """Doctors in the window."""
        return max(1, self.size.height - 1 - self.cover_lines - bool(self.lines))

    def go(self, row: int, quarter: int) -> None:
        """Mark a doctor and a quarter; places outside are brought in."""
        if self.axis is None or not self.rows:
            return
        self.row = min(max(row, 0), len(self.rows) - 1)
        self.quarter = min(max(quarter, 0), self.axis.length - 1)
        self.reveal()
        self.refresh()
        self.post_message(self.Moved())

    def reveal(self) -> None:
        """Bring the mark into view."""
        if self.axis is None or not self.size.width:
            return
        self.top = into_view(self.top, self.page_rows, self.row)
        most = max(0, self.axis.length - self.quarters)
        left = into_view(self.left, self.quarters, max(0, self.quarter - MARGIN_QUARTERS), 2 * MARGIN_QUARTERS + 1)
        self.left = min(left, most)

    def turn(self) -> None:
        """Show the next requirements, after the last the first."""
        self.first = self.first + self.cover_lines if self.first + self.cover_lines < len(self.lines) else 0
        self.refresh()

    def on_resize(self) -> None:
        """Keep the mark in view."""
        self.reveal()

    def place_at(self, x: int, y: int) -> tuple[int, int] | None:
        """The row and quarter under a point; the name column keeps the marked quarter."""
        row = y - 1 + self.top
        if self.axis is None or not 1 <= y <= self.page_rows or row >= len(self.rows):
            return None
        return row, self.quarter if x < self.names else min(x - self.names + self.left, self.axis.length - 1)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Mark what is under the mouse, and take the slot that is there."""
        place = self.place_at(event.x, event.y)
        if place is None or self.axis is None:
            return
        self.go(*place)
        row = self.here
        slot = slot_at(row, self.quarter, self.axis) if row and event.x >= self.names else None
        if slot is not None and self.held is None:
            self._drag = self.quarter
            self.capture_mouse()
            self.post_message(self.Picked(by_end=self.quarter == self.axis.quarters(slot.span)[1] - 1))

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Pull what is held."""
        if self._drag is None or self.axis is None:
            return
        quarter = min(max(event.x - self.names + self.left, 0), self.axis.length - 1)
        if quarter != self._drag:
            self.post_message(self.Dragged(quarter - self._drag))

    def on_mouse_up(self) -> None:
        """Let go."""
        self.release_mouse()
        if self._drag is not None:
            self._drag = None
            self.post_message(self.Dropped())

    def dragged_by(self, quarters: int) -> None:
        """So much of the pull was followed."""
        if self._drag is not None:
            self._drag += quarters

    def render_line(self, y: int) -> Strip:
        """The hours, doctors, a rule, or the cover of one requirement."""
        theme, width = self.app.theme, self.size.width
        if self.axis is None:
            return strip_of((), width, theme)
        if y == 0:
            return self._line(
                Piece(f" {self.axis.day:%a} {self.axis.day.day} {self.axis.day:%b}", Look.HEAD),
                hour_pieces(self.axis),
                "surface",
            )
        if y <= self.page_rows:
            number = y - 1 + self.top
            return self._doctor(number) if number < len(self.rows) else strip_of((), width, theme)
        number = y - self.page_rows - 2
        if number < 0:
            more = len(self.lines) > self.cover_lines
            places = f" {self.first + 1} to {min(self.first + self.cover_lines, len(self.lines))} of {len(self.lines)}"
            rule = f" Cover{places if more else ''}, doctors above minimum ".ljust(width, "─")
            return strip_of((Piece(rule, Look.HEAD),), width, theme)
        told = self.lines[self.first + number] if self.first + number < len(self.lines) else None
        if told is None:
            return strip_of((), width, theme, "surface")
        return self._line(
            Piece(cover_title(told, self.names - 1), Look.MUTED), cover_pieces(told, self.axis), "surface"
        )

    def _doctor(self, number: int) -> Strip:
        row, here = self.rows[number], number == self.row
        assert self.axis is not None  # noqa: S101 - render_line looked
        pieces = row_pieces(row, self.axis, self.gone, self.held)
        name = Piece(f"{'>' if here else ' '}{row.name}", Look.STRONG if here else Look.PLAIN)
        return self._line(name, pieces, "trail" if here else "")

    def _line(self, name: Piece, pieces: list[Piece], ground: str) -> Strip:
        theme, width = self.app.theme, self.size.width
        head = fit(name.text, self.names - 1) + " "
        cells = [(head, style_of(theme, name.look, "trail" if ground == "trail" else "surface"))]
        for n, piece in enumerate(pieces[self.left : self.left + self.quarters], self.left):
            marked = n == self.quarter
            own = "cursor" if marked and ground == "trail" else "trail" if marked else ground
            cells.append((piece.text, style_of(theme, piece.look, own)))
        return Strip(merged(cells)).adjust_cell_length(width, style_of(theme, Look.PLAIN))
