"""What was found out of a pool, small enough to be sent about, so that its plan is improved later from there."""

from fractions import Fraction
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from solvers.arrays import Floats, Ints
from solvers.fair import Ideal
from solvers.lp import Relaxed

_Small = NDArray[np.float32]


class Sparse(NamedTuple):
    """An array of which most is nothing."""

    size: int
    at: Ints
    values: Floats

    @classmethod
    def of(cls, dense: Ints | Floats) -> "Sparse":
        """The same without what is nothing."""
        at = np.flatnonzero(dense)
        return cls(len(dense), at, dense[at].astype(np.float64))

    def whole(self) -> Floats:
        """The array."""
        dense = np.zeros(self.size)
        dense[self.at] = self.values
        return dense


class Midway(NamedTuple):
    """A point of a pool's model, the fairest relaxed plan, the rung and the floors, and the relaxation to follow."""

    point: Sparse
    ideal: Ideal
    rung: Fraction
    floors: tuple[int, ...]
    bound: float
    wish: Sparse
    reduced: _Small
    prices: Sparse
    proved: float

    @classmethod
    def of(cls, x: Ints, ideal: Ideal, rung: Fraction, floors: list[int], guide: Relaxed) -> "Midway":
        """Packed; what columns lose is kept to seven digits, since it only ranks them."""
        return cls(
            Sparse.of(x), ideal._replace(limits=()), rung, tuple(floors), guide.bound, Sparse.of(guide.x),
            guide.reduced.astype(np.float32), Sparse.of(guide.prices), guide.proved,
        )  # fmt: skip

    @property
    def x(self) -> Ints:
        """The point."""
        return self.point.whole().astype(np.int64)

    @property
    def guide(self) -> Relaxed:
        """The relaxation to follow."""
        reduced = self.reduced.astype(np.float64)
        return Relaxed(self.bound, self.wish.whole(), reduced, self.prices.whole(), self.proved)
