"""Hand it out: choose what and how, see what will be touched before it is, write it."""

from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.message import Message
from textual.timer import Timer

from rotaengage.tui.messages import ExportMade, ExportSeen, ExportTaken
from rotaengage.tui.present.export_choices import CHOICES, Wanted, choice_line, default_name
from rotaengage.tui.present.exporting import of_cells, preview_lines, told, written_lines
from rotaengage.tui.present.look import Line, Look, Piece, line
from rotaengage.tui.present.paths import path_of
from rotaengage.tui.screens.page import Page
from rotaengage.tui.widgets.line_list import Item, LineList
from rotaengage.tui.widgets.pane import Pane
from rotaengage.tui.widgets.prompt import Prompt

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rotaengage.usecases.session import Value

PAUSE_SECONDS = 0.15
WAITING: list[Line] = [line("Looking at what would be touched.", Look.MUTED)]


class ExportScreen(Page):
    """The choices above, what would be touched below; after writing, what was."""

    place = "export"
    CSS_PATH = "export.tcss"

    def __init__(self) -> None:
        super().__init__()
        self.wanted = Wanted()
        self._pause: Timer | None = None
        self._looking = False
        self._of: Path | None = None

    def body(self) -> ComposeResult:
        """Choices, preview, and a line for the name."""
        yield LineList(id="choices", ground="surface")
        yield Pane(id="seen")
        yield Prompt()

    def on_mount(self) -> None:
        """Keys go to the choices."""
        self.query_one(LineList).focus()

    def refill(self) -> None:
        """Another rota or plan: another name, the mark that the department keeps, and nothing written yet."""
        opened = self.bench.state.opened
        if opened is not None:
            name = default_name(opened.department, opened.path, self.wanted.kind)
            mark = self.wanted.mark if opened.path == self._of else opened.mark
            self._of = opened.path
            self.choose(self.wanted._replace(name=name, mark=mark))

    def memory(self) -> "dict[str, Value]":
        """What is wanted; the name is offered anew."""
        return {**super().memory(), **{choice: str(getattr(self.wanted, choice)) for choice in CHOICES}}

    def recall(self, kept: "Mapping[str, Value]") -> None:
        """Come back to it."""
        held = {choice: str(kept[choice]) for choice, values in CHOICES.items() if kept.get(choice) in values}
        self.wanted = self.wanted._replace(**held)
        self.refill()
        super().recall(kept)

    def on_resize(self) -> None:
        """Break the words anew."""
        self.call_after_refresh(self._fill)

    def choose(self, wanted: Wanted) -> None:
        """Want something else: show it, and look at what it would touch when the choosing rests."""
        self.wanted = wanted
        self._fill()
        self.query_one(Pane).show(WAITING)
        self._looking = True
        if self._pause is not None:
            self._pause.stop()
        self._pause = self.set_timer(PAUSE_SECONDS, self._look)

    def _look(self) -> None:
        opened, path = self.bench.state.opened, path_of(self.wanted.name)
        if opened is not None and opened.plan is None:
            self.query_one(Pane).show(self.empty("export", max(40, self.size.width - 6)))
        elif opened is not None and path is not None and self.app.is_running:
            self.bench.look_at_export(opened.path, path, self.wanted)

    def _fill(self) -> None:
        width = max(40, self.size.width - 2)
        choices = [Item(choice_line(self.wanted, choice, width), choice) for choice in self.wanted.shown()]
        self.query_one(LineList).fill(choices)
        self.query_one(LineList).styles.height = len(choices) + 2

    def hear(self, message: Message) -> None:
        """What would be touched, what was written, or that a file of that name stands there."""
        width = max(40, self.size.width - 6)
        if isinstance(message, ExportSeen) and message.wanted == self.wanted and self._looking:
            self.query_one(Pane).show(self._seen(message, width))
        elif isinstance(message, ExportMade):
            self._looking = False  # a preview that comes late says nothing new
            if self._pause is not None:
                self._pause.stop()
            again: Line = (
                Piece("w", Look.KEY),
                Piece(" writes again; another choice shows what it would touch.", Look.MUTED),
            )
            self.query_one(Pane).show([*written_lines(message.exported, width), line(), again])
        elif isinstance(message, ExportTaken):
            self.bench.ask_replace(message.to, self.wanted)

    def _seen(self, message: ExportSeen, width: int) -> list[Line]:
        opened = self.bench.state.opened
        if message.seen is None or opened is None:
            return told(message.refused, width, Look.WARN, "! ")
        return preview_lines(message.seen, width, of_cells(opened.plan, opened.department.scenario.rota))

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """Enter turns a choice, or asks for the name."""
        if event.key == "name":
            self.action_name()
        else:
            self.action_turn(1)

    def action_turn(self, step: int) -> None:
        """The next or the last value of the marked choice."""
        choice = self.query_one(LineList).key
        opened = self.bench.state.opened
        if choice in ("", "name") or opened is None:
            return
        wanted = self.wanted.turned(choice, step)
        if choice == "kind":
            wanted = wanted._replace(name=default_name(opened.department, opened.path, wanted.kind))
        self.choose(wanted)

    def action_name(self) -> None:
        """Ask for the name."""
        self.query_one(Prompt).ask("name", "Write to", self.wanted.name)

    def on_prompt_done(self, event: Prompt.Done) -> None:
        """Take the name; one without a folder stays in the workspace's."""
        self.query_one(LineList).focus()
        path, opened = path_of(event.text), self.bench.state.opened
        if path is not None and opened is not None:
            whole = path if path.is_absolute() or path.parent != Path() else opened.path.parent / path
            self.choose(self.wanted._replace(name=str(whole)))

    def on_prompt_left(self) -> None:
        """Back to the choices."""
        self.query_one(LineList).focus()

    def action_write(self) -> None:
        """Write the file."""
        path = path_of(self.wanted.name)
        if path is not None:
            self.bench.start_export(path, self.wanted)

    def action_read(self, step: int) -> None:
        """Scroll what would be touched."""
        self.query_one(Pane).read(step)
