"""The first plan: water filling. Who has the least share of what is owed takes the block that hurts least.

Of those that fit, a block after which the rest that is owed can be given comes before one that leaves a rest too short.
"""

import heapq
from collections.abc import Sequence
from copy import copy
from fractions import Fraction

import numpy as np

from solvers.arrays import Floats, Ints, Mask, Places, ints, spread, starts_of
from solvers.goals.worst_fulfilment import Share
from solvers.model import NO_HIGH, Model
from solvers.owed import Owed

LOOKED_AT = 100
FORGOTTEN = 0.8
"""Where fewer of a doctor's columns than this share still fit, the others are looked at no more."""


class Packing:
    """What each row still has room for, and which rows each column takes from. Helpers count as if fully used, lenders
    (which give room) where they are chosen.
    """

    def __init__(self, model: Model, x: Ints) -> None:
        rows, self._model = model.arrays, model
        capped = rows.high != NO_HIGH
        sizes = np.diff(rows.starts)
        numbers = rows.numbers
        taking, limited = rows.weights > 0, np.repeat(capped, sizes)
        giving = np.flatnonzero(~taking)
        lent = np.isin(rows.columns[giving], model.lenders)
        taking[giving[lent]] = True
        giving = giving[~lent]
        given = np.bincount(numbers[giving], weights=rows.weights[giving] * model.high[rows.columns[giving]],
                            minlength=len(capped)).astype(np.int64)  # fmt: skip
        self.room: Ints = np.append(np.where(capped, rows.high - given, 1 << 40), 1 << 40)
        self._tight = np.append(model.of("cover") & capped, False)
        taking &= limited
        begins, order = model.by_column
        if not taking.all():
            order = order[taking[order]]
        sizes = np.diff(begins) - np.bincount(rows.columns[~taking], minlength=model.width)
        self.starts, self._rows, self._weights = starts_of(sizes), numbers[order], rows.weights[order]
        for column in np.flatnonzero(x).tolist():
            self.take(column, int(x[column]))

    def copy(self) -> "Packing":
        """The same with room of its own."""
        twin = copy(self)
        twin.room = self.room.copy()
        return twin

    def of(self, column: int) -> tuple[Places, Ints]:
        """The rows that a column takes from, and how much."""
        low, high = self.starts[column], self.starts[column + 1]
        if low == high:
            return np.array([len(self.room) - 1], dtype=np.int32), ints([1])
        return self._rows[low:high], self._weights[low:high]

    def of_all(self, columns: Ints) -> tuple[Places, Ints, Ints]:
        """The same for many columns one after the other, and where each one's begin; none may take from no row."""
        if len(columns) and (np.diff(columns) == 1).all():  # those of a doctor lie side by side
            begins = self.starts[int(columns[0]) : int(columns[-1]) + 2]
            here = slice(int(begins[0]), int(begins[-1]))
            return self._rows[here], self._weights[here], begins[:-1] - begins[0]
        sizes = self.starts[columns + 1] - self.starts[columns]
        entries = spread(self.starts[columns], sizes)
        return self._rows[entries], self._weights[entries], starts_of(sizes)[:-1]

    @property
    def pain(self) -> Floats:
        """What taking from each row hurts: the more, the less is left of cover; nothing elsewhere."""
        return np.where(self._tight, 1.0 / np.maximum(self.room, 1), 0.0)

    def take(self, column: int, value: int = 1) -> None:
        """Use a column."""
        rows, weights = self.of(column)
        self.room[rows] -= value * weights

    def fits(self, column: int) -> bool:
        """Whether there is room for one more of a column."""
        rows, weights = self.of(column)
        return bool((self.room[rows] >= weights).all())


