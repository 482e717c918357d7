"""The part of the app that tries things out: the desk kept warm, what-ifs, reasons and trade-offs."""

from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, TypeVar

from textual import work

from rotaengage.tui import messages
from rotaengage.tui import verbs_explore as verbs
from rotaengage.tui.cell_jobs import QUIET
from rotaengage.tui.keeping import KeepingApp

if TYPE_CHECKING:
    from collections.abc import Callable

    from rotaengage.domain.change import Change
    from rotaengage.domain.frontier import Alternative, Axis, Frontier, Limit, Point
    from rotaengage.domain.progress import Stop
    from rotaengage.domain.what_if import WhatIf
    from rotaengage.domain.why import EventWhy, Why
    from rotaengage.usecases.desk import Desk
    from rotaengage.usecases.opened import Opened

T = TypeVar("T")


def unless_overtaken(stop: "Stop", ask: "Callable[[], T]") -> T | None:
    """The answer; None where another question came meanwhile and this one ended without any."""
    from rotaengage.domain.issue import UserError

    try:
        return ask()
    except UserError:
        if stop.requested:
            return None
        raise


class ExploringApp(KeepingApp, inherit_bindings=False):
    """Asks the desk. A new question stops the one before; the desk follows the plan that holds."""

    def __init__(self) -> None:
        super().__init__()
        self._warm: Desk | None = None
        self._warm_turn = Lock()
        self._asking: Stop | None = None
        self._ended = False
        self.draft: tuple[Change, ...] = ()
        self.dropped: tuple[Change, ...] = ()
        self.answer: WhatIf | None = None

    def desk_for(self, opened: "Opened") -> "Desk":
        """The desk with this plan on it; called in workers."""
        from rotaengage.domain.issue import UserError

        with self._warm_turn:
            if self._ended:
                raise UserError("the program is ending")
            desk = self._warm
            if desk is None or desk.department is not opened.department or desk.plan is not opened.plan:
                if desk is not None:
                    desk.close()
                desk = self._warm = verbs.open_desk(opened.department, opened.plan)
            return desk

    def on_unmount(self) -> None:
        """The program ends: the desk ends with it."""
        self.stop_asking()
        with self._warm_turn:
            self._ended = True
            desk, self._warm = self._warm, None
        if desk is not None:
            desk.close()

    def work_ended(self, group: str) -> None:
        """A worker failed; where it asked the desk, the screens wait no longer."""
        super().work_ended(group)
        if group in ("what_if", "why", "frontier"):
            self.pass_on(messages.NoAnswer(group))

    def warm_up(self) -> None:
        """Lay the plan on the desk before the first question comes."""
        if self.state.opened is not None:
            self.lay_out(self.state.opened)

    @work(thread=True, exit_on_error=False, description=QUIET, group="desk", exclusive=True)
    def lay_out(self, opened: "Opened") -> None:
        """Start the desk."""
        self.desk_for(opened)

    def stop_asking(self) -> None:
        """End the question that is being worked on, if there is one."""
        if self._asking is not None:
            self._asking.request()

    def _next_stop(self) -> "Stop":
        from rotaengage.domain.progress import Stop

        self.stop_asking()
        self._asking = Stop()
        return self._asking

    def try_changes(self, *changes: "Change") -> None:
        """Add changes to what is being tried, and ask what follows."""
        self.draft, self.dropped = (*self.draft, *changes), ()
        self._ask()

    def clear_draft(self) -> None:
        """Try nothing any more."""
        self.draft = self.dropped = ()
        self._ask()

    def _ask(self) -> None:
        self.answer = None
        if self.state.opened is not None and self.draft:
            self.ask_what_if(self.state.opened, self.draft, self._next_stop())
        else:
            self.stop_asking()
        self.pass_on(messages.DraftChanged())

    @work(thread=True, exit_on_error=False, description=QUIET, group="what_if", exclusive=True)
    def ask_what_if(self, opened: "Opened", changes: "tuple[Change, ...]", stop: "Stop") -> None:
        """What follows from the changes."""
        answer = unless_overtaken(stop, lambda: verbs.what_if(self.desk_for(opened), changes, stop))
        if answer is not None:
            self.post_message(messages.WhatIfAnswered(changes, answer))

    def on_what_if_answered(self, message: messages.WhatIfAnswered) -> None:
        """An answer; one that was overtaken is left."""
        if message.changes == self.draft:
            self.answer = message.answer
            self.pass_on(message)

    def action_undo(self) -> None:
        """Take the last change back that is being tried; where none is, the last deed."""
        if not self.draft:
            super().action_undo()
            return
        *rest, last = self.draft
        self.draft, self.dropped = tuple(rest), (last, *self.dropped)
        self._say("Taken back", last)
        self._ask()

    def action_redo(self) -> None:
        """Try again what was taken back last; where nothing was, do the deed again."""
        if not self.dropped:
            super().action_redo()
            return
        first, *rest = self.dropped
        self.draft, self.dropped = (*self.draft, first), tuple(rest)
        self._say("Tried again", first)
        self._ask()

    def _say(self, word: str, change: "Change") -> None:
        opened = self.state.opened
        self.busy(f"{word}: {change.says(opened.department.scenario)}" if opened else word)

    def keep_draft(self, why: str = "") -> None:
        """Keep what is being tried, and the plan that answers it."""
        path, opened, answer = self.may_keep(), self.state.opened, self.answer
        if path is not None and opened is not None and answer is not None and answer.possible:
            self.keep_answer(opened, answer, path, why)

    @work(thread=True, exit_on_error=False, description=QUIET, group="keep")
    def keep_answer(self, opened: "Opened", answer: "WhatIf", path: Path, why: str) -> None:
        """Store the changed facts and the plan as one deed."""
        kept = verbs.keep_what_if(self.desk_for(opened), answer, path, why)
        told = f"Kept as plan {kept.plan.version if kept.plan else ''}. u takes it back"
        self.tell_kept(kept, told)

    def on_kept(self, message: messages.Kept) -> None:
        """Something else holds now: what was tried was tried on another plan, and so was what is still asked."""
        self.stop_asking()
        self.draft, self.dropped, self.answer = (), (), None
        super().on_kept(message)
        self.pass_on(messages.DraftChanged())

    def ask_why(self, doctor: str = "", event: str = "") -> None:
        """Why a doctor is short, or an event has the time it has."""
        if self.state.opened is not None:
            self.find_why(self.state.opened, doctor, event, self._next_stop())

    @work(thread=True, exit_on_error=False, description=QUIET, group="why", exclusive=True)
    def find_why(self, opened: "Opened", doctor: str, event: str, stop: "Stop") -> None:
        """Reasons and ways out."""
        found: Why | EventWhy | None
        if event:
            found = unless_overtaken(stop, lambda: verbs.why_event(self.desk_for(opened), event, stop))
        else:
            found = unless_overtaken(stop, lambda: verbs.why_short(self.desk_for(opened), doctor, stop))
        if found is not None:
            self.post_message(messages.WhyFound(opened, doctor, event, found))

    def on_why_found(self, message: messages.WhyFound) -> None:
        """Reasons were found."""
        self.pass_on(message)

    def ask_frontier(self, axes: "tuple[Axis, ...]", held: "tuple[Limit, ...]") -> None:
        """Alternatives of which none is beaten in every measure."""
        if self.state.opened is not None:
            self.find_frontier(self.state.opened, axes, held, self._next_stop())

    @work(thread=True, exit_on_error=False, description=QUIET, group="frontier", exclusive=True)
    def find_frontier(
        self, opened: "Opened", axes: "tuple[Axis, ...]", held: "tuple[Limit, ...]", stop: "Stop"
    ) -> None:
        """Find them, telling each as it is found; first the figures of the plan that stands."""

        def tell(part: "Point | Alternative") -> None:
            self.post_message(messages.FrontierPart(opened, part))

        if opened.plan is not None:
            figures = verbs.standing_figures(opened.department, opened.plan)
            self.post_message(messages.StandingMeasured(opened, figures))
        found = unless_overtaken(stop, lambda: verbs.frontier(self.desk_for(opened), axes, held, tell, stop))
        self.post_message(messages.FrontierFound(opened, axes, held, found))

    def choose_alternative(self, found: "Frontier", number: int, why: str) -> None:
        """Let an alternative hold; who, when, why and out of what is kept."""
        path, opened = self.may_keep(), self.state.opened
        if path is not None and opened is not None:
            self.choose_it(opened, path, found, number, why)

    @work(thread=True, exit_on_error=False, description=QUIET, group="keep")
    def choose_it(self, opened: "Opened", path: Path, found: "Frontier", number: int, why: str) -> None:
        """Judge it once more and store it."""
        kept = verbs.choose_alternative(path, opened.department, found, number, why)
        told = f"Chosen as plan {kept.plan.version if kept.plan else ''}. u takes it back"
        self.tell_kept(kept, told)

    def on_standing_measured(self, message: messages.StandingMeasured) -> None:
        """The plan that stands was measured."""
        self.pass_on(message)

    def on_frontier_part(self, message: messages.FrontierPart) -> None:
        """One more alternative."""
        self.pass_on(message)

    def on_frontier_found(self, message: messages.FrontierFound) -> None:
        """All alternatives."""
        self.pass_on(message)
