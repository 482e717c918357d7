"""The first level: raise the least fulfilment, pool by pool.

Bound: the highest rung of the ladder that the relaxation can meet, found by bisection. Plan: one guided model that
shrinks what is missing to that rung (solver notes 6), then, where it falls short, the ladder itself as a model.
"""

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from solvers.clock import Clock
from solvers.finish import Effort, finish
from solvers.goals.worst_fulfilment import Share, highest_level, ladder_of, worst
from solvers.level import PART_WORK, Tell, cheapest
from solvers.model import Row, Term
from solvers.parts import parts
from solvers.state import State


class Fairness(NamedTuple):
    """The least fulfilment reached and its bound."""

    value: Fraction
    bound: Fraction


def raise_floor(states: Sequence[State], effort: Effort, clock: Clock, tell: Tell) -> Fairness:
    """Raise the least fulfilment as far as the effort allows, and hold it for the goals that follow."""
    shares = [s for state in states for s in state.shares]
    ladder = ladder_of(shares)
    top = _highest_possible(states, ladder, clock)
    tell(float(_floor(states)), float(_capped(shares, ladder[top])))
    tops = [top]
    for state in states:
        if highest_level(state.shares, ladder, state.x) < min(tops) and not clock.over:
            tops.append(_climb(state, ladder, min(tops), effort, clock))
            tell(float(_floor(states)), float(_capped(shares, ladder[min(tops)])))
    got = min(highest_level(state.shares, ladder, state.x) for state in states) if states else 0
    for state in states:
        _hold(state, ladder[got])
    return Fairness(_floor(states), max(_floor(states), _capped(shares, ladder[max(got, min(tops))])))


def _floor(states: Sequence[State]) -> Fraction:
    return min((worst(state.shares, state.x) for state in states), default=Fraction(1))


def _capped(shares: Sequence[Share], rung: Fraction) -> Fraction:
    return min((min(rung, s.ceiling) for s in shares), default=Fraction(1))


def _highest_possible(states: Sequence[State], ladder: list[Fraction], clock: Clock) -> int:
    top = len(ladder) - 1
    for state in states:
        low = min(top, highest_level(state.shares, ladder, state.x))
        if low < top and not clock.over and not state.possible(ladder[top], clock):
            high = top
            while high - low > 1 and not clock.over:
                middle = (low + high) // 2
                low, high = (middle, high) if state.possible(ladder[middle], clock) else (low, middle)
            top = high - 1
    return top


def _climb(state: State, ladder: list[Fraction], top: int, effort: Effort, clock: Clock) -> int:
    """Bring a pool towards a rung; the highest rung that is not shown to be out of reach."""
    relaxed = state.relaxation.best(minutes_of(state), clock) if state.possible(ladder[top], clock) else None
    if relaxed is not None:
        free = cheapest(state, relaxed.x, relaxed.reduced)
        state.x = _shrink_missing(state, ladder[top], free, effort, clock)
    if highest_level(state.shares, ladder, state.x) >= top or clock.over:
        return top
    return _ladder_model(state, ladder, top, effort, clock)


def minutes_of(state: State) -> Term:
    """All individual minutes of a pool, as a guide."""
    pairs = [(c, m) for s in state.shares for c, m in zip(s.columns, s.minutes, strict=True)]
    return Term(tuple(c for c, _ in pairs), tuple(m for _, m in pairs))


def _shrink_missing(state: State, rung: Fraction, free: set[int], effort: Effort, clock: Clock) -> list[int]:
    model, point = state.model.copy(), list(state.x)
    missing = []
    for share in state.shares:
        need, planned = share.need(rung), share.planned(state.x)
        if need:
            column = model.column(0, max(0, need - planned))
            point.append(max(0, need - planned))
            model.row([*share.columns, column], [*share.minutes, 1], low=need, why="order")
            missing.append(column)
    term = Term(tuple(missing), (1,) * len(missing), 0, less_is_better=True)
    small = effort._replace(work=effort.work * PART_WORK)
    for way in parts(state, free):
        for part in way:
            if term.value(point) and not clock.over:
                point = finish(model, term, point, part | set(missing), small, clock, unheard).x
    if term.value(point) and not clock.over:
        point = finish(model, term, point, free | set(missing), effort, clock, unheard).x
    return point[: state.model.width]


def unheard(value: float, bound: float) -> None:
    """What a side calculation reaches is nobody's news."""


def _ladder_model(state: State, ladder: list[Fraction], top: int, effort: Effort, clock: Clock) -> int:
    base = highest_level(state.shares, ladder, state.x)
    model, point = state.model.copy(), list(state.x)
    rungs = [model.column() for _ in range(base, top)]
    point += [0] * len(rungs)
    for lower, upper in pairwise(rungs):
        model.row([lower, upper], [1, -1], low=0, why="order")
    for share in state.shares:
        needs = [share.need(ladder[n]) for n in range(base, top + 1)]
        if needs[-1]:
            steps = [-(b - a) for a, b in pairwise(needs)]
            model.row([*share.columns, *rungs], [*share.minutes, *steps], low=needs[0], why="order")
    term = Term(tuple(rungs), (1,) * len(rungs))
    best = finish(model, term, point, range(model.width), effort, clock, unheard)
    state.x = best.x[: state.model.width]
    return min(top, base + max(best.value, int(min(best.bound, len(rungs)) + 1e-6)))


def _hold(state: State, rung: Fraction) -> None:
    state.aim_floor(rung)
    for share in state.shares:
        need = share.need(rung)
        if need:
            state.model.add(Row(share.columns, share.minutes, need, None, "order"))
