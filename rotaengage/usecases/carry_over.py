"""What an earlier workspace left owing, as debts of the next: due, less what stood in the rota and what was planned."""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from rotaengage.domain.department import Department
from rotaengage.domain.entitlement import Debt
from rotaengage.domain.issue import Issue, Severity, UserError
from rotaengage.domain.journal import Journal
from rotaengage.domain.plan import Plan
from rotaengage.domain.scenario import Scenario
from rotaengage.domain.setup import Setup
from rotaengage.usecases.names import same_name


def with_carried(setup: Setup, earlier: Path | None) -> tuple[Setup, tuple[Issue, ...]]:
    """The setup with the debts of an earlier workspace, under the names of its doctors; what the setup's own sheet says
    of a doctor and activity goes before. Who is meant is settled with the setup's other names.

    UserError where there is no such workspace, or no plan in it.
    """
    if earlier is None:
        return setup, ()
    from rotaengage.store import Workspace

    with Workspace.open(earlier, read_only=True) as workspace:
        scenario, plan, journal = workspace.department().scenario, workspace.plan(), workspace.journal()
    if plan is None:
        cure = "plan it first, or write what is owing on the sheet Carried over"
        raise UserError("there is no plan in this workspace, so nobody knows what was given", str(earlier), cure)
    said = {(same_name(d.doctor), d.activity) for d in setup.debts}
    found = list(left_owing(scenario, plan, earlier.name))
    fresh = [d for d in found if (same_name(d.doctor), d.activity) not in said]
    issues = [*_said_already(len(found) - len(fresh), earlier), *_missed(journal, earlier)]
    return setup.changed(debts=(*setup.debts, *fresh)), tuple(issues)


def left_owing(scenario: Scenario, plan: Plan, name: str) -> Iterator[Debt]:
    """A debt for each doctor and activity with anything owed and neither standing nor planned, in minutes."""
    planned: defaultdict[tuple[str, str], int] = defaultdict(int)
    for slot in plan.slots:
        if slot.event is None:
            planned[slot.doctor, slot.activity] += slot.span.minutes
    rota = scenario.rota
    basis = f"plan {plan.version} of {name}, {rota.first_day:%d %b} to {rota.last_day:%d %b %Y}"
    for due in scenario.dues:
        minutes = due.open_minutes - planned[due.doctor, due.activity]
        if minutes > 0:
            yield Debt(doctor=rota.doctor_of[due.doctor].name, activity=due.activity, minutes=minutes, basis=basis)


def carried_issues(department: Department, earlier: Path | None) -> tuple[Issue, ...]:
    """What of the debts cannot be planned in the new workspace, or is counted twice with it."""
    return () if earlier is None else tuple(_lost(department, earlier))


def _lost(department: Department, earlier: Path) -> Iterator[Issue]:
    scenario = department.scenario
    own = {(d.doctor, d.activity) for d in scenario.dues}
    lost: defaultdict[str, int] = defaultdict(int)
    for debt in scenario.debts:
        here = debt.source is None and debt.doctor in scenario.rota.doctor_of
        if here and (debt.doctor, debt.activity) not in own:
            lost[debt.activity] += debt.minutes
    for activity, minutes in sorted(lost.items()):
        says = f"{minutes} minutes of {activity} were left owing, and no individual activity here has this id"
        cure = "Name the activity as the earlier workspace does, or write what is owing on the sheet Carried over."
        yield Issue(code="UC331", severity=Severity.WARNING, where=earlier.name, says=says, cure=cure)


def _said_already(count: int, earlier: Path) -> Iterator[Issue]:
    if count:
        says = f"{count} of its debts stand on the sheet Carried over already, whose figures count"
        yield Issue(code="UC332", severity=Severity.NOTE, where=earlier.name, says=says, cure="Nothing need be done.")


def _missed(journal: Journal, earlier: Path) -> Iterator[Issue]:
    minutes = sum(t.planned_minutes - t.delivered_minutes for t in journal.times)
    if minutes:
        says = f"{minutes} planned minutes are on record as missed; whose they are is for the doctor alone: not added"
        cure = "Write them on the sheet Carried over for those who missed them."
        yield Issue(code="UC333", severity=Severity.WARNING, where=earlier.name, says=says, cure=cure)
