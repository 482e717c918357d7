"""The part of the app that remembers where a person was, and comes back to it."""

import asyncio
import os
import signal
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from time import monotonic
from types import FrameType
from typing import TYPE_CHECKING

from textual import work
from textual.css.query import NoMatches

from rotaengage.tui import messages, verbs
from rotaengage.tui.cell_jobs import QUIET
from rotaengage.tui.colours import SCHEMES
from rotaengage.tui.handing_out import HandingApp
from rotaengage.tui.memory import tidy_up
from rotaengage.tui.window_size import with_last_size

if TYPE_CHECKING:
    from rich.console import RenderableType
    from textual.driver import Driver

    from rotaengage.domain.plan import Plan
    from rotaengage.tui.screens.page import Page
    from rotaengage.usecases.session import Session, Value

EVERY_SECONDS, AT_MOST_SECONDS = 2.0, 30.0
"""How often it is looked whether the person rests, and after how long the place is kept of one who does not."""
LAST_SECONDS = 25.0
"""How long a search may take to hand over its best plan once the terminal is gone; a little over the child's own."""
KILLED, HANGUP = 128, 1
"""The exit code of a program that a signal ended is 128 and the signal's number, as shells count it."""
Handler = Callable[[int, FrameType | None], object] | int | None
SCREEN, COLOURS, SELF = "screen", "colours", "app"


