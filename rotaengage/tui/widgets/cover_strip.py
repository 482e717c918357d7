"""The cover strip under the rota: the same days as the grid above it, a requirement a line."""

from collections.abc import Sequence

from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from rotaengage.tui.colours import style_of
from rotaengage.tui.present.look import Line, Look, Piece, line
from rotaengage.tui.present.strip import STRIP_LEGEND, StripRow, day_piece, title_of, worst_line
from rotaengage.tui.present.text import clipped, fit
from rotaengage.tui.widgets.painting import follow_theme, strip_of
from rotaengage.tui.widgets.rota_grid import RotaGrid

LOW, MIDDLE = 30, 50
FEW, SOME, MANY = 2, 4, 8


class CoverStrip(Widget):
    """Margins of cover by day; it scrolls with its grid. None for rows says that they are still being counted."""

    DEFAULT_CSS = "CoverStrip { height: 0; }"
    ALLOW_SELECT = False

    def __init__(self, grid: RotaGrid, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.grid = grid
        self.rows: Sequence[StripRow] | None = None
        self.first = 0

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

    def render_line(self, y: int) -> Strip:
        """The caption, or one requirement over the days of the grid."""
        width, theme, grid = self.size.width, self.app.theme, self.grid
        if self.caption and y == 0:
            return strip_of(clipped(self._caption(), width), width, theme, "surface")
        number = y - (1 if self.caption else 0)
        if grid.sheet is None or number >= len(self.shown):
            return strip_of((), width, theme, "surface")
        return self._days(self.shown[number], width, theme)

    def _caption(self) -> Line:
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
        return (Piece(f" Cover{places}  ", Look.HEAD), *told, Piece(f"   {STRIP_LEGEND}", Look.MUTED))

    def _days(self, row: StripRow, width: int, theme: str) -> Strip:
        paint, x = self.grid.paint, self.grid.scroll_offset.x
        inner = self.grid.scrollable_content_region.width
        shown = paint.columns(x, inner)
        cells = [self._day(row, column, theme) for column in range(shown.first, shown.end)]
        left = [(fit(f" {title_of(row)}", paint.frozen), style_of(theme, Look.MUTED, "surface"))]
        return paint.joined(left, cells, shown.cut, inner, theme).adjust_cell_length(width, style_of(theme, Look.PLAIN))

    def _day(self, row: StripRow, column: int, theme: str) -> tuple[str, Style]:
        piece = day_piece(row.days[column])
        marked = column == self.grid.column
        ground = "trail" if marked else "weekend" if self.grid.sheet and self.grid.sheet.free(column) else ""
        text = f"[{piece.text.rstrip():<3}]" if marked else f" {piece.text}"
        return fit(text, self.grid.paint.cell_width), style_of(theme, piece.look, ground)
