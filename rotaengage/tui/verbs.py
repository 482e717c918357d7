"""The use cases, each imported when it is first called: the first screen needs none of them."""

from pathlib import Path
from typing import TYPE_CHECKING

from rotaengage.tui import verbs_of_doors

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from rotaengage.domain.answers import Answers
    from rotaengage.domain.change import Change
    from rotaengage.domain.department import Department
    from rotaengage.domain.frontier import Axis, Frontier, Limit
    from rotaengage.domain.marked_days import DayMark
    from rotaengage.domain.plan import Plan, Slot
    from rotaengage.domain.progress import Report, Stop
    from rotaengage.domain.rota import Rota
    from rotaengage.domain.scenario import PlanSettings, Scenario
    from rotaengage.domain.what_if import WhatIf
    from rotaengage.domain.why import EventWhy, Why
    from rotaengage.usecases.check import Checked
    from rotaengage.usecases.cover import CoverBoard
    from rotaengage.usecases.day_desk import DayDesk
    from rotaengage.usecases.desk import Desk
    from rotaengage.usecases.frontier import Tell
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
    from rotaengage.usecases.new_workspace import new_workspace as verb

    return verb(path, [rota], setup, answers)


def make_plan(path: Path, settings: "PlanSettings", report: "Report", stop: "Stop") -> "Plan":
    """A new plan, made in a child process; returns when it is made or stopped."""
    from rotaengage.usecases.plan_child import make_plan_in_child as verb

    return verb(path, settings, report, stop)


def check(path: Path) -> "Checked":
    """Working time and cover of the rota, and the rules of its plan."""
    from rotaengage.usecases.check import check as verb

    return verb(path)


def cover_board(scenario: "Scenario", slots: "Sequence[Slot]") -> "CoverBoard":
    """Cover with these slots, counted once."""
    from rotaengage.usecases.cover import CoverBoard

    return CoverBoard(scenario, slots)


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


def open_desk(department: "Department", plan: "Plan | None") -> "Desk":
    """A plan laid on a desk in a process of its own."""
    from rotaengage.usecases.desk import open_desk as verb

    return verb(department, plan)


def what_if(desk: "Desk", changes: "Sequence[Change]", stop: "Stop") -> "WhatIf":
    """The nearest plan that keeps all changes."""
    from rotaengage.usecases.what_if import what_if as verb

    return verb(desk, changes, stop=stop)


def keep_what_if(desk: "Desk", answer: "WhatIf", path: Path, why: str) -> "Opened":
    """Store what was tried; the workspace as it stands then."""
    from rotaengage.usecases.what_if import keep_what_if as verb

    verb(desk, answer, path, why)
    return open_workspace(path)


def why_short(desk: "Desk", doctor: str, stop: "Stop") -> "Why":
    """What stands in the way of more time for a doctor."""
    from rotaengage.usecases.why import why_short as verb

    return verb(desk, doctor, stop=stop)


def why_event(desk: "Desk", event: str, stop: "Stop") -> "EventWhy":
    """Why an event has the time it has."""
    from rotaengage.usecases.why import why_event as verb

    return verb(desk, event, stop=stop)


def frontier(desk: "Desk", axes: "Sequence[Axis]", held: "Sequence[Limit]", tell: "Tell", stop: "Stop") -> "Frontier":
    """Plans of which none is beaten in every measure."""
    from rotaengage.usecases.frontier import frontier as verb

    return verb(desk, axes, held=held, tell=tell, stop=stop)


def choose_alternative(path: Path, department: "Department", found: "Frontier", number: int, why: str) -> "Opened":
    """Let an alternative hold, and note out of which it was chosen and why."""
    from rotaengage.usecases.choose import choose_alternative as verb

    return verb(path, department, found, number, why)
