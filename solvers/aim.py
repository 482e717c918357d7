"""What CP-SAT is told to minimise: the goal in its own steps, and among equals the plan nearest to what is wished."""

from collections.abc import Mapping, Sequence
from math import ceil, isfinite
from typing import NamedTuple

import numpy as np

from solvers.arrays import Ints, ints
from solvers.model import Term

Nudge = Mapping[int, int]
"""Small rewards for columns, all together less than one step of any goal."""


class Aim(NamedTuple):
    """scale * M - rewards, where the goal's value is held + sign * step * M; the rewards never reach scale."""

    columns: Ints
    weights: Ints
    scale: int
    step: int
    held: int
    sign: int

    def value(self, objective: float) -> float:
        """The goal's value, or its bound, of a value of the objective."""
        if not isfinite(objective):
            return self.sign * objective
        return self.held + self.sign * self.step * ceil(objective / self.scale - 1e-6)

    def distance(self, enough: float) -> float:
        """A distance in the goal's units as a distance of the objective."""
        return enough / self.step * self.scale


def aim(term: Term, nudge: Nudge, x: Sequence[int] | Ints, chosen: Ints) -> Aim:
    """The objective over the chosen columns, by their places; the others stay as they are."""
    sign, point = (1 if term.less_is_better else -1), ints(x)
    step = int(np.gcd.reduce(np.abs(ints(term.weights)))) if len(term.weights) else 1
    step = step or 1
    goal = term.dense(len(point))
    rewards = np.zeros(len(point), dtype=np.int64)
    for column, reward in nudge.items():
        rewards[column] = reward
    scale = int(rewards[chosen].sum()) + 1
    held = term.constant + int(goal @ point) - int(goal[chosen] @ point[chosen])
    weights = sign * goal[chosen] // step * scale - rewards[chosen]
    used = np.flatnonzero(weights)
    return Aim(used, weights[used], scale, step, held, sign)


def rewarded(nudge: Nudge, x: Sequence[int] | Ints) -> int:
    """How near a point is to what is wished."""
    return sum(reward for column, reward in nudge.items() if x[column])
