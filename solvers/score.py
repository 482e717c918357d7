"""What each goal came to: value and bound in the user's unit."""

from fractions import Fraction

from rotaengage.domain.plan import Objective, PlanStatus
from rotaengage.domain.scenario import Goal as Word
from solvers.facts import Facts
from solvers.goals.base import Scale
from solvers.goals.registry import GOALS


def objective(word: Word, value: float | Fraction, bound: float | Fraction, scale: Scale) -> Objective:
    """An objective; a bound on the wrong side of the value is the value, and none is below 0."""
    bound = max(0, min(bound, value)) if scale.less_is_better else max(bound, value)
    return Objective(
        name=word.value,
        value=float(value) / scale.per,
        bound=float(bound) / scale.per,
        unit=scale.unit,
        less_is_better=scale.less_is_better,
    )


def objective_of(facts: Facts, word: Word, found: tuple[float | Fraction, float | Fraction]) -> Objective:
    """The objective of a goal from its value and bound in its own whole units."""
    scale = next(g for g in GOALS if g.word is word).scale(facts)
    return objective(word, found[0], found[1], scale)


def status_of(objectives: tuple[Objective, ...], gap: float) -> PlanStatus:
    """optimal: all closed; certified: the largest gap within the asked ratio; feasible otherwise."""
    largest = max((o.gap for o in objectives), default=0.0)
    if largest <= 1e-9:
        return PlanStatus.OPTIMAL
    return PlanStatus.CERTIFIED if largest <= gap else PlanStatus.FEASIBLE
