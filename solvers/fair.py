"""The first level: raise the least fulfilment, pool by pool.

Bound: the highest rung of the ladder that the relaxation can meet, found by bisection. Plan: one guided model that
shrinks what is missing to that rung (solver notes 6), then, where it falls short, the ladder itself as a model.
"""

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from solvers.aim import Nudge
from solvers.clock import Clock
from solvers.finish import NOTHING, Effort, finish
from solvers.goals.worst_fulfilment import Share, highest_level, ladder_of, worst
from solvers.greedy import rounded_up
from solvers.level import MANY, PART_WORK, TURNS, Tell, cheapest
from solvers.model import Row, Term
from solvers.parts import around, parts
from solvers.state import State

SMALL = 2000
WHOLE_WORK = 0.25
SLIGHT = 600
QUARTER = 15
STRONGEST = 3


class Fairness(NamedTuple):
    """The least fulfilment reached and its bound."""

    value: Fraction
    bound: Fraction


def raise_floor(
    states: Sequence[State], effort: Effort, clock: Clock, tell: Tell, goals: Sequence[Sequence[Term]] = ()
) -> Fairness:
    """Raise the least fulfilment as far as the effort allows, and hold it for the goals that follow."""
    shares = [s for state in states for s in state.shares]
    ladder = ladder_of(shares)
    top = _highest_possible(states, ladder, clock)
    tell(float(_floor(states)), float(_capped(shares, ladder[top])))
    for state, terms in zip(states, goals, strict=False):
        _start_over(state, ladder, top, terms, clock)
    tops = [top]
    for state in states:
        if highest_level(state.shares, ladder, state.x) < min(tops) and not clock.over:
            tops.append(_climb(state, ladder, min(tops), effort, clock))
            open_still = _floor(states) < _capped(shares, ladder[min(tops)])
            if not clock.over and (state.model.width <= SMALL or (open_still and state.model.width <= MANY)):
                tops.append(_ladder_model(state, ladder, min(tops), effort, clock))
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


def _start_over(state: State, ladder: list[Fraction], top: int, terms: Sequence[Term], clock: Clock) -> None:
    """Round what the relaxation would do about all goals in order; taken where it is nearer to the rung."""
    if clock.over or not state.possible(ladder[top], clock):
        return
    wish = state.wish(terms, clock)
    if wish is None:
        return
    state.nudge = {c: round(STRONGEST * w) for c, w in enumerate(wish) if STRONGEST * w >= 1}
    point = rounded_up(state.model, state.shares, state.x, wish)
    if (
        state.model.broken(point) is None
        and _missing(state.shares, point, ladder[top]) <= _missing(state.shares, state.x, ladder[top]) * 2 + SLIGHT
    ):
        state.x = point


def _missing(shares: Sequence[Share], x: Sequence[int], rung: Fraction) -> int:
    return sum(max(0, s.need(rung) - s.planned(x)) for s in shares)


def _climb(state: State, ladder: list[Fraction], top: int, effort: Effort, clock: Clock) -> int:
    """Bring a pool towards a rung by shrinking what is missing to it; the rung, which may be out of reach."""
    relaxed = state.relaxation.best(minutes_of(state), clock) if state.possible(ladder[top], clock) else None
    if relaxed is not None:
        free = [cheapest(state, relaxed.x, relaxed.reduced, each) for each in TURNS]
        state.x = _shrink_missing(state, ladder[top], free, effort, clock)
    return top


def minutes_of(state: State) -> Term:
    """All individual minutes of a pool, as a guide."""
    pairs = [(c, m) for s in state.shares for c, m in zip(s.columns, s.minutes, strict=True)]
    return Term(tuple(c for c, _ in pairs), tuple(m for _, m in pairs))


def _shrink_missing(state: State, rung: Fraction, free: Sequence[set[int]], effort: Effort, clock: Clock) -> list[int]:
    """Shrink what is missing to a rung, part by part: of all, then around those who miss something, then the whole."""
    nudge = {
        c: m // QUARTER + state.nudge.get(c, 0) for s in state.shares for c, m in zip(s.columns, s.minutes, strict=True)
    }
    shrink = _Shrink(state, rung, effort, clock)
    for way in parts(state, free[0]):
        for part in way:
            shrink.by(part, PART_WORK, nudge)
    for columns in free:
        for part in around(state, columns, shrink.short):
            shrink.by(part, PART_WORK, NOTHING)
    for way in parts(state, free[-1]):
        for part in way:
            shrink.by(part, PART_WORK, NOTHING)
    shrink.by(free[-1], WHOLE_WORK, NOTHING)
    return shrink.point[: state.model.width]


class _Shrink:
    """A pool's model with what each doctor misses of a rung as further columns, and the best point so far."""

    def __init__(self, state: State, rung: Fraction, effort: Effort, clock: Clock) -> None:
        self.point, self._effort, self._clock = list(state.x), effort, clock
        self._model = state.model.copy()
        self._missing: dict[int, str] = {}
        for share in state.shares:
            need, planned = share.need(rung), share.planned(state.x)
            if need:
                column = self._model.column(0, max(0, need - planned))
                self.point.append(max(0, need - planned))
                self._model.row([*share.columns, column], [*share.minutes, 1], low=need, why="order")
                self._missing[column] = share.doctor
        self._term = Term(tuple(self._missing), (1,) * len(self._missing), 0, less_is_better=True)

    @property
    def short(self) -> set[str]:
        """The doctors who still miss something."""
        return {doctor for column, doctor in self._missing.items() if self.point[column]}

    def by(self, part: set[int], work: float, nudge: Nudge) -> None:
        """Change the columns of a part so that less is missing; nothing happens where nothing is."""
        if self.short and not self._clock.over:
            effort = self._effort._replace(work=self._effort.work * work)
            free = part | set(self._missing)
            self.point = finish(self._model, self._term, self.point, free, effort, self._clock, unheard, nudge).x


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
