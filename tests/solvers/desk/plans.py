"""Every plan of a tiny department by trying all; knows the words of the rules, nothing of the solver."""

from collections.abc import Iterator, Sequence
from itertools import product

from rotaengage.domain.duty import Duty
from rotaengage.domain.plan import Slot
from rotaengage.domain.scenario import PlanSettings, Scenario
from rotaengage.domain.span import Span, minute_of
from rotaengage.rules import Placed, breaches
from solvers.desk.orders import Standing
from solvers.desk.warm import Warm
from solvers.search import solve
from tests.solvers.departments import EXACT

Plan = tuple[Slot, ...]


def every_plan(problem: Scenario) -> list[Plan]:
    """Every plan that breaches nothing, pins included: one block a day at most, whole hours, no events."""
    choices = [[None, *slots_of(problem, d)] for d in problem.rota.duties]
    plans = (tuple(s for s in chosen if s is not None) for chosen in product(*choices))
    return [p for p in plans if holds(problem, p)]


def holds(problem: Scenario, plan: Sequence[Slot]) -> bool:
    """Whether the plain rules find nothing."""
    return breaches(Placed(problem, tuple(plan))) == []


def slots_of(problem: Scenario, duty: Duty) -> Iterator[Slot]:
    """Every piece of the first activity in a duty that breaches nothing alone, whole hours."""
    if duty.span is None:
        return
    activity = problem.activities[0]
    unpinned = problem.changed(pins=tuple(p for p in problem.pins if not p.wanted))
    start, end = minute_of(duty.span.start), minute_of(duty.span.end)
    for at in range(start, end, 60):
        for minutes in range(activity.block_least_minutes, activity.block_most_minutes + 1, 60):
            span = Span.between(at, at + minutes, problem.rota.zone)
            slot = Slot(doctor=duty.doctor, activity=activity.id, duty=duty.id, span=span, source=duty.source)
            if at + minutes <= end and holds(unpinned, (slot,)):
                yield slot


def minutes(plan: Sequence[Slot], doctor: str | None = None) -> int:
    """Protected minutes of a doctor, or of all."""
    return sum(s.span.minutes for s in plan if doctor in (None, s.doctor))


def places(plan: Sequence[Slot]) -> set[tuple[str, int, int]]:
    """Who and when."""
    return {(s.doctor, minute_of(s.span.start), minute_of(s.span.end)) for s in plan}


def changes(before: Sequence[Slot], after: Sequence[Slot]) -> int:
    """Slots that go and slots that come."""
    return len(places(before) ^ places(after))


def warm(problem: Scenario, settings: PlanSettings = EXACT) -> Warm:
    """The best plan on a desk."""
    draft = solve(problem, settings)
    return Warm(Standing(scenario=problem, slots=draft.slots, events=draft.events, settings=settings))
