"""The rota with the protected time in it, and what is known of the marked cell."""

from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.timer import Timer

from rotaengage.tui.messages import CoverRead, StripRead
from rotaengage.tui.present.cover import CoverStory, cover_brief, cover_lines, here_brief, here_lines
from rotaengage.tui.present.look import Line, Look, Piece, line
from rotaengage.tui.present.rows import ORDER_WORDS, Order, first_row, orders_of, rows_of
from rotaengage.tui.present.seek import seek
from rotaengage.tui.present.selection import counts
from rotaengage.tui.present.sheet import DAY_WORDS, LEGEND
from rotaengage.tui.present.story import asked_span, brief, story
from rotaengage.tui.present.words import count
from rotaengage.tui.screens.rota_moves import RotaMoves
from rotaengage.tui.widgets.cover_strip import CoverStrip
from rotaengage.tui.widgets.lines import Lines
from rotaengage.tui.widgets.pane import Pane
from rotaengage.tui.widgets.prompt import Prompt
from rotaengage.tui.widgets.rota_grid import RotaGrid

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rotaengage.usecases.session import Value

SOON_SECONDS, PAUSE_SECONDS = 0.03, 0.2
PANEL_WIDTH = 36
LEAST_MORE = 18
"""Cells below which a second sentence is left out rather than cut to nothing."""


