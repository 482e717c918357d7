"""The part of the app that starts and stops a search, and says things to the user."""

from abc import abstractmethod
from time import monotonic
from typing import TYPE_CHECKING

from textual.message import Message

from rotaengage.tui import messages
from rotaengage.tui.jobs import WorkingApp
from rotaengage.tui.state import State

if TYPE_CHECKING:
    from rotaengage.domain.scenario import PlanSettings


class SearchingApp(WorkingApp, inherit_bindings=False):
    """Holds the state and the course of the search."""

    def __init__(self) -> None:
        super().__init__()
        self.state = State()

    @abstractmethod
    def changed(self, go: str = "") -> None:
        """Rota or plan changed; go names a screen to show."""

    @abstractmethod
    def pass_on(self, message: Message) -> None:
        """Tell the screens."""

    def start_plan(self, settings: "PlanSettings") -> None:
        """Begin a search, if none runs and the workspace may be written."""
        state = self.state
        if state.opened is None or state.course is not None:
            return
        if state.opened.locked_by:
            self.tell(
                "Open in another window",
                [f"{state.opened.locked_by} has this workspace; plan there, or close it first."],
            )
            return
        from rotaengage.domain.progress import Stop
        from rotaengage.tui.present.course import Course

        state.course, state.started, state.stop = Course(limit=settings.seconds), monotonic(), Stop()
        self.make_plan(state.opened.path, settings, state.stop)
        self.refresh_bindings()

    def stop_plan(self) -> None:
        """Ask the search to end and keep its best."""
        if self.state.course is not None and self.state.stop is not None:
            self.state.stop.request()
            self.state.course = self.state.course._replace(stopping=True)

    def on_unmount(self) -> None:
        """The program ends, for whatever reason: the search ends with it."""
        self.stop_plan()

    def on_plan_step(self, message: messages.PlanStep) -> None:
        """The search told a step."""
        course = self.state.course
        if course is not None:
            self.state.course = course._replace(steps=(*course.steps, message.step))
            self.pass_on(message)

    def on_plan_made(self, message: messages.PlanMade) -> None:
        """The search ended: lay the plan over the rota."""
        state = self.state
        if state.opened is not None and message.sheet is not None:
            state.opened, state.sheet = state.opened._replace(plan=message.plan), message.sheet
        self.work_ended("plan")

    def work_ended(self, group: str) -> None:
        """A search ended, well or not."""
        if group == "plan":
            self.state.course = self.state.stop = None
            self.changed()
            self.refresh_bindings()

    def on_fault_kept(self, message: messages.FaultKept) -> None:
        """A fault of the program was written down."""
        kept = f"Where it happened is noted, without names, in {message.log}." if message.log else ""
        self.tell(
            f"Something went wrong while {message.doing}",
            ["Nothing was lost, and you can go on.", *([kept] if kept else [])],
        )

    def show_mistake(self, doing: str, error: Exception) -> None:
        """A mistake that the user can mend, in its own sentence; of many, each with its place."""
        issues = getattr(error, "issues", ())
        told = [f"{issue.where}: {issue.says} {issue.cure}" for issue in issues]
        self.tell(f"That did not work while {doing}", [str(error), *told])

    def tell(self, title: str, told: list[str]) -> None:
        """Say something that has to be read."""
        from rotaengage.tui.screens.dialog import Dialog

        if self.is_running:
            self.push_screen(Dialog(title, told))

    def busy(self, says: str) -> None:
        """Say something in passing."""
        from rotaengage.tui.present.text import clean

        self.notify(clean(says), timeout=2.5, markup=False)
