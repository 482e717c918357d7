"""The hand of the day: a slot is taken up, moved, made longer, and put down once every rule holds."""

from abc import abstractmethod
from datetime import date
from typing import NamedTuple

from rotaengage.domain.plan import Slot
from rotaengage.domain.scenario import Scenario
from rotaengage.domain.span import Span
from rotaengage.tui.messages import DayRead
from rotaengage.tui.present.day import QUARTER, Axis, bar_at, moved, slot_at
from rotaengage.tui.present.sheet import Sheet
from rotaengage.tui.screens.page import Page
from rotaengage.tui.widgets.day_timeline import DayTimeline


class Hand(NamedTuple):
    """A slot in the hand: where it was (None: it is new), where it is, and by which end the mouse holds it."""

    old: Slot | None
    new: Slot
    by_end: bool = False


class DayHand(Page):
    """A screen with the timeline of a day, on which one slot can be in the hand."""

    def __init__(self) -> None:
        super().__init__()
        self.column = 0
        self.doctor = ""
        self.hand: Hand | None = None
        self.answer: DayRead | None = None
        self.dropping = False

    @abstractmethod
    def tell(self) -> None:
        """Say what is marked or held."""

    @property
    def line(self) -> DayTimeline:
        """The timeline."""
        return self.query_one(DayTimeline)

    @property
    def sheet(self) -> Sheet | None:
        """The rota with its slots."""
        return self.bench.state.sheet

    @property
    def scenario(self) -> Scenario | None:
        """What the plan is made from."""
        opened = self.bench.state.opened
        return opened.department.scenario if opened else None

    @property
    def axis(self) -> Axis | None:
        """The day on the clock."""
        return self.line.axis

    def ask(self) -> None:
        """Cover through the day, and what the rules say of what is in the hand."""
        opened, sheet = self.bench.state.opened, self.sheet
        if opened is not None and sheet is not None:
            old, new = (self.hand.old, self.hand.new) if self.hand else (None, None)
            self.bench.read_day(opened.department.scenario, opened.plan, sheet.day(self.column), old, new)

    @property
    def day(self) -> date | None:
        """The day that is shown."""
        return self.sheet.day(self.column) if self.sheet else None

    def action_resize(self, step: int) -> None:
        """Make what is in the hand longer or shorter by a step of the grid."""
        if self.scenario is not None:
            self.shift(0, step * self.scenario.limits.grid_minutes)

    def shift(self, minutes: int, longer: int) -> bool:
        """Move what is in the hand by minutes, and make it so many minutes longer; False where it cannot be."""
        hand, axis, sheet = self.hand, self.axis, self.sheet
        if hand is None or axis is None or sheet is None:
            return False
        duties = sheet.duties(hand.new.doctor, self.column)
        new = moved(hand.new, minutes, longer, duties, axis)
        if new is None:
            return False
        self.hand, self.answer = hand._replace(new=new), None
        self.line.go(self.line.row, axis.quarters(new.span)[0])
        self.ask()
        self.tell()
        return True

    def action_hold(self) -> None:
        """Take the slot under the mark into the hand, or put it where it is now."""
        if self.hand is not None:
            self.drop()
            return
        slot = self._slot_here()
        if slot is None:
            self.bench.busy("No protected time here; a puts some in")
        else:
            self._pick(slot)

    def _slot_here(self) -> Slot | None:
        row, axis = self.line.here, self.axis
        return slot_at(row, self.line.quarter, axis) if row and axis else None

    def _pick(self, slot: Slot, *, by_end: bool = False) -> None:
        if slot.event is not None:
            self.bench.busy("An event has one time for everybody: change it by a what-if")
        elif self.bench.may_keep() is not None:
            self.hand, self.answer = Hand(slot, slot, by_end), None
            self.ask()
            self.tell()

    def action_put(self) -> None:
        """A new slot of what is owed, from the mark on, into the hand."""
        row, axis, scenario = self.line.here, self.axis, self.scenario
        if row is None or axis is None or scenario is None:
            return
        bar = bar_at(row, self.line.quarter)
        owed = [d.activity for d in scenario.dues if d.doctor == row.doctor]
        if self.bench.may_keep() is None:
            return
        if bar is None or not owed:
            self.bench.busy("No duty here to take time out of" if bar is None else "Nothing is owed to this doctor")
            return
        activity, grid = scenario.activity_of[owed[0]], scenario.limits.grid_minutes
        start = (axis.start + self.line.quarter * QUARTER) // grid * grid
        span = Span.between(start, start + activity.block_least_minutes, axis.zone) if bar.duty.span else None
        if span is not None:
            duty = bar.duty
            new = Slot(doctor=row.doctor, activity=activity.id, duty=duty.id, span=span, source=duty.source)
            self.hand, self.answer = Hand(None, new), None
            self.ask()
            self.tell()

    def action_take(self) -> None:
        """Take the slot under the mark out of the plan."""
        slot = self._slot_here()
        if slot is None:
            self.bench.busy("No protected time here")
        elif slot.event is not None:
            self.bench.busy("An event has one time for everybody: change it by a what-if")
        elif path := self.bench.may_keep():
            self.bench.busy("Taking it out")
            self.bench.keep_move(path, slot, None)

    def drop(self) -> None:
        """Put down what is in the hand, where every rule lets it lie; waits for their answer."""
        hand, opened, answer = self.hand, self.bench.state.opened, self.answer
        if hand is None or opened is None:
            return
        if hand.new == hand.old:
            self.put_back()
        elif answer is None:
            self.dropping = True
        elif answer.says:
            self.dropping = False
            self.bench.busy("It cannot lie there; move it on, or Esc puts it back")
        else:
            self.let_go()
            self.bench.busy("Keeping the change")
            self.bench.keep_move(opened.path, hand.old, hand.new)

    def let_go(self) -> None:
        """Nothing is in the hand any more."""
        self.hand, self.answer, self.dropping = None, None, False

    def put_back(self) -> None:
        """Put what is in the hand back where it was."""
        self.let_go()
        self.ask()
        self.tell()

    def on_day_timeline_picked(self, event: DayTimeline.Picked) -> None:
        """The mouse takes a slot."""
        slot = self._slot_here()
        if slot is not None:
            self._pick(slot, by_end=event.by_end)

    def on_day_timeline_dragged(self, event: DayTimeline.Dragged) -> None:
        """The mouse pulls it, a step of the grid at a time."""
        if self.hand is None or self.scenario is None:
            return
        grid = self.scenario.limits.grid_minutes
        minutes = int(event.quarters * QUARTER / grid) * grid
        if minutes and self.shift(*((0, minutes) if self.hand.by_end else (minutes, 0))):
            self.line.dragged_by(minutes // QUARTER)

    def on_day_timeline_dropped(self) -> None:
        """The mouse lets go."""
        self.drop()
