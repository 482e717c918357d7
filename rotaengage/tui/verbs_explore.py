"""The use cases of the desk, each imported when it is first called: what-ifs, reasons, alternatives."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rotaengage.domain.change import Change
    from rotaengage.domain.department import Department
    from rotaengage.domain.frontier import Axis, Frontier, Limit
    from rotaengage.domain.plan import Plan
    from rotaengage.domain.progress import Stop
    from rotaengage.domain.what_if import WhatIf
    from rotaengage.domain.why import EventWhy, Why
    from rotaengage.usecases.desk import Desk
    from rotaengage.usecases.frontier import Tell
    from rotaengage.usecases.opened import Opened

SECONDS = 30.0
"""The most time that alternatives are looked for; Esc stops earlier."""


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
    from rotaengage.usecases.open_workspace import open_workspace
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

    return verb(desk, axes, held=held, seconds=SECONDS, tell=tell, stop=stop)


def standing_figures(department: "Department", plan: "Plan") -> "dict[Axis, float]":
    """The plan that stands, measured as its alternatives are."""
    from rotaengage.usecases.standing import standing_figures as verb

    return verb(department, plan)


def choose_alternative(path: Path, department: "Department", found: "Frontier", number: int, why: str) -> "Opened":
    """Let an alternative hold, and note out of which it was chosen and why."""
    from rotaengage.usecases.choose import choose_alternative as verb

    return verb(path, department, found, number, why)
