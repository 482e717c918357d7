"""A plan that was made but could not be stored (a full disk, a share that went away): kept aside until it can be."""

import hashlib
from pathlib import Path

from platformdirs import user_state_path
from pydantic import ValidationError

from rotaengage.domain.issue import UserError
from rotaengage.domain.plan import Plan
from rotaengage.rules import Placed, breaches
from rotaengage.usecases.files import write_whole
from rotaengage.usecases.judge import PlanRefusedError, measured
from rotaengage.usecases.opened import Opened, who_am_i


def _file(path: Path) -> Path:
    folder = user_state_path("rotaengage", appauthor=False, ensure_exists=True) / "rescued"
    folder.mkdir(exist_ok=True)
    return folder / f"{hashlib.sha256(str(path.absolute()).encode()).hexdigest()[:24]}.json"


def set_aside(path: Path, plan: Plan) -> Path | None:
    """Keep the plan of a workspace aside, readable by this account alone; None where even that fails."""
    try:
        file = _file(path)
        write_whole(file, plan.model_dump_json(exclude={"plan_hash"}).encode(), force=True)
    except (OSError, UserError):
        return None
    return file


def rescued(opened: Opened) -> Plan | None:
    """The plan set aside for a workspace, if it may be written there and keeps every rule of what it holds now."""
    if opened.read_only or opened.locked_by:
        return None
    try:
        plan = Plan.model_validate_json(_file(opened.path).read_bytes())
    except (OSError, ValidationError):
        return None
    scenario = opened.department.scenario
    sources = {source.sha256 for source in scenario.rota.sources}
    known = {(duty.id, duty.doctor) for duty in scenario.rota.duties}
    if plan.rota_sha256 not in sources or any((slot.duty, slot.doctor) not in known for slot in plan.slots):
        return None
    placed = Placed(scenario.changed(bought=plan.backfill), plan.slots, plan.events)
    if any(breaches(placed)):
        return None
    try:
        measured(placed, plan.objectives)
    except PlanRefusedError:
        return None
    return plan


def take_in(path: Path, plan: Plan) -> Opened:
    """Store a plan that was set aside, as a new version. UserError where it still cannot be; it stays aside then."""
    from rotaengage.store import Workspace
    from rotaengage.usecases.open_workspace import open_workspace

    with Workspace.open(path) as workspace:
        if workspace.read_only:
            held = f"the workspace is open in another {workspace.locked_by}"
            raise UserError(held, str(path), "close that one first")
        workspace.save_plan(plan, who_am_i())
    forget(path)
    return open_workspace(path)


def forget(path: Path) -> None:
    """Let a plan that was set aside go."""
    try:
        _file(path).unlink(missing_ok=True)
    except OSError:
        return
