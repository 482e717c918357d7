"""Every doctor: what is owed, what is given, and why some of it is missing."""

from typing import TYPE_CHECKING

from textual.app import ComposeResult

from rotaengage.tui.present.doctors import Standing, detail, heading, standing_line, standings
from rotaengage.tui.screens.page import Page
from rotaengage.tui.widgets.line_list import Item, LineList
from rotaengage.tui.widgets.lines import Lines
from rotaengage.tui.widgets.pane import Pane
from rotaengage.tui.widgets.prompt import Prompt

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rotaengage.usecases.session import Value


class DoctorsScreen(Page):
    """The list, and the marked doctor in full below it. Enter goes to the doctor's row on the rota."""

    place = "doctors"
    CSS_PATH = "doctors.tcss"

    def __init__(self) -> None:
        super().__init__()
        self.needle = ""
        self.by_name = False
        self.found: dict[str, Standing] = {}

    def body(self) -> ComposeResult:
        """Heads, list, detail."""
        yield Lines("surface", id="heads", fixed=True)
        yield LineList(id="doctors")
        yield Pane("surface", id="detail")
        yield Prompt()

    def on_mount(self) -> None:
        """Keys go to the list."""
        self.query_one(LineList).focus()

    def refill(self) -> None:
        """Show another rota, plan, filter or order."""
        opened = self.bench.state.opened
        if opened is None:
            return
        scenario, width = opened.department.scenario, self.size.width
        self.query_one("#heads", Lines).show([heading(width)])
        found = standings(scenario, opened.plan, self.needle, by_name=self.by_name)
        self.found = {one.doctor: one for one in found}
        items = [Item(standing_line(one, scenario.rota, width), one.doctor) for one in found]
        nobody = self.found_nothing(self.needle, max(40, width - 4))
        self.query_one(LineList).fill(items or [Item(one) for one in nobody])

    def memory(self) -> "dict[str, Value]":
        """The marked doctor, filter and order."""
        return {**super().memory(), "filter": self.needle, "by_name": self.by_name}

    def recall(self, kept: "Mapping[str, Value]") -> None:
        """Come back to them."""
        self.needle, self.by_name = self.words_in(kept, "filter"), kept.get("by_name") is True
        self.refill()
        super().recall(kept)

    def on_resize(self) -> None:
        """Set the columns anew."""
        self.call_after_refresh(self.refill)

    def on_line_list_marked(self, event: LineList.Marked) -> None:
        """Show the doctor in full."""
        opened, one = self.bench.state.opened, self.found.get(event.key)
        slots = opened.plan.slots if opened and opened.plan else ()
        lines = detail(one, opened.department.scenario, slots, max(30, self.size.width - 6)) if opened and one else []
        self.query_one(Pane).show(lines)

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """Enter goes to the doctor's row."""
        self.bench.show_doctor(event.key)

    def action_row(self) -> None:
        """Go to the doctor's row."""
        key = self.query_one(LineList).key
        if key:
            self.bench.show_doctor(key)

    def action_filter(self) -> None:
        """Ask for part of a name or a grade."""
        self.query_one(Prompt).ask("filter", "Filter", self.needle)

    def action_order(self) -> None:
        """Worst-off first, or by name."""
        self.by_name = not self.by_name
        self.bench.busy("By name" if self.by_name else "Worst-off first")
        self.refill()

    def action_read(self, step: int) -> None:
        """Scroll the detail."""
        self.query_one(Pane).read(step)

    def action_clear(self) -> None:
        """Show everybody."""
        self.needle = ""
        self.refill()

    def on_prompt_typed(self, event: Prompt.Typed) -> None:
        """Filter while it is typed."""
        self.needle = event.text
        self.refill()

    def on_prompt_done(self) -> None:
        """Keep the filter."""
        self.query_one(LineList).focus()

    def on_prompt_left(self) -> None:
        """Take the filter off."""
        self.query_one(LineList).focus()
        self.action_clear()
