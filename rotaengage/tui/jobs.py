"""Everything that takes time: thread workers that post messages, and the one handler of a worker that failed."""

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from textual import work
from textual.worker import Worker, WorkerState

from rotaengage.tui import messages, verbs
from rotaengage.tui.cell_jobs import QUIET, CellWork

if TYPE_CHECKING:
    from rotaengage.domain.progress import Progress, Stop
    from rotaengage.domain.scenario import PlanSettings
    from rotaengage.usecases.opened import Opened

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


class WorkingApp(CellWork, inherit_bindings=False):
    """An app that does its work in threads. Workers touch no widget and no state: they post messages.

    Each has a description of its own: without one Textual writes out every argument, names and all,
    and for a year of 500 doctors that takes two seconds.
    """

    @work(thread=True, exit_on_error=False, description=QUIET, group="places", exclusive=True)
    def find_places(self) -> None:
        """Recent workspaces and samples."""
        self.post_message(messages.PlacesFound(tuple(verbs.recent()), tuple(verbs.samples())))

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

    @work(thread=True, exit_on_error=False, description=QUIET, group="open", exclusive=True)
    def read_workbook(self, path: Path) -> None:
        """Read a workbook without keeping it."""
        from rotaengage.tui.present.paths import WORKSPACE, numbered
        from rotaengage.tui.present.reading import of_inspection

        reading = of_inspection(verbs.inspect(path))
        self.post_message(messages.WorkbookRead(path, reading, numbered(path.with_suffix(WORKSPACE))))

    @work(thread=True, exit_on_error=False, description=QUIET, group="open", exclusive=True)
    def open_path(self, path: Path) -> None:
        """Open a workspace."""
        opened = verbs.open_workspace(path)
        verbs.remember(path)
        self._tell_opened(opened, fresh=False)

    @work(thread=True, exit_on_error=False, description=QUIET, group="open", exclusive=True)
    def make_workspace(self, path: Path, rota: Path, setup: Path | None = None) -> None:
        """Make a workspace from a workbook and open it."""
        opened = verbs.new_workspace(path, rota, setup)
        verbs.remember(path)
        self._tell_opened(opened, fresh=True)

    @work(thread=True, exit_on_error=False, description=QUIET, group="open", exclusive=True)
    def open_sample(self, name: str) -> None:
        """Make a workspace from a sample, in a temporary folder of its own."""
        sample = next(one for one in verbs.samples() if one.name == name)
        folder = Path(tempfile.mkdtemp(prefix="rotaengage-"))
        self._tell_opened(verbs.new_workspace(folder / f"{name}.rota", sample.rota, sample.setup), fresh=True)

    def _tell_opened(self, opened: "Opened", *, fresh: bool) -> None:
        from rotaengage.tui.present.reading import of_department
        from rotaengage.tui.present.sheet import Sheet

        rota = opened.department.scenario.rota
        sheet = Sheet(rota, opened.plan, verbs.marked_days(rota))
        reading, session = of_department(opened.department), verbs.session_of(opened.path)
        self.post_message(messages.WorkspaceOpened(opened, sheet, reading, fresh, session))
        plan = verbs.rescued(opened)
        if plan is not None:
            self.post_message(messages.PlanRescued(opened.path, plan))

    @work(thread=True, exit_on_error=False, description=QUIET, group="plan")
    def make_plan(self, path: Path, settings: "PlanSettings", stop: "Stop") -> None:
        """Make a plan, telling each step."""

        def report(step: "Progress") -> None:
            self.post_message(messages.PlanStep(step))

        self.post_message(messages.PlanMade(verbs.make_plan(path, settings, report, stop)))

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
