"""The dive: the strongest wishes of the relaxation are made whole a few at a time, and it is asked again in between.

The relaxation of this packing problem is nearly whole already (solver notes 1.1), so that a few rounds end in a whole
plan next to it. What no longer fits beside what is taken is closed: the relaxation by itself would go on using parts
of blocks that cannot be had whole. What is missing to a floor may go missing at a high price, so that a dive never ends
in nothing.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from solvers.arrays import Floats, Ints, Mask, ints, spread
from solvers.clock import Clock
from solvers.goals.worst_fulfilment import Share
from solvers.greedy import Packing, settle, water_fill
from solvers.lp import CLOSE, Relaxation, Relaxed
from solvers.model import Model, Term
from solvers.state import State

NEARLY = 1e-6
LEAST_WISH = 0.3
SHARE = 0.1
MOST_ROUNDS = 60
LARGE, NEAR = 20000, 3e-5
"""In models with more columns than the first, as near as this to the best is enough to say what a round takes."""


def dive(state: State, goal: Term, dear: int, floors: Sequence[int], relaxed: Relaxed, clock: Clock) -> Ints:
    """A whole point near the best of a goal of which less is better. dear is the price of a minute missing to a floor.

    The relaxation is left as it was found, but that it knows more columns.
    """
    if not state.shares:
        return state.x
    missing, none = state.missing, np.zeros(len(state.missing))
    columns, weights = (
        np.append(ints(goal.columns), missing),
        np.append(ints(goal.weights), np.full(len(missing), dear)),
    )
    priced = Term(columns, weights, goal.constant, less_is_better=True)
    state.relaxation.fix(missing, none, none + np.inf)
    water = _sunk(Sea(state.model, state.relaxation, state.shares, state.x), floors, priced, relaxed, clock)
    state.relaxation.fix(missing, none, none)
    return water_fill(state.model, state.shares, water.point, packing=water.packing)


class Sea(NamedTuple):
    """Where to dive: a model and its relaxation, the doctors' shares, and a point with what is held for good."""

    model: Model
    relaxation: Relaxation
    shares: Sequence[Share]
    x: Ints


def deep(sea: Sea, floors: Sequence[int], goal: Term, relaxed: Relaxed, clock: Clock) -> Ints:
    """What a dive ends in, with helpers set; nothing is filled up, and rows with a low end may be missed."""
    return settle(sea.model, _sunk(sea, floors, goal, relaxed, clock).point)


def _sunk(sea: Sea, floors: Sequence[int], goal: Term, relaxed: Relaxed, clock: Clock) -> "_Water":
    water, answer, mark, width = _Water(sea, floors), relaxed, sea.relaxation.mark(), sea.model.width
    close = NEAR if width > LARGE else CLOSE
    for _ in range(MOST_ROUNDS):
        part = water.deeper(answer.x[:width])
        found = sea.relaxation.best(goal, clock, close) if part and not clock.over else None
        if found is None:
            break
        answer = found
    water.surface()
    sea.relaxation.back(mark)
    return water


class _Water:
    """What is taken and what is closed; each doctor's minutes still to give, and the shortest block to give them in."""

    def __init__(self, sea: Sea, floors: Sequence[int]) -> None:
        self.sea, model = sea, sea.model
        self.share = np.full(model.width, -1, dtype=np.int64)
        self.minutes = np.zeros(model.width, dtype=np.int64)
        for number, share in enumerate(sea.shares):
            self.share[share.columns], self.minutes[share.columns] = number, share.minutes
        self.own: Mask = self.share >= 0
        self.point: Ints = np.where(self.own, model.low, sea.x)
        self.own[model.lenders] = True
        rows = model.arrays
        self.lent: Mask = np.zeros(len(rows.low), dtype=np.bool_)
        self.lent[rows.numbers[np.isin(rows.columns, model.lenders)]] = True
        full = np.flatnonzero(np.diff(rows.starts))
        self.heaviest = np.zeros(len(rows.low), dtype=np.int64)
        self.heaviest[full] = np.maximum.reduceat(rows.weights, rows.starts[full]) if len(full) else 0
        self.taken: Mask = self.own & (self.point > 0)
        self.closed: Mask = np.zeros(model.width, dtype=np.bool_)
        self.packing = Packing(model, self.point)
        self.left = ints(floors) - ints([s.planned(self.point) for s in sea.shares])
        self.left, self.least = np.append(self.left, 0), ints([*(int(s.minutes.min()) for s in sea.shares), 0])

    def deeper(self, x: Floats) -> bool:
        """Take what is whole and the strongest of what is not, close what fits no more; whether there is more to do."""
        part = np.flatnonzero(self.own & (x > NEARLY) & (x < 1 - NEARLY) & ~self.taken)
        fresh = self._lent(x)
        fresh += self._fitting(np.flatnonzero(self.own & (x >= 1 - NEARLY) & ~self.taken), self.own.size)
        strongest = part[np.lexsort((part, -np.round(x[part], 6)))]
        fresh += self._fitting(strongest, max(1, int(SHARE * len(part))), whole=False)
        self._hold(ints(fresh), 1.0)
        shut = self._shut()
        self._hold(shut, 0.0)
        return bool(len(part)) and bool(len(fresh) or len(shut))

    def _lent(self, x: Floats) -> list[int]:
        """What is bought comes first, since it makes the room that others are to have."""
        lenders = self.sea.model.lenders
        wished = lenders[(x[lenders] > LEAST_WISH) & ~self.taken[lenders]]
        return self._fitting(wished[np.lexsort((wished, -np.round(x[wished], 6)))], len(wished))

    def _fitting(self, columns: Ints, many: int, *, whole: bool = True) -> list[int]:
        """Take as many of these as fit and as are asked for."""
        out = list[int]()
        for column in columns.tolist():
            if len(out) < many and (self.packing.fits(column) if whole else self._suits(column)):
                self._take(column)
                out.append(column)
        return out

    def surface(self) -> None:
        """Give the relaxation all columns back."""
        touched, model = np.flatnonzero(self.taken | self.closed), self.sea.model
        self.sea.relaxation.fix(touched, model.low[touched].astype(float), model.high[touched].astype(float))

    def _take(self, column: int) -> None:
        self.packing.take(column)
        self.point[column], self.taken[column] = 1, True
        self.left[self.share[column]] -= self.minutes[column]

    def _suits(self, column: int) -> bool:
        """Whether it fits and leaves its doctor nothing, or enough for one more block."""
        doctor = self.share[column]
        rest = self.left[doctor] - self.minutes[column]
        return not 0 < rest < self.least[doctor] and self.packing.fits(column)

    def _shut(self) -> Ints:
        rows, room, rest = self.sea.model.arrays, self.packing.room[:-1], self.left[self.share] - self.minutes
        short = np.flatnonzero(~self.lent & (room < self.heaviest))
        sizes = rows.starts[short + 1] - rows.starts[short]
        entries = spread(rows.starts[short], sizes)
        weights = rows.weights[entries]
        tight = entries[(weights > 0) & (weights > np.repeat(room[short], sizes))]
        over: Mask = (rest > 0) & (rest < self.least[self.share])
        over[rows.columns[tight]] = True
        over &= self.own & ~self.taken & ~self.closed
        self.closed |= over
        return np.flatnonzero(over)

    def _hold(self, columns: Ints, value: float) -> None:
        ends = np.full(len(columns), value)
        self.sea.relaxation.fix(columns, ends, ends)
