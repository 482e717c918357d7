"""The cover strip under the rota: the same days as the grid above it, a requirement a line."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from rich.cells import cell_len
from rich.style import Style
from textual.strip import Strip

from rotaengage.tui.colours import style_of
from rotaengage.tui.present.look import Line, Look, Piece, line
from rotaengage.tui.present.sheet import Sheet
from rotaengage.tui.present.strip import STRIP_LEGEND, StripRow, day_piece, title_of, worst_line
from rotaengage.tui.present.text import clipped, fit, whole_parts
from rotaengage.tui.widgets.painting import Lined, Whole, follow_theme, strip_of
from rotaengage.tui.widgets.rota_grid import RotaGrid

LOW, MIDDLE = 30, 50
FEW, SOME, MANY = 2, 4, 8


class Frame(NamedTuple):
    """One frame: the width of the strip, that of the grid above, how far its days are moved, and the colours."""

    width: int
    inner: int
    left: int
    theme: str


class CoverStrip(Lined):
    """Margins of cover by day; it scrolls with its grid. None for rows says that they are still being counted."""

    DEFAULT_CSS = "CoverStrip { height: 0; }"
    ALLOW_SELECT = False

    def __init__(self, grid: RotaGrid, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.grid = grid
        self.rows: Sequence[StripRow] | None = None
        self.first = 0
        self._drawn: dict[tuple[int, int], tuple[str, Style]] = {}
        self._drawn_for: tuple[str, Sheet | None] = ("", None)

    def on_mount(self) -> None:
        """Follow theme and grid."""
        follow_theme(self)
        self.watch(self.grid, "scroll_x", self.follow, init=False)

    def follow(self) -> None:
        """The grid shows other days or marks another."""
        self.refresh()

    def show(self, rows: Sequence[StripRow] | None) -> None:
        """Other margins."""
        self.rows = rows
        self.first = 0
        self._drawn.clear()
        self.measure()
        self.refresh()

    @property
    def most(self) -> int:
        """How many requirements the terminal has room for."""
        height = self.app.size.height
        return FEW if height < LOW else SOME if height < MIDDLE else MANY

    @property
    def caption(self) -> bool:
        """Whether there is room for the line that tells the worst half hour."""
        return self.app.size.height >= LOW

    @property
    def shown(self) -> Sequence[StripRow]:
        """The requirements that are shown now."""
        return (self.rows or ())[self.first : self.first + self.most]

    def measure(self) -> None:
        """Take as many lines as there is something to say."""
        lines = min(self.most, len(self.rows)) if self.rows else 0
        self.styles.height = lines + (1 if self.caption else 0)

    def turn(self) -> None:
        """Show the next requirements, after the last the first."""
        if self.rows and len(self.rows) > self.most:
            self.first = self.first + self.most if self.first + self.most < len(self.rows) else 0
            self.refresh()

    def line_maker(self) -> Callable[[int], Strip]:
        """The caption, then a requirement a line over the days of the grid."""
        inner = self.grid.scrollable_content_region.width
        frame = Frame(self.size.width, inner, self.grid.scroll_offset.x, self.app.theme)
        if self._drawn_for != (frame.theme, self.grid.sheet):
            self._drawn_for = frame.theme, self.grid.sheet
            self._drawn.clear()
        return lambda y: Whole(self._line(frame, y), frame.width)

    def _line(self, frame: Frame, y: int) -> Strip:
        if self.caption and y == 0:
            return strip_of(clipped(self._caption(frame.width), frame.width), frame.width, frame.theme, "surface")
        number = y - (1 if self.caption else 0)
        if self.grid.sheet is None or number >= len(self.shown):
            return strip_of((), frame.width, frame.theme, "surface")
        return self._days(self.first + number, frame)

    def _caption(self, width: int) -> Line:
        if self.rows is None:
            return line(" Cover: counting", Look.MUTED)
        sheet = self.grid.sheet
        if sheet is None:
            return line()
        if not self.rows:
            return line(" Cover: none is known of this rota; a setup workbook says what is needed", Look.MUTED)
        places = (
            f" {self.first + 1}-{self.first + len(self.shown)} of {len(self.rows)}"
            if len(self.rows) > self.most
            else ""
        )
        told = worst_line(self.rows, self.grid.column, sheet.rota.zone)
        head = (Piece(f" Cover{places}  ", Look.HEAD), *told)
        left = width - 4 - sum(cell_len(piece.text) for piece in head)
        signs = whole_parts(STRIP_LEGEND, left)
        return (*head, Piece(f"   {signs}", Look.MUTED)) if cell_len(signs) <= left else head

    def _days(self, number: int, frame: Frame) -> Strip:
        paint, theme, row = self.grid.paint, frame.theme, (self.rows or ())[number]
        shown = paint.columns(frame.left, frame.inner)
        cells = [self._usual(number, row, column, theme) for column in range(shown.first, shown.end)]
        marked = self.grid.column
        if shown.first <= marked < shown.end:
            cells[marked - shown.first] = self._day(row, marked, theme, marked=True)
        left = [(fit(f" {title_of(row, paint.frozen - 2)}", paint.frozen), style_of(theme, Look.MUTED, "surface"))]
        line = paint.joined(left, cells, shown.cut, frame.inner, theme)
        return line.adjust_cell_length(frame.width, style_of(theme, Look.PLAIN))

    def _usual(self, number: int, row: StripRow, column: int, theme: str) -> tuple[str, Style]:
        """A day without the mark, drawn once."""
        found = self._drawn.get((number, column))
        if found is None:
            found = self._drawn[number, column] = self._day(row, column, theme, marked=False)
        return found

    def _day(self, row: StripRow, column: int, theme: str, *, marked: bool) -> tuple[str, Style]:
        piece = day_piece(row.days[column])
        ground = "trail" if marked else "weekend" if self.grid.sheet and self.grid.sheet.free(column) else ""
        text = f"[{piece.text.rstrip():<3}]" if marked else f" {piece.text}"
        return fit(text, self.grid.paint.cell_width), style_of(theme, piece.look, ground)
