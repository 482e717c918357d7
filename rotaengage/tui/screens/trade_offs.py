"""Trade-offs: alternatives in a table, what the next one costs in words, the rota behind, and a plot where wanted."""

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message

from rotaengage.domain.frontier import Alternative, Axis
from rotaengage.tui.messages import FrontierFound, FrontierPart, NoAnswer, StandingMeasured
from rotaengage.tui.present import trade_offs as words
from rotaengage.tui.present.look import Look, line
from rotaengage.tui.screens.trade_off_behind import BEHIND, BehindPage
from rotaengage.tui.widgets.line_list import Item, LineList
from rotaengage.tui.widgets.lines import Lines
from rotaengage.tui.widgets.pane import Pane
from rotaengage.tui.widgets.prompt import Prompt
from rotaengage.tui.widgets.rota_grid import RotaGrid

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rotaengage.usecases.session import Value


class TradeOffsScreen(BehindPage):
    """Above the table and its exchange rate, below the rota of the marked alternative, its differences, or the plot."""

    place = "trade_offs"
    CSS_PATH = "trade_offs.tcss"
    needs_plan = frozenset({"plot", "turn", "axes", "hold", "side", "let_go", "across", "again", "days", "read"})

    def __init__(self) -> None:
        super().__init__()
        self.choosing = ""
        self.standing: dict[Axis, float] = {}

    def body(self) -> ComposeResult:
        """Headline, heads, table beside the plot, exchange rate, and what is behind."""
        yield Lines("surface", id="headline", fixed=True)
        yield Lines("surface", id="heads", fixed=True)
        with Horizontal(id="above"):
            yield LineList(id="table")
            with Vertical(id="chart"):
                yield Lines(id="up", fixed=True)
        yield Lines("surface", id="exchange", fixed=True)
        yield RotaGrid(id="grid")
        yield Pane(id="differences")
        yield Prompt()

    @property
    def table(self) -> LineList:
        """The table, or what is chosen from in its place."""
        return self.query_one("#table", LineList)

    def on_mount(self) -> None:
        """Keys go to the table."""
        self.table.focus()

    def refill(self) -> None:
        """Another rota or plan: look for its alternatives."""
        opened = self.bench.state.opened
        if opened is None:
            return
        self.search, self.choosing, self.beside = self.search.fresh(), "", None
        self.sheet, self.previewed, self.standing = self.bench.state.sheet, None, {}
        self.set_class(opened.plan is None, "-none")
        if opened.plan is None:
            self.table.fill([Item(one) for one in self.empty("trade_offs", max(40, self.size.width - 4))])
        else:
            self._look()

    def memory(self) -> "dict[str, Value]":
        """By what plans are traded, and what is behind."""
        return {"axes": [axis.value for axis in self.search.axes], "behind": self.behind}

    def recall(self, kept: "Mapping[str, Value]") -> None:
        """Come back to them; other measures are looked for at once."""
        named, behind = kept.get("axes"), self.words_in(kept, "behind")
        axes = tuple(axis for axis in Axis if isinstance(named, list) and axis.value in named)
        self.behind = behind if behind in BEHIND else self.behind
        opened = self.bench.state.opened
        if opened is not None and opened.plan is not None:
            if axes != self.search.axes and words.LEAST_AXES <= len(axes) <= words.MOST_AXES:
                self.search = self.search._replace(axes=axes)
                self._look()
            self._lay_out()

    def _look(self) -> None:
        self.search = self.search.begun()
        self.bench.ask_frontier(self.search.axes, self.search.held)
        self.fill()

    def on_resize(self) -> None:
        """Set the columns anew; a wide window has the plot beside the table."""
        self.call_after_refresh(self.fill)

    def hear(self, message: Message) -> None:
        """One alternative, or all of them."""
        opened = self.bench.state.opened
        if isinstance(message, FrontierPart) and message.opened is opened and isinstance(message.part, Alternative):
            self.search = self.search.found_one(message.part)
            self.fill()
        elif isinstance(message, FrontierFound) and message.opened is opened:
            self.search = self.search.ended(message.axes, message.held, message.frontier)
            self.fill()
        elif isinstance(message, StandingMeasured) and message.opened is opened:
            self.standing = message.figures
            self.fill()
        elif isinstance(message, NoAnswer) and message.asked == "frontier":
            self.search = self.search._replace(looking=False)
            self.fill()

    @property
    def outlook(self) -> words.Outlook:
        """What the table shows."""
        found = self.search.frontier
        standing = tuple(self.standing.get(axis) for axis in found.axes)
        return words.Outlook(found.axes, found.alternatives, standing, found.held, found.whole)

    @property
    def marked(self) -> int | None:
        """The number of the marked alternative."""
        key = self.table.key
        return int(key) if key.isdigit() and int(key) < len(self.search.frontier.alternatives) else None

    def fill(self) -> None:
        """The table, or what is chosen from in its place, and what is behind."""
        if self.bench.state.opened is None or self.bench.state.opened.plan is None:
            return
        outlook, width = self.outlook, max(20, self.table.size.width - 1)
        self.query_one("#headline", Lines).show([words.headline(outlook, looking=self.search.looking)])
        heads = {"axes": "What plans are traded by: two or three (Enter takes or leaves one, Esc looks anew)",
                 "hold": "Hold which measure where the marked plan has it? The others must pay"}  # fmt: skip
        told = line(heads[self.choosing]) if self.choosing else words.table_heads(outlook.axes, width)
        self.query_one("#heads", Lines).show([told])
        items = self._items(outlook, width)
        self.table.fill(items)
        self._tell()

    def _items(self, outlook: words.Outlook, width: int) -> list[Item]:
        if self.choosing == "axes":
            return [Item(words.axis_line(a, taken=a in self.search.axes), a.value) for a in Axis]
        if self.choosing == "hold":
            values = outlook.alternatives[self.search.at].values
            return [Item(words.hold_line(a, v), a.value) for a, v in zip(outlook.axes, values, strict=True)]
        rows = [
            Item(words.table_line(n, outlook, width, self.beside), str(n)) for n in range(len(outlook.alternatives))
        ]
        looking = [line("Looking for the first one.", Look.MUTED)]
        nothing = looking if self.search.looking else self.empty("alternatives", width)
        return [*(rows or [Item(one) for one in nothing]), Item(words.now_line(outlook, width))]

    def on_line_list_marked(self) -> None:
        """Another alternative."""
        if not self.choosing and self.marked is not None:
            self.search = self.search._replace(at=self.marked)
            self._tell()

    def _tell(self) -> None:
        """Exchange rate, rota behind, differences and plot of the marked alternative."""
        outlook, number = self.outlook, self.search.at
        self._set_classes(len(self.table.items))
        if number >= len(outlook.alternatives):
            self.query_one("#exchange", Lines).show([])
            self.show_standing()
            return
        width = max(40, self.size.width - 4)
        self.query_one("#exchange", Lines).show(
            words.exchange_lines(number, outlook, width, looking=self.search.looking)[:3]
        )
        self.show_behind(outlook, number, width)

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """An alternative, a measure to trade by, or one to hold."""
        if self.choosing == "axes":
            self.search = self.search.toggled(Axis(event.key))
            self.fill()
        elif self.choosing == "hold":
            axis = Axis(event.key)
            value = self.search.frontier.alternatives[self.search.at].values[self.search.frontier.axes.index(axis)]
            self.search, self.choosing = self.search.holding(axis, value), ""
            self._look()
        else:
            self.action_choose_it()

    def action_choose_it(self) -> None:
        """Ask why, then let the marked alternative hold."""
        if self.marked is not None and self.bench.may_keep() is not None:
            told = f"Why {words.called(self.marked, self.outlook)}"
            self.query_one(Prompt).ask("why", told)

    def on_prompt_done(self, event: Prompt.Done) -> None:
        """Choose, with the reason."""
        self.table.focus()
        if not event.text.strip():
            self.bench.busy("A choice needs its reason, in a few words")
            return
        self.bench.stop_asking()
        self.bench.choose_alternative(self.search.frontier, self.search.at, event.text)

    def on_prompt_left(self) -> None:
        """Back to the table."""
        self.table.focus()

    def action_axes(self) -> None:
        """Choose what plans are traded by."""
        self.choosing = "" if self.choosing == "axes" else "axes"
        self.fill()

    def action_hold(self) -> None:
        """Hold a measure where the marked plan has it."""
        if self.search.frontier.alternatives:
            self.choosing = "hold"
            self.fill()

    def action_let_go(self) -> None:
        """Hold nothing any more."""
        if self.search.held:
            self.search = self.search._replace(held=())
            self._look()

    def action_again(self) -> None:
        """Look once more, with the measures that are taken."""
        self.choosing = ""
        self._look()

    def action_back(self) -> None:
        """End the search, or the choice of measures."""
        if self.choosing:
            changed = self.choosing == "axes" and self.search.axes != self.search.frontier.axes
            self.choosing = ""
            self._look() if changed else self.fill()
        elif self.search.looking:
            self.bench.stop_asking()

    def action_side(self) -> None:
        """Lay the marked plan beside the others; once more, the plan that stands."""
        self.beside = None if self.beside == self.search.at else self.search.at
        self.behind = "differences"
        self.fill()
