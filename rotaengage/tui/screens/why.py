"""Why: what is owed and found, what stood in the way, the cheapest ways out; each line goes to its cell or is tried."""

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message

from rotaengage.domain.scenario import Scenario
from rotaengage.domain.why import EventWhy, Why
from rotaengage.tui.messages import NoAnswer, WhyFound
from rotaengage.tui.present.doctors import worst_first
from rotaengage.tui.present.look import Line, Look, Piece, line
from rotaengage.tui.present.rows import matches
from rotaengage.tui.present.text import clean, fit, fit_right, wrap
from rotaengage.tui.present.why import Row, event_rows, why_rows
from rotaengage.tui.present.words import share
from rotaengage.tui.screens.page import Page
from rotaengage.tui.widgets.line_list import Item, LineList
from rotaengage.tui.widgets.lines import Lines
from rotaengage.tui.widgets.prompt import Prompt

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rotaengage.usecases.session import Value

EVENT = "event:"


class WhyScreen(Page):
    """Left who and what is short, right why; below what the marked line says in full."""

    place = "why"
    CSS_PATH = "why.tcss"
    needs_plan = frozenset({"cheapest", "turn", "cell", "again", "filter", "clear"})

    def __init__(self) -> None:
        super().__init__()
        self.needle = ""
        self.rows: list[Row] = []
        self.found: dict[str, Why | EventWhy] = {}

    def body(self) -> ComposeResult:
        """Two lists and a few lines."""
        with Horizontal():
            yield LineList(id="who", ground="surface")
            with Vertical():
                yield LineList(id="why")
                yield Lines("surface", id="more")
        yield Prompt()

    @property
    def who(self) -> LineList:
        """The list of doctors and events."""
        return self.query_one("#who", LineList)

    @property
    def why(self) -> LineList:
        """The list of reasons."""
        return self.query_one("#why", LineList)

    def on_mount(self) -> None:
        """Keys go to the list of doctors."""
        self.who.focus()

    def refill(self) -> None:
        """Another rota, plan or filter: nothing is known of it yet."""
        self.found = {}
        self.bench.warm_up()
        self._names()

    def memory(self) -> "dict[str, Value]":
        """Who is marked, and the filter."""
        return {**super().memory(), "filter": self.needle}

    def recall(self, kept: "Mapping[str, Value]") -> None:
        """Come back to them."""
        self.needle = self.words_in(kept, "filter")
        self._names(self.words_in(kept, "line"))

    def _names(self, key: str = "") -> None:
        opened = self.bench.state.opened
        if opened is None:
            return
        self.set_class(opened.plan is None, "-none")
        if opened.plan is None:
            self.who.fill([])
            self._say(self.empty("why", self._room()))
            return
        scenario, room = opened.department.scenario, max(10, self.who.size.width - 8)
        owed = [o for o in worst_first(opened.plan.doctors, scenario.rota) if o.entitled_minutes]
        owed = [o for o in owed if o.fulfilment < 1 or self.needle or o.doctor == key]
        owed = [o for o in owed if matches(scenario.rota.doctor_of[o.doctor], self.needle)]
        nobody = f'Nobody has "{clean(self.needle)}"' if self.needle else "Nobody is short"
        items = [Item(line("Doctors, worst-off first" if owed else nobody, Look.HEAD))]
        items += [
            Item(_name(scenario.rota.doctor_of[o.doctor].name, share(o.fulfilment), room), o.doctor) for o in owed
        ]
        if opened.plan.events and not self.needle:
            items += [Item(line()), Item(line("Events", Look.HEAD))]
            items += [
                Item(_name(_title(scenario, e.activity), "held" if e.span else "none", room), f"{EVENT}{e.event}")
                for e in opened.plan.events
            ]
        self.who.fill(items, key)
        if not self.who.key:
            room = self._room()
            self._say(self.found_nothing(self.needle, room) if self.needle else self.empty("nobody", room))

    def _room(self) -> int:
        return max(20, self.why.size.width - 2)

    def _say(self, lines: list[Line]) -> None:
        """Words in place of reasons."""
        self.rows = []
        self.why.fill([Item(one) for one in lines])

    def on_resize(self) -> None:
        """Break the words anew."""
        self.call_after_refresh(self._names)

    def hear(self, message: Message) -> None:
        """Reasons were found, perhaps for another one by now."""
        if isinstance(message, WhyFound) and message.opened is self.bench.state.opened:
            key = f"{EVENT}{message.event}" if message.event else message.doctor
            self.found[key] = message.why
            if key == self.who.key:
                self._show()
        elif isinstance(message, NoAnswer) and message.asked == "why" and self.who.key not in self.found:
            self._say(self.empty("reasons", self._room()))

    def on_line_list_marked(self, event: LineList.Marked) -> None:
        """Another doctor: ask. Another line: tell it in full."""
        if event.list.id == "who":
            self._ask()
        else:
            width = max(20, self.query_one("#more").size.width - 2)
            told = next((row.more for row in self.rows if row.key and row.key == event.key), ())
            self.query_one("#more", Lines).show([line(text) for one in told for text in wrap(one, width)][:5])

    def _ask(self) -> None:
        key = self.who.key
        if key and key not in self.found:
            self.why.fill([Item(line("Looking for what stands in the way.", Look.MUTED))])
            if key.startswith(EVENT):
                self.bench.ask_why(event=key.removeprefix(EVENT))
            else:
                self.bench.ask_why(doctor=key)
        elif key:
            self._show()

    def _show(self) -> None:
        opened, found = self.bench.state.opened, self.found.get(self.who.key)
        if opened is None or opened.plan is None or found is None:
            return
        scenario, width = opened.department.scenario, max(30, self.why.size.width - 2)
        if isinstance(found, EventWhy):
            activity = next((e.activity for e in opened.plan.events if e.event == found.event), found.event)
            self.rows = event_rows(found, _title(scenario, activity), width)
        else:
            outcome = next((o for o in opened.plan.doctors if o.doctor == found.doctor), None)
            self.rows = why_rows(found, outcome, scenario, width)
        self.why.fill([Item(row.line, row.key) for row in self.rows])

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """A doctor: to the reasons. A way out: try it. A reason: to its cell."""
        if event.list.id == "who":
            self.action_turn()
        elif event.key.startswith("way:"):
            self._try(int(event.key.removeprefix("way:")))
        else:
            self.action_cell()

    def _try(self, number: int) -> None:
        found = self.found.get(self.who.key)
        if found is not None and number < len(found.ways_out):
            self.bench.try_changes(*found.ways_out[number].changes)
            self.bench.action_go("what_if")

    def action_turn(self) -> None:
        """To the other list."""
        (self.why if self.who.has_focus else self.who).focus()

    def action_cheapest(self) -> None:
        """Try the cheapest way out."""
        found = self.found.get(self.who.key)
        if found is None or not found.ways_out:
            self.bench.busy("No way out was found that is safe")
        else:
            self._try(0)

    def action_again(self) -> None:
        """Look once more: a busy computer may have had too little time."""
        self.found.pop(self.who.key, None)
        self._ask()

    def action_cell(self) -> None:
        """The cell that the marked line speaks of, on the rota."""
        key = self.why.key
        if key.startswith("cell:"):
            self.bench.show_cell(key.removeprefix("cell:"))
        elif self.who.key and not self.who.key.startswith(EVENT):
            self.bench.show_doctor(self.who.key)

    def action_filter(self) -> None:
        """Ask for part of a name or a grade."""
        self.query_one(Prompt).ask("filter", "Filter", self.needle)

    def action_clear(self) -> None:
        """Show everybody."""
        self.needle = ""
        self._names()
        self.who.focus()

    def on_prompt_typed(self, event: Prompt.Typed) -> None:
        """Filter while it is typed."""
        self.needle = event.text
        self._names()

    def on_prompt_done(self) -> None:
        """Keep the filter."""
        self.who.focus()

    def on_prompt_left(self) -> None:
        """Take the filter off."""
        self.action_clear()

    def show(self, doctor: str = "", event: str = "") -> None:
        """Mark a doctor or an event."""
        self.needle = ""
        self._names(doctor or f"{EVENT}{event}")


def _title(scenario: Scenario, activity: str) -> str:
    found = scenario.activity_of.get(activity)
    return clean(found.title if found else activity)


def _name(name: str, told: str, room: int) -> Line:
    return (Piece(f" {fit(name, room)}"), Piece(fit_right(told, 5), Look.MUTED))
