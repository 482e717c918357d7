"""Everything that takes time: thread workers that post messages, and the one handler of a worker that failed."""

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from textual import work
from textual.worker import Worker, WorkerState

from rotaengage.tui import messages, verbs
from rotaengage.tui.cell_jobs import QUIET
from rotaengage.tui.reading_jobs import ReadingWork

if TYPE_CHECKING:
    from rotaengage.domain.progress import Progress, Stop
    from rotaengage.domain.scenario import PlanSettings

DOING: dict[str, str] = {
    "places": "looking for recent workspaces",
    "keys": "reading your own keys",
    "open": "opening the file",
    "plan": "making the plan",
    "cover": "counting cover",
    "checks": "checking the rules",
    "rescue": "storing the rescued plan",
    "look": "looking at what would be touched",
    "strip": "counting cover",
    "pictures": "reading the sheets again",
    "answers": "keeping the answers",
    "day": "judging the day",
    "move": "keeping the change",
    "export": "writing the file",
    "desk": "laying the plan on the desk",
    "what_if": "working out what follows",
    "why": "looking for reasons",
    "frontier": "looking for alternatives",
    "history": "reading the history",
    "keep": "keeping what was done",
}


class WorkingApp(ReadingWork, inherit_bindings=False):
    """An app that does its work in threads. Workers touch no widget and no state: they post messages.

    Each has a description of its own: without one Textual writes out every argument, names and all,
    and for a year of 500 doctors that takes two seconds.
    """

    @work(thread=True, exit_on_error=False, description=QUIET, group="places", exclusive=True)
    def find_places(self) -> None:
        """Recent workspaces and samples."""
        recent, saved = tuple(verbs.recent()), {}
        for path in recent:
            with suppress(OSError):
                saved[path] = path.stat().st_mtime
        self.post_message(messages.PlacesFound(recent, tuple(verbs.samples()), saved))

    @work(thread=True, exit_on_error=False, description=QUIET, group="keys", exclusive=True)
    def find_keys(self) -> None:
        """The person's own keys; a mistake in their file is told, and the usual keys stay."""
        from rotaengage.domain.issue import UserError
        from rotaengage.tui.keymap import own_keymap

        try:
            written, path = verbs.own_keys()
            self.post_message(messages.KeysFound(own_keymap(written, str(path))))
        except UserError as error:
            self.post_message(messages.KeysFound({}, error.sentence))

    @work(thread=True, exit_on_error=False, description=QUIET, group="plan")
    def make_plan(self, path: Path, settings: "PlanSettings", stop: "Stop") -> None:
        """Make a plan, telling each step."""

        def report(step: "Progress") -> None:
            self.post_message(messages.PlanStep(step))

        plan, known = verbs.make_plan(path, settings, report, stop), self.laid
        self.laid = known.with_plan(plan) if known else None
        self.post_message(messages.PlanMade(plan, self.laid))

    @work(thread=True, exit_on_error=False, description=QUIET, group="checks", exclusive=True)
    def run_checks(self, path: Path, number: int) -> None:
        """Check the rules; number says in which state."""
        self.post_message(messages.ChecksDone(number, verbs.check(path)))

    @work(thread=True, exit_on_error=False, description=QUIET, group="fault")
    def keep_fault(self, doing: str, error: BaseException) -> None:
        """Write a fault down."""
        try:
            log: Path | None = verbs.keep_crash(error)
        except OSError:
            log = None
        self.post_message(messages.FaultKept(doing, log))

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Show any worker that failed: a user's mistake in its own sentence, a fault of the program in a plain one."""
        worker = event.worker
        if event.state is not WorkerState.ERROR or worker.error is None:
            return
        from rotaengage.domain.issue import UserError

        self.work_ended(worker.group)
        doing = DOING.get(worker.group, "working")
        if isinstance(worker.error, UserError):
            self.show_mistake(doing, worker.error)
        elif worker.group != "fault":
            self.keep_fault(doing, worker.error)

    def work_ended(self, group: str) -> None:
        """A worker of this group failed."""

    def show_mistake(self, doing: str, error: Exception) -> None:
        """Show what a user can mend."""
        raise NotImplementedError
