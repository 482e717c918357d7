"""What was read from a workbook: the count of its cells, its codes, and every question with its cell."""

from pathlib import Path

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll

from rotaengage.domain.issue import Severity
from rotaengage.tui.present.look import Look, line
from rotaengage.tui.present.paths import path_of
from rotaengage.tui.present.reading import (
    ReadingView,
    code_lines,
    issue_line,
    issue_lines,
    issues_title,
    summary,
)
from rotaengage.tui.screens.page import Page
from rotaengage.tui.widgets.line_list import Item, LineList
from rotaengage.tui.widgets.lines import Lines
from rotaengage.tui.widgets.prompt import Prompt


class ReadingScreen(Page):
    """Left what was found, right what has to be decided."""

    place = "reading"
    CSS_PATH = "reading.tcss"

    def body(self) -> ComposeResult:
        """Two columns."""
        with Horizontal():
            with VerticalScroll(id="found", can_focus=False):
                yield Lines("surface", id="summary")
                yield Lines("surface", id="codes")
            with Vertical(id="asked"):
                yield Lines(id="count")
                yield LineList(id="issues")
                yield Lines("surface", id="issue")
        yield Prompt()

    def on_mount(self) -> None:
        """Keys go to the questions."""
        self.query_one(LineList).focus()

    @property
    def reading(self) -> ReadingView | None:
        """What is shown."""
        return self.bench.state.reading

    def refill(self) -> None:
        """Show another reading."""
        self._summary()
        reading = self.reading
        if reading is None:
            return
        self.query_one("#count", Lines).show([line(issues_title(reading), Look.HEAD)])
        width = max(40, self.query_one(LineList).size.width)
        items = [Item(issue_line(issue, width), str(n)) for n, issue in enumerate(reading.issues)]
        nothing = [Item(line("Everything was understood.", Look.GOOD))]
        self.query_one(LineList).fill(items or nothing)

    def _summary(self) -> None:
        reading = self.reading
        width = max(20, self.query_one("#found").size.width - 4)
        if reading is None:
            self.query_one("#summary", Lines).show([line("Nothing has been read yet.", Look.MUTED)])
            return
        self.query_one("#summary", Lines).show(summary(reading, width))
        self.query_one("#codes", Lines).show(code_lines(reading, width))

    def on_resize(self) -> None:
        """Break the words anew."""
        self.call_after_refresh(self.refill)

    def on_line_list_marked(self, event: LineList.Marked) -> None:
        """Show the question in full."""
        box = self.query_one("#issue", Lines)
        found = self.reading.issues[int(event.key)] if self.reading and event.key else None
        box.display = found is not None
        if found is not None:
            box.show(issue_lines(found, max(20, self.query_one(LineList).size.width - 2)))

    def on_line_list_chosen(self) -> None:
        """Enter goes to the cell."""
        self.action_cell()

    def action_cell(self) -> None:
        """Go to the cell on the rota, where there is one."""
        reading = self.reading
        key = self.query_one(LineList).key
        if reading and key:
            self.bench.show_cell(reading.issues[int(key)].where)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A workspace is made only of a workbook that has none yet; until then there is no rota to go to."""
        if action in ("make", "cell"):
            return (self.bench.state.workbook is not None) == (action == "make")
        return True

    def action_make(self) -> None:
        """Ask for the workspace's name; a reading with no rota in it cannot become one."""
        reading = self.reading
        if reading is None or not reading.places:
            errors = [issue.says for issue in reading.issues if issue.severity is Severity.ERROR] if reading else []
            self.bench.tell("There is no rota in this file", errors or ["Open another file, or another sheet's file."])
            return
        self.query_one(Prompt).ask("make", "Workspace", str(self.bench.state.workspace))

    def on_prompt_done(self, event: Prompt.Done) -> None:
        """Make it."""
        self.query_one(LineList).focus()
        path, workbook = path_of(event.text), self.bench.state.workbook
        if path is not None and workbook is not None:
            self.bench.busy("Making the workspace")
            self.bench.make_workspace(path if path.suffix else Path(f"{path}.rota"), workbook)

    def on_prompt_left(self) -> None:
        """Back to the questions."""
        self.query_one(LineList).focus()
