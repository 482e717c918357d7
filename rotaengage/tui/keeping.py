"""The part of the app that keeps what was done: undo, redo, versions of the plan, and their history."""

from pathlib import Path
from typing import TYPE_CHECKING

from textual import work

from rotaengage.tui import messages, verbs, verbs_facts, verbs_record
from rotaengage.tui.cell_jobs import QUIET
from rotaengage.tui.searching import SearchingApp

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from rotaengage.domain.fact import FactKind
    from rotaengage.domain.plan import Plan
    from rotaengage.domain.record import RecordKind
    from rotaengage.domain.scenario import PlanSettings
    from rotaengage.tui.present.compare import Side
    from rotaengage.usecases.opened import Opened


class KeepingApp(SearchingApp, inherit_bindings=False):
    """Takes back, does again, takes up another version."""

    def may_keep(self) -> Path | None:
        """The workspace, where something may be written to it now; else says why not."""
        state = self.state
        if state.opened is None:
            self.busy("Open a rota first")
        elif state.viewer:
            self.busy("This window only reads")
        elif state.opened.locked_by:
            self.tell("Open in another window", [f"{state.opened.locked_by} has this workspace; change it there."])
        elif state.course is not None:
            self.tell("A plan is being made", ["Stop it first (s), then change what it rests on."])
        else:
            return state.opened.path
        return None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A window that only reads takes nothing back."""
        if action in ("undo", "redo") and self.state.viewer:
            return False
        return super().check_action(action, parameters)

    def action_undo(self) -> None:
        """Take the last deed back."""
        path = self.may_keep()
        if path is not None:
            self.step_history(path, back=True)

    def action_redo(self) -> None:
        """Do again what was taken back."""
        path = self.may_keep()
        if path is not None:
            self.step_history(path, back=False)

    @work(thread=True, exit_on_error=False, description=QUIET, group="keep")
    def step_history(self, path: Path, *, back: bool) -> None:
        """Undo or redo."""
        stepped = verbs.undo(path) if back else verbs.redo(path)
        told = f"{'Taken back' if back else 'Done again'}: {stepped.what}"
        nothing = "Nothing to take back" if back else "Nothing to do again"
        self.tell_kept(stepped.opened, told if stepped.what else nothing)

    def take_version(self, version: int) -> None:
        """Let a plan version hold again."""
        path = self.may_keep()
        if path is not None:
            self.take_up(path, version)

    @work(thread=True, exit_on_error=False, description=QUIET, group="keep")
    def take_up(self, path: Path, version: int) -> None:
        """Take a version up."""
        opened = verbs.take_version(path, version)
        self.tell_kept(opened, f"Plan {version} holds now. u takes it back")

    def label_version(self, version: int, name: str, note: str) -> None:
        """Give a version a name and a note."""
        path = self.may_keep()
        if path is not None:
            self.label(path, version, name, note)

    @work(thread=True, exit_on_error=False, description=QUIET, group="keep")
    def label(self, path: Path, version: int, name: str, note: str) -> None:
        """Name it, and read the history anew."""
        self.post_message(messages.HistoryRead(verbs.label_version(path, version, name, note)))

    def keep_settings(self, settings: "PlanSettings", what: str) -> None:
        """Keep the order of aims and the time limit, where this window may."""
        opened = self.state.opened
        if opened is not None and not opened.locked_by and self.state.course is None:
            self.keep_how(opened.path, settings, what)

    @work(thread=True, exit_on_error=False, description=QUIET, group="keep")
    def keep_how(self, path: Path, settings: "PlanSettings", what: str) -> None:
        """Store them as one deed."""
        self.tell_kept(verbs.set_settings(path, settings, what), "")

    def change_owed(self, entitlement: str, minutes: int, what: str) -> None:
        """Let an entitlement be of other minutes."""
        path, opened = self.may_keep(), self.state.opened
        if path is not None and opened is not None:
            self.keep_facts(lambda: verbs.set_entitlement(path, opened.department, entitlement, minutes, what), what)

    def change_cover(self, requirement: str, minimum: int, what: str) -> None:
        """Let a requirement be of another minimum."""
        path, opened = self.may_keep(), self.state.opened
        if path is not None and opened is not None:
            self.keep_facts(lambda: verbs.set_cover(path, opened.department, requirement, minimum, what), what)

    def keep_fact(self, kind: "FactKind", name: str, told: "Mapping[str, str]") -> None:
        """Keep what a form says of an entitlement, an event or cover; without a name it is new."""
        path, opened = self.may_keep(), self.state.opened
        if path is not None and opened is not None:
            says = f"{kind.value.capitalize()} {'changed' if name else 'added'}"
            self.keep_facts(lambda: verbs_facts.keep_fact(path, opened.department, kind, name, told), says)

    def drop_fact(self, kind: "FactKind", name: str) -> None:
        """Take an entitlement, an event or cover out."""
        path, opened = self.may_keep(), self.state.opened
        if path is not None and opened is not None:
            says = f"{kind.value.capitalize()} taken out"
            self.keep_facts(lambda: verbs_facts.drop_fact(path, opened.department, kind, name), says)

    @work(thread=True, exit_on_error=False, description=QUIET, group="keep")
    def keep_facts(self, change: "Callable[[], Opened]", what: str) -> None:
        """Store changed facts as one deed; the plan that holds was made before."""
        self.tell_kept(change(), f"{what}. p plans anew, u takes it back")

    def ask_record(self, kind: "RecordKind", told: "Mapping[str, str]") -> None:
        """Open the form that puts something on record, where this window may."""
        from rotaengage.tui.screens.record_form import RecordForm

        path = self.may_keep()
        if path is None:
            return
        form = RecordForm(kind, told)

        def answered(answer: str | None) -> None:
            if answer:
                self.put_on_record(path, form.record, form.told, form.today)

        self.push_screen(form, answered)

    @work(thread=True, exit_on_error=False, description=QUIET, group="keep")
    def put_on_record(self, path: Path, kind: "RecordKind", told: "Mapping[str, str]", today: "date") -> None:
        """Store it; it is no deed that could be taken back."""
        opened, number = verbs_record.keep_record(path, kind, told, today)
        self.tell_kept(opened, f"On record: {kind.value} {number}")

    def read_history(self) -> None:
        """Ask for versions, deeds and trail."""
        if self.state.opened is not None:
            self.look_back(self.state.opened.path)

    @work(thread=True, exit_on_error=False, description=QUIET, group="history", exclusive=True)
    def look_back(self, path: Path) -> None:
        """Read them."""
        self.post_message(messages.HistoryRead(verbs.history(path)))

    def on_history_read(self, message: messages.HistoryRead) -> None:
        """Versions, deeds and trail were read."""
        self.pass_on(message)

    def on_kept(self, message: messages.Kept) -> None:
        """The workspace holds something else now: lay it over the rota."""
        from rotaengage.tui.present.reading import of_department

        state = self.state
        if state.opened is None or state.opened.path != message.opened.path:
            return
        state.opened, state.sheet = message.opened, message.sheet
        state.reading, state.pictures = of_department(message.opened.department), ()
        self.changed()
        if message.says:
            self.busy(message.says)

    def side_by_side(self, before: "Plan", after: "Plan") -> "Side":
        """Two plans of this workspace, and what differs."""
        from rotaengage.tui.present.compare import Side
        from rotaengage.usecases.compare import gains, swaps

        opened = self.state.opened
        found = gains(opened.department.scenario, before.slots, after.slots) if opened else ()
        names = (f"plan {before.version}", f"plan {after.version}")
        return Side(*names, found, swaps(before.slots, after.slots))
