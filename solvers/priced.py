"""Kept goals at the prices of the relaxation: what a point gains on them counts while the next goal is solved.

By weak duality the bound of a goal rises by the price of each unit that a kept goal is better than where it is held.
Often there are few plans just as good for the kept goals, and many that better them a little and come as near to the
bound that holds there.
"""

from collections.abc import Sequence
from math import ceil
from typing import NamedTuple

import numpy as np

from solvers.arrays import Ints
from solvers.lp import Relaxed
from solvers.model import Term
from solvers.state import Kept, State

FINEST = 100
"""The least weight of any price: a price below one would be lost in whole numbers."""
LARGEST = 1 << 50
NEARLY = 1e-6


class Priced(NamedTuple):
    """A relaxation's bound of a goal, and what it changes by with each unit of the kept goals."""

    bound: float
    kept: Sequence[Kept]
    prices: Sequence[float]

    def bound_of(self, x: Ints) -> float:
        """The bound for plans that are at least as good for the kept goals as a point."""
        gained = [k.term.value(x) - k.term.constant - k.at for k in self.kept]
        return self.bound + float(np.dot(self.prices, gained))

    def beside(self, goal: Term, weight: int, width: int) -> Term:
        """A goal of which less is better, with the kept ones at their prices.

        weight: what a unit of what was bounded weighs in it; below 0 where more is better of that.
        """
        used = [abs(p * weight) for p in self.prices]
        scale = max(1, ceil(FINEST / min(used))) if used else 1
        total = scale * goal.dense(width)
        for kept, price in zip(self.kept, self.prices, strict=True):
            total -= round(scale * weight * price) * kept.term.dense(width)
        if not used or float(np.abs(total).max(initial=0)) >= LARGEST:
            return goal
        columns = np.flatnonzero(total)
        return Term(columns, total[columns], 0, less_is_better=True)


def priced(state: State, relaxed: Relaxed) -> Priced:
    """The kept goals that have a price in the state's relaxation."""
    found = [(k, float(relaxed.prices[k.line])) for k in state.kept]
    found = [(k, p) for k, p in found if abs(p) > NEARLY]
    return Priced(relaxed.proved, [k for k, _ in found], [p for _, p in found])
