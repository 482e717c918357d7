"""One level of the order: the best value of one goal in one pool, with its bound."""

from collections.abc import Callable, Sequence
from math import ceil, inf, isfinite
from typing import NamedTuple

import numpy as np

from solvers.arrays import Ints, ints
from solvers.climb import MANY, Climb, possible
from solvers.clock import Clock
from solvers.dive import dive
from solvers.drawn import helpers_of
from solvers.finish import Effort, finish
from solvers.guide import unheard
from solvers.hull import Hulls
from solvers.loose import Held, dear_minute, loosened, padded
from solvers.lp import Relaxed
from solvers.model import Term
from solvers.polish import BROAD, Chart, Task, polish
from solvers.priced import Priced, priced
from solvers.rounding import rounded, step_of
from solvers.state import State

NEARLY = 1e-6
FEW = 6
SMALL, MIDDLE = 4000, 12000
"""Larger models than the first are solved whole only where nothing short of the optimum was asked for, or up to the
second where the bound is FAR away: relaxations say little of goals that count a few things.
"""
FAR = 0.02
WHOLE_SHARE = 0.5


class Reached(NamedTuple):
    """A goal's value in a pool, the bound that no plan keeping the earlier levels can pass, and what proved it."""

    value: int
    bound: float
    proved: Priced | None = None


class Aimed(NamedTuple):
    """A goal, the weighted sum of it and those after it, and the gap that is good enough.

    weights: what a unit of each goal that is kept already weighs against that sum; weight: what one of the goal weighs.
    """

    term: Term
    with_later: Term
    gap: float
    weights: Sequence[int] = ()
    weight: int = 1
    hulls: bool = False


Tell = Callable[[float, float], None]


def reach(state: State, aimed: Aimed, effort: Effort, clock: Clock, tell: Tell) -> Reached:
    """Bring a pool to the best value of a goal within the effort; the state keeps the point, never a worse one.

    Without any effort the point stays and there is the bound.
    """
    term = aimed.term
    if not np.any(ints(term.weights)):
        return Reached(term.constant, term.constant)
    value = term.value(state.x)
    state.relaxation.include(np.flatnonzero(state.x))
    hulls = Hulls(state, term, state.needs) if aimed.hulls else None
    relaxed = None if clock.over else _relaxed(state, term, hulls, clock)
    if relaxed is None:
        return Reached(value, trivial(state, term))
    bound = rounded(term, relaxed.bound)
    tell(value, bound)
    enough = max(NEARLY, aimed.gap * max(abs(bound), abs(value))) if effort.work else inf
    if abs(value - bound) > enough and aimed.gap == 0:
        climb = Climb(state, term, relaxed, bound)
        climb.go(effort, clock)
        value, bound = term.value(state.x), climb.bound
        tell(value, bound)
    if abs(value - bound) > enough:
        _polish(state, aimed, relaxed, bound, enough, effort, clock, tell)
        value, bound, relaxed = _again(state, term, relaxed, bound, hulls, clock)
    away = abs(value - bound)
    wide = MIDDLE if away > FAR * max(abs(bound), abs(value)) else SMALL
    small = state.model.width <= wide or aimed.gap == 0
    if small and away > enough and not clock.late:
        effort = effort._replace(work=effort.work * (WHOLE_SHARE if aimed.gap else 1.0))
        value, bound = _whole(state, term, relaxed, Reached(value, bound), enough, effort, clock, tell)
    if hulls is not None:
        hulls.release()
    return Reached(value, bound, priced(state, relaxed))


def _relaxed(state: State, term: Term, hulls: Hulls | None, clock: Clock) -> Relaxed | None:
    return state.relaxation.best(term, clock) if hulls is None else hulls.best(clock)


def _again(
    state: State, term: Term, relaxed: Relaxed, bound: float, hulls: Hulls | None, clock: Clock
) -> tuple[int, float, Relaxed]:
    """Hold the kept goals at what they have got to, and see what that leaves to gain."""
    value, shifted = term.value(state.x), priced(state, relaxed).bound_of(state.x)
    if state.tighten():
        state.relaxation.include(np.flatnonzero(state.x))
        again = None if clock.over else _relaxed(state, term, hulls, clock)
        if again is not None:
            relaxed = again
            shifted = max(shifted, again.bound) if term.less_is_better else min(shifted, again.bound)
        shifted = rounded(term, shifted)
        bound = max(bound, shifted) if term.less_is_better else min(bound, shifted)
    return value, bound, relaxed


