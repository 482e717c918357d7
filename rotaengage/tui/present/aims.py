"""Goals, objectives and statuses of plans in plain words."""

from rotaengage.domain.plan import Objective, Plan, PlanStatus, unit_words
from rotaengage.domain.scenario import Goal
from rotaengage.tui.present.words import count, hours, share

GOAL_WORDS: dict[Goal, tuple[str, str]] = {
    Goal.ATTENDANCE: ("Events held and attended", "as many events with their quorum, and people at them, as can be"),
    Goal.WORST_GROUP: ("Fair between groups", "the group that gets least gets as much as can be"),
    Goal.WORST_FULFILMENT: (
        "Share of the worst-off",
        "the doctor who gets least of what is owed gets as much as can be",
    ),
    Goal.DELIVERED: ("Hours delivered", "as many of the hours owed as can be, over everybody"),
    Goal.PREFERRED_COVER: ("Preferred cover kept", "as little time below the cover you would like as can be"),
    Goal.GAPS: ("No long gaps", "nobody goes longer without time than its activity allows"),
    Goal.TIMELINESS: ("Early enough", "time falls well before the decision that it is for"),
    Goal.PREFERENCE: ("Preferred times", "time falls on the weekdays and at the hours that are preferred"),
    Goal.FRAGMENTATION: ("Few pieces", "the same time in as few pieces as can be"),
    Goal.ROBUSTNESS: ("Robust against sickness", "as much time as can be stands when doctors fall sick, drawn often"),
    Goal.CHANGE: ("Few changes", "as little as can be differs from the plan that was published"),
    Goal.BACKFILL: ("Little backfill", "as few hours of bought cover as can be, each at its price"),
}

RESULT_WORDS: dict[Goal, str] = {
    Goal.ATTENDANCE: "Attending events",
    Goal.WORST_GROUP: "The worst-off group gets",
    Goal.WORST_FULFILMENT: "The worst-off gets",
    Goal.DELIVERED: "Protected time given",
    Goal.PREFERRED_COVER: "Short of preferred cover",
    Goal.GAPS: "Gaps that are too long",
    Goal.TIMELINESS: "Waiting before slots",
    Goal.PREFERENCE: "Outside preferred times",
    Goal.FRAGMENTATION: "Pieces of time",
    Goal.ROBUSTNESS: "Standing when some are sick",
    Goal.CHANGE: "Changes to the published plan",
    Goal.BACKFILL: "Backfill, at its price",
}
"""What the figure of each goal counts."""

STATUS_WORDS: dict[PlanStatus, str] = {
    PlanStatus.OPTIMAL: "Proved best: no plan can do better on any aim, in your order.",
    PlanStatus.CERTIFIED: "Proved within the tolerance: no plan can be better by more than the gap shown.",
    PlanStatus.FEASIBLE: "A safe plan, but time ran out: a better one may exist, up to the limits shown.",
    PlanStatus.INFEASIBLE: "No plan is possible: some pins and rules clash.",
}
STATUS_SHORT: dict[PlanStatus, str] = {
    PlanStatus.OPTIMAL: "proved best",
    PlanStatus.CERTIFIED: "proved within tolerance",
    PlanStatus.FEASIBLE: "safe, not proved best",
    PlanStatus.INFEASIBLE: "not possible",
}


LOOSE = 0.9
"""A gap above this says nothing: the search never came to that goal."""


def limit_text(objective: Objective) -> str:
    """The bound that no plan can pass; nothing where none worth the name was found."""
    return "" if objective.gap > LOOSE else f"limit {amount(objective.bound, objective.unit)}"


def goal_title(name: str) -> str:
    """The title of a goal or stage; a name that is no goal is shown as it is, without its underscores."""
    known = {goal.value: words for goal, words in RESULT_WORDS.items()}
    return known.get(name) or name.replace("_", " ").capitalize()


def amount(value: float, unit: str) -> str:
    """A value with its unit in words."""
    if unit == "ratio":
        return share(value)
    if unit in ("minutes", "doctor-minutes"):
        return hours(value)
    number = f"{value:,.0f}" if float(value).is_integer() else f"{value:,.1f}"
    return f"{number} {unit_words(value, unit)}".rstrip()


def gap_words(objective: Objective) -> str:
    """How far from the limit: proved, or a percentage that never rounds down to nothing, or that nothing is proved."""
    if objective.gap <= 0:
        return "proved best"
    if objective.gap > LOOSE:
        return "not proved"
    return f"gap {max(objective.gap * 100, 0.1):.1f}%"


def status_sentence(plan: Plan) -> str:
    """What the plan's status means; says so where a person stopped the search."""
    if plan.stopped and plan.status is PlanStatus.FEASIBLE:
        return "A safe plan, stopped by you: a better one may exist, up to the limits shown."
    return STATUS_WORDS[plan.status]


def plan_title(plan: Plan | None) -> str:
    """The plan in a few words for the top line."""
    if plan is None:
        return "no plan yet"
    return f"plan {plan.version}" if plan.version else "plan"


def slots_words(plan: Plan) -> str:
    """How much protected time the plan gives."""
    minutes = sum(slot.span.minutes for slot in plan.slots)
    people = len({slot.doctor for slot in plan.slots})
    meeting = sum(slot.span.minutes for slot in plan.slots if slot.event is not None)
    at_events = f", {hours(meeting)} of it at events" if meeting else ""
    return f"{hours(minutes)} for {count(people, 'doctor')} in {count(len(plan.slots), 'slot')}{at_events}"