class Shelf:
    """One doctor's columns, laid out so that all are judged at once."""

    def __init__(self, packing: Packing, share: Share, cost: Floats, x: Ints) -> None:
        self.unused = x[share.columns] == 0
        self.columns, self.minutes = ints(share.columns), ints(share.minutes)
        self.rows, self.weights, self.starts = packing.of_all(self.columns)
        self.sizes = np.diff(self.starts, append=len(self.rows))
        self.owner = np.repeat(np.arange(len(self.starts)), self.sizes)
        self.packing, self.cost = packing, cost[self.columns]
        self.owed = Owed(share, x)
        self.ranked, self.near, self.seen = ints([]), (self.rows[:0], ints([]), ints([])), 0

    def pick(self) -> int | None:
        """Take an unused column that fits and takes least of what is scarce for each minute; None where none fits.

        All are judged anew where none of the best LOOKED_AT of the last time still fits and suits.
        """
        at = self._next()
        at = self._best() if at is None else at
        if at is not None:
            self.unused[at] = False
            self.owed.give(int(self.minutes[at]))
        return at

    def _next(self) -> int | None:
        """The next of the best of the last time that fits and suits still; those before it did not."""
        rows, weights, starts = self.near
        if self.seen == len(self.ranked):
            return None
        low = starts[self.seen]
        room = self.packing.room[rows[low:]] - weights[low:]
        fits = np.minimum.reduceat(room, starts[self.seen :] - low) >= 0
        if not self.owed.plenty:
            fits &= self.owed.suits(self.minutes[self.ranked[self.seen :]])
        first = int(fits.argmax())
        self.seen += first + 1 if fits[first] else len(fits)
        return int(self.ranked[self.seen - 1]) if fits[first] else None

    def _forget(self, fitting: Mask) -> None:
        """Take the others off: they will never fit again."""
        inside = np.repeat(fitting, self.sizes)
        self.rows, self.weights, self.sizes = self.rows[inside], self.weights[inside], self.sizes[fitting]
        self.starts, self.owner = starts_of(self.sizes)[:-1], np.repeat(np.arange(len(self.sizes)), self.sizes)
        self.columns, self.minutes = self.columns[fitting], self.minutes[fitting]
        self.cost, self.unused = self.cost[fitting], self.unused[fitting]

    def _best(self) -> int | None:
        fitting, full = self.unused.copy(), self.packing.room.take(self.rows) < self.weights
        fitting[self.owner[full]] = False
        fits = np.flatnonzero(fitting)
        if not len(fits):
            return None
        if len(fits) < FORGOTTEN * len(fitting):
            self._forget(fitting)
            fits = np.arange(len(fits))
        pain = np.add.reduceat(self.packing.pain.take(self.rows), self.starts)[fits]
        score = np.round(pain / self.minutes[fits] + self.cost[fits], 3)
        if not self.owed.plenty and (suits := self.owed.suits(self.minutes[fits])).any():
            fits, score = fits[suits], score[suits]
        if len(fits) > LOOKED_AT:  # the rest need no order
            good = score <= np.partition(score, LOOKED_AT - 1)[LOOKED_AT - 1]
            fits, score = fits[good], score[good]
        order = np.lexsort((self.columns[fits], -self.minutes[fits], score))[:LOOKED_AT]
        self.ranked, self.seen = fits[order], 1
        self.near = self.packing.of_all(self.columns[self.ranked])
        return int(self.ranked[0])


def water_fill(
    model: Model, shares: Sequence[Share], x: Sequence[int] | Ints, cost: Floats | None = None,
    packing: Packing | None = None,
) -> Ints:  # fmt: skip
    """Fill up a point that satisfies the model; helpers are set to fit. cost is a price of each column a minute.

    packing: what is left beside the point, where that is known; it is used up.
    """
    point = ints(x).copy()
    packing = Packing(model, point) if packing is None else packing
    cost = np.zeros(model.width) if cost is None else cost
    shelves = {n: Shelf(packing, s, cost, point) for n, s in enumerate(shares) if len(s.columns)}
    got = {n: shares[n].planned(point) for n in shelves}
    queue = [_turn(shares[n], got[n], n) for n in shelves]
    heapq.heapify(queue)
    while queue:
        *_, n = heapq.heappop(queue)
        at = shelves[n].pick()
        if at is not None:
            column = int(shelves[n].columns[at])
            point[column] += 1
            packing.take(column)
            got[n] += int(shelves[n].minutes[at])
            heapq.heappush(queue, _turn(shares[n], got[n], n))
    return settle(model, point)


def _turn(share: Share, planned: int, number: int) -> tuple[float, Fraction, int]:
    """When a share is served: the lowest first. The fraction tells those apart that one float stands for."""
    ratio = share.ratio(planned)
    return float(ratio), ratio, number


def settle(model: Model, x: Ints) -> Ints:
    """Set each helper to the least that its row asks for: what is over its high, or missing to its low."""
    rows = model.arrays
    row = np.flatnonzero(rows.helper)
    last = rows.starts[row + 1] - 1
    helpers = rows.columns[last]
    others = model.sums_once(x)[row] - rows.weights[last] * x[helpers]
    x[helpers] = np.maximum(0, np.where(rows.high[row] != NO_HIGH, others - rows.high[row], rows.low[row] - others))
    return x
