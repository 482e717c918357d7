"""The use cases, each imported when it is first called: the first screen needs none of them."""

from pathlib import Path
from typing import TYPE_CHECKING

from rotaengage.tui import verbs_of_doors

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from rotaengage.domain.answers import Answers
    from rotaengage.domain.department import Department
    from rotaengage.domain.marked_days import DayMark
    from rotaengage.domain.plan import Plan, Slot
    from rotaengage.domain.progress import Report, Stop
    from rotaengage.domain.rota import Rota
    from rotaengage.domain.scenario import PlanSettings, Scenario
    from rotaengage.usecases.check import Checked
    from rotaengage.usecases.cover import CoverBoard
    from rotaengage.usecases.day_desk import DayDesk
    from rotaengage.usecases.here import Finding
    from rotaengage.usecases.history import History, Stepped
    from rotaengage.usecases.opened import Opened
    from rotaengage.usecases.samples import Sample

export = verbs_of_doors.export
forget_rescued = verbs_of_doors.forget_rescued
keep_session = verbs_of_doors.keep_session
own_keys = verbs_of_doors.own_keys
preview = verbs_of_doors.preview
rescued = verbs_of_doors.rescued
session_of = verbs_of_doors.session_of
take_in = verbs_of_doors.take_in


def samples() -> "Sequence[Sample]":
    """The bundled departments."""
    from rotaengage.usecases.samples import samples as verb

    return verb()


def recent() -> "Sequence[Path]":
    """The workspaces opened last."""
    from rotaengage.usecases.recent import recent_workspaces as verb

    return verb()


def remember(path: Path) -> None:
    """Put a workspace on the list of those opened last."""
    from rotaengage.usecases.recent import remember as verb

    verb(path)


def open_workspace(path: Path) -> "Opened":
    """A workspace's facts and latest plan."""
    from rotaengage.usecases.open_workspace import open_workspace as verb

    return verb(path)


def new_workspace(path: Path, rota: Path, setup: Path | None, answers: "Answers | None" = None) -> "Opened":
    """A new workspace from one workbook."""
    from rotaengage.tui.children import ready_for_children
    from rotaengage.usecases.new_workspace import new_workspace as verb

    ready_for_children()
    return verb(path, [rota], setup, answers)


def make_plan(path: Path, settings: "PlanSettings", report: "Report", stop: "Stop") -> "Plan":
    """A new plan, made in a child process; returns when it is made or stopped."""
    from rotaengage.usecases.plan_child import make_plan_in_child as verb

    return verb(path, settings, report, stop)


def check(path: Path) -> "Checked":
    """Working time and cover of the rota, and the rules of its plan."""
    from rotaengage.usecases.check import check as verb

    return verb(path)


def cover_board(scenario: "Scenario", slots: "Sequence[Slot]", before: "CoverBoard | None") -> "CoverBoard":
    """Cover with these slots; what stands as on the board before is not counted again."""
    from rotaengage.usecases.cover import CoverBoard

    return CoverBoard(scenario, slots, before)


def day_desk(scenario: "Scenario", slots: "Sequence[Slot]", day: "date") -> "DayDesk":
    """One day with these slots, cut out for judging."""
    from rotaengage.usecases.day_desk import DayDesk

    return DayDesk(scenario, slots, day)


def why_here(desk: "DayDesk", doctor: str) -> "Sequence[Finding]":
    """Why a doctor can or cannot have time on a day."""
    from rotaengage.usecases.here import why_here as verb

    return verb(desk, doctor)


def marked_days(rota: "Rota") -> "Sequence[DayMark]":
    """Bank holidays and changeovers."""
    from rotaengage.usecases.marked_days import marked_days as verb

    return verb(rota)


def move_slot(path: Path, old: "Slot | None", new: "Slot | None") -> "tuple[Opened, str]":
    """Move, put in or take out a slot by hand; the workspace as it is then, and what was done."""
    from rotaengage.usecases.move_slot import move_slot as verb

    return verb(path, old, new)


def keep_crash(error: BaseException) -> Path:
    """Append where a fault happened to the log, without names."""
    from rotaengage.usecases.crash import keep_crash as verb

    return verb(error)


def history(path: Path) -> "History":
    """Versions of the plan, deeds and trail."""
    from rotaengage.usecases.history import history as verb

    return verb(path)


def undo(path: Path) -> "Stepped":
    """Take the last deed back."""
    from rotaengage.usecases.history import undo as verb

    return verb(path)


def redo(path: Path) -> "Stepped":
    """Do again what was taken back last."""
    from rotaengage.usecases.history import redo as verb

    return verb(path)


def take_version(path: Path, version: int) -> "Opened":
    """Let a plan version hold again."""
    from rotaengage.usecases.history import take_version as verb

    return verb(path, version)


def label_version(path: Path, version: int, name: str, note: str) -> "History":
    """Give a plan version a name and a note."""
    from rotaengage.usecases.history import label_version as verb

    return verb(path, version, name, note)


def set_settings(path: Path, settings: "PlanSettings", what: str) -> "Opened":
    """Keep the order of aims and the time limit."""
    from rotaengage.usecases.edit import set_settings as verb

    return verb(path, settings, what)


def set_entitlement(path: Path, department: "Department", entitlement: str, minutes: int, what: str) -> "Opened":
    """Keep an entitlement of other minutes."""
    from rotaengage.usecases.edit import set_entitlement as verb

    return verb(path, department, entitlement, minutes, what)


def set_cover(path: Path, department: "Department", requirement: str, minimum: int, what: str) -> "Opened":
    """Keep a requirement of another minimum."""
    from rotaengage.usecases.edit import set_cover as verb

    return verb(path, department, requirement, minimum, what)
