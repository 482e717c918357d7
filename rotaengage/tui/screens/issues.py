"""All questions and breaches in one list; Enter goes to the cell."""

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.message import Message

from rotaengage.tui.messages import ChecksDone
from rotaengage.tui.present.issues import (
    Finding,
    Kind,
    finding_line,
    finding_lines,
    findings,
    heading,
    kept,
    said_width,
    title,
)
from rotaengage.tui.present.look import Look, Piece, line
from rotaengage.tui.screens.page import Page
from rotaengage.tui.widgets.line_list import Item, LineList
from rotaengage.tui.widgets.lines import Lines
from rotaengage.tui.widgets.pane import Pane
from rotaengage.tui.widgets.prompt import Prompt

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rotaengage.usecases.session import Value

KINDS: tuple[Kind | None, ...] = (None, *Kind)


class IssuesScreen(Page):
    """A list under its headings, and the marked finding in full below it."""

    place = "issues"
    CSS_PATH = "issues.tcss"

    def __init__(self) -> None:
        super().__init__()
        self.needle = ""
        self.kind: Kind | None = None
        self.found: list[Finding] = []
        self.checked: ChecksDone | None = None

    def body(self) -> ComposeResult:
        """Count, list, detail."""
        yield Lines("surface", id="count", fixed=True)
        yield LineList(id="issues")
        yield Pane("surface", id="issue")
        yield Prompt()

    def on_mount(self) -> None:
        """Keys go to the list."""
        self.query_one(LineList).focus()

    def refill(self) -> None:
        """Another rota or plan: show what is known, and check the rest anew."""
        opened = self.bench.state.opened
        if opened is not None:
            self.checked = None
            self.bench.run_checks(opened.path, self.bench.state.number)
            self._fill()

    def hear(self, message: Message) -> None:
        """The rules were checked."""
        if isinstance(message, ChecksDone) and message.number == self.bench.state.number:
            self.checked = message
            self._fill()

    def memory(self) -> "dict[str, Value]":
        """The marked finding, filter and kind."""
        return {**super().memory(), "filter": self.needle, "kind": str(self.kind or "")}

    def recall(self, kept: "Mapping[str, Value]") -> None:
        """Come back to them."""
        kind = kept.get("kind")
        self.needle, self.kind = self.words_in(kept, "filter"), Kind(kind) if kind in set(Kind) else None
        self._fill()
        super().recall(kept)

    def on_resize(self) -> None:
        """Set the columns anew."""
        self.call_after_refresh(self._fill)

    def _fill(self) -> None:
        opened = self.bench.state.opened
        if opened is None:
            return
        checked = self.checked.checked if self.checked else None
        self.found = findings(opened.department, opened.plan, checked)
        shown = kept(self.found, self.needle, self.kind)
        items: list[Item] = []
        for kind in Kind:
            own = [(number, one) for number, one in shown if one.kind is kind]
            if own:
                items += [Item(line())] if items else []
                items.append(Item(heading(kind, len(own))))
                said = said_width([one for _, one in own])
                items += [Item(finding_line(one, self.size.width, said), str(number)) for number, one in own]
        room = max(40, self.size.width - 4)
        empty = self.found_nothing(self.needle, room) if self.found else self.empty("issues", room)
        self.query_one(LineList).fill(items or [Item(one) for one in empty])
        self._count(len(shown))

    def _count(self, shown: int) -> None:
        told = title(self.found, shown, counting=self.checked is None)
        only = f"  only {self.kind}" if self.kind else ""
        having = f'  with "{self.needle}"' if self.needle else ""
        self.query_one("#count", Lines).show(
            [
                (
                    Piece(told, Look.STRONG),
                    Piece(f"{only}{having}{'  Esc shows all' if only or having else ''}", Look.WARN),
                )
            ]
        )

    def on_line_list_marked(self, event: LineList.Marked) -> None:
        """Show the finding in full."""
        lines = finding_lines(self.found[int(event.key)], max(30, self.size.width - 6)) if event.key else []
        self.query_one(Pane).show(lines)

    def on_line_list_chosen(self) -> None:
        """Enter goes to the cell."""
        self.action_cell()

    def action_cell(self) -> None:
        """Go to the cell, or to the doctor's row; says so where there is neither."""
        key = self.query_one(LineList).key
        one = self.found[int(key)] if key else None
        if one is None:
            return
        if one.where:
            self.bench.show_cell(one.where)
        elif one.doctor:
            self.bench.show_doctor(one.doctor)
        else:
            self.bench.busy("This is about no single cell")

    def action_filter(self) -> None:
        """Ask for words."""
        self.query_one(Prompt).ask("filter", "Filter", self.needle)

    def action_kind(self) -> None:
        """The next kind that has findings, then all again."""
        held = {one.kind for one in self.found}
        at = KINDS.index(self.kind)
        self.kind = next((k for k in (*KINDS[at + 1 :], None) if k is None or k in held), None)
        self._fill()

    def action_clear(self) -> None:
        """Show all again."""
        self.needle, self.kind = "", None
        self._fill()

    def on_prompt_typed(self, event: Prompt.Typed) -> None:
        """Filter while it is typed."""
        self.needle = event.text
        self._fill()

    def on_prompt_done(self) -> None:
        """Keep the filter."""
        self.query_one(LineList).focus()

    def on_prompt_left(self) -> None:
        """Take the filter off."""
        self.query_one(LineList).focus()
        self.needle = ""
        self._fill()
