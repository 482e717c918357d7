"""The outline of a frontier: the relaxation's own frontier, which no plan can pass, with its bends.

Between two places the line of equal worth through both is asked for its best; where that lies beyond them there is a
bend, and both sides are asked again, the largest bend first.
"""

import heapq
from collections.abc import Callable, Iterator
from typing import NamedTuple

import numpy as np

from rotaengage.domain.frontier import Axis
from solvers.alike import alike
from solvers.arrays import Floats, ints
from solvers.clock import Clock
from solvers.desk.axes import Field
from solvers.lp import Relaxation, Relaxed
from solvers.model import Term

MOST = 24
FLAT = 0.004
FINE = 1 << 20
EASE = 1e-6


class Place(NamedTuple):
    """A place of the outline: the values in whole units, more is better in all (signs turned where less is)."""

    values: tuple[float, ...]
    relaxed: Relaxed


class Outline:
    """The relaxation of a field, asked for its frontier in two measures while others may be held."""

    def __init__(self, field: Field, clock: Clock) -> None:
        self.field, self.clock = field, clock
        warm = field.warm
        start = np.append(warm.base.standing, np.arange(len(warm.base.blocks), field.model.width))
        self.relaxation = Relaxation(field.model, start, *alike(field.model), prompt=True)
        self._rows: dict[Axis, int] = {}

    def hold(self, axis: Axis, at: float | None) -> None:
        """Hold a measure at a value in whole units, more is better; None lets it go."""
        term = self.field.term(axis)
        if axis not in self._rows:
            self._rows[axis] = self.relaxation.dense_row(term.dense(self.field.model.width), None, None)
        if at is None:
            self.relaxation.bound(self._rows[axis], None, None)
        elif term.less_is_better:
            self.relaxation.bound(self._rows[axis], None, -at - term.constant)
        else:
            self.relaxation.bound(self._rows[axis], at - term.constant, None)

    def best(self, axis: Axis) -> Relaxed | None:
        """The best of one measure."""
        return self.relaxation.best(self.field.term(axis), self.clock)

    def best_of(self, first: Axis, *then: Axis) -> Place | None:
        """The best of a measure and, among equals, of the following ones."""
        found, held = self.best(first), [first]
        for axis in then:
            if found is None:
                return None
            at = self.values(found.x, held[-1:])[0]
            self.hold(held[-1], at - EASE * max(1.0, abs(at)))
            found = self.best(axis) or found
            held.append(axis)
        for axis in held[:-1]:
            self.hold(axis, None)
        return None if found is None else Place(self.values(found.x, (first, *then)), found)

    def values(self, x: Floats, axes: tuple[Axis, ...] | list[Axis]) -> tuple[float, ...]:
        """Values of measures at a point of the relaxation; more is better."""
        out = []
        for axis in axes:
            term = self.field.term(axis)
            value = float(term.dense(len(x)) @ x) + term.constant
            out.append(-value if term.less_is_better else value)
        return tuple(out)

    def between(self, axes: tuple[Axis, Axis], found: Callable[[Place], None]) -> list[Place]:
        """The places where the outline of two measures bends, by the first measure; each is told when found."""
        one, two = self.best_of(*axes), self.best_of(*axes[::-1])
        if one is None or two is None:
            return [p for p in (one, two) if p is not None]
        ends = [two._replace(values=two.values[::-1]), one]
        places = list(ends)
        for place in ends:
            found(place)
        for place in self._bends(axes, *ends):
            places.append(place)
            found(place)
        return sorted(places, key=lambda p: p.values[0])

    def _bends(self, axes: tuple[Axis, Axis], low: Place, high: Place) -> Iterator[Place]:
        size = [max(1e-9, abs(h - v)) for v, h in zip(low.values, high.values, strict=True)]
        queue = [(-1.0, 0, low, high)]
        told = 0
        while queue and told < MOST and not self.clock.over:
            _, _, left, right = heapq.heappop(queue)
            across = (left.values[1] - right.values[1]) / size[1], (right.values[0] - left.values[0]) / size[0]
            if min(across) <= FLAT:
                continue
            place = self._best_along(axes, (across[0] / size[0], across[1] / size[1]))
            if place is None:
                return
            gain = sum(a * (p - q) / s for a, p, q, s in zip(across, place.values, left.values, size, strict=True))
            if gain > FLAT * max(across):
                told += 1
                yield place
                for n, pair in enumerate(((left, place), (place, right))):
                    heapq.heappush(queue, (-gain, 2 * told + n, *pair))

    def _best_along(self, axes: tuple[Axis, Axis], weights: tuple[float, float]) -> Place | None:
        width, scale = self.field.model.width, FINE / max(weights)
        total = np.zeros(width, dtype=np.int64)
        for axis, weight in zip(axes, weights, strict=True):
            term = self.field.term(axis)
            total += (-1 if term.less_is_better else 1) * round(weight * scale) * term.dense(width)
        used = np.flatnonzero(total)
        found = self.relaxation.best(Term(ints(used), total[used]), self.clock)
        return None if found is None else Place(self.values(found.x, axes), found)
