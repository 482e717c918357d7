"""The day: everybody's duties and slots in quarter hours, where a slot is moved and cover answers as it moves."""

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message

from rotaengage.tui.messages import DayRead
from rotaengage.tui.present.day import QUARTER, Axis, day_rows
from rotaengage.tui.present.day_words import day_note, hand_lines, place_lines
from rotaengage.tui.present.rows import rows_of
from rotaengage.tui.screens.day_hand import DayHand
from rotaengage.tui.widgets.day_timeline import DayTimeline
from rotaengage.tui.widgets.lines import Lines
from rotaengage.tui.widgets.pane import Pane

LINES = 4
ROOMY = 170


class DayScreen(DayHand):
    """A timeline with words about the marked quarter below it."""

    place = "day"
    CSS_PATH = "day.tcss"

    def body(self) -> ComposeResult:
        """The timeline and the words."""
        with Horizontal():
            yield DayTimeline(id="day")
            yield Pane("surface", id="side")
        yield Lines("surface", id="told", fixed=True)
        yield Lines("panel", id="note", fixed=True)

    def on_mount(self) -> None:
        """Keys go to the timeline."""
        self.line.focus()

    def open(self, doctor: str, column: int) -> None:
        """Show a day with the mark on a doctor."""
        self.doctor, self.column = doctor, column
        self.hand, self.answer, self.dropping = None, None, False
        self.refill()
        sheet, axis = self.sheet, self.axis
        if sheet is not None and axis is not None:
            slots, duties = sheet.slots(doctor, column), [d.span for d in sheet.duties(doctor, column) if d.span]
            spans = [slot.span for slot in slots] or duties
            quarter = axis.quarters(spans[0])[0] if spans else self.line.quarter
            self.line.go(self.line.row, quarter)

    def refill(self) -> None:
        """Another day, rota or plan."""
        sheet, scenario = self.sheet, self.scenario
        if sheet is None or scenario is None:
            return
        self.column = min(self.column, sheet.columns - 1)
        self.let_go()
        axis = Axis.of(sheet.day(self.column), sheet.rota)
        first = self.bench.followed
        rows = day_rows(scenario, sheet, self.column, rows_of(sheet), first)
        self.line.show(axis, rows, self.doctor)
        self.ask()
        self.tell()

    def hear(self, message: Message) -> None:
        """Cover and rules have answered; what was overtaken is not heard."""
        if not isinstance(message, DayRead) or message.day != self.day:
            return
        new = self.hand.new if self.hand else None
        if message.new != new:
            return
        self.answer = message
        self.line.tell(message.lines)
        self.tell()
        if self.dropping:
            self.drop()

    def tell(self) -> None:
        """Say what is marked or held, and draw what is held."""
        scenario, sheet, axis, row = self.scenario, self.sheet, self.axis, self.line.here
        if scenario is None or sheet is None or axis is None or row is None:
            return
        if self.hand is not None:
            says = self.answer.says if self.answer and self.answer.new == self.hand.new else None
            lines = hand_lines(scenario, self.hand.old, self.hand.new, says)
        else:
            lines = place_lines(scenario, row, self.line.quarter, axis, self.line.lines)
        self.query_one("#told", Lines).show(lines[:LINES])
        self.query_one(Pane).show(lines)
        self.query_one("#note", Lines).show([day_note(self.line.rows, self.size.width, held=self.hand is not None)])
        self.line.hold(self.hand.old if self.hand else None, self.hand.new if self.hand else None)
        self.refresh_bindings()

    def on_day_timeline_moved(self) -> None:
        """Tell about the marked quarter."""
        if self.line.here is not None:
            self.doctor = self.line.here.doctor
        self.tell()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Resizing needs a slot in the hand; putting in needs an empty one."""
        if action == "resize":
            return self.hand is not None
        if action in ("put", "take"):
            return self.hand is None
        return True

    def action_move(self, quarters: int, doctors: int) -> None:
        """Move the mark, or what is in the hand."""
        line, scenario = self.line, self.scenario
        if self.hand is None:
            line.go(line.row + doctors, line.quarter + quarters)
        elif quarters and scenario is not None:
            step = max(scenario.limits.grid_minutes, abs(quarters) * QUARTER)
            self.shift(step if quarters > 0 else -step, 0)

    def action_page(self, step: int) -> None:
        """A page of doctors."""
        if self.hand is None:
            self.line.go(self.line.row + step * self.line.page_rows, self.line.quarter)

    def action_edge(self, side: int) -> None:
        """The first or the last quarter."""
        if self.hand is None:
            self.line.go(self.line.row, side * 1000)

    def action_slot(self, step: int) -> None:
        """The next slot of the day, or the one before."""
        axis, line = self.axis, self.line
        if axis is None or self.hand is not None:
            return
        places = [(n, axis.quarters(s.span)[0]) for n, row in enumerate(line.rows) for s in row.slots]
        later = sorted(
            p for p in places if (p > (line.row, line.quarter)) == (step > 0) and p != (line.row, line.quarter)
        )
        if later:
            line.go(*(later[0] if step > 0 else later[-1]))
        else:
            self.bench.busy("No more protected time on this day")

    def on_resize(self) -> None:
        """On a large terminal the words stand beside the timeline, where more of them fit."""
        self.set_class(self.app.size.width >= ROOMY, "-roomy")

    def action_strip(self) -> None:
        """The next cover requirements, where there are more than fit."""
        self.line.turn()

    def action_back(self) -> None:
        """Put back what is in the hand; else go back to the rota, to this cell."""
        if self.hand is not None:
            self.put_back()
        else:
            self.bench.show_doctor(self.doctor, self.column)

    def action_day(self, step: int) -> None:
        """The day before or after, with the mark on the same doctor."""
        if self.hand is None and self.sheet and 0 <= self.column + step < self.sheet.columns:
            self.column += step
            self.refill()
