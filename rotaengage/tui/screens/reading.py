"""Import: the sheet as it is with the reading laid over it, and every question with what could be said to it."""

from textual.app import ComposeResult
from textual.containers import Container, Vertical, VerticalScroll
from textual.message import Message

from rotaengage.domain.issue import Issue
from rotaengage.tui.messages import PicturesRead
from rotaengage.tui.present.answers import answerable, answers_title, question_lines
from rotaengage.tui.present.look import Look, line
from rotaengage.tui.present.picture import PICTURE_LEGEND, cell_words, place_in
from rotaengage.tui.present.reading import (
    ReadingView,
    asks,
    code_lines,
    count_line,
    done_lines,
    first_cell,
    issue_key,
    issue_line,
    issues_title,
    places_of,
    summary,
)
from rotaengage.tui.present.text import whole_parts
from rotaengage.tui.screens.reading_answers import ReadingAnswers
from rotaengage.tui.widgets.line_list import Item, LineList
from rotaengage.tui.widgets.lines import Lines
from rotaengage.tui.widgets.pane import Pane
from rotaengage.tui.widgets.prompt import Prompt
from rotaengage.tui.widgets.sheet_picture import SheetPicture


class ReadingScreen(ReadingAnswers):
    """Left (or above) the sheet, right (or below) what is asked and what can be said."""

    place = "reading"
    CSS_PATH = "reading.tcss"

    def __init__(self) -> None:
        super().__init__()
        self.number = 0
        self._asked_for: object = None

    def body(self) -> ComposeResult:
        """The count, the sheet, and the questions."""
        yield Lines("surface", id="count", fixed=True)
        with Container(id="both"):
            with Vertical(id="sheet"):
                yield SheetPicture(id="picture")
                with VerticalScroll(id="found", can_focus=False):
                    yield Lines("surface", id="summary")
                    yield Lines("surface", id="codes")
            with Vertical(id="asked"):
                yield Lines("surface", id="title", fixed=True)
                yield LineList(id="issues", ground="surface")
                yield Pane("surface", id="issue")
                yield Lines("surface", id="whom", fixed=True)
                yield LineList(id="answers", ground="surface")
        yield Lines("panel", id="note", fixed=True)
        yield Prompt()

    def on_mount(self) -> None:
        """Keys go to the questions."""
        self.issues.focus()

    @property
    def sheet(self) -> SheetPicture:
        """The sheet with its reading."""
        return self.query_one(SheetPicture)

    @property
    def issue(self) -> Issue | None:
        """The question or finding that is marked."""
        reading = self.reading
        found = {issue_key(one): one for one in reading.issues} if reading else {}
        return found.get(self.issues.key)

    def refill(self) -> None:
        """Show another reading, or the same workbook read anew."""
        self.waiting = False
        self.ask_layout = self.for_all = False
        self.show_count()
        self._summary()
        self._pictures()
        reading = self.reading
        if reading is None:
            return
        unmade = self.bench.state.workbook is not None
        self.query_one("#title", Lines).show([line(f"{issues_title(reading)}{self._next(reading)}", Look.HEAD)])
        width = max(30, self.issues.size.width)
        items = [Item(issue_line(issue, width), issue_key(issue)) for issue in reading.issues]
        keys, was = [item.key for item in items], self.issues.at
        # Where the marked question was answered, the mark goes on to the next one and not back to the first.
        stays = self.issues.key if self.issues.key in keys or not keys else keys[min(was, len(keys) - 1)]
        nothing = [Item(one) for one in self.empty("unmade" if unmade else "questions", width - 2)]
        self.issues.fill(items or nothing, stays)
        self.issues.focus()
        self.tell()

    def _next(self, reading: ReadingView) -> str:
        """What comes after the questions."""
        if self.bench.state.workbook is None:
            return "; 4 plans"
        if not reading.places:
            return ": b takes the last answer back" if self.bench.state.said else ""
        return "" if asks(reading) else ": w makes the workspace"

    def show_count(self) -> None:
        """The running count of cells."""
        reading = self.reading
        told = (
            count_line(reading.cells, again=self.waiting) if reading else line("Nothing has been read yet.", Look.MUTED)
        )
        self.query_one("#count", Lines).show([told])

    def _pictures(self) -> None:
        state, pictures = self.bench.state, self.bench.state.pictures
        if not pictures and state.opened is not None and self._asked_for is not state.opened:
            self._asked_for = state.opened
            self.bench.read_pictures(state.opened.path)
        self.number = min(self.number, max(0, len(pictures) - 1))
        self.sheet.show(pictures[self.number] if pictures else None)
        self.set_class(not pictures, "-summary")

    def hear(self, message: Message) -> None:
        """The sheets of the workspace have been read."""
        if isinstance(message, PicturesRead):
            self._pictures()
            self._mark()

    def _summary(self) -> None:
        reading = self.reading
        if reading is not None:
            width = max(20, min(76, self.query_one("#both").size.width - 6))
            self.query_one("#summary", Lines).show(summary(reading, width))
            self.query_one("#codes", Lines).show(code_lines(reading, width))

    def on_resize(self) -> None:
        """Break the words anew."""
        self.call_after_refresh(self.refill)

    def on_line_list_marked(self, event: LineList.Marked) -> None:
        """Show the question in full, its cells, and what can be said."""
        if event.list is self.issues:
            self.ask_layout = self.for_all = False
            self._mark()
            self.tell()

    def _mark(self) -> None:
        """Go to the sheet and the cells that a finding names."""
        issue, pictures = self.issue, self.bench.state.pictures
        cell = first_cell(issue.where) if issue else None
        if issue is None or cell is None or not pictures:
            return
        number = next((n for n, one in enumerate(pictures) if place_in(one, cell)), None)
        if number is not None:
            if number != self.number or self.sheet.picture is not pictures[number]:
                self.number = number
                self.sheet.show(pictures[number])
            self.sheet.mark(places_of(issue.where, pictures[number]))

    def tell(self) -> None:
        """The marked question in full, and what can be said to it."""
        issue, reading = self.issue, self.reading
        width = max(20, self.issues.size.width - 1)
        if reading is None:
            return
        self.query_one("#issue", Pane).show(question_lines(issue, width) if issue else done_lines(reading.cells, width))
        told = answers_title(issue, reading.issues, for_all=self.for_all) if issue and answerable(issue) else line()
        if self.ask_layout:
            told = line("How is this sheet laid out? Enter reads it so.", Look.WARN)
        self.query_one("#whom", Lines).show([told])
        self.set_class(not asks(reading) and not self.ask_layout, "-calm")
        self.show_choices()
        self.show_note()
        self.refresh_bindings()

    def show_note(self) -> None:
        """The line under it all: the marked cell, and what the marks mean."""
        sheet = self.sheet
        cell = ""
        if sheet.picture is not None and sheet.picture.rows:
            cell = f"{cell_words(sheet.picture, sheet.row, sheet.column)}.  "
        self.query_one("#note", Lines).show(
            [line(f" {whole_parts(f'{cell}{PICTURE_LEGEND}', self.size.width - 2)}", Look.MUTED)]
        )

    def on_sheet_picture_moved(self, event: SheetPicture.Moved) -> None:
        """Tell about the marked cell; a person who goes to a cell that is asked about sees its question."""
        self.show_note()
        sheet, reading = self.sheet, self.reading
        if not event.by_hand or sheet.picture is None or reading is None:
            return
        here = (sheet.row, sheet.column)
        for number, item in enumerate(self.issues.items):
            issue = next((one for one in reading.issues if issue_key(one) == item.key), None)
            if answerable(issue) and issue is not None and here in places_of(issue.where, sheet.picture):
                self.issues.mark(number)
                return

    def action_sheet(self, step: int) -> None:
        """The next rota of the workbook."""
        pictures = self.bench.state.pictures
        if len(pictures) > 1:
            self.number = (self.number + step) % len(pictures)
            self.sheet.show(pictures[self.number])
            self.show_note()
        else:
            self.bench.busy("There is one rota in this workbook")

    def action_pan(self, columns: int, rows: int) -> None:
        """Move the mark on the sheet."""
        self.sheet.go(self.sheet.row + rows, self.sheet.column + columns)

    def action_summary(self) -> None:
        """Codes and sums in place of the sheet, or the sheet."""
        if self.bench.state.pictures:
            self.toggle_class("-summary")

    def action_turn(self) -> None:
        """The other part takes the keys: questions, answers."""
        self.set_focus(self.answers if self.issues.has_focus else self.issues)
