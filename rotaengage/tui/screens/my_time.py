"""My time: what a doctor or a representative sees. Nothing on this screen tells about a colleague."""

from datetime import date
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Horizontal

from rotaengage.domain.record import RecordKind
from rotaengage.tui.present.look import Line, Look, line
from rotaengage.tui.present.my_time import choice_line, group_lines, my_time_lines
from rotaengage.tui.present.rows import folded, matches
from rotaengage.tui.screens.page import Page
from rotaengage.tui.widgets.line_list import Item, LineList
from rotaengage.tui.widgets.lines import Lines
from rotaengage.tui.widgets.pane import Pane
from rotaengage.tui.widgets.prompt import Prompt
from rotaengage.usecases.viewer import REPRESENTATIVE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rotaengage.usecases.session import Value

LIST_WIDTH = 24


class MyTimeScreen(Page):
    """A doctor's account or the figures of groups; the coordinator has a list of doctors beside it."""

    place = "my_time"
    CSS_PATH = "my_time.tcss"

    def __init__(self) -> None:
        super().__init__()
        self.groups = False
        self.needle = ""
        self.alone = False

    def body(self) -> ComposeResult:
        """List (the coordinator's alone) and account."""
        yield Lines("panel", id="who", fixed=True)
        with Horizontal():
            yield LineList(id="doctors", ground="surface")
            yield Pane(id="account")
        yield Prompt()

    def on_mount(self) -> None:
        """Keys go to the list."""
        viewer = self.bench.state.viewer
        self.groups = viewer == REPRESENTATIVE
        self.query_one(LineList).focus()

    def refill(self) -> None:
        """Another rota or plan."""
        opened, viewer = self.bench.state.opened, self.bench.state.viewer
        if opened is None:
            return
        if not viewer:
            rota = opened.department.scenario.rota
            plan = opened.plan
            shares = {d.doctor: f"{int(d.fulfilment * 100 + 1e-9)}%" for d in plan.doctors} if plan else {}
            found = sorted((d for d in rota.doctors if matches(d, self.needle)), key=lambda d: folded(d.name))
            items = [Item(choice_line(d, shares.get(d.id, "")), d.id) for d in found]
            nobody = self.found_nothing(self.needle, LIST_WIDTH)
            self.query_one(LineList).fill(items or [Item(one) for one in nobody])
        self._tell()

    def memory(self) -> "dict[str, Value]":
        """Who is marked, the filter, and whether groups are shown."""
        return {**super().memory(), "filter": self.needle, "groups": self.groups}

    def recall(self, kept: "Mapping[str, Value]") -> None:
        """Come back to them; a window that only reads keeps nothing."""
        self.needle, self.groups = self.words_in(kept, "filter"), kept.get("groups") is True
        self.refill()
        super().recall(kept)

    def on_resize(self) -> None:
        """Break the words anew."""
        self.call_after_refresh(self._tell)

    @property
    def doctor(self) -> str:
        """Whose account is shown."""
        viewer = self.bench.state.viewer
        return viewer if viewer and viewer != REPRESENTATIVE else self.query_one(LineList).key

    def on_line_list_marked(self) -> None:
        """Another doctor."""
        self._tell()

    def _tell(self) -> None:
        self.set_class(bool(self.bench.state.viewer) or self.groups or self.alone, "-own")
        self.query_one("#who", Lines).show([self._head()])
        self.call_after_refresh(lambda: self.query_one(Pane).show(self._account()))

    def _head(self) -> Line:
        viewer = self.bench.state.viewer
        if self.groups:
            return line(" Groups of five doctors or more, no names: what a representative sees", Look.MUTED)
        if viewer:
            return line(" Your own protected time; read only", Look.MUTED)
        told = "Esc brings the list back" if self.alone else "Enter puts the list away"
        return line(f" What this doctor sees of the plan. {told}; r shows groups", Look.MUTED)

    def _account(self) -> list[Line]:
        from rotaengage.usecases.my_time import group_tables, my_time

        opened, width = self.bench.state.opened, max(30, self.query_one(Pane).size.width - 2)
        if opened is None:
            return []
        scenario = opened.department.scenario
        if self.groups:
            told = group_lines(group_tables(scenario, opened.plan, opened.journal), width)
            return told or self.empty("own_time" if self.bench.state.viewer else "groups", width)
        if self.doctor not in scenario.rota.doctor_of:
            return []
        own = my_time(scenario, opened.plan, self.doctor, date.today(), opened.journal)
        told = my_time_lines(own, scenario, width, planned=opened.plan is not None)
        if opened.plan is None:
            told += [line(), *self.empty("own_time" if self.bench.state.viewer else "my_time", width)]
        return told

    def on_line_list_chosen(self) -> None:
        """Enter shows the doctor alone, fit for the doctor's own eyes."""
        self.alone = not self.alone
        self._tell()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only the coordinator chooses whose view it is."""
        return action not in ("groups", "filter", "clear", "record") or not self.bench.state.viewer

    def action_record(self) -> None:
        """Put this doctor's time on record."""
        opened = self.bench.state.opened
        doctor = opened.department.scenario.rota.doctor_of.get(self.doctor) if opened and not self.groups else None
        self.bench.ask_record(RecordKind.TIME, {"doctor": doctor.name} if doctor else {})

    def action_groups(self) -> None:
        """A doctor's view, or the representative's."""
        self.groups = not self.groups
        self._tell()

    def action_filter(self) -> None:
        """Ask for part of a name or a grade."""
        self.query_one(Prompt).ask("filter", "Filter", self.needle)

    def action_clear(self) -> None:
        """Show everybody again."""
        self.needle = ""
        self.groups = self.alone = False
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

    def action_read(self, step: int) -> None:
        """Scroll the account."""
        self.query_one(Pane).read(step)
