"""The first plan: water filling. Who has the least share of what is owed takes the block that hurts least."""

import heapq
from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from solvers.goals.worst_fulfilment import Share
from solvers.model import Model

LEAST_WISH = 0.3


class Packing:
    """What each row still has room for, and which rows each column takes from. Helpers count as if fully used."""

    def __init__(self, model: Model, x: Sequence[int]) -> None:
        import numpy as np

        self._np: Any = np
        capped = [r for r in model.rows if r.high is not None]
        room = [(r.high or 0) + sum(-w * model.high[c] for c, w in _pairs(r) if w < 0) for r in capped]
        self.room: Any = np.array([*room, 1 << 40], dtype=np.int64)
        self.tight: Any = np.array([r.why == "cover" for r in capped] + [False])
        taken: list[list[int]] = [[] for _ in range(model.width)]
        weight: list[list[int]] = [[] for _ in range(model.width)]
        for number, row in enumerate(capped):
            for column, w in _pairs(row):
                if w > 0:
                    taken[column].append(number)
                    weight[column].append(w)
        spare = len(capped)
        self.rows = [np.array(t or [spare], dtype=np.int64) for t in taken]
        self.weights = [np.array(w or [1], dtype=np.int64) for w in weight]
        for column, value in enumerate(x):
            if value and taken[column]:
                self.take(column, value)

    def take(self, column: int, value: int = 1) -> None:
        """Use a column."""
        self.room[self.rows[column]] -= value * self.weights[column]

    def fits(self, column: int) -> bool:
        """Whether there is room for one more of a column."""
        return bool((self.room[self.rows[column]] >= self.weights[column]).all())


class Shelf:
    """One doctor's columns, laid out so that all are judged at once."""

    def __init__(self, packing: Packing, share: Share, x: Sequence[int]) -> None:
        np = self._np = packing._np
        self.unused = np.array([not x[c] for c in share.columns])
        self.columns = np.array(share.columns, dtype=np.int64)
        self.minutes = np.array(share.minutes, dtype=np.int64)
        parts = [packing.rows[c] for c in share.columns]
        self.rows = np.concatenate(parts)
        self.weights = np.concatenate([packing.weights[c] for c in share.columns])
        self.starts = np.cumsum([0, *(len(p) for p in parts[:-1])])
        self.packing = packing

    def pick(self) -> int | None:
        """Take the unused column that fits and takes least of what is scarce for each minute; None where none fits."""
        np, room = self._np, self.packing.room[self.rows]
        fits = (np.minimum.reduceat(room - self.weights, self.starts) >= 0) & self.unused
        if not fits.any():
            return None
        pain = np.where(self.packing.tight[self.rows], 1.0 / np.maximum(room, 1), 0.0)
        score = np.add.reduceat(pain, self.starts) / self.minutes
        score[~fits] = np.inf
        best = int(np.lexsort((self.columns, -self.minutes, np.round(score, 3)))[0])
        self.unused[best] = False
        return best


def water_fill(model: Model, shares: Sequence[Share], x: Sequence[int]) -> list[int]:
    """Fill up a point that satisfies the model; helpers are set to fit."""
    point, packing = list(x), Packing(model, x)
    shelves = {n: Shelf(packing, s, x) for n, s in enumerate(shares) if s.columns}
    got = {n: shares[n].planned(point) for n in shelves}
    queue: list[tuple[Fraction, int]] = [(shares[n].ratio(got[n]), n) for n in shelves]
    heapq.heapify(queue)
    while queue:
        _, n = heapq.heappop(queue)
        at = shelves[n].pick()
        if at is not None:
            column = shares[n].columns[at]
            point[column] += 1
            packing.take(column)
            got[n] += shares[n].minutes[at]
            heapq.heappush(queue, (shares[n].ratio(got[n]), n))
    return settle(model, point)


def rounded_up(model: Model, shares: Sequence[Share], held: Sequence[int], wish: Sequence[float]) -> list[int]:
    """A whole point near a wished one: what is held for good and what is not a share's stays, then the strongest
    wishes that fit, then water filling.
    """
    own = {c for s in shares for c in s.columns}
    point = [v if c not in own else model.low[c] for c, v in enumerate(held)]
    packing = Packing(model, point)
    for column in sorted((c for c in own if wish[c] > LEAST_WISH and not point[c]), key=lambda c: (-wish[c], c)):
        if packing.fits(column):
            point[column] = 1
            packing.take(column)
    return water_fill(model, shares, settle(model, point))


def settle(model: Model, x: list[int]) -> list[int]:
    """Set each helper to the least that its row asks for: what is over its high, or missing to its low."""
    sums = model.sums(x)
    for number, row in enumerate(model.rows):
        if row.helper:
            last = row.columns[-1]
            others = sums[number] - row.weights[-1] * x[last]
            x[last] = max(0, others - row.high if row.high is not None else (row.low or 0) - others)
    return x


def _pairs(row: Any) -> Any:
    return zip(row.columns, row.weights, strict=True)
