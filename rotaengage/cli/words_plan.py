"""A plan in a coordinator's words."""

from collections.abc import Iterator

from rotaengage.cli.words import count, hours, percent
from rotaengage.domain.backfill import booking, minutes_bought
from rotaengage.domain.plan import EventOutcome, Objective, Plan, PlanStatus, unit_words
from rotaengage.domain.quorum_groups import counted
from rotaengage.domain.scenario import Goal, Scenario

WORST = 5
CLOSED = 1e-9
STATUS = {
    PlanStatus.OPTIMAL: "proved best: no plan does better on any goal, in their order",
    PlanStatus.CERTIFIED: "certified: no plan can be much better",
    PlanStatus.FEASIBLE: "good, not proved best: the time ran out",
    PlanStatus.INFEASIBLE: "impossible",
}
NAMES = {
    Goal.ATTENDANCE: "attendance at events",
    Goal.WORST_GROUP: "the worst-off group gets",
    Goal.WORST_FULFILMENT: "the worst-off doctor gets",
    Goal.DELIVERED: "protected time delivered",
    Goal.PREFERRED_COVER: "short of preferred cover",
    Goal.GAPS: "stretches longer than an activity's longest gap",
    Goal.TIMELINESS: "waiting before slots",
    Goal.PREFERENCE: "outside preferred times",
    Goal.FRAGMENTATION: "pieces of individual time",
    Goal.ROBUSTNESS: "protected time that stands when doctors fall sick",
    Goal.CHANGE: "changes to the published plan",
    Goal.BACKFILL: "backfill to buy, at its price",
}


def plan_lines(plan: Plan, scenario: Scenario) -> Iterator[str]:
    """What a coordinator wants to know, a line each."""
    stopped = ", stopped by you" if plan.stopped else ""
    made = f"{count(len(plan.slots), 'slot')} in {plan.seconds:.1f} s"
    yield f"Plan {plan.version}: {made}, {STATUS[plan.status]}{stopped}"
    yield f"  checked by code that did not make it: {'yes' if plan.verified else 'no'}"
    yield from (f"  {objective_words(o)}" for o in plan.objectives)
    yield from _pools(plan)
    yield from _events(plan, scenario)
    yield from _cover(plan)
    if plan.backfill:
        yield f"  to book: {hours(minutes_bought(plan.backfill))} of backfill"
        yield from (f"    {booking(b, scenario.backfill)}" for b in plan.backfill)
    yield from _groups(plan)
    yield from _short(plan, scenario)
    if plan.assumptions:
        yield "Assumed, until somebody confirms it:"
        yield from (f"  {a}" for a in plan.assumptions)


def objective_words(o: Objective) -> str:
    """An objective's value and bound."""
    name = NAMES.get(Goal(o.name), o.name)
    if o.gap <= CLOSED:
        return f"{name}: {amount(o.value, o.unit)} (proved best)"
    word = "no plan can have less than" if o.less_is_better else "no plan can have more than"
    return f"{name}: {amount(o.value, o.unit)} ({word} {amount(o.bound, o.unit)})"


def amount(value: float, unit: str) -> str:
    """A figure with its unit, in words."""
    if unit == "ratio":
        return percent(value)
    if unit == "minutes":
        return hours(value)
    return f"{hours(value)} of a doctor" if unit == "doctor-minutes" else f"{value:.4g} {unit_words(value, unit)}"


def _pools(plan: Plan) -> Iterator[str]:
    if plan.pools:
        worst = max(plan.pools, key=lambda one: one.gap)
        which = f"the farthest is {worst.gap:.1%} from its bound ({NAMES.get(Goal(worst.goal), worst.goal)})"
        proved = "each proved best" if worst.gap <= CLOSED else which
        yield f"  {len(plan.pools)} cover pools, planned apart: {proved}"


def _events(plan: Plan, scenario: Scenario) -> Iterator[str]:
    for e in plan.events:
        title = scenario.activity_of[e.activity].title
        if e.span is None:
            yield f"Event {title}: no time found. {e.why_not}"
        else:
            yield f"Event {title}: {e.span.wall()}, {len(e.attending)} of the {len(e.invited)} invited have the time"
            yield from _quorum_groups(e, scenario)


def _quorum_groups(event: EventOutcome, scenario: Scenario) -> Iterator[str]:
    there = [d for who in event.attending if (d := scenario.rota.doctor_of.get(who))]
    told = [f"{g.there} of {g.group}, where {g.wanted} {'is' if g.wanted == 1 else 'are'} needed"
            for g in counted(scenario.activity_of[event.activity].quorum.by_group, there)]  # fmt: skip
    if told:
        yield f"  {'; '.join(told)}"


def _cover(plan: Plan) -> Iterator[str]:
    gaps = sum(c.existing_gap_minutes for c in plan.cover)
    worse = sum(c.made_worse_minutes for c in plan.cover)
    yield f"Cover: {count(len(plan.cover), 'requirement')}, {hours(worse)} made worse by the plan"
    yield f"  {hours(gaps)} were below minimum in the rota as it came"


def _groups(plan: Plan) -> Iterator[str]:
    if plan.groups:
        yield f"Groups ({plan.fair_between.value}), fair between them first:"
    for one in plan.groups:
        best = "" if one.ideal is None else f", {percent(one.ideal)} in the fairest plan"
        yield f"  {one.group}, {count(one.doctors, 'doctor')}: {percent(one.fulfilment)}{best}"


def _short(plan: Plan, scenario: Scenario) -> Iterator[str]:
    short = sorted((d for d in plan.doctors if d.fulfilment < 1), key=lambda d: d.fulfilment)
    whole = len(plan.doctors) - len(short)
    yield f"Doctors: {whole} of {len(plan.doctors)} get all they are owed"
    for d in short[:WORST]:
        name = scenario.rota.doctor_of[d.doctor].name
        got = d.planned_minutes + d.standing_minutes
        best = "" if d.ideal_minutes is None else f", at best {hours(round(d.ideal_minutes) + d.standing_minutes)}"
        yield f"  {name}: {hours(got)} of {hours(d.entitled_minutes)} ({percent(d.fulfilment)}){best}"
        yield from (f"    {reason}" for reason in d.short_because[:3])
    if len(short) > WORST:
        yield f"  and {len(short) - WORST} more (rotaengage plan --json names all)"
