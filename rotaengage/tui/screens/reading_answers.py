"""Answering the questions of a reading: one by one or all of a kind, by a suggestion or in one's own words."""

from abc import abstractmethod
from pathlib import Path

from rotaengage.domain.issue import Issue, Severity
from rotaengage.tui.present.answers import TYPE, Choice, alike, answerable, choices, layouts, said
from rotaengage.tui.present.look import Look, line
from rotaengage.tui.present.paths import path_of
from rotaengage.tui.present.picture import sheet_name
from rotaengage.tui.present.reading import ReadingView
from rotaengage.tui.screens.page import Page
from rotaengage.tui.widgets.line_list import Item, LineList
from rotaengage.tui.widgets.prompt import Prompt
from rotaengage.tui.widgets.sheet_picture import SheetPicture


class ReadingAnswers(Page):
    """A screen with questions and answers; every answer is followed by reading the workbook again."""

    def __init__(self) -> None:
        super().__init__()
        self.for_all = self.ask_layout = self.waiting = False

    @property
    def reading(self) -> ReadingView | None:
        """What is shown."""
        return self.bench.state.reading

    @property
    def issues(self) -> LineList:
        """The questions and findings."""
        return self.query_one("#issues", LineList)

    @property
    def answers(self) -> LineList:
        """What can be said."""
        return self.query_one("#answers", LineList)

    @property
    @abstractmethod
    def issue(self) -> Issue | None:
        """The question that is marked."""

    @property
    @abstractmethod
    def sheet(self) -> SheetPicture:
        """The sheet with its reading."""

    @abstractmethod
    def show_count(self) -> None:
        """The running count of cells."""

    def show_choices(self) -> None:
        """Fill the list of what can be said."""
        issue, picture = self.issue, self.sheet.picture
        made: list[Choice] = []
        if self.ask_layout and picture is not None:
            made = layouts(picture.layout)
        elif issue is not None and answerable(issue):
            made = choices(issue)
        self.answers.fill([Item(line(f" {one.words}", Look.PLAIN), one.value) for one in made])

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """Enter on a question goes to its answers, on an answer gives it."""
        if event.list is self.issues:
            if answerable(self.issue):
                self.answers.focus()
            elif self.bench.state.opened is not None:
                self.action_cell()
        elif self.ask_layout:
            picture = self.sheet.picture
            if picture is not None:
                self.answer(((f"layout:{sheet_name(picture)}", event.key),))
        elif event.key == TYPE:
            self.action_type()
        else:
            self._say(event.key)

    def _say(self, value: str) -> None:
        issue, reading = self.issue, self.reading
        if issue is not None and reading is not None and answerable(issue):
            self.answer(said(issue, value, reading.issues, for_all=self.for_all))

    def answer(self, told: tuple[tuple[str, str], ...], back: str = "") -> None:
        """Read again with these answers, or without one; what was read shows when it is there."""
        state = self.bench.state
        if self.waiting:
            return
        if state.workbook is not None:
            self.waiting = True
            self.bench.read_workbook(state.workbook, state.answers, told, back, state.said)
        elif state.opened is not None and self.bench.may_keep() is not None:
            self.waiting = True
            self.bench.answer_workspace(state.opened, told, back)
        self.show_count()

    def work_failed(self) -> None:
        """The answer was none: what was read before still shows."""
        self.waiting = False
        self.show_count()

    def action_all(self) -> None:
        """The next answer is for all questions of this kind, or for this one again."""
        issue, reading = self.issue, self.reading
        if issue is None or reading is None or not answerable(issue) or len(alike(issue, reading.issues)) < 2:
            self.bench.busy("No other question is like this one")
            return
        self.for_all = not self.for_all
        self.tell()
        self.answers.focus()

    @abstractmethod
    def tell(self) -> None:
        """Tell about the marked question, and whom an answer is for."""

    def action_type(self) -> None:
        """Ask for an answer in one's own words."""
        issue = self.issue
        if answerable(issue) and issue is not None:
            first = issue.suggestions[0] if issue.suggestions else ""
            self.query_one(Prompt).ask("answer", "Answer", first)

    def action_layout(self) -> None:
        """Offer the ways in which a sheet can be laid out."""
        if self.sheet.picture is None:
            self.bench.busy("No sheet is shown")
            return
        self.ask_layout = not self.ask_layout
        self.tell()
        (self.answers if self.ask_layout else self.issues).focus()

    def action_back(self) -> None:
        """Take the last answer back: exactly its question returns."""
        state = self.bench.state
        if state.workbook is not None and state.said:
            self.answer((), state.said[-1])
        elif state.opened is not None:
            self.bench.action_undo()
        else:
            self.bench.busy("No answer to take back")

    def action_cell(self) -> None:
        """Go to the cell on the rota, where there is one."""
        issue = self.issue
        if issue is not None and self.bench.state.opened is not None:
            self.bench.show_cell(issue.where)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A workspace is made only of a workbook that has none yet; until then there is no rota to go to."""
        if action in ("make", "cell"):
            return (self.bench.state.workbook is not None) == (action == "make")
        if action in ("all", "type"):
            return answerable(self.issue)
        return True

    def action_make(self) -> None:
        """Ask for the workspace's name; a reading with no rota in it cannot become one."""
        reading = self.reading
        if reading is None or not reading.places:
            errors = [issue.says for issue in reading.issues if issue.severity is Severity.ERROR] if reading else []
            self.bench.tell("There is no rota in this file", errors or ["Open another file, or another sheet's file."])
            return
        self.query_one(Prompt).ask("make", "Workspace", str(self.bench.state.workspace))

    def action_keep(self) -> None:
        """Ask where to keep the answers."""
        state = self.bench.state
        if state.opened is None and not state.said:
            self.bench.busy("No answers to keep yet")
            return
        place = state.workbook or (state.opened.path if state.opened else Path("rota"))
        self.query_one(Prompt).ask("keep", "Keep answers in", str(place.with_name(f"{place.stem} answers.toml")))

    def on_prompt_done(self, event: Prompt.Done) -> None:
        """Say it, make it, or keep it."""
        self.issues.focus()
        state, path = self.bench.state, path_of(event.text)
        if event.kind == "answer":
            self._say(event.text.strip())
        elif path is None:
            return
        elif event.kind == "keep":
            answers = state.answers or (state.opened.department.answers if state.opened else None)
            if answers is not None:
                self.bench.keep_answers(path if path.suffix else Path(f"{path}.toml"), answers)
        elif state.workbook is not None:
            self.bench.busy("Making the workspace")
            self.bench.make_workspace(
                path if path.suffix else Path(f"{path}.rota"), state.workbook, None, state.answers
            )

    def on_prompt_left(self) -> None:
        """Back to the questions."""
        self.issues.focus()
