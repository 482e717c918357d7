"""One level of the order: the best value of one goal in one pool, with its bound."""

import heapq
from collections.abc import Callable, Sequence
from math import ceil, floor, gcd, isfinite
from typing import NamedTuple

from solvers.clock import Clock
from solvers.finish import Effort, finish
from solvers.model import Term
from solvers.parts import parts
from solvers.relax import Relaxed
from solvers.state import State

NEARLY = 1e-6
FEW = 3
MANY = 20000
PART_WORK = 0.06
TURNS = (3, 9)


class Reached(NamedTuple):
    """A goal's value in a pool and the bound that no plan keeping the earlier levels can pass."""

    value: int
    bound: float


Tell = Callable[[float, float], None]


def reach(state: State, term: Term, effort: Effort, clock: Clock, tell: Tell) -> Reached:
    """Bring a pool to the best value of a goal within the effort; the state keeps the point, never a worse one."""
    if not any(term.weights):
        return Reached(term.constant, term.constant)
    value = term.value(state.x)
    relaxed = None if clock.over else state.relaxation.best(term, clock)
    if relaxed is None:
        return Reached(value, _trivial(state, term))
    bound = rounded(term, relaxed.bound)
    tell(value, bound)
    effort = effort._replace(enough=max(NEARLY, effort.gap * abs(effort.base + bound)))
    enough = effort.enough
    listen = _clamped(term, bound, tell)
    if abs(value - bound) > enough:
        value = _by_parts(state, term, relaxed, bound, effort, clock, listen)
    distance = abs(value - bound)
    if enough < distance and not clock.over:
        columns = _possible(state, relaxed, distance)
        columns = columns if len(columns) <= MANY else cheapest(state, relaxed.x, relaxed.reduced, 2 * FEW)
        best = finish(state.model, term, state.x, columns, effort, clock, listen, state.nudge)
        state.x, value = best.x, best.value
        if len(columns) >= len(_possible(state, relaxed, distance)):
            bound = _tighter(term, bound, best.bound, value)
    return Reached(value, bound)


def _by_parts(
    state: State, term: Term, relaxed: Relaxed, bound: float, effort: Effort, clock: Clock, tell: Tell
) -> int:
    """Improve part by part; the second turn takes more columns of each day into account."""
    value = term.value(state.x)
    enough = max(NEARLY, effort.enough)
    for each in TURNS:
        for way in parts(state, cheapest(state, relaxed.x, relaxed.reduced, each)):
            small = effort._replace(work=effort.work * PART_WORK, enough=effort.enough / (2 * len(way)))
            for part in way:
                if clock.over or abs(value - bound) <= enough:
                    return value
                best = finish(state.model, term, state.x, part, small, clock, tell, state.nudge)
                state.x, value = best.x, best.value
    return value


def _clamped(term: Term, bound: float, tell: Tell) -> Tell:
    """A part's own bound says nothing about the whole: tell the whole's."""
    del term
    return lambda value, _: tell(value, bound)


def _possible(state: State, relaxed: Relaxed, distance: float) -> set[int]:
    """Every column that a better plan could use: exact, by what the bound would lose."""
    width = state.model.width
    used = {c for c in range(width) if state.x[c] or relaxed.x[c] > NEARLY}
    return used | {c for c in range(width) if relaxed.reduced[c] <= distance + NEARLY}


def rounded(term: Term, bound: float) -> float:
    """The bound moved to the nearest value that whole columns could reach."""
    step = gcd(*term.weights) or 1
    units = (bound - term.constant) / step
    whole = ceil(units - NEARLY) if term.less_is_better else floor(units + NEARLY)
    return float(term.constant + whole * step)


def cheapest(state: State, x: Sequence[float], reduced: Sequence[float], each: int = FEW) -> set[int]:
    """The columns that the relaxation likes, the few nearest to that in each doctor's day, those in use, the helpers.

    Many columns are equally near; a fixed shuffle chooses among them, so that the choice is varied.
    """
    near: dict[int, list[tuple[float, int, int]]] = {}
    for column, group in enumerate(state.groups):
        if x[column] < NEARLY:
            near.setdefault(group, []).append((round(reduced[column], 4), column * 40503 % 65521, column))
    nearest = {c for found in near.values() for _, _, c in heapq.nsmallest(each, found)}
    used = {c for c in range(state.model.width) if state.x[c] or x[c] > NEARLY}
    return nearest | used | state.helpers


def _tighter(term: Term, bound: float, proved: float, value: int) -> float:
    if not isfinite(proved):
        return bound
    if term.less_is_better:
        return max(bound, min(rounded(term, proved), value))
    return min(bound, max(rounded(term, proved), value))


def _trivial(state: State, term: Term) -> float:
    """A bound that always holds, for when there was no time for a better one.

    Every doctor's day at its best alone, and no doctor better than all that is owed at the best rate by the minute.
    """
    sign = -1 if term.less_is_better else 1
    weights: dict[int, int] = {}
    for column, weight in zip(term.columns, term.weights, strict=True):
        weights[column] = weights.get(column, 0) + sign * weight
    own = {c for s in state.shares for c in s.columns}
    total: float = sum(max(w * state.model.low[c], w * state.model.high[c]) for c, w in weights.items() if c not in own)
    for share in state.shares:
        days: dict[int, float] = {}
        for column in share.columns:
            days[state.groups[column]] = max(days.get(state.groups[column], 0), weights.get(column, 0))
        rates = (weights.get(c, 0) / m for c, m in zip(share.columns, share.minutes, strict=True))
        by_day = sum(days.values()) * state.blocks_a_day
        total += min(by_day, share.sums[-1] * max(0.0, *rates, 0.0))
    return term.constant + sign * float(ceil(total))
