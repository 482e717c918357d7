"""What if: changes tried on the plan that stands, and kept where they please."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from rotaengage.domain.activity import ActivityForm
from rotaengage.domain.change import Change
from rotaengage.domain.changing import changed_by
from rotaengage.domain.issue import UserError
from rotaengage.domain.plan import Draft, EventOutcome, Plan, PlanStatus, Slot
from rotaengage.domain.progress import Report, Stop, silent
from rotaengage.domain.scenario import Scenario
from rotaengage.domain.touched import touched
from rotaengage.domain.what_if import Found, Swap, WhatIf, swapped
from rotaengage.rules import Placed, breaches
from rotaengage.usecases.desk import Desk
from rotaengage.usecases.history import check_still_seen
from rotaengage.usecases.judge import PlanRefusedError, judge
from rotaengage.usecases.judge_near import breaches_near
from rotaengage.usecases.opened import who_am_i
from rotaengage.usecases.rule_words import rule_words
from solvers.desk.orders import AskWhatIf


def what_if(desk: Desk, changes: Sequence[Change], report: Report = silent, stop: Stop | None = None) -> WhatIf:
    """The nearest plan that keeps all changes, judged by the plain rules; not possible where there is none.

    UserError where a change names what is not there; PlanRefusedError where a rule does not hold of the answer.
    """
    answer = desk.child.answer(AskWhatIf(changes=tuple(changes)), report, stop=stop)
    if not isinstance(answer, WhatIf):
        raise TypeError(answer)
    if answer.possible:
        return _judged(desk, answer)
    return answer.changed(why_not=tuple(rule_words(told) for told in answer.why_not))


def _judged(desk: Desk, answer: WhatIf) -> WhatIf:
    stood, events = (desk.plan.slots, desk.plan.events) if desk.plan else ((), ())
    scenario = changed_by(desk.department.scenario, answer.changes, events)
    if answer.found is Found.REPLANNED:
        found = breaches(Placed(scenario, answer.slots, answer.events))
    else:
        slots = swapped(stood, answer.swaps)
        held = [e for e in answer.events or events if _is_event(scenario, e)]
        attended = tuple(_attended(e, slots, answer.swaps) for e in held)
        answer = answer.changed(slots=slots, events=attended)
        days = touched(answer.changes, desk.department.scenario, stood, events).days
        found = breaches_near(scenario, slots, attended, answer.swaps, frozenset(map(date.fromordinal, days)))
    if found:
        raise PlanRefusedError(found)
    return answer.changed(judged=True)


def _is_event(scenario: Scenario, event: EventOutcome) -> bool:
    """Whether an event of the plan is still one: without a common start it is everybody's own time."""
    activity = scenario.activity_of.get(event.activity)
    return activity is None or activity.form is ActivityForm.EVENT


def _attended(event: EventOutcome, slots: Sequence[Slot], swaps: Sequence[Swap]) -> EventOutcome:
    """The event with who attends after the swaps."""
    if not any(s.event == event.event for swap in swaps for s in (swap.before, swap.after) if s is not None):
        return event
    return event.changed(attending=tuple(sorted(s.doctor for s in slots if s.event == event.event)))


def keep_what_if(desk: Desk, answer: WhatIf, path: Path, why: str = "") -> Plan:
    """Store the changed problem and the plan as the workspace's next versions; the plan is judged whole once more."""
    from rotaengage.store import Workspace

    if not answer.possible:
        raise UserError("there is no plan that keeps these changes", cure="take one of them back")
    events = desk.plan.events if desk.plan else ()
    scenario = changed_by(desk.department.scenario, answer.changes, events)
    department = desk.department.changed(scenario=scenario)
    draft = Draft(status=PlanStatus.FEASIBLE, slots=answer.slots, events=answer.events, objectives=answer.objectives,
                  backfill=scenario.bought, seconds=answer.seconds,
                  parameters=desk.plan.parameters if desk.plan else {})  # fmt: skip
    between = scenario.fair_between(desk.settings.fair_between)
    plan = judge(department.changed(scenario=between), draft, desk.settings)
    said = "; ".join(c.says(desk.department.scenario) for c in answer.changes)
    with Workspace.open(path) as workspace:
        if workspace.read_only:
            raise UserError(f"the workspace is open in another {workspace.locked_by}", str(path), "close that first")
        check_still_seen(workspace, path, desk.department)
        return workspace.save_change(department, plan, who_am_i(), said, why)
