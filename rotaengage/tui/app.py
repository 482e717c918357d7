"""The terminal application: what is open, which screen shows it, and who is told what."""

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from textual.message import Message

from rotaengage.tui import messages
from rotaengage.tui.bindings import ActionCommands, bindings_of
from rotaengage.tui.colours import PLAIN, SCHEMES, themes
from rotaengage.tui.memory import collect_at_rest, stay_small
from rotaengage.tui.pages import PAGES, make_page
from rotaengage.tui.present.paths import is_workspace
from rotaengage.tui.screens.page import Page
from rotaengage.tui.touring import TouringApp

NO_TERMINAL = "The screens of RotaEngage need a terminal; without one use the commands that rotaengage --help lists.\n"
SWITCH_SECONDS = 0.0005
"""How long a worker thread keeps the interpreter before a key is answered: a tenth of Python's own choice."""

WITH_ROTA = frozenset(
    {"rota", "day", "plan", "doctors", "export", "my_time", "history", "issues", "what_if", "why", "trade_offs"}
)
"""Screens that need an open workspace."""


class RotaEngageApp(TouringApp, inherit_bindings=False):
    """Owns the state; screens read it, workers post to it."""

    TITLE = "RotaEngage"
    CSS_PATH = "app.tcss"
    BINDINGS = bindings_of("app")
    COMMANDS = {ActionCommands}

    def __init__(
        self, workspace: Path | None = None, *, resume: bool = False, viewer: str = "", do: Sequence[str] = ()
    ) -> None:
        """Open on a workspace; resume without one takes the workspace that was open last, if there is one.

        viewer is a doctor's id or REPRESENTATIVE where only what they may see is shown; do holds ids of actions that
        are done in turn, each on its screen, once something is open.
        """
        super().__init__()
        self.state.viewer = viewer
        self.to_do = list(do)
        self._first = workspace
        self._resume = resume and workspace is None

    def on_mount(self) -> None:
        """Show the first screen, and open what was asked for."""
        for theme in themes():
            self.register_theme(theme)
        self.theme = PLAIN if self.without_colours else next(iter(SCHEMES))
        self.call_after_refresh(self.find_keys)
        self.remember_from_now()
        self.action_go("open")
        if self._first is not None:
            self.open_file(self._first)

    @property
    def ready(self) -> frozenset[str]:
        """The screens that have something to show."""
        if self.state.viewer:
            return frozenset({"my_time"} if self.state.opened else set())
        held = WITH_ROTA if self.state.opened else frozenset()
        return frozenset({"open", *held, *({"reading"} if self.state.reading else set())})

    @property
    def what(self) -> str:
        """What is open, in a few words."""
        from rotaengage.tui.present.aims import plan_title

        opened = self.state.opened
        if opened is None:
            return self.state.workbook.name if self.state.workbook else ""
        only = "read only, " if opened.locked_by and not self.state.viewer else ""
        return f"{only}{opened.path.stem}, {plan_title(opened.plan)}"

    def action_go(self, name: str) -> None:
        """Show a screen, if it has something to show."""
        if name not in self.ready:
            self.busy("Open a rota first")
            return
        if name not in self._pages:
            self._pages[name] = make_page(name)
            self.install_screen(self._pages[name], name)
        if self.screen is not self._pages[name]:
            (self.switch_screen if len(self.screen_stack) > 1 else self.push_screen)(self._pages[name])

    def open_file(self, path: Path) -> None:
        """Open a workspace, or read a workbook."""
        if self.state.course is not None:
            self.tell("A plan is being made", ["Stop it first, then open another file."])
            return
        self.busy(f"Opening {path.name}")
        if is_workspace(path):
            self.open_path(path)
        else:
            self.read_workbook(path)

    def on_places_found(self, message: messages.PlacesFound) -> None:
        """The first screen's list; at the start the last workspace is opened, unless something else is by now."""
        self.pass_on(message)
        resume, self._resume = self._resume, False
        if resume and message.recent and self.state.opened is None and self.state.workbook is None:
            self.open_file(message.recent[0])

    def on_workbook_read(self, message: messages.WorkbookRead) -> None:
        """Show what was read; the workspace that was open is closed."""
        state = self.state
        state.opened = state.sheet = None
        state.workbook, state.workspace, state.reading = message.path, message.workspace, message.reading
        state.pictures, state.answers, state.said = message.pictures, message.answers, message.said
        self.changed("reading")

    def on_workspace_opened(self, message: messages.WorkspaceOpened) -> None:
        """Show the rota; of a new workspace with questions, the questions."""
        from rotaengage.tui.present.reading import asks

        state = self.state
        state.opened, state.sheet, state.reading = message.opened, message.sheet, message.reading
        state.workbook = state.workspace = state.answers = None
        state.pictures, state.said = (), ()
        self.forget_cover()
        first = "reading" if message.answered or (message.fresh and asks(message.reading)) else "rota"
        if not state.viewer and not message.fresh:
            self.take_colours(message.session)
            first = self.come_back(message.session) or first
        first = "reading" if self.tour == 0 else first
        self.changed("my_time" if state.viewer else first)
        if message.opened.locked_by:
            self.tell(
                "Open in another window", [f"{message.opened.locked_by} has this workspace; here it can only be read."]
            )

    def on_cover_read(self, message: messages.CoverRead) -> None:
        """Cover of a cell."""
        self.pass_on(message)

    def on_checks_done(self, message: messages.ChecksDone) -> None:
        """The rules were checked."""
        self.pass_on(message)

    def work_ended(self, group: str) -> None:
        """Work ended; where it was an answer that could not be read, its screen asks again."""
        super().work_ended(group)
        if group == "open":
            for page in self._pages.values():
                if page.is_mounted:
                    page.work_failed()

    def on_pictures_read(self, message: messages.PicturesRead) -> None:
        """The sheets of the open workspace."""
        if self.state.opened is not None and self.state.opened.path == message.path:
            self.state.pictures = message.pictures
            self.pass_on(message)

    def on_answers_kept(self, message: messages.AnswersKept) -> None:
        """Answers were kept."""
        self.busy(f"Answers kept in {message.path.name}; they answer next month's workbook too")

    def on_strip_read(self, message: messages.StripRead) -> None:
        """Margins of cover."""
        self.pass_on(message)

    def on_day_read(self, message: messages.DayRead) -> None:
        """Cover through a day."""
        self.pass_on(message)

    def changed(self, go: str = "") -> None:
        """Rota or plan changed: the screen shown now shows it, the others when they are next shown."""
        self.state.number += 1
        if not self.is_running:
            return
        if go:
            self.action_go(go)
        if isinstance(self.screen, Page) and self.screen.is_mounted:
            self.screen.catch_up()
        if self.to_do:
            self.call_after_refresh(self.do_next)

    async def do_next(self) -> None:
        """Do what the command line asked for, one action after the other, each on its own screen."""
        while self.to_do:
            name = self.to_do.pop(0)
            place = name.partition(".")[0]
            if place in PAGES and place != self.place:
                self.action_go(place)
                self.to_do.insert(0, name)
                self.call_after_refresh(self.do_next)
                return
            await self.do(name)

    def show_tour(self) -> None:
        """Say it on the screen that is shown."""
        if isinstance(self.screen, Page) and self.screen.is_mounted:
            self.screen.catch_up()

    def pass_on(self, message: Message) -> None:
        """Tell the screens that were shown before; a worker may still speak while the program closes."""
        for page in self._pages.values():
            if self.is_running and page.is_mounted:
                page.hear(message)

    def show_doctor(self, doctor: str, column: int | None = None) -> None:
        """Go to a doctor's row on the rota, and to a day."""
        from rotaengage.tui.screens.rota import RotaScreen

        self.action_go("rota")
        page = self._pages["rota"]
        if isinstance(page, RotaScreen):
            self.call_after_refresh(page.show_doctor, doctor, column)

    @property
    def followed(self) -> str:
        """The doctor whose line stays in view; empty for nobody."""
        from rotaengage.tui.screens.rota import RotaScreen

        page = self._pages.get("rota")
        return page.grid.followed if isinstance(page, RotaScreen) and page.is_mounted else ""

    def show_why(self, doctor: str = "", event: str = "") -> None:
        """Go to why a doctor is short, or an event has its time."""
        from rotaengage.tui.screens.why import WhyScreen

        self.action_go("why")
        page = self._pages.get("why")
        if isinstance(page, WhyScreen):
            self.call_after_refresh(page.show, doctor, event)

    def open_day(self, doctor: str, column: int) -> None:
        """Show a day of the rota with the mark on a doctor."""
        from rotaengage.tui.screens.day import DayScreen

        self.action_go("day")
        page = self._pages["day"]
        if isinstance(page, DayScreen):
            self.call_after_refresh(page.open, doctor, column)

    @property
    def rota_column(self) -> int:
        """The day that is marked on the rota, as a column; 0 where the rota was not shown yet."""
        from rotaengage.tui.screens.rota import RotaScreen

        page = self._pages.get("rota")
        return page.grid.column if isinstance(page, RotaScreen) and page.is_mounted else 0

    def show_cell(self, where: str) -> None:
        """Go to the duty that a cell of the workbook holds; says so where it holds none."""
        from rotaengage.tui.present.reading import first_cell
        from rotaengage.tui.screens.rota import RotaScreen

        sheet, cell = self.state.sheet, first_cell(where)
        duty = next((d for d in sheet.rota.duties if d.source == cell), None) if sheet and cell else None
        if sheet is None or duty is None or duty.day is None:
            self.busy(f"No duty was read from {where}")
            return
        self.action_go("rota")
        page = self._pages["rota"]
        if isinstance(page, RotaScreen):
            self.call_after_refresh(page.show_doctor, duty.doctor, sheet.column(duty.day))


@contextmanager
def asked_for_no_colours() -> Iterator[bool]:
    """Whether NO_COLOR is set. Textual would turn all to greys and take it from the environment of our children."""
    asked = os.environ.pop("NO_COLOR", None)
    try:
        yield bool(asked)
    finally:
        if asked is not None:
            os.environ["NO_COLOR"] = asked


def run_app(workspace: Path | None = None, viewer: str = "", do: Sequence[str] = ()) -> int:
    """Run the screens until the user leaves, on a workspace, the last one, or the first screen; do as RotaEngageApp.

    viewer narrows them to what a doctor (by id) or a representative may see.
    Without a terminal: one sentence on standard error, and 2.
    """
    in_browser = "TEXTUAL_DRIVER" in os.environ
    if not in_browser and not (sys.stdin.isatty() and sys.stdout.isatty()):
        sys.stderr.write(NO_TERMINAL)
        return 2
    with asked_for_no_colours() as none:
        sys.setswitchinterval(SWITCH_SECONDS)
        stay_small()
        collect_at_rest()
        app = RotaEngageApp(workspace, resume=not viewer, viewer=viewer, do=do)
    app.without_colours, app.on_terminal = none, not in_browser
    code = app.run()
    return (app.return_code or 0) if code is None else code
