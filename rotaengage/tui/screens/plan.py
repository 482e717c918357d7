"""Planning: what is asked for, the search as it runs, and its result."""

from time import monotonic
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.message import Message
from textual.timer import Timer

from rotaengage.domain.issue import UserError
from rotaengage.domain.scenario import FURTHER, Goal, PlanSettings
from rotaengage.tui.messages import HistoryRead, PlanStep
from rotaengage.tui.present.aims import GOAL_WORDS
from rotaengage.tui.present.asked import ADD, Asked, aim_of, asked_rows, grouping_asked, minutes_typed
from rotaengage.tui.present.course import course_lines
from rotaengage.tui.present.look import Line, Look, Piece, line
from rotaengage.tui.present.result import result_lines
from rotaengage.tui.present.settings import GROUP_WORDS, backfill_words, limit_of, limit_words, moved, next_grouping
from rotaengage.tui.present.text import clean, wrap
from rotaengage.tui.present.typed import number_typed
from rotaengage.tui.present.words import hours
from rotaengage.tui.screens.plan_facts import PlanFacts
from rotaengage.tui.widgets.line_list import Item, LineList
from rotaengage.tui.widgets.lines import Lines
from rotaengage.tui.widgets.prompt import Prompt
from rotaengage.usecases.history import Version

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rotaengage.usecases.session import Value


