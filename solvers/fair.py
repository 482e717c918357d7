"""Fairness: what each doctor would have in the fairest plan of all, and how far whole blocks get to it.

Ideal: the relaxation raises everybody together until somebody can have no more, leaves them there, and goes on with
the rest (leximin by water filling, solver notes 6). Bound of the least fulfilment: the highest rung of the ladder of
reachable fulfilments that the relaxation can meet for everybody.
"""

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

import numpy as np

from solvers.clock import Clock
from solvers.goals.worst_fulfilment import ladder_of
from solvers.model import Term
from solvers.state import State

EASE = 1e-6
TIGHT = 1e-9


class Ideal(NamedTuple):
    """Minutes that each share has in the fairest relaxed plan, and the least fulfilment in it."""

    minutes: tuple[float, ...]
    least: float


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
    found, least = [0.0] * len(shares), 1.0
    while open_still:
        answer = None if clock.over else relaxation.best(level, clock, EASE)
        if answer is None:
            return None
        reached = float(answer.x[state.model.width])
        least = min(least, reached)
        settled = _settled(state, answer.prices, open_still, reached, depth, len(shares) - len(open_still))
        for n in settled:
            found[n] = max(0.0, reached * shares[n].entitled - shares[n].standing)
            relaxation.bound(int(state.level_rows[n]), None, None)
            relaxation.bound(int(state.floor_rows[n]), found[n] - EASE * shares[n].entitled, None)
        open_still = [n for n in open_still if n not in settled]
    return Ideal(tuple(found), least)


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
    first, last = 0, len(ladder) - 1
    middle = last
    while first < last and not clock.over:
        answer = state.possible([s.need(ladder[middle]) for s in state.shares], clock)
        if answer is None:
            break
        first, last = (middle, last) if answer else (first, middle - 1)
        middle = (first + last + 1) // 2
    return ladder[last]
