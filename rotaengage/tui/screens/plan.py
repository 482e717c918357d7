"""Planning: the settings, the search as it runs, and its result."""

from time import monotonic
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.message import Message
from textual.timer import Timer

from rotaengage.domain.scenario import Goal, PlanSettings
from rotaengage.tui.messages import PlanStep
from rotaengage.tui.present.aims import GOAL_WORDS
from rotaengage.tui.present.course import course_lines
from rotaengage.tui.present.look import Line, Look, Piece, line
from rotaengage.tui.present.result import result_lines
from rotaengage.tui.present.settings import limit_of, limit_words, moved
from rotaengage.tui.present.text import wrap
from rotaengage.tui.screens.page import Page
from rotaengage.tui.widgets.line_list import Item, LineList
from rotaengage.tui.widgets.lines import Lines
from rotaengage.tui.widgets.prompt import Prompt

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rotaengage.usecases.session import Value


class PlanScreen(Page):
    """Left what is asked for, right what came of it."""

    place = "plan"
    CSS_PATH = "plan.tcss"

    def __init__(self) -> None:
        super().__init__()
        self.settings = PlanSettings()
        self._tick: Timer | None = None

    def body(self) -> ComposeResult:
        """Two columns."""
        with Horizontal():
            with Vertical(id="asked"):
                yield Lines("surface", id="limit")
                yield LineList(id="aims", ground="surface")
                yield Lines("surface", id="aim")
            with VerticalScroll(id="came", can_focus=True):
                yield Lines(id="result")
        yield Prompt()

    def on_mount(self) -> None:
        """Keys go to the aims."""
        self._aims()
        self.query_one(LineList).focus()
        self._tick = self.set_interval(0.25, self._show, pause=True)

    def refill(self) -> None:
        """Another rota or plan."""
        self._show()

    def hear(self, message: Message) -> None:
        """A step of the search."""
        if isinstance(message, PlanStep):
            self._show()

    def memory(self) -> "dict[str, Value]":
        """The time limit and the order of the aims."""
        seconds = self.settings.seconds
        return {**super().memory(), "seconds": 0 if seconds is None else seconds, "order": list(self.settings.order)}

    def recall(self, kept: "Mapping[str, Value]") -> None:
        """Come back to them; an order of other aims than there are is left out."""
        seconds, order = kept.get("seconds"), kept.get("order")
        if isinstance(seconds, (int, float)) and seconds >= 0:
            self.settings = self.settings.changed(seconds=seconds or None)
        if isinstance(order, list) and sorted(order) == sorted(self.settings.order):
            self.settings = self.settings.changed(order=tuple(Goal(name) for name in order))
        self._aims()
        super().recall(kept)

    def on_resize(self) -> None:
        """Break the words anew."""
        self.call_after_refresh(self._show)

    def _aims(self, key: str = "") -> None:
        items = [
            Item((Piece(f" {n}  ", Look.KEY), Piece(GOAL_WORDS[goal][0])), goal.value)
            for n, goal in enumerate(self.settings.order, 1)
        ]
        self.query_one(LineList).fill(items, key)
        self.query_one("#limit", Lines).show([
            line("Time for the search", Look.HEAD),
            (Piece(f" {limit_words(self.settings.seconds)}  "), Piece("t", Look.KEY), Piece(" changes it", Look.MUTED)),
            line(),
            line("Aims, the first counts most", Look.HEAD),
        ])  # fmt: skip

    def on_line_list_marked(self, event: LineList.Marked) -> None:
        """Say what the aim means."""
        told = GOAL_WORDS[Goal(event.key)][1] if event.key else ""
        width = max(16, self.query_one("#asked").size.width - 4)
        self.query_one("#aim", Lines).show([line(text, Look.MUTED) for text in wrap(f"{told.capitalize()}.", width)])

    def _show(self) -> None:
        state, box = self.bench.state, self.query_one("#result", Lines)
        width = max(24, self.query_one("#came").size.width - 4)
        if self._tick is not None:
            (self._tick.resume if state.course else self._tick.pause)()
        if state.course is not None:
            box.show(course_lines(state.course, monotonic() - state.started, width))
        elif state.opened is not None and state.opened.plan is not None:
            box.show(result_lines(state.opened.plan, state.opened.department.scenario, width))
        else:
            box.show(EMPTY)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Start when nothing runs, stop when something does."""
        if action in ("start", "stop"):
            return (self.bench.state.course is not None) == (action == "stop")
        return True

    def action_start(self) -> None:
        """Begin the search."""
        self.bench.start_plan(self.settings)
        self._show()

    def action_stop(self) -> None:
        """End the search and keep the best plan so far."""
        self.bench.stop_plan()
        self._show()

    def action_limit(self) -> None:
        """Ask for the time limit."""
        seconds = "" if self.settings.seconds is None else f"{self.settings.seconds:g}"
        self.query_one(Prompt).ask("limit", "Seconds (empty: until it is proved)", seconds)

    def on_prompt_done(self, event: Prompt.Done) -> None:
        """Take the time limit."""
        self.query_one(LineList).focus()
        limit = limit_of(event.text)
        if isinstance(limit, str):
            self.bench.busy(limit)
            return
        self.settings = self.settings.changed(seconds=limit)
        self._aims()

    def on_prompt_left(self) -> None:
        """Back to the aims."""
        self.query_one(LineList).focus()

    def action_shift(self, step: int) -> None:
        """Move the marked aim."""
        key = self.query_one(LineList).key
        if key:
            self.settings = self.settings.changed(order=moved(self.settings.order, Goal(key), step))
            self._aims(key)


EMPTY: list[Line] = [
    line("No plan yet", Look.HEAD),
    (Piece("p", Look.KEY), Piece(" makes one. You can stop it at any time")),
    line("and keep the best plan found so far."),
]
