"""What CP-SAT is told to minimise: the goal in its own steps, and among equals the plan nearest to what is wished."""

from collections.abc import Mapping, Sequence
from math import ceil, gcd, isfinite
from typing import NamedTuple

from solvers.model import Term

Nudge = Mapping[int, int]
"""Small rewards for columns, all together less than one step of any goal."""


class Aim(NamedTuple):
    """scale * M - rewards, where the goal's value is held + sign * step * M; the rewards never reach scale."""

    columns: tuple[int, ...]
    weights: tuple[int, ...]
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


def aim(term: Term, nudge: Nudge, x: Sequence[int], place: Mapping[int, int]) -> Aim:
    """The objective over the free columns (their places by number); the others stay as they are."""
    sign, step = (1 if term.less_is_better else -1), gcd(*term.weights) or 1
    rewards = {place[c]: reward for c, reward in nudge.items() if c in place}
    scale = sum(rewards.values()) + 1
    weights = {at: -reward for at, reward in rewards.items()}
    held = term.constant
    for column, weight in zip(term.columns, term.weights, strict=True):
        if column in place:
            at = place[column]
            weights[at] = weights.get(at, 0) + sign * weight // step * scale
        else:
            held += weight * x[column]
    return Aim(tuple(weights), tuple(weights.values()), scale, step, held, sign)


def rewarded(nudge: Nudge, x: Sequence[int]) -> int:
    """How near a point is to what is wished."""
    return sum(reward for column, reward in nudge.items() if x[column])
