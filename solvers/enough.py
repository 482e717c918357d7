"""Whether a plan is near enough to what its relaxation would do, goal by goal."""

from collections.abc import Sequence
from typing import NamedTuple

from solvers.arrays import Ints
from solvers.finish import Good
from solvers.lp import Relaxed
from solvers.model import Term

EASE = 1e-6


class Near(NamedTuple):
    """Whether a point is, for each goal, near enough to what the relaxation would do."""

    terms: Sequence[Term]
    wanted: Sequence[float]
    gap: float

    def holds(self, x: Ints) -> bool:
        """Whether this one is."""
        return all(self._near(t, t.value(x), at) for t, at in zip(self.terms, self.wanted, strict=True))

    def _near(self, term: Term, value: int, at: float) -> bool:
        distance = value - at if term.less_is_better else at - value
        return distance <= self.gap * max(abs(at), abs(value)) + EASE


def near(terms: Sequence[Term], guide: Relaxed, gap: float) -> Good:
    """Whether a point is as near as a gap to what an answer of the relaxation has of each goal."""
    wanted = [float(t.dense(len(guide.x)) @ guide.x) + t.constant for t in terms]
    return Near(terms, wanted, gap).holds
