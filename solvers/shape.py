"""What the groups of one cover pool can have together: points of its relaxation, and sums that no plan can pass."""

from collections.abc import Mapping
from typing import NamedTuple

Minutes = Mapping[str, float]
"""Planned minutes of each group, by name."""
Prices = Mapping[str, int]
"""What a minute of each group is worth; nothing where none is named."""


class Face(NamedTuple):
    """No plan's minutes are worth more than most at these prices. always: else none that is as good as can be for the
    goals before fairness.
    """

    prices: Prices
    most: float
    always: bool


class Shape(NamedTuple):
    """Points that the relaxation can meet, the last of which is the pool's own choice, then one for each price asked;
    a face for each of these, and others before them; what a minute of each group is worth at the pool's own choice,
    more where more is owed; and the columns that points use.
    """

    own: tuple[Minutes, ...]
    asked: tuple[Minutes, ...]
    faces: tuple[Face, ...]
    rates: Minutes
    used: tuple[int, ...]

    @property
    def points(self) -> tuple[Minutes, ...]:
        """All of them, the pool's own choice first."""
        return (*reversed(self.own), *self.asked)

    def most_at(self, prices: Prices, *, always: bool) -> float | None:
        """What no plan can pass at these prices; None where that was not asked."""
        found = [f.most for f in self.faces if f.prices == prices and (f.always or not always)]
        return min(found, default=None)
