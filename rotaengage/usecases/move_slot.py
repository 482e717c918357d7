"""Move, lengthen, put in or take out one slot by hand: judged by every rule, stored as the next plan with a pin."""

from pathlib import Path

from rotaengage.domain.department import Department
from rotaengage.domain.issue import UserError
from rotaengage.domain.plan import Draft, Objective, Plan, PlanStatus, Slot
from rotaengage.domain.scenario import Pin, PlanSettings, Scenario
from rotaengage.domain.span import Span
from rotaengage.rules import Placed, breaches
from rotaengage.rules.measures import figures_of
from rotaengage.usecases.bought_hours import department_of
from rotaengage.usecases.history import keep_change
from rotaengage.usecases.judge import judge
from rotaengage.usecases.opened import Opened, who_am_i

TOLD = 2


def move_slot(path: Path, old: Slot | None, new: Slot | None) -> tuple[Opened, str]:
    """The workspace with the changed plan, and what was done in words. old None puts in, new None takes out.

    UserError, and nothing stored, where the slot is not in the plan, belongs to an event, or a rule forbids its place.
    """
    from rotaengage.store import Workspace

    with Workspace.open(path, read_only=True) as workspace:
        department, plan = department_of(workspace), workspace.plan()
    slots = _changed(plan.slots if plan else (), old, new)
    scenario = department.scenario
    changed = department.changed(scenario=scenario.changed(pins=_pins(scenario.pins, old, new)))
    what = words(scenario, old, new)
    made = _judged(changed, plan, slots)
    return keep_change(path, changed, made.changed(note=what), what), what


def _changed(slots: tuple[Slot, ...], old: Slot | None, new: Slot | None) -> tuple[Slot, ...]:
    if old is not None and old not in slots:
        raise UserError("this slot is no longer in the plan", str(old.source), "look at the plan as it is now")
    if any(slot is not None and slot.event is not None for slot in (old, new)):
        raise UserError("an event has one time for everybody", cure="move it by a what-if, not by hand")
    kept = tuple(slot for slot in slots if slot != old)
    return kept if new is None else (*kept, new.changed(pinned=True))


def _pins(pins: tuple[Pin, ...], old: Slot | None, new: Slot | None) -> tuple[Pin, ...]:
    """A pin where the slot is now, and none where it was."""
    kept = tuple(p for p in pins if old is None or not (p.wanted and _same(p, old)))
    if new is None:
        return kept
    pin = Pin(doctor=new.doctor, activity=new.activity, span=new.span, by=who_am_i(), why="placed by hand")
    return (*kept, pin)


def _same(pin: Pin, slot: Slot) -> bool:
    return (pin.doctor, pin.activity, pin.span) == (slot.doctor, slot.activity, slot.span)


def _judged(department: Department, plan: Plan | None, slots: tuple[Slot, ...]) -> Plan:
    """The plan that these slots are; figures come from the slots, bounds stay those of the plan they came from."""
    events = plan.events if plan else ()
    placed = Placed(department.scenario, slots, events)
    found = breaches(placed)
    if found:
        says = "; ".join(breach.says for breach in found[:TOLD])
        raise UserError(f"the slot cannot lie there: {says}", cure="choose another time")
    before = plan.objectives if plan else ()
    figures = figures_of(placed, {o.name for o in before})
    draft = Draft(
        status=PlanStatus.FEASIBLE,
        slots=slots,
        events=events,
        objectives=tuple(_measured(o, figures) for o in before),
        backfill=department.scenario.bought,
        parameters=plan.parameters if plan else {},
    )
    return judge(department, draft, PlanSettings(seed=plan.seed if plan else 1, workers=plan.workers if plan else 1))


def _measured(objective: Objective, figures: dict[str, float]) -> Objective:
    """The objective as it is now; a bound that a person's choice goes past is no bound any more."""
    value = figures[objective.name]
    past = value < objective.bound if objective.less_is_better else value > objective.bound
    return objective.changed(value=value, bound=value if past else objective.bound)


def words(scenario: Scenario, old: Slot | None, new: Slot | None) -> str:
    """What is done, for the history: moved A Okoro, Self-development, from ... to ...."""
    one = new or old
    if one is None:
        return "nothing changed"
    doctor, activity = scenario.rota.doctor_of.get(one.doctor), scenario.activity_of.get(one.activity)
    who = f"{doctor.name if doctor else one.doctor}, {activity.title if activity else one.activity}"
    if old is None:
        return f"{who}: put in by hand at {_when(one.span)}"
    if new is None:
        return f"{who}: taken out by hand at {_when(old.span)}"
    return f"{who}: moved by hand from {_when(old.span)} to {_when(new.span)}"


def _when(span: Span) -> str:
    return f"{span.start:%a} {span.start.day} {span.start:%b} {span.start:%H:%M}-{span.end:%H:%M}"