def _polish(
    state: State, aimed: Aimed, relaxed: Relaxed, bound: float, enough: float, effort: Effort, clock: Clock, tell: Tell
) -> None:
    """Improve by drawn doctors and days, with the later goals in mind, then beside what is held, and then for this
    goal alone. What is won on the goals that are held counts at its price, since it moves the bound.
    """
    half = effort._replace(work=effort.work * (1 - WHOLE_SHARE) / 2)
    dual, term, width = priced(state, relaxed), aimed.term, state.model.width

    def good(x: Ints) -> bool:
        return abs(term.value(x) - rounded(term, dual.bound_of(x))) <= enough

    def away(x: Ints) -> float:
        return abs(term.value(x) - dual.bound_of(x))

    def listen(value: float, _: float) -> None:
        del value
        tell(term.value(state.x), bound)

    sign = 1 if term.less_is_better else -1
    alone = Term(term.columns, sign * ints(term.weights), 0, less_is_better=True)
    for goal, weight in ((aimed.with_later, aimed.weight), (alone, 1)):
        beside = dual.beside(goal, sign * weight, width)
        found = polish(state, Task(state.model, beside, ints([])), state.x, relaxed, half, clock, listen, good, BROAD)
        if away(found) <= away(state.x):
            state.x = found
        if goal is aimed.with_later and not good(state.x):
            _loose(state, aimed, bound, enough, half, clock)


def _loose(state: State, aimed: Aimed, bound: float, enough: float, effort: Effort, clock: Clock) -> None:
    """Dive for this goal and polish with what is held so far loosened; taken where nothing is missed and it is better.

    Beside what is held there often is no plan within a few exchanges, while there are many a little beyond it.
    """
    goal, held = aimed.with_later, [Held(k, w) for k, w in zip(state.kept, aimed.weights, strict=True)]
    guide = state.relaxation.best(goal, clock)
    if guide is None:
        return
    task = loosened(state, goal, state.needs, held=held)
    found = dive(state, goal, dear_minute(state, goal, held), state.needs, guide, clock)
    sign = 1 if aimed.term.less_is_better else -1
    start = padded(state, state.needs, found, held=held)
    if task.model.broken(start) is not None or sign * aimed.term.value(found) >= sign * aimed.term.value(state.x):
        start = padded(state, state.needs, state.x, held=held)

    def good(x: Ints) -> bool:
        return not x[task.always].any() and abs(aimed.term.value(x) - bound) <= enough

    best = polish(state, task, start, guide, effort, clock, unheard, good)
    better = sign * aimed.term.value(best) < sign * aimed.term.value(state.x)
    if better and not best[task.always].any():
        state.x = best[: state.model.width]


def _whole(
    state: State, term: Term, relaxed: Relaxed, now: Reached, enough: float, effort: Effort, clock: Clock, tell: Tell
) -> tuple[int, float]:
    """Solve for every column that a better plan could use at once; where these are too many, for the nearest ones."""
    columns = possible(state, relaxed, max(0.0, abs(now.value - relaxed.proved) - step_of(term)))
    whole = len(columns) <= MANY
    if not whole:
        near = Chart(state, relaxed).cheapest(state.x, FEW)
        columns = np.concatenate([near, helpers_of(state, near), state.always])
    effort = effort._replace(enough=enough)
    best = finish(state.model, term, state.x, columns, effort, clock, lambda value, _: tell(value, now.bound))
    state.x = best.x
    return best.value, _tighter(term, now.bound, best.bound, best.value) if whole else now.bound


def _tighter(term: Term, bound: float, proved: float, value: int) -> float:
    if not isfinite(proved):
        return bound
    if term.less_is_better:
        return max(bound, min(rounded(term, proved), value))
    return min(bound, max(rounded(term, proved), value))


def trivial(state: State, term: Term) -> float:
    """A bound that always holds, for when there was no time for a better one.

    Every doctor's day at its best alone, and no doctor better than all that is owed at the best rate by the minute.
    """
    sign = -1 if term.less_is_better else 1
    weights, model = sign * term.dense(state.model.width), state.model
    others = np.ones(model.width, dtype=np.bool_)
    best = np.zeros(int(state.groups.max(initial=-1)) + 1, dtype=np.int64)
    np.maximum.at(best, state.groups, weights)
    total = 0.0
    for share, days in zip(state.shares, state.dates, strict=True):
        others[share.columns] = False
        rate = max(0.0, float((weights[share.columns] / share.minutes).max(initial=0)))
        total += min(float(best[days].sum()) * state.blocks_a_day, share.sums[-1] * rate)
    total += float(np.maximum(weights * model.low, weights * model.high)[others].sum())
    return term.constant + sign * float(ceil(total))
