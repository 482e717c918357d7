"""Hand the workbook back: choose the name and the mark, see what will be written, write it."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.message import Message

from rotaengage.domain.marks import Mark
from rotaengage.tui.messages import ExportMade, ExportTaken
from rotaengage.tui.present.exporting import default_name, intent_lines, mark_words, written_lines
from rotaengage.tui.present.look import Look, Piece, line
from rotaengage.tui.present.paths import path_of
from rotaengage.tui.present.text import clean, wrap
from rotaengage.tui.screens.page import Page
from rotaengage.tui.widgets.line_list import Item, LineList
from rotaengage.tui.widgets.lines import Lines
from rotaengage.tui.widgets.prompt import Prompt


class ExportScreen(Page):
    """File name, mark, what will be written, and what was."""

    place = "export"
    CSS_PATH = "export.tcss"

    def __init__(self) -> None:
        super().__init__()
        self.to = ""

    def body(self) -> ComposeResult:
        """One column, with a list for the mark."""
        yield Lines(id="name")
        yield Lines(id="how")
        yield LineList(id="marks")
        with VerticalScroll(id="rest", can_focus=False):
            yield Lines(id="intent")
            yield Lines(id="written")
        yield Prompt()

    def on_mount(self) -> None:
        """The marks to choose from."""
        self.query_one("#how", Lines).show([line("How protected time is marked in a cell", Look.HEAD)])
        marks = [
            Item(
                (Piece(f"  {mark_words(mark.value)[0]:<22}"), Piece(mark_words(mark.value)[1], Look.MUTED)), mark.value
            )
            for mark in Mark
        ]
        self.query_one(LineList).fill(marks)
        self.query_one(LineList).focus()

    def refill(self) -> None:
        """Another rota or plan: another name, and nothing written yet."""
        opened = self.bench.state.opened
        if opened is not None:
            self.to = default_name(opened.department, opened.path)
        self.query_one("#written", Lines).show([])
        self._tell()

    @property
    def width(self) -> int:
        """Cells for words."""
        return max(30, self.query_one("#name").size.width)

    def on_resize(self) -> None:
        """Break the words anew."""
        self.call_after_refresh(self._tell)

    def _tell(self) -> None:
        opened = self.bench.state.opened
        name = [line(text, Look.STRONG) for text in wrap(clean(self.to), self.width)]
        self.query_one("#name", Lines).show([line("File to write", Look.HEAD), *name])
        intent = intent_lines(opened.plan if opened else None, self.to, self.query_one(LineList).key, self.width)
        self.query_one("#intent", Lines).show([line("What will be written", Look.HEAD), *intent])

    def on_line_list_marked(self) -> None:
        """Another mark."""
        self._tell()

    def on_line_list_chosen(self) -> None:
        """Enter writes."""
        self.action_write()

    def action_name(self) -> None:
        """Ask for the name."""
        self.query_one(Prompt).ask("name", "Write to", self.to)

    def on_prompt_done(self, event: Prompt.Done) -> None:
        """Take the name."""
        self.query_one(LineList).focus()
        path = path_of(event.text)
        if path is not None:
            self.to = str(path)
            self._tell()

    def on_prompt_left(self) -> None:
        """Back to the marks."""
        self.query_one(LineList).focus()

    def action_write(self) -> None:
        """Write the file."""
        path = path_of(self.to)
        if path is not None:
            self.bench.start_export(path, Mark(self.query_one(LineList).key))

    def hear(self, message: Message) -> None:
        """Written, or a file of that name stands there."""
        if isinstance(message, ExportMade):
            self.query_one("#written", Lines).show([line(), *written_lines(message.exported, self.width)])
        elif isinstance(message, ExportTaken):
            self.bench.ask_replace(message.to, Mark(self.query_one(LineList).key))