class PlanScreen(PlanFacts):
    """Left what is asked for, right what came of it. Enter changes the marked line."""

    place = "plan"
    CSS_PATH = "plan.tcss"

    def __init__(self) -> None:
        super().__init__()
        self.settings = PlanSettings()
        self.rows: dict[str, Asked] = {}
        self.version: Version | None = None
        self._tick: Timer | None = None

    def body(self) -> ComposeResult:
        """Two columns."""
        with Horizontal():
            with Vertical(id="asked"):
                yield LineList(id="aims", ground="surface")
                yield Lines("surface", id="aim")
            with VerticalScroll(id="came", can_focus=True):
                yield Lines(id="result")
        yield Prompt()

    def on_mount(self) -> None:
        """Keys go to what is asked for."""
        self.query_one(LineList).focus()
        self._tick = self.set_interval(0.25, self._show, pause=True)

    def refill(self) -> None:
        """Another rota or plan, or other settings."""
        opened = self.bench.state.opened
        if opened is not None:
            self.settings, self.version = opened.settings, None
            self.bench.read_history()
        self._fill()
        self._show()

    def hear(self, message: Message) -> None:
        """A step of the search; or the name of the plan that holds."""
        if isinstance(message, PlanStep):
            self._show()
        elif isinstance(message, HistoryRead):
            self.version = next((v for v in message.history.versions if v.current), None)
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
        self._fill()
        super().recall(kept)

    def on_resize(self) -> None:
        """Break the words anew."""
        self.call_after_refresh(self._fill)
        self.call_after_refresh(self._show)

    def _fill(self, key: str = "") -> None:
        opened, width = self.bench.state.opened, max(24, self.query_one("#aims").size.width - 1)
        scenario, plan = (opened.department.scenario, opened.plan) if opened else (None, None)
        rows = asked_rows(self.settings, scenario, plan, width)
        self.rows = {row.key: row for row in rows if row.key}
        first = "" if self.query_one(LineList).key else f"aim:{self.settings.order[0].value}"
        self.query_one(LineList).fill([Item(row.line, row.key) for row in rows], key or first)

    def on_line_list_marked(self, event: LineList.Marked) -> None:
        """Say what the line means, and what Enter does."""
        row = self.rows.get(event.key)
        width = max(16, self.query_one("#asked").size.width - 4)
        told = [line(text, Look.MUTED) for text in wrap(row.told, width)] if row else []
        if row is not None and row.change:
            more = (Piece("  c", Look.KEY), Piece(" all of it", Look.MUTED), Piece("  x", Look.KEY),
                    Piece(" out", Look.MUTED)) if self.marked[0] and self.marked[1] else ()  # fmt: skip
            told.append((Piece("Enter", Look.KEY), Piece(f" {row.change}", Look.MUTED), *more))
        self.query_one("#aim", Lines).show(told)

    def _show(self) -> None:
        state, box = self.bench.state, self.query_one("#result", Lines)
        width = max(24, self.query_one("#came").size.width - 4)
        if self._tick is not None:
            (self._tick.resume if state.course else self._tick.pause)()
        if state.course is not None:
            box.show(course_lines(state.course, monotonic() - state.started, width))
        elif state.opened is not None and state.opened.plan is not None:
            result = result_lines(state.opened.plan, state.opened.department.scenario, width)
            box.show([*self._called(width), *result])
        else:
            box.show(self.empty("plan", width))

    def _called(self, width: int) -> list[Line]:
        version = self.version
        if version is None:
            return []
        number = f"Plan {version.plan.version}"
        name = f"{number}, {clean(version.name)}" if version.name else f"{number}, no name yet"
        lines: list[Line] = [(Piece(name, Look.STRONG), Piece("   n", Look.KEY), Piece(" name  ", Look.MUTED),
                              Piece("e", Look.KEY), Piece(" note", Look.MUTED))]  # fmt: skip
        return [*lines, *(line(text, Look.MUTED) for text in wrap(version.note, width)), line()]

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

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """Change the marked line."""
        kind, _, name = event.key.partition(":")
        opened = self.bench.state.opened
        if kind == "limit":
            self.action_limit()
        elif kind == ADD:
            self.action_add()
        elif kind == "groups":
            self._regroup()
        elif kind in ("aim", "also"):
            self._further(Goal(name))
        elif kind == "backfill":
            minutes = self.settings.backfill_minutes
            given = "" if minutes is None else f"{minutes / 60:g}"
            self.query_one(Prompt).ask("backfill", "Hours of backfill at most (empty: as the setup allows)", given)
        elif kind == "event":
            self.bench.show_why(event=name)
        elif kind == "owed" and opened is not None:
            minutes = next(e.minutes for e in opened.department.scenario.entitlements if e.id == name)
            self.query_one(Prompt).ask(event.key, "Hours", f"{minutes / 60:g}")
        elif kind == "cover" and opened is not None:
            minimum = next(r.minimum for r in opened.department.scenario.cover if r.id == name)
            self.query_one(Prompt).ask(event.key, "At least how many doctors", str(minimum))

    def on_prompt_done(self, event: Prompt.Done) -> None:
        """Take what was typed."""
        self.query_one(LineList).focus()
        kind, _, name = event.kind.partition(":")
        try:
            if kind == "limit":
                self._limit(event.text)
            elif kind == "backfill":
                self._backfill(minutes_typed(event.text) if event.text.strip() else None)
            elif kind == "owed":
                minutes = minutes_typed(event.text)
                self.bench.change_owed(name, minutes, f"entitlement {name} is {hours(minutes)}")
            elif kind == "cover":
                minimum = number_typed(event.text)
                self.bench.change_cover(name, minimum, f"cover {name} is at least {minimum}")
            elif self.version is not None:
                given = (event.text, self.version.note) if kind == "name" else (self.version.name, event.text)
                self.bench.label_version(self.version.plan.version, given[0].strip(), given[1].strip())
        except UserError as error:
            self.bench.busy(error.sentence)

    def _limit(self, text: str) -> None:
        limit = limit_of(text)
        if isinstance(limit, str):
            self.bench.busy(limit)
            return
        self.settings = self.settings.changed(seconds=limit)
        self.bench.keep_settings(self.settings, f"time limit: {limit_words(limit)}")
        self._fill()

    def _backfill(self, minutes: int | None) -> None:
        self.settings = self.settings.changed(backfill_minutes=minutes)
        self.bench.keep_settings(self.settings, f"backfill to buy: {backfill_words(minutes)}")
        self._fill("backfill")

    def _further(self, goal: Goal) -> None:
        """Ask for a goal that is left out otherwise, or leave it out again."""
        if goal not in FURTHER:
            return
        asked = goal not in self.settings.order
        rest = tuple(one for one in self.settings.order if one is not goal)
        self.settings = self.settings.changed(order=(*rest, goal) if asked else rest)
        self.bench.keep_settings(self.settings, f"aim {'asked for' if asked else 'left out'}: {GOAL_WORDS[goal][0]}")
        self._fill(f"{'aim' if asked else 'also'}:{goal.value}")

    def _regroup(self) -> None:
        opened = self.bench.state.opened
        now = grouping_asked(self.settings, opened.department.scenario if opened else None)
        self.settings = self.settings.changed(fair_between=next_grouping(now))
        self.bench.keep_settings(self.settings, f"fair between: {GROUP_WORDS[next_grouping(now)]}")
        self._fill("groups")

    def on_prompt_left(self) -> None:
        """Back to the list."""
        self.query_one(LineList).focus()

    def action_shift(self, step: int) -> None:
        """Move the marked aim."""
        key = self.query_one(LineList).key
        goal = aim_of(key)
        if goal is not None:
            self.settings = self.settings.changed(order=moved(self.settings.order, goal, step))
            self.bench.keep_settings(self.settings, f"aim moved: {goal.value.replace('_', ' ')}")
            self._fill(key)

    def action_name(self) -> None:
        """Ask for the name of the plan that holds."""
        if self.version is not None:
            self.query_one(Prompt).ask("name", f"Name of plan {self.version.plan.version}", self.version.name)

    def action_note(self) -> None:
        """Ask for a note on the plan that holds."""
        if self.version is not None:
            self.query_one(Prompt).ask("note", f"Note on plan {self.version.plan.version}", self.version.note)
