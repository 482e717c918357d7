"""The rota with the protected time in it, and what is known of the marked cell."""

from datetime import date

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.timer import Timer

from rotaengage.tui.messages import CoverRead
from rotaengage.tui.present.cover import CoverStory, cover_brief, cover_lines
from rotaengage.tui.present.look import Look, line
from rotaengage.tui.present.rows import rows_of
from rotaengage.tui.present.seek import seek
from rotaengage.tui.present.sheet import LEGEND, Sheet
from rotaengage.tui.present.story import asked_span, brief, story
from rotaengage.tui.present.words import count
from rotaengage.tui.screens.page import Page
from rotaengage.tui.widgets.lines import Lines
from rotaengage.tui.widgets.pane import Pane
from rotaengage.tui.widgets.prompt import Prompt
from rotaengage.tui.widgets.rota_grid import RotaGrid

PAUSE_SECONDS = 0.08
PANEL_WIDTH = 36


class RotaScreen(Page):
    """The grid, a panel beside it (below it on small terminals), and a line for filter and places."""

    place = "rota"
    CSS_PATH = "rota.tcss"

    def __init__(self) -> None:
        super().__init__()
        self.needle = ""
        self.grouped = True
        self.cover: CoverStory | None = None
        self._pause: Timer | None = None

    def body(self) -> ComposeResult:
        """The grid and both forms of the panel; the style sheet shows one of them."""
        with Horizontal():
            yield RotaGrid(id="grid")
            yield Pane("surface", id="panel")
        yield Lines("surface", id="brief", fixed=True)
        yield Lines("panel", id="note", fixed=True)
        yield Prompt()

    def on_mount(self) -> None:
        """Keys go to the grid."""
        self.grid.focus()

    @property
    def grid(self) -> RotaGrid:
        """The grid."""
        return self.query_one(RotaGrid)

    @property
    def sheet(self) -> Sheet | None:
        """What the grid shows."""
        return self.bench.state.sheet

    def refill(self) -> None:
        """Show another rota, or the same with another plan; the mark stays where it was."""
        self._rows(self.grid.doctor)

    def _rows(self, doctor: str = "") -> None:
        sheet = self.sheet
        if sheet is None:
            return
        rows = rows_of(sheet, self.needle, grouped=self.grouped)
        today = sheet.column(date.today())
        self.grid.show(sheet, rows, doctor, today=-1 if today is None else today)
        shown = sum(1 for row in rows if row.doctor)
        words = f'Filter "{self.needle}": {count(shown, "doctor")} of {len(sheet.rota.doctors)}. Esc shows all.'
        undated = f"  {count(sheet.undated, 'duty', 'duties')} without a date are not shown." if sheet.undated else ""
        note = words if self.needle else LEGEND
        self.query_one("#note", Lines).show([line(f" {note}{undated}", Look.WARN if self.needle else Look.MUTED)])

    def on_rota_grid_moved(self) -> None:
        """Tell about the cell at once; count its cover when the mark rests."""
        self.cover = None
        self._tell(top=True)
        if self._pause is not None:
            self._pause.stop()
        self._pause = self.set_timer(PAUSE_SECONDS, self._ask_cover)

    def _ask_cover(self) -> None:
        if not self.app.is_running:
            return
        sheet, opened, grid = self.sheet, self.bench.state.opened, self.grid
        if sheet is None or opened is None or not grid.doctor:
            return
        span = asked_span(sheet, grid.doctor, grid.column)
        if span is None:
            self.cover = CoverStory(())
            self._tell()
        else:
            scenario = opened.department.scenario
            self.bench.read_cover(scenario, opened.plan, grid.doctor, grid.column, span)

    def hear(self, message: Message) -> None:
        """Cover of the marked cell has come."""
        if isinstance(message, CoverRead) and (message.doctor, message.column) == (self.grid.doctor, self.grid.column):
            self.cover = message.story
            self._tell()

    def _tell(self, *, top: bool = False) -> None:
        sheet, opened, doctor, column = self.sheet, self.bench.state.opened, self.grid.doctor, self.grid.column
        panel, told = self.query_one(Pane), self.query_one("#brief", Lines)
        if sheet is None or opened is None or not doctor:
            panel.show([line("Nobody to show.", Look.MUTED)])
            told.show([line(" Nobody to show.", Look.MUTED)])
            return
        scenario = opened.department.scenario
        cover = cover_lines(self.cover, PANEL_WIDTH)
        panel.show([*story(scenario, sheet, doctor, column, PANEL_WIDTH), line(), *cover], top=top)
        told.show([*brief(scenario, sheet, doctor, column), cover_brief(self.cover)])

    def action_move(self, days: int, doctors: int) -> None:
        """Move the mark."""
        self.grid.move(days, doctors)

    def action_page(self, days: int, doctors: int) -> None:
        """Move by pages."""
        if self.sheet is not None:
            self.grid.move(days * self.grid.page_days, doctors * self.grid.page_rows)

    def action_edge(self, days: int, doctors: int) -> None:
        """Move to an end."""
        if self.sheet is not None:
            self.grid.move(days * self.sheet.columns, doctors * len(self.grid.rows))

    def action_slot(self, step: int) -> None:
        """Move to the doctor's next or last protected time."""
        grid = self.grid
        column = self.sheet.next_slot(grid.doctor, grid.column, step) if self.sheet else None
        if column is None:
            self.bench.busy("No more protected time in this row")
        else:
            grid.go(grid.row, column)

    def action_filter(self) -> None:
        """Ask for part of a name or a grade."""
        self.query_one(Prompt).ask("filter", "Filter", self.needle)

    def action_seek(self) -> None:
        """Ask for a date or a name."""
        self.query_one(Prompt).ask("seek", "Go to")

    def action_clear(self) -> None:
        """Show everybody."""
        if self.needle:
            self.needle = ""
            self._rows(self.grid.doctor)

    def action_panel(self) -> None:
        """Show or hide the panel."""
        self.toggle_class("-plain")

    def action_read(self, step: int) -> None:
        """Scroll the panel."""
        self.query_one(Pane).read(step)

    def action_order(self) -> None:
        """Group by grade, or not."""
        self.grouped = not self.grouped
        self._rows(self.grid.doctor)

    def on_rota_grid_opened(self) -> None:
        """A double click shows the panel."""
        self.remove_class("-plain")

    def on_prompt_typed(self, event: Prompt.Typed) -> None:
        """Filter while it is typed."""
        if event.kind == "filter":
            self.needle = event.text
            self._rows(self.grid.doctor)

    def on_prompt_done(self, event: Prompt.Done) -> None:
        """Go there."""
        self.grid.focus()
        sheet, grid = self.sheet, self.grid
        if event.kind != "seek" or sheet is None:
            return
        target = seek(event.text, sheet, grid.rows, sheet.day(grid.column), date.today())
        if target.says:
            self.bench.busy(target.says)
        grid.go(grid.row if target.row is None else target.row, grid.column if target.column is None else target.column)

    def on_prompt_left(self, event: Prompt.Left) -> None:
        """Back to the grid; a filter that was being typed goes."""
        self.grid.focus()
        if event.kind == "filter":
            self.action_clear()

    def show_doctor(self, doctor: str, column: int | None = None) -> None:
        """Mark a doctor's row, whatever the filter was."""
        self.needle = ""
        self._rows(doctor)
        if column is not None:
            self.grid.go(self.grid.row, column)
