"""How far cover pools are from their bounds, each alone and all together."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from rotaengage.domain.plan import PoolOutcome
from rotaengage.domain.scenario import Goal as Word

Values = Mapping[Word, tuple[float | Fraction, float | Fraction]]
"""Value and bound of each goal, in its own whole units."""


def farthest(values: Values) -> tuple[float, str]:
    """The largest distance of any goal to its bound, a share as Objective.gap, and the goal; 0 and none without goals.

    No goal is below 0, so a bound that is says no more than 0 does.
    """
    found = [(_gap(float(value), max(0.0, float(bound))), word.value) for word, (value, bound) in values.items()]
    return max(found, default=(0.0, ""), key=lambda one: one[0])


def _gap(value: float, bound: float) -> float:
    distance, scale = abs(value - bound), max(abs(value), abs(bound))
    return 0.0 if distance <= 1e-9 else distance / scale


def pool_outcomes(pools: Sequence[Sequence[str]], values: Sequence[Values]) -> tuple[PoolOutcome, ...]:
    """How far each pool is from its bounds, in their order."""
    return tuple(
        PoolOutcome(doctors=tuple(doctors), gap=gap, goal=goal)
        for doctors, (gap, goal) in zip(pools, map(farthest, values), strict=True)
    )
