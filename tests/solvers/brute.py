"""The best plan of a tiny department by trying everything; knows the words of the rules, nothing of the solver.

One block a day, whole hours, no events. The order is the least fulfilment (each doctor counted up to what they could
get alone), then minutes delivered.
"""

from collections.abc import Iterator
from fractions import Fraction
from itertools import product
from typing import NamedTuple

from rotaengage.domain.duty import Duty
from rotaengage.domain.grouping import Grouping, group_of
from rotaengage.domain.plan import Slot
from rotaengage.domain.scenario import Scenario
from rotaengage.domain.span import Span, minute_of
from rotaengage.rules import RULES
from rotaengage.rules.base import Placed


class Best(NamedTuple):
    """The least fulfilment, the same with each doctor's ceiling, and the minutes of the best plan."""

    worst: Fraction
    levelled: Fraction
    minutes: int


class Fairest(NamedTuple):
    """Everybody's fulfilment, the least first, and the minutes of the fairest plan."""

    sorted_shares: tuple[Fraction, ...]
    minutes: int


def fairest(problem: Scenario, depth: int | None) -> Fairest:
    """The best by the fulfilment of the worst off, then the next (as many as the depth says), then minutes."""
    choices = [[None, *_slots(problem, d)] for d in problem.rota.duties]
    fine = (p for p in _plans(choices) if _holds(problem, p))
    return max(Fairest(_sorted_shares(problem, p)[:depth], sum(s.span.minutes for s in p)) for p in fine)


def _sorted_shares(problem: Scenario, plan: tuple[Slot, ...]) -> tuple[Fraction, ...]:
    owed = [d for d in problem.dues if d.entitled_minutes > 0]
    return tuple(sorted(_share(d.entitled_minutes, d.standing_minutes, _minutes(plan, d.doctor)) for d in owed))


def fairest_between(problem: Scenario, grouping: Grouping) -> Fairest:
    """The best by what the worst-off group has of what it is owed, then the next, then doctors, then minutes."""
    choices = [[None, *_slots(problem, d)] for d in problem.rota.duties]
    fine = (p for p in _plans(choices) if _holds(problem, p))
    return max(
        Fairest((*_sorted_groups(problem, p, grouping), *_sorted_shares(problem, p)), sum(s.span.minutes for s in p))
        for p in fine
    )


def every_plan(problem: Scenario) -> Iterator[tuple[Slot, ...]]:
    """Every plan that breaches nothing."""
    choices = [[None, *_slots(problem, d)] for d in problem.rota.duties]
    return (p for p in _plans(choices) if _holds(problem, p))


def _sorted_groups(problem: Scenario, plan: tuple[Slot, ...], grouping: Grouping) -> tuple[Fraction, ...]:
    owed: dict[str, int] = {}
    met: dict[str, int] = {}
    for due in problem.dues:
        name = group_of(problem.rota.doctor_of[due.doctor], grouping)
        got = min(due.entitled_minutes, due.standing_minutes) + _minutes(plan, due.doctor)
        owed[name], met[name] = owed.get(name, 0) + due.entitled_minutes, met.get(name, 0) + got
    return tuple(sorted(min(Fraction(1), Fraction(met[g], owed[g])) for g in owed if owed[g] > 0))


def best(problem: Scenario) -> Best:
    """The best over all plans that breach nothing."""
    choices = [[None, *_slots(problem, d)] for d in problem.rota.duties]
    fine = [p for p in _plans(choices) if _holds(problem, p)]
    owed = [d for d in problem.dues if d.entitled_minutes > 0]
    alone = {
        d.doctor: max(_share(d.entitled_minutes, d.standing_minutes, _minutes(p, d.doctor)) for p in fine) for d in owed
    }
    return max(_judge(problem, p, alone) for p in fine)


def _judge(problem: Scenario, plan: tuple[Slot, ...], alone: dict[str, Fraction]) -> Best:
    shares = {
        d.doctor: _share(d.entitled_minutes, d.standing_minutes, _minutes(plan, d.doctor))
        for d in problem.dues
        if d.entitled_minutes > 0
    }
    worst = min(shares.values(), default=Fraction(1))
    held = [r for who, r in shares.items() if r < alone[who]]
    return Best(worst, min(held, default=Fraction(1)), sum(s.span.minutes for s in plan))


def _plans(choices: list[list[Slot | None]]) -> Iterator[tuple[Slot, ...]]:
    for chosen in product(*choices):
        yield tuple(s for s in chosen if s is not None)


def _slots(problem: Scenario, duty: Duty) -> Iterator[Slot]:
    if duty.span is None:
        return
    least, most = problem.activities[0].block_least_minutes, problem.activities[0].block_most_minutes
    start, end = minute_of(duty.span.start), minute_of(duty.span.end)
    for at in range(start, end, 60):
        for minutes in range(least, most + 1, 60):
            span = Span.between(at, at + minutes, problem.rota.zone)
            slot = Slot(doctor=duty.doctor, activity="sdt", duty=duty.id, span=span, source=duty.source)
            if at + minutes <= end and _holds(problem, (slot,)):
                yield slot


def _holds(problem: Scenario, plan: tuple[Slot, ...]) -> bool:
    placed = Placed(problem, plan)
    return not any(True for rule in RULES for _ in rule.check(placed))


def _minutes(plan: tuple[Slot, ...], doctor: str) -> int:
    return sum(s.span.minutes for s in plan if s.doctor == doctor)


def _share(entitled: int, standing: int, planned: int) -> Fraction:
    return min(Fraction(1), Fraction(standing + planned, entitled))
