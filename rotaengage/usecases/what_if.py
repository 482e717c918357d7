"""What if: changes tried on the plan that stands, and kept where they please."""

from collections.abc import Sequence
from pathlib import Path

from rotaengage.domain.change import Change
from rotaengage.domain.changing import changed_by
from rotaengage.domain.issue import UserError
from rotaengage.domain.plan import Draft, Plan, PlanStatus
from rotaengage.domain.progress import Report, Stop, silent
from rotaengage.domain.what_if import WhatIf
from rotaengage.rules import Placed, breaches
from rotaengage.usecases.desk import Desk
from rotaengage.usecases.judge import PlanRefusedError, judge
from rotaengage.usecases.opened import who_am_i
from solvers.desk.orders import AskWhatIf


def what_if(desk: Desk, changes: Sequence[Change], report: Report = silent, stop: Stop | None = None) -> WhatIf:
    """The nearest plan that keeps all changes, judged by the plain rules; not possible where there is none.

    UserError where a change names what is not there; PlanRefusedError where a rule does not hold of the answer.
    """
    answer = desk.child.answer(AskWhatIf(changes=tuple(changes)), report, stop=stop)
    if not isinstance(answer, WhatIf):
        raise TypeError(answer)
    if not answer.possible:
        return answer
    events = desk.plan.events if desk.plan else ()
    found = breaches(Placed(changed_by(desk.department.scenario, changes, events), answer.slots, answer.events))
    if found:
        raise PlanRefusedError(found)
    return answer.changed(judged=True)


def keep_what_if(desk: Desk, answer: WhatIf, path: Path, why: str = "") -> Plan:
    """Store the changed problem and the plan as the workspace's next versions; the plan is judged whole once more."""
    from rotaengage.store import Workspace

    if not answer.possible:
        raise UserError("there is no plan that keeps these changes", cure="take one of them back")
    events = desk.plan.events if desk.plan else ()
    scenario = changed_by(desk.department.scenario, answer.changes, events)
    department = desk.department.changed(scenario=scenario)
    draft = Draft(status=PlanStatus.FEASIBLE, slots=answer.slots, events=answer.events, objectives=answer.objectives,
                  seconds=answer.seconds)  # fmt: skip
    plan = judge(department, draft, desk.settings)
    said = "; ".join(c.says(desk.department.scenario) for c in answer.changes)
    with Workspace.open(path) as workspace:
        if workspace.read_only:
            raise UserError(f"the workspace is open in another {workspace.locked_by}", str(path), "close that first")
        return workspace.save_change(department, plan, who_am_i(), said, why)
