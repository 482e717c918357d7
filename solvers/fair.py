"""Fairness: what each doctor would have in the fairest plan of all, and how far whole blocks get to it.

Ideal: the relaxation raises everybody together until somebody can have no more, leaves them there, and goes on with
the rest (leximin by water filling, solver notes 6). Bound of the least fulfilment: the highest rung of the ladder of
reachable fulfilments that the relaxation can meet for everybody. Prices of earlier answers forbid most rungs above it,
so that one question or two settle which it is.
"""

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

import numpy as np

from solvers.arrays import Floats
from solvers.clock import Clock
from solvers.goals.worst_fulfilment import ladder_of, worst
from solvers.lp import Relaxed
from solvers.model import Term
from solvers.state import EASE_MINUTES, State

EASE = 1e-6
TIGHT = 1e-9


class Limit(NamedTuple):
    """What the prices of an answer prove of every plan: planned minutes times weights are never above most."""

    weights: Floats
    most: float

    def forbids(self, needs: Floats) -> bool:
        """Whether no plan can have so many minutes for each share."""
        return float(self.weights @ needs) > self.most + EASE * max(1.0, abs(self.most))


class Ideal(NamedTuple):
    """Minutes that each share has in the fairest relaxed plan, the least fulfilment in it, and what limits them."""

    minutes: tuple[float, ...]
    least: float
    limits: tuple[Limit, ...]


def hold_first(state: State, terms: Sequence[Term], clock: Clock) -> list[int] | None:
    """Hold goals that come before fairness at their best in the relaxation: the rows; None where the time ran out."""
    rows = []
    for term in terms:
        answer = state.relaxation.best(term, clock)
        if answer is None:
            return None
        at = float(term.dense(len(answer.x)) @ answer.x) + term.constant
        ease = EASE * max(1.0, abs(at))
        rows.append(state.hold(term, at + ease if term.less_is_better else at - ease))
    return rows


def ideal_of(state: State, depth: int | None, clock: Clock) -> Ideal | None:
    """The fairest relaxed plan; with a depth, only so many of the worst off are raised one after the other.

    None where the time ran out. The relaxation is left with every doctor at no less than the ideal.
    """
    relaxation, shares = state.relaxation, state.shares
    level = Term([state.model.width], [1])
    state.floors([0.0] * len(shares))
    open_still = list(range(len(shares)))
    for n in open_still:
        relaxation.bound(int(state.level_rows[n]), -shares[n].standing, None)
    found, least, limits = [0.0] * len(shares), 1.0, list[Limit]()
    while open_still:
        answer = None if clock.over else relaxation.best(level, clock, EASE)
        if answer is None:
            return None
        reached = float(answer.x[state.model.width])
        least = min(least, reached)
        limits.append(_limit(state, answer, found))
        settled = _settled(state, answer.prices, open_still, reached, depth, len(shares) - len(open_still))
        for n in settled:
            found[n] = max(0.0, reached * shares[n].entitled - shares[n].standing)
            relaxation.bound(int(state.level_rows[n]), None, None)
            relaxation.bound(int(state.floor_rows[n]), found[n] - EASE * shares[n].entitled, None)
        open_still = [n for n in open_still if n not in settled]
    return Ideal(tuple(found), least, tuple(limits))


def _limit(state: State, answer: Relaxed, found: Sequence[float]) -> Limit:
    """What the prices of the common level, and of the floors of those who are settled, prove."""
    levels, floors = -answer.prices[state.level_rows], -answer.prices[state.floor_rows]
    standing = np.array([s.standing for s in state.shares], dtype=np.float64)
    spare = max(0.0, 1 - float(levels @ _entitled(state)))  # the price of the end at 1, where the level is there
    return Limit(levels + floors, answer.proved - spare - float(levels @ standing) + float(floors @ np.array(found)))


def _entitled(state: State) -> Floats:
    return np.array([s.entitled for s in state.shares], dtype=np.float64)


def _settled(
    state: State, prices: np.ndarray, open_still: Sequence[int], reached: float, depth: int | None, before: int
) -> set[int]:
    """Who can have no more: those whose row has a price; all at the end, or where none is found."""
    stuck = {n for n in open_still if abs(prices[state.level_rows[n]]) > TIGHT}
    last = reached >= 1 - EASE or not stuck or (depth is not None and before + len(stuck) >= depth)
    return set(open_still) if last else stuck


def highest_rung(state: State, ideal: Ideal, low: Fraction, clock: Clock) -> Fraction:
    """The highest reachable fulfilment that the relaxation can meet for everybody, each at most at their own best.

    low is known to be met. Where the time ran out, no lower than the highest that might be.
    """
    top = Fraction(ideal.least + EASE).limit_denominator(10**9)
    ladder = [low, *(r for r in ladder_of(state.shares) if low < r <= top)]
    planned, limits = np.array(ideal.minutes) - EASE * _entitled(state), ideal.limits
    while len(ladder := _allowed(state, ladder, limits)) > 1 and not clock.over:
        needs = _needs(state, ladder[-1])
        answer = state.climb(planned, needs, clock)
        if answer is None or answer.bound >= 1 - EASE:
            break
        limits = (_climbed(state, answer, planned, needs),)
        planned, ladder = np.array([s.minutes @ answer.x[s.columns] for s in state.shares]), ladder[:-1]
    return ladder[-1]


def spare_of(state: State, ideal: Ideal, floors: Sequence[int]) -> list[int]:
    """Minutes that each share may miss of its floor and still have no more than a block less than the ideal."""
    found = zip(state.shares, ideal.minutes, floors, strict=True)
    return [max(0, int(share.minutes.min() - max(0.0, minutes - floor))) for share, minutes, floor in found]


def rung_beside(state: State, ideal: Ideal | None, clock: Clock) -> Fraction:
    """The highest rung beside all that is held by now; the highest of all where no ideal was found or time ran out."""
    again = None if ideal is None or clock.over else ideal_of(state, 1, clock)
    low = max(Fraction(0), worst(state.shares, state.x))
    return Fraction(1) if again is None else highest_rung(state, again, low, clock)


def _allowed(state: State, ladder: Sequence[Fraction], limits: Sequence[Limit]) -> list[Fraction]:
    """The rungs that no limit forbids; the first is known to be met."""
    first, last = 0, len(ladder) - 1
    while first < last:
        middle = (first + last + 1) // 2
        needs = _needs(state, ladder[middle])
        first, last = (first, middle - 1) if any(x.forbids(needs) for x in limits) else (middle, last)
    return list(ladder[: first + 1])


def _climbed(state: State, answer: Relaxed, base: Floats, needs: Floats) -> Limit:
    """What the prices of a climb that ended below its needs prove."""
    weights, low = -answer.prices[state.floor_rows], np.minimum(base, needs)
    spare = max(0.0, 1 - float(weights @ (needs - low)))
    return Limit(weights, answer.proved - spare + float(weights @ low))


def _needs(state: State, rung: Fraction) -> Floats:
    return np.array([max(0.0, s.need(rung) - EASE_MINUTES) for s in state.shares])


def meets(state: State, floors: Sequence[int], needs: Sequence[int], clock: Clock) -> bool:
    """Whether the relaxation, which can meet these floors, can meet these needs too."""
    base, aim = (np.array(x, dtype=np.float64) - EASE_MINUTES for x in (floors, needs))
    answer = state.climb(base, aim, clock)
    return answer is not None and answer.bound >= 1 - EASE
