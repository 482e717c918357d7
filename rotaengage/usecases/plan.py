"""Plan: solve, judge, store."""

from collections.abc import Callable
from pathlib import Path

from rotaengage.domain.issue import UserError
from rotaengage.domain.plan import Draft, Plan
from rotaengage.domain.progress import Report, Stop, silent
from rotaengage.domain.scenario import PlanSettings, Scenario
from rotaengage.usecases.bought_hours import to_plan
from rotaengage.usecases.judge import judge
from rotaengage.usecases.opened import who_am_i
from rotaengage.usecases.plan_settings import SETTINGS, settings_of, with_kept
from rotaengage.usecases.processes import with_processes

Solve = Callable[[Scenario, PlanSettings, Report, Stop | None], Draft]


def make_plan(
    path: Path, settings: PlanSettings | None = None, report: Report = silent, stop: Stop | None = None
) -> Plan:
    """Plan a workspace in this process and store the checked plan as its next version."""
    return plan_with(_solve_here, path, settings or PlanSettings(), report, stop)


def _solve_here(scenario: Scenario, settings: PlanSettings, report: Report, stop: Stop | None) -> Draft:
    """Load the solver only once the workspace has been read."""
    from solvers.search import solve

    return solve(scenario, settings, report, stop)


def make_plan_in_child(
    path: Path, settings: PlanSettings | None = None, report: Report = silent, stop: Stop | None = None
) -> Plan:
    """The same with the solver in a child process, for the screens: a crash there is a sentence here."""
    from solvers.child import solve_in_child

    return plan_with(solve_in_child, path, settings or PlanSettings(), report, stop)


def plan_with(solve: Solve, path: Path, settings: PlanSettings, report: Report, stop: Stop | None) -> Plan:
    """Solve with any solver; what it hands back is judged before it is stored. The file is not held meanwhile."""
    from rotaengage.store import Workspace

    with Workspace.open(path, read_only=True) as workspace:
        settings = with_kept(settings, settings_of(workspace.setting(SETTINGS)))
        department = workspace.department()
        department = department.changed(scenario=department.scenario.fair_between(settings.fair_between))
        department = to_plan(department, settings)
    settings = with_processes(settings, department.scenario)
    draft = solve(department.scenario, settings, report, stop)
    return stored(path, judge(department, draft, settings))


def stored(path: Path, plan: Plan) -> Plan:
    """Store a checked plan. UserError where it cannot be: it is kept aside then, for when the workspace is opened."""
    from rotaengage.store import Workspace
    from rotaengage.usecases.rescue import set_aside

    try:
        with Workspace.open(path) as workspace:
            if workspace.read_only:
                held = f"the workspace is open in another {workspace.locked_by}"
                raise UserError(held, str(path), "close that one first")
            return workspace.save_plan(plan, who_am_i())
    except UserError as error:
        if not plan.verified or set_aside(path, plan) is None:
            raise
        cure = f"{error.cure}; the plan is kept aside, and offered when the workspace is opened again"
        raise UserError(error.says, error.where, cure) from error
