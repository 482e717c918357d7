"""What of a plan still holds when the facts have changed: the rest is judged again."""

from collections.abc import Sequence

from rotaengage.domain.department import Department
from rotaengage.domain.plan import Draft, EventOutcome, Plan, PlanStatus, Slot
from rotaengage.domain.scenario import PlanSettings, Scenario
from rotaengage.rules import Placed, breaches
from rotaengage.usecases.judge import judge


def still_fits(department: Department, plan: Plan, why: str = "read anew") -> tuple[Department, Plan]:
    """What of a plan still holds: slots that break a rule now go, an event as a whole, a pin with its slot.

    why begins the note of the plan that is left.
    """
    known = _with_hours(department.scenario, plan)
    slots = [s for s in plan.slots if s.duty in known.rota.duty_of and s.activity in known.activity_of]
    events, scenario = plan.events, _pins_of(known, slots)
    while found := breaches(Placed(scenario, tuple(slots), events)):
        if not slots:
            events = ()
            break
        cells = {cell for breach in found for cell in breach.where}
        named = [s for s in slots if s.source in cells] or slots
        gone = {s.event for s in named if s.event}
        slots = [s for s in slots if s not in named and s.event not in gone]
        events = tuple(_without_time(e) if e.event in gone else e for e in events)
        scenario = _pins_of(known, slots)
    department = department.changed(scenario=scenario)
    draft = Draft(status=PlanStatus.FEASIBLE, slots=tuple(slots), events=events, backfill=scenario.bought)
    lost = len(plan.slots) - len(slots)
    told = f"{lost} slots no longer fit and were taken out" if lost else "every slot still fits"
    made = judge(department, draft, PlanSettings(seed=plan.seed, workers=plan.workers))
    return department, made.changed(note=f"{why}; {told}")


def _with_hours(scenario: Scenario, plan: Plan) -> Scenario:
    """The scenario with those bought hours of a plan that lie within its days."""
    first, last, zone = scenario.rota.first_day, scenario.rota.last_day, scenario.rota.zone
    bought = tuple(b for b in plan.backfill if first <= b.span.start.astimezone(zone).date() <= last)
    return scenario.changed(bought=bought)


def _pins_of(scenario: Scenario, slots: Sequence[Slot]) -> Scenario:
    there = {(s.doctor, s.activity, s.span) for s in slots}
    kept = tuple(p for p in scenario.pins if not p.wanted or (p.doctor, p.activity, p.span) in there)
    return scenario.changed(pins=kept)


def _without_time(event: EventOutcome) -> EventOutcome:
    return event.changed(span=None, attending=(), quorum_met=False, why_not="its time no longer fits; plan again")
