"""The part of the app that remembers where a person was, and comes back to it."""

import asyncio
import signal
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from textual import work
from textual.css.query import NoMatches

from rotaengage.tui import messages, verbs
from rotaengage.tui.cell_jobs import QUIET
from rotaengage.tui.colours import SCHEMES
from rotaengage.tui.handing_out import HandingApp

if TYPE_CHECKING:
    from rich.console import RenderableType

    from rotaengage.domain.plan import Plan
    from rotaengage.tui.screens.page import Page
    from rotaengage.usecases.session import Session, Value

EVERY_SECONDS = 2.0
LAST_SECONDS = 8.0
SCREEN, COLOURS, SELF = "screen", "colours", "app"


class RememberingApp(HandingApp, inherit_bindings=False):
    """Keeps the sitting every few seconds and at the end, also where the terminal is closed; says what was rescued."""

    def __init__(self) -> None:
        super().__init__()
        self._pages: dict[str, Page] = {}
        self._kept: Session = {}
        self._recall: Session = {}
        self._hung_up = False
        self._leaving: tuple[Path, Session] | None = None

    def remember_from_now(self) -> None:
        """Begin to keep where the person is, and to listen for a closed terminal."""
        self.set_interval(EVERY_SECONDS, self.keep_sitting)
        loop = asyncio.get_running_loop()
        for name in ("SIGHUP", "SIGTERM"):
            if hasattr(signal, name):  # Windows has no SIGHUP
                with suppress(NotImplementedError, RuntimeError, ValueError):
                    loop.add_signal_handler(getattr(signal, name), self.call_later, self.hang_up)

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
        if self._leaving is not None:
            verbs.keep_session(*self._leaving)

    def exit(self, result: int | None = None, return_code: int = 0, message: "RenderableType | None" = None) -> None:
        """End; where the person is now is looked at while the screens still stand."""
        opened = self.state.opened
        if opened is not None and not self.state.viewer:
            self._leaving = (opened.path, self.sitting())
        super().exit(result, return_code, message)

    def hang_up(self) -> None:
        """The terminal was closed: keep the place, let a search hand over its best plan, and end."""
        if self._hung_up:
            return
        self._hung_up = True
        self.keep_sitting()
        if self.state.course is None:
            self.exit(0)
        else:
            self.stop_plan()
            self.set_timer(LAST_SECONDS, lambda: self.exit(0))

    def work_ended(self, group: str) -> None:
        """A search ended; where the terminal is gone, so does the program."""
        super().work_ended(group)
        if group == "plan" and self._hung_up:
            self.exit(0)

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

        def answered(yes: bool | None) -> None:
            self.settle_rescue(path, plan, take=bool(yes))

        self.push_screen(Dialog("Store the plan that was rescued?", told, yes="Store it", no="Let it go"), answered)

    @work(thread=True, exit_on_error=False, description=QUIET, group="rescue")
    def settle_rescue(self, path: Path, plan: "Plan", *, take: bool) -> None:
        """Store a plan that was set aside, or let it go."""
        if not take:
            verbs.forget_rescued(path)
            return
        opened = verbs.take_in(path, plan)
        self.post_message(messages.Kept(opened, "The rescued plan holds now. u takes it back"))
