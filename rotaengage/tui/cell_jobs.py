"""Work about cells and days of the rota: cover counted and places judged in threads, messages posted."""

from itertools import pairwise
from threading import Lock
from time import sleep
from typing import TYPE_CHECKING

from textual import work
from textual.worker import Worker, get_current_worker

from rotaengage.tui import messages, verbs
from rotaengage.tui.answering import ANSWER_SECONDS, AnsweringApp

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from rotaengage.domain.plan import Plan, Slot
    from rotaengage.domain.rota import Rota
    from rotaengage.domain.scenario import Scenario
    from rotaengage.domain.span import Span
    from rotaengage.tui.present.sheet import Sheet
    from rotaengage.usecases.cover import CoverBoard
    from rotaengage.usecases.day_desk import DayDesk
    from rotaengage.usecases.opened import Opened

QUIET = "work"
DAYS_AT_ONCE = 7
"""Days of cover counted before it is asked whether a key waits: a few milliseconds for a large trust."""


def with_rota(opened: "Opened", rota: "Rota") -> "Opened":
    """The same with an equal rota in place of its own: what was indexed of that one is not indexed again."""
    if opened.department.scenario.rota is rota:
        return opened
    department = opened.department
    return opened._replace(department=department.changed(scenario=department.scenario.changed(rota=rota)))


class CellWork(AnsweringApp, inherit_bindings=False):
    """Counts cover where it is looked at and keeps it, and cuts out a day once for all questions about it.

    Each worker has a description of its own: without one Textual writes out every argument, names and all.
    """

    def __init__(self) -> None:
        super().__init__()
        self._board: tuple[Scenario, Plan | None, CoverBoard] | None = None
        self._desk: tuple[Scenario, Plan | None, DayDesk] | None = None
        self._counting = Lock()
        self.laid: Sheet | None = None

    def tell_kept(self, opened: "Opened", says: str) -> None:
        """In a worker: what the workspace holds now is laid out; of the rota that is shown only the plan is new."""
        from rotaengage.tui.present.sheet import Sheet

        rota = opened.department.scenario.rota
        if self.laid is None or self.laid.rota != rota:
            self.laid = Sheet(rota, opened.plan, verbs.marked_days(rota))
        else:
            opened, self.laid = with_rota(opened, self.laid.rota), self.laid.with_plan(opened.plan)
        self.post_message(messages.Kept(opened, says, self.laid))

    def forget_cover(self) -> None:
        """Count cover anew: another rota is open."""
        self._board = self._desk = None

    def _board_of(self, scenario: "Scenario", plan: "Plan | None") -> "CoverBoard":
        """Cover of this plan; after a change only the days that it touches are counted anew."""
        held, before, board = self._board or (None, None, None)
        if board is None or held is not scenario or before is not plan:
            board = verbs.cover_board(scenario, plan.slots if plan else (), board)
            self._board = (scenario, plan, board)
        return board

    def _count_days(self, scenario: "Scenario", plan: "Plan | None", worker: Worker[None]) -> None:
        """Count all days, a few at a time: a key is answered first, and so are other questions."""
        days = (scenario.rota.last_day - scenario.rota.first_day).days + 1
        for first, end in pairwise((*range(0, days, DAYS_AT_ONCE), days)):
            if self.answering:
                sleep(ANSWER_SECONDS)
            with self._counting:
                if worker.is_cancelled:
                    return
                self._board_of(scenario, plan).part(first, end)

    def _desk_of(self, scenario: "Scenario", plan: "Plan | None", day: "date") -> "DayDesk":
        held, before, desk = self._desk or (None, None, None)
        if desk is None or held is not scenario or before is not plan or desk.day != day:
            desk = verbs.day_desk(scenario, plan.slots if plan else (), day)
            self._desk = (scenario, plan, desk)
        return desk

    @work(thread=True, exit_on_error=False, description=QUIET, group="cover", exclusive=True)
    def read_cover(
        self, scenario: "Scenario", plan: "Plan | None", doctor: str, column: int, day: "date", span: "Span | None"
    ) -> None:
        """Cover within a span, as a whole and by half hours, and why time is possible on the day or not.

        Asks that were overtaken are dropped.
        """
        from rotaengage.tui.present.cover import CoverStory, half_hours

        worker = get_current_worker()
        with self._counting:
            if worker.is_cancelled:
                return
            board, own = self._board_of(scenario, plan), scenario.rota.doctor_of[doctor]
            asked = half_hours(span) if span is not None and own.counts_to_cover else []
            halves = [(half, next(iter(board.at(half, own)), None)) for half in asked]
            whole = board.at(span, own) if span is not None and asked else ()
            here = verbs.why_here(self._desk_of(scenario, plan, day), doctor)
        if not worker.is_cancelled:
            self.post_message(messages.CoverRead(doctor, column, CoverStory(whole, tuple(halves), tuple(here))))

    @work(thread=True, exit_on_error=False, description=QUIET, group="strip", exclusive=True)
    def read_strip(self, scenario: "Scenario", plan: "Plan | None") -> None:
        """The margins of every requirement, day by day."""
        worker = get_current_worker()
        self._count_days(scenario, plan, worker)
        with self._counting:
            rows = () if worker.is_cancelled else self._board_of(scenario, plan).rows()
        if not worker.is_cancelled:
            self.post_message(messages.StripRead(rows))

    @work(thread=True, exit_on_error=False, description=QUIET, group="day", exclusive=True)
    def read_day(
        self, scenario: "Scenario", plan: "Plan | None", day: "date", old: "Slot | None", new: "Slot | None"
    ) -> None:
        """Cover through a day, and what the rules say of a slot that is being moved there."""
        worker = get_current_worker()
        with self._counting:
            if worker.is_cancelled:
                return
            desk = self._desk_of(scenario, plan, day)
            found = desk.found(old, new) if old or new else ()
            lines = desk.lines(old, new)
        if not worker.is_cancelled:
            says = tuple(breach.says for breach in found)
            self.post_message(messages.DayRead(day, old, new, lines, says))

    @work(thread=True, exit_on_error=False, description=QUIET, group="move")
    def keep_move(self, path: "Path", old: "Slot | None", new: "Slot | None") -> None:
        """Store the plan with a slot moved, put in or taken out by hand, as its next version."""
        opened, what = verbs.move_slot(path, old, new)
        self.tell_kept(opened, f"{what}. u takes it back")
