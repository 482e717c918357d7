"""The part of the app that hands files out: look first, then write, and never over another file unasked."""

from pathlib import Path
from typing import TYPE_CHECKING

from textual import work

from rotaengage.tui import messages, verbs
from rotaengage.tui.cell_jobs import QUIET
from rotaengage.tui.guiding import GuidedApp

if TYPE_CHECKING:
    from rotaengage.tui.present.export_choices import Wanted


class HandingApp(GuidedApp, inherit_bindings=False):
    """Looks at what an export would touch, and exports."""

    @work(thread=True, exit_on_error=False, description=QUIET, group="look", exclusive=True)
    def look_at_export(self, path: Path, to: Path, wanted: "Wanted") -> None:
        """What would be touched; why it cannot be written stands there too."""
        from rotaengage.domain.issue import UserError

        try:
            seen = verbs.preview(path, to, wanted)
        except UserError as error:
            self.post_message(messages.ExportSeen(wanted, None, error.sentence))
        else:
            self.post_message(messages.ExportSeen(wanted, seen))

    @work(thread=True, exit_on_error=False, description=QUIET, group="export", exclusive=True)
    def export(self, path: Path, to: Path, wanted: "Wanted", force: bool = False) -> None:
        """Write the plan to a file; a file that stands there is only told of."""
        if to.is_file() and not force:
            self.post_message(messages.ExportTaken(to))
            return
        self.post_message(messages.ExportMade(verbs.export(path, to, wanted, force=force)))

    def start_export(self, to: Path, wanted: "Wanted", *, force: bool = False) -> None:
        """Write the plan to a file, if there is one."""
        opened = self.state.opened
        if opened is None or opened.plan is None:
            self.tell("Nothing to export yet", ["Make a plan first: press 4."])
            return
        self.busy(f"Writing {to.name}")
        self.export(opened.path, to, wanted, force)

    def ask_replace(self, to: Path, wanted: "Wanted") -> None:
        """Ask before a file is replaced."""
        from rotaengage.tui.screens.dialog import Dialog

        def answered(replace: bool | None) -> None:
            if replace:
                self.start_export(to, wanted, force=True)

        told = [f"{to.name} stands there already. Replacing it cannot be undone."]
        self.push_screen(Dialog("Replace the file?", told, yes="Replace", no="Keep it"), answered)

    def on_export_seen(self, message: messages.ExportSeen) -> None:
        """What an export would touch."""
        self.pass_on(message)

    def on_export_made(self, message: messages.ExportMade) -> None:
        """A file was written."""
        self.pass_on(message)

    def on_export_taken(self, message: messages.ExportTaken) -> None:
        """A file of that name stands there."""
        self.pass_on(message)
