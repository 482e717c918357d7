"""Work about reading workbooks: read, read again with answers, and make or change a workspace of what was read."""

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from textual import work
from textual.worker import get_current_worker

from rotaengage.tui import messages, reading_verbs, verbs
from rotaengage.tui.cell_jobs import QUIET, CellWork

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rotaengage.domain.answers import Answers
    from rotaengage.usecases.opened import Opened

Said = tuple[tuple[str, str], ...]


class ReadingWork(CellWork, inherit_bindings=False):
    """Reads in threads; what was overtaken by a newer answer is not told."""

    @work(thread=True, exit_on_error=False, description=QUIET, group="open", exclusive=True)
    def read_workbook(
        self, path: Path, answers: "Answers | None" = None, said: Said = (), back: str = "", done: "Sequence[str]" = ()
    ) -> None:
        """Read a workbook without keeping it: with the answers, those said now, and without the one taken back.

        done are the keys that were answered before, the latest last.
        """
        from rotaengage.domain.answers import Answers
        from rotaengage.tui.present.paths import WORKSPACE, numbered
        from rotaengage.tui.present.reading import of_inspection

        worker = get_current_worker()
        known = reading_verbs.settled(answers or Answers(), said)
        known = reading_verbs.without(known, back) if back else known
        found, pictures = reading_verbs.read_pictures(path, known)
        keys = tuple(key for key in (*done, *(key for key, _ in said)) if key != back)
        if not worker.is_cancelled:
            offered = numbered(path.with_suffix(WORKSPACE))
            self.post_message(messages.WorkbookRead(path, of_inspection(found), offered, pictures, known, keys))

    @work(thread=True, exit_on_error=False, description=QUIET, group="pictures", exclusive=True)
    def read_pictures(self, path: Path) -> None:
        """The sheets of a workspace's workbooks, with their reading."""
        worker = get_current_worker()
        pictures = reading_verbs.pictures_of_workspace(path)
        if not worker.is_cancelled:
            self.post_message(messages.PicturesRead(path, pictures))

    @work(thread=True, exit_on_error=False, description=QUIET, group="open", exclusive=True)
    def answer_workspace(self, opened: "Opened", said: Said, back: str = "") -> None:
        """Read the workspace's workbooks again with more answers, or with one less, and keep that."""
        known = reading_verbs.settled(opened.department.answers, said)
        known = reading_verbs.without(known, back) if back else known
        what = f"answer taken back: {back}" if back else f"answered: {', '.join(key for key, _ in said)}"
        kept = reading_verbs.reread(opened.path, known, what)
        self._tell_opened(kept, fresh=True, answered=True)
        self.post_message(messages.PicturesRead(opened.path, reading_verbs.pictures_of_workspace(opened.path)))

    @work(thread=True, exit_on_error=False, description=QUIET, group="open", exclusive=True)
    def open_path(self, path: Path) -> None:
        """Open a workspace."""
        opened = verbs.open_workspace(path)
        verbs.remember(path)
        self._tell_opened(opened, fresh=False)

    @work(thread=True, exit_on_error=False, description=QUIET, group="open", exclusive=True)
    def make_workspace(
        self, path: Path, rota: Path, setup: Path | None = None, answers: "Answers | None" = None
    ) -> None:
        """Make a workspace from a workbook and open it."""
        opened = verbs.new_workspace(path, rota, setup, answers)
        verbs.remember(path)
        self._tell_opened(opened, fresh=True)

    @work(thread=True, exit_on_error=False, description=QUIET, group="open", exclusive=True)
    def open_sample(self, name: str) -> None:
        """Make a workspace from a sample, in a temporary folder of its own."""
        sample = next(one for one in verbs.samples() if one.name == name)
        folder = Path(tempfile.mkdtemp(prefix="rotaengage-"))
        self._tell_opened(verbs.new_workspace(folder / f"{name}.rota", sample.rota, sample.setup), fresh=True)

    @work(thread=True, exit_on_error=False, description=QUIET, group="answers", exclusive=True)
    def keep_answers(self, path: Path, answers: "Answers") -> None:
        """Write the answers to a file for next month's workbook."""
        reading_verbs.save_answers(path, answers)
        self.post_message(messages.AnswersKept(path))

    def _tell_opened(self, opened: "Opened", *, fresh: bool, answered: bool = False) -> None:
        from rotaengage.tui.memory import give_back
        from rotaengage.tui.present.reading import of_department
        from rotaengage.tui.present.sheet import Sheet

        rota = opened.department.scenario.rota
        sheet = self.laid = Sheet(rota, opened.plan, verbs.marked_days(rota))
        give_back(len(rota.duties))
        reading, session = of_department(opened.department), verbs.session_of(opened.path)
        self.post_message(messages.WorkspaceOpened(opened, sheet, reading, fresh, session, answered))
        plan = verbs.rescued(opened)
        if plan is not None:
            self.post_message(messages.PlanRescued(opened.path, plan))
