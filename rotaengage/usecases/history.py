"""Versions of the plan, what was done, and taking it back: each verb opens the workspace, does one thing, closes it."""

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from rotaengage.domain.department import Department, TrailEntry
from rotaengage.domain.history import Command
from rotaengage.domain.issue import UserError
from rotaengage.domain.plan import Plan
from rotaengage.usecases.bought_hours import own_hours
from rotaengage.usecases.opened import Opened, who_am_i
from rotaengage.usecases.plan_settings import open_again

if TYPE_CHECKING:
    from rotaengage.store import Workspace


class Version(NamedTuple):
    """A stored plan with the name and the note that a person gave it; current says that it is the one that holds."""

    plan: Plan
    name: str
    note: str
    current: bool


class History(NamedTuple):
    """Everything that was done. whole says that nothing the trail reports was changed since."""

    versions: tuple[Version, ...]
    deeds: tuple[Command, ...]
    trail: tuple[TrailEntry, ...]
    whole: bool


class Stepped(NamedTuple):
    """A deed taken back or done again (what is empty: there was none), and the workspace as it stands now."""

    what: str
    opened: Opened


def history(path: Path) -> History:
    """All versions, oldest first, deeds and trail. UserError as for opening."""
    from rotaengage.store import Workspace

    with Workspace.open(path, read_only=True) as workspace:
        current = workspace.state.plan
        plans = [(line, workspace.plan(line.version)) for line in workspace.plans()]
        versions = tuple(
            Version(plan, line.name, line.note, line.version == current) for line, plan in plans if plan is not None
        )
        return History(versions, workspace.commands(), workspace.trail(), workspace.trail_is_whole())


def undo(path: Path) -> Stepped:
    """Take the last deed back."""
    return _step(path, back=True)


def redo(path: Path) -> Stepped:
    """Do the deed that was undone last once more."""
    return _step(path, back=False)


def _step(path: Path, *, back: bool) -> Stepped:
    from rotaengage.store import Workspace

    with Workspace.open(path) as workspace:
        what = workspace.undo(who_am_i()) if back else workspace.redo(who_am_i())
        return Stepped(what or "", open_again(workspace, path))


def keep_change(
    path: Path, department: Department, plan: Plan | None, what: str, why: str = "", *, seen: Department | None = None
) -> Opened:
    """Store changed facts, and the plan that answers them where there is one, as one deed that undo takes back.

    seen: the facts as the window knew them. UserError where another window has changed them since: they would be lost.
    """
    from rotaengage.store import Workspace

    with Workspace.open(path) as workspace:
        if seen is not None:
            check_still_seen(workspace, path, seen)
        if plan is None:
            workspace.save_department(department, who_am_i(), what, why)
        else:
            workspace.save_change(department, plan, who_am_i(), what, why)
        return open_again(workspace, path)


def check_still_seen(workspace: "Workspace", path: Path, seen: Department) -> None:
    """UserError where the facts are no longer those that a window has seen; hours that a plan buys are no facts."""
    if _own(workspace.department()) != _own(seen):
        says = "another window has changed this workspace since"
        raise UserError(says, str(path), "open it again to see that change, then make yours")


def _own(department: Department) -> Department:
    return department.changed(scenario=own_hours(department.scenario))


def take_version(path: Path, version: int, why: str = "") -> Opened:
    """Let a plan hold again, with the facts that it was made from."""
    from rotaengage.store import Workspace

    with Workspace.open(path) as workspace:
        workspace.take_plan(version, who_am_i(), why)
        return open_again(workspace, path)


def label_version(path: Path, version: int, name: str, note: str) -> History:
    """Give a plan a name and a note; gives the history as it is then."""
    from rotaengage.store import Workspace

    with Workspace.open(path) as workspace:
        workspace.label_plan(version, name, note, who_am_i())
    return history(path)


def choose(path: Path, plan: Plan, offered: bytes, why: str) -> Opened:
    """Store an alternative as the plan that holds; offered (JSON) says between what it was chosen."""
    from rotaengage.store import Workspace

    if not why.strip():
        raise UserError("a choice between plans needs its reason", str(path), "say in a few words why this one")
    with Workspace.open(path) as workspace:
        workspace.choose_plan(plan, offered, who_am_i(), why.strip())
        return open_again(workspace, path)
