"""Change what a plan is made for: entitlements and cover levels, and the settings of planning. Each is one deed."""

from pathlib import Path

from rotaengage.domain.department import Department
from rotaengage.domain.fact import FactKind
from rotaengage.domain.issue import UserError
from rotaengage.domain.scenario import PlanSettings
from rotaengage.usecases.dues import dues
from rotaengage.usecases.history import keep_change
from rotaengage.usecases.opened import Opened, who_am_i
from rotaengage.usecases.plan_settings import SETTINGS, open_again, settings_text


def with_entitlement(department: Department, entitlement: str, minutes: int) -> Department:
    """An entitlement of other minutes, set by a person; what everybody is owed is counted anew.

    UserError where there is no such entitlement, or the minutes are negative.
    """
    scenario = department.scenario
    if minutes < 0 or entitlement not in {e.id for e in scenario.entitlements}:
        raise UserError(
            f"there is no entitlement {entitlement} of {minutes} minutes", cure="type hours such as 4 or 2.5"
        )
    changed = tuple(
        e.changed(minutes=minutes, assumed=False, citation="set by hand") if e.id == entitlement else e
        for e in scenario.entitlements
    )
    owed = dues(scenario.rota, scenario.activities, changed, scenario.debts)
    return department.changed(
        scenario=scenario.changed(entitlements=changed, dues=owed), by_hand=department.by_hand | {FactKind.ENTITLEMENT}
    )


def with_cover(department: Department, requirement: str, minimum: int) -> Department:
    """A requirement of another minimum, confirmed by a person. UserError where there is no such requirement."""
    scenario = department.scenario
    if minimum < 0 or requirement not in {r.id for r in scenario.cover}:
        raise UserError(f"there is no cover {requirement} of {minimum} doctors", cure="look at the list of cover")
    cover = tuple(
        r.changed(minimum=minimum, preferred=None if r.preferred is None else max(r.preferred, minimum), assumed=False,
                  basis="confirmed by hand") if r.id == requirement else r
        for r in scenario.cover
    )  # fmt: skip
    told = tuple(text for text in scenario.assumptions if not _speaks_of(text, requirement, department))
    return department.changed(
        scenario=scenario.changed(cover=cover, assumptions=told), by_hand=department.by_hand | {FactKind.COVER}
    )


def _speaks_of(text: str, requirement: str, department: Department) -> bool:
    one = next(r for r in department.scenario.cover if r.id == requirement)
    return one.assumed and (one.title or one.id) in text


def set_entitlement(path: Path, department: Department, entitlement: str, minutes: int, what: str) -> Opened:
    """Keep an entitlement of other minutes."""
    return keep_change(path, with_entitlement(department, entitlement, minutes), None, what, seen=department)


def set_cover(path: Path, department: Department, requirement: str, minimum: int, what: str) -> Opened:
    """Keep a requirement of another minimum."""
    return keep_change(path, with_cover(department, requirement, minimum), None, what, seen=department)


def set_settings(path: Path, settings: PlanSettings, what: str) -> Opened:
    """Keep how to plan: the order of aims, the groups to be fair between and the time limit."""
    from rotaengage.store import Workspace

    with Workspace.open(path) as workspace:
        workspace.change_setting(SETTINGS, settings_text(settings), who_am_i(), what)
        return open_again(workspace, path)