def let_go_of_terminal() -> None:
    """What is still drawn goes nowhere: a terminal that is gone takes no more."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (1, 2):
        os.dup2(nowhere, stream)
    os.close(nowhere)


class RememberingApp(HandingApp, inherit_bindings=False):
    """Keeps the sitting whenever the person rests and at the end, also where the terminal is closed; says what was
    rescued.
    """

    def __init__(self) -> None:
        super().__init__()
        self._pages: dict[str, Page] = {}
        self._kept: Session = {}
        self._looked: Session = {}
        self._kept_at = 0.0
        self._recall: Session = {}
        self._hung_up = 0
        self.on_terminal = False
        self._signals: dict[str, Handler] = {}
        self._leaving: tuple[Path, Session] | None = None

    def get_driver_class(self) -> "type[Driver]":
        """Textual's own for this system, told of the window's size as it is."""
        return with_last_size(super().get_driver_class())

    def remember_from_now(self) -> None:
        """Begin to keep where the person is, and to listen for a closed terminal."""
        self.set_interval(EVERY_SECONDS, self.look_around)
        loop = asyncio.get_running_loop()

        def ended(number: int, _frame: object) -> None:
            # At once: with SIGHUP comes SIGCONT, at which Textual draws all anew on a terminal that takes no more.
            if self.on_terminal:
                let_go_of_terminal()
            loop.call_soon_threadsafe(self.call_later, self.hang_up, KILLED + number)

        for name in ("SIGHUP", "SIGTERM"):
            if hasattr(signal, name):  # Windows has no SIGHUP
                with suppress(ValueError):  # not the main thread
                    self._signals[name] = signal.signal(getattr(signal, name), ended)

    def come_back(self, session: "Session") -> str:
        """Where a workspace was left: the name of the screen to show, if it can be shown."""
        self._recall, self._kept = dict(session), dict(session)
        screen = session.get(SELF, {}).get(SCREEN, "")
        usual = {"open": "", "day": "rota"}
        return usual.get(screen, screen) if isinstance(screen, str) and screen in self.ready else ""

    def recalled(self, place: str) -> "Mapping[str, Value]":
        """What a screen is to come back to, once."""
        return self._recall.pop(place, {})

    @property
    def ready(self) -> frozenset[str]:
        """The screens that have something to show."""
        raise NotImplementedError

    def sitting(self) -> "Session":
        """Where the person is now; screens not shown yet are where they were."""
        shown: Session = {}
        for name, page in self._pages.items():
            with suppress(NoMatches):  # a screen that is only being built, or taken down
                shown[name] = page.memory() if page.is_mounted else self._kept.get(name, {})
        stack = [getattr(screen, "place", "") for screen in reversed(self.screen_stack)]
        place = next((name for name in stack if name in self._pages), "")
        held = {**self._kept, **{name: page for name, page in shown.items() if name not in self._recall}}
        return {**held, SELF: {SCREEN: place, COLOURS: self.theme}}

    def look_around(self) -> None:
        """Keep the place and tidy up once the person rests; see whether the terminal is still there."""
        place, now = self.sitting(), monotonic()
        rests, self._looked = place == self._looked, place
        if rests or now - self._kept_at > AT_MOST_SECONDS:
            self._kept_at = now
            self.keep_sitting()
        if rests:
            tidy_up()
        if self.on_terminal and not (sys.__stdin__ and sys.__stdin__.isatty()):  # closed without a word, as some do
            self.hang_up()

    def keep_sitting(self) -> None:
        """Keep it, where it changed; a window that shows a doctor only what is theirs keeps nothing."""
        opened, now = self.state.opened, self.sitting()
        if opened is not None and now != self._kept and not self.state.viewer:
            self._kept = now
            self.write_sitting(opened.path, now)

    @work(thread=True, exit_on_error=False, description=QUIET, group="sitting", exclusive=True)
    def write_sitting(self, path: Path, session: "Session") -> None:
        """Write it down."""
        verbs.keep_session(path, session)

    def take_colours(self, session: "Session") -> None:
        """The colours that were chosen last, unless the person wants none."""
        name = session.get(SELF, {}).get(COLOURS)
        if isinstance(name, str) and name in SCHEMES and not self.without_colours:
            self.theme = name

    def on_unmount(self) -> None:
        """The program ends, for whatever reason: the search ends with it, and the place is kept."""
        super().on_unmount()
        for name, before in self._signals.items():
            signal.signal(getattr(signal, name), before)
        if self._leaving is not None:
            verbs.keep_session(*self._leaving)

    def exit(self, result: int | None = None, return_code: int = 0, message: "RenderableType | None" = None) -> None:
        """End; where the person is now is looked at while the screens still stand."""
        opened = self.state.opened
        if opened is not None and not self.state.viewer:
            self._leaving = (opened.path, self.sitting())
        super().exit(result, return_code, message)

    def hang_up(self, code: int = KILLED + HANGUP) -> None:
        """The terminal was closed: keep the place, let a search hand over its best plan, and end with this code."""
        if self._hung_up:
            return
        self._hung_up = code
        if self.on_terminal:
            let_go_of_terminal()
        if self.state.course is None:
            self.vanish()
        else:
            self.stop_plan()
            self.set_timer(LAST_SECONDS, self.vanish)

    def vanish(self) -> None:
        """End without a word more: what Textual would still write to a terminal that is gone can block for ever."""
        self.exit(self._hung_up)
        if self.on_terminal:
            self.on_unmount()
            os._exit(self._hung_up)

    def work_ended(self, group: str) -> None:
        """A search ended; where the terminal is gone, so does the program."""
        super().work_ended(group)
        if group == "plan" and self._hung_up:
            self.vanish()

    def on_plan_rescued(self, message: messages.PlanRescued) -> None:
        """A plan that could not be stored is there: ask what to do with it."""
        from rotaengage.tui.present.aims import slots_words
        from rotaengage.tui.present.past import moment
        from rotaengage.tui.screens.dialog import Dialog

        told = [
            f"A plan made {moment(message.plan.made_at)} could not be stored then and was kept aside.",
            f"It gives {slots_words(message.plan)}, and keeps every rule of the workspace as it is now.",
        ]
        path, plan = message.path, message.plan

        def answered(let_go: bool | None) -> None:
            self.settle_rescue(path, plan, take=not let_go)

        # Whoever says nothing stores it: that can be taken back, and letting go cannot.
        self.push_screen(Dialog("Store the plan that was rescued?", told, yes="Let it go", no="Store it"), answered)

    @work(thread=True, exit_on_error=False, description=QUIET, group="rescue")
    def settle_rescue(self, path: Path, plan: "Plan", *, take: bool) -> None:
        """Store a plan that was set aside, or let it go."""
        if not take:
            verbs.forget_rescued(path)
            return
        opened = verbs.take_in(path, plan)
        self.tell_kept(opened, "The rescued plan holds now. u takes it back")