class RotaScreen(RotaMoves):
    """The grid, cover below it, a panel beside it (a few lines on small terminals), and a line to type in."""

    place = "rota"
    CSS_PATH = "rota.tcss"

    def __init__(self) -> None:
        super().__init__()
        self.needle = ""
        self.order = Order.GRADE
        self.cover: CoverStory | None = None
        self._pause: Timer | None = None
        self._soon: Timer | None = None
        self._counted: object = None

    def body(self) -> ComposeResult:
        """The grid with its cover and both forms of the panel; the style sheet shows one of them."""
        grid = RotaGrid(id="grid")
        with Horizontal():
            with Vertical():
                yield grid
                yield CoverStrip(grid, id="strip")
            yield Pane("surface", id="panel")
        yield Lines("surface", id="brief", fixed=True)
        yield Lines("panel", id="note", fixed=True)
        yield Prompt()

    def on_mount(self) -> None:
        """Keys go to the grid."""
        self.grid.focus()

    @property
    def strip(self) -> CoverStrip:
        """The cover below the grid."""
        return self.query_one(CoverStrip)

    def memory(self) -> "dict[str, Value]":
        """The marked doctor and day, the filter and the order."""
        sheet, grid = self.sheet, self.grid
        if sheet is None or not grid.doctor:
            return {}
        day = sheet.day(grid.column).isoformat()
        return {"doctor": grid.doctor, "day": day, "filter": self.needle, "order": str(self.order)}

    def recall(self, kept: "Mapping[str, Value]") -> None:
        """Come back to them, unless the mark was moved meanwhile."""
        sheet, order = self.sheet, kept.get("order")
        if sheet is None or (self.grid.row, self.grid.column) != (first_row(self.grid.rows), 0):
            return
        self.needle = self.words_in(kept, "filter")
        self.order = Order(order) if order in set(Order) else self.order
        self._rows(self.words_in(kept, "doctor"))
        with suppress(ValueError):
            column = sheet.column(date.fromisoformat(self.words_in(kept, "day")))
            self.grid.go(self.grid.row, column or 0)

    def refill(self) -> None:
        """Show another rota, or the same with another plan; the mark stays where it was."""
        self._rows(self.grid.doctor)
        opened = self.bench.state.opened
        if opened is not None and opened is not self._counted:
            self._counted = opened
            self.bench.read_strip(opened.department.scenario, opened.plan)

    def _rows(self, doctor: str = "") -> None:
        sheet = self.sheet
        if sheet is None:
            return
        if self.order not in orders_of(sheet):
            self.order = orders_of(sheet)[0]
        rows = rows_of(sheet, self.needle, self.order)
        today = sheet.column(date.today())
        if self.grid.followed not in sheet.rota.doctor_of:
            self.grid.followed = ""
        self.grid.show(sheet, rows, doctor, today=-1 if today is None else today)
        self._note()

    def _note(self) -> None:
        """The line under the grid: what is selected, else what is filtered, else what the marks mean."""
        sheet, grid = self.sheet, self.grid
        if sheet is None:
            return
        if grid.area is not None:
            told, look = f"{counts(grid.area, grid.rows, sheet)}. y copies, Esc ends.", Look.STRONG
        elif self.needle:
            shown = sum(1 for row in grid.rows if row.doctor)
            told = f'Filter "{self.needle}": {count(shown, "doctor")} of {len(sheet.rota.doctors)}. Esc shows all.'
            look = Look.WARN
        else:
            kinds = [words for kind, words in DAY_WORDS.items() if kind in sheet.kinds]
            told, look = "  ".join([LEGEND, *kinds]), Look.MUTED
        undated = f"  {count(sheet.undated, 'duty', 'duties')} without a date are not shown." if sheet.undated else ""
        self.query_one("#note", Lines).show([line(f" {told}{undated}", look)])

    def on_rota_grid_selected(self) -> None:
        """Count what is selected."""
        self._note()

    def on_rota_grid_moved(self) -> None:
        """Tell about the cell when the mark rests, and count its cover when it rests longer."""
        self.cover = None
        for timer in (self._pause, self._soon):
            if timer is not None:
                timer.stop()
        self._soon = self.set_timer(SOON_SECONDS, self._tell_cell)
        self._pause = self.set_timer(PAUSE_SECONDS, self._ask_cover)

    def _tell_cell(self) -> None:
        """The words about the cell come a moment after the mark: a key that is held down moves it undelayed."""
        if self.app.is_running:
            self.strip.follow()
            self._tell(top=True)

    def _ask_cover(self) -> None:
        if not self.app.is_running:
            return
        sheet, opened, grid = self.sheet, self.bench.state.opened, self.grid
        if sheet is None or opened is None or not grid.doctor:
            return
        span, day = asked_span(sheet, grid.doctor, grid.column), sheet.day(grid.column)
        scenario = opened.department.scenario
        self.bench.read_cover(scenario, opened.plan, grid.doctor, grid.column, day, span)

    def hear(self, message: Message) -> None:
        """Cover of the marked cell, or of all days, has come."""
        if isinstance(message, CoverRead) and (message.doctor, message.column) == (self.grid.doctor, self.grid.column):
            self.cover = message.story
            self._tell()
        elif isinstance(message, StripRead):
            self.strip.show(message.rows)

    def _tell(self, *, top: bool = False) -> None:
        sheet, opened, doctor, column = self.sheet, self.bench.state.opened, self.grid.doctor, self.grid.column
        panel, told = self.query_one(Pane), self.query_one("#brief", Lines)
        if sheet is None or opened is None or not doctor:
            panel.show(self.found_nothing(self.needle, PANEL_WIDTH) if self.needle else [])
            told.show([(Piece(" "), *one) for one in self.found_nothing(self.needle, 76)[:3]] if self.needle else [])
            return
        scenario, width = opened.department.scenario, PANEL_WIDTH
        if panel.display:
            about = [*here_lines(self.cover, width), line(), *cover_lines(self.cover, width)]
            panel.show([*story(scenario, sheet, doctor, column, width), line(), *about], top=top)
        if told.display:
            told.show([*brief(scenario, sheet, doctor, column), self._last_line()])

    def _last_line(self) -> Line:
        """On small terminals: whether more time is possible here, and the cover of what is here."""
        told = [here_brief(self.cover), cover_brief(self.cover)]
        if self.sheet and self.sheet.slots(self.grid.doctor, self.grid.column):
            told.reverse()
        first, more = told
        room = self.size.width - sum(cell_len(piece.text) for piece in first) - 4
        return (*first, Piece("  "), *more) if room >= LEAST_MORE else first

    def on_resize(self) -> None:
        """Room for other things."""
        self.strip.measure()
        self.call_after_refresh(self._tell)

    def action_filter(self) -> None:
        """Ask for part of a name or a grade."""
        self.query_one(Prompt).ask("filter", "Filter", self.needle)

    def action_seek(self) -> None:
        """Ask for a date or a name."""
        self.query_one(Prompt).ask("seek", "Go to")

    def action_clear(self) -> None:
        """End a selection; else show everybody."""
        if self.grid.area is not None:
            self.grid.select(on=False)
        elif self.needle:
            self.needle = ""
            self._rows(self.grid.doctor)

    def action_strip(self) -> None:
        """The next cover requirements, where there are more than fit."""
        self.strip.turn()

    def action_day(self) -> None:
        """Open the marked day."""
        if self.sheet is not None and self.grid.doctor:
            self.bench.open_day(self.grid.doctor, self.grid.column)

    def action_panel(self) -> None:
        """Show or hide the panel."""
        self.toggle_class("-plain")
        self.call_after_refresh(self._tell)

    def action_read(self, step: int) -> None:
        """Scroll the panel."""
        self.query_one(Pane).read(step)

    def action_order(self) -> None:
        """The next order that makes sense here: by grade, team, line, or as on the sheet."""
        if self.sheet is not None:
            orders = orders_of(self.sheet)
            self.order = orders[(orders.index(self.order) + 1) % len(orders)]
            self._rows(self.grid.doctor)
            self.bench.busy(ORDER_WORDS[self.order])

    def on_rota_grid_opened(self) -> None:
        """A double click opens the day."""
        self.action_day()

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
