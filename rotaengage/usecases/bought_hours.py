"""The hours that are bought: those of the plan that stands count to cover wherever that plan is looked at."""

from typing import TYPE_CHECKING

from rotaengage.domain.department import Department
from rotaengage.domain.issue import UserError
from rotaengage.domain.plan import Plan
from rotaengage.domain.scenario import PlanSettings, Scenario

if TYPE_CHECKING:
    from rotaengage.store import Workspace


def department_of(workspace: "Workspace") -> Department:
    """The department that holds, with the bought hours of its plan."""
    return as_planned(workspace.department(), workspace.plan())


def as_planned(department: Department, plan: Plan | None) -> Department:
    """The department with what a plan buys; without a plan, with what a person decided to buy."""
    scenario = department.scenario
    bought = own_hours(scenario).bought if plan is None else plan.backfill
    return department if bought == scenario.bought else department.changed(scenario=scenario.changed(bought=bought))


def own_hours(scenario: Scenario) -> Scenario:
    """The problem as a planner begins it: hours of offers are its own to decide, those that a person chose stay."""
    own = tuple(b for b in scenario.bought if not b.offer)
    return scenario if own == scenario.bought else scenario.changed(bought=own)


def nothing_more(scenario: Scenario) -> Scenario:
    """The problem with what is bought, and nothing to buy besides: a what-if never spends hours by itself."""
    if not scenario.backfill:
        return scenario
    return scenario.changed(backfill_minutes=sum(b.span.minutes for b in scenario.bought if b.offer))


def to_plan(department: Department, settings: PlanSettings) -> Department:
    """What is planned with these settings. UserError where backfill is asked for that the setup does not allow."""
    scenario, minutes = own_hours(department.scenario), settings.backfill_minutes
    if minutes and not scenario.backfill:
        says = f"{minutes / 60:g} h of backfill are asked for, but the setup allows none"
        raise UserError(says, cure="say on the sheet Backfill of the setup workbook who may be bought, and when")
    if minutes is not None and scenario.backfill:
        scenario = scenario.changed(backfill_minutes=minutes)
    return department if scenario is department.scenario else department.changed(scenario=scenario)
