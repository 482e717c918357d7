"""What a goal must cost a doctor who has so many minutes: rows that the relaxation by itself does not know.

A doctor who is to have half an hour less than was told loses a piece and gets a shorter one: two changes. The
relaxation takes a seventh of each. A table over the doctor's dates says the least that each number of planned minutes
costs, whatever the colleagues do; no plan lies below its lower hull, since every plan has such a number.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import gcd
from typing import NamedTuple

import numpy as np

from solvers.arrays import Floats, Ints
from solvers.clock import Clock
from solvers.goals.worst_fulfilment import Share
from solvers.lp import Relaxed
from solvers.model import Term
from solvers.state import State

NEARLY = 1e-6
ROUNDS = 8


class Corner(NamedTuple):
    """A corner of a doctor's hull: planned minutes, and the least that they cost."""

    minutes: int
    cost: int


class Side(NamedTuple):
    """A row: cost times the goal of a share's columns, less minutes times what is planned, is never below low. number:
    the share's among all.
    """

    number: int
    share: Share
    cost: int
    minutes: int
    low: int

    def weights(self, goal: Ints) -> Ints:
        """The weight of each of the share's columns, where these have such weights in the goal."""
        return self.cost * goal[self.share.columns] - self.minutes * self.share.minutes

    def is_missed(self, goal: Ints, x: Floats) -> bool:
        """Whether a relaxed point lies below."""
        away = float(self.weights(goal) @ x[self.share.columns]) - self.low
        return away < -NEARLY * max(1, abs(self.low), self.cost)


class Hulls:
    """The relaxation of a state with these rows for a goal of which less is better; they hold for plans in which each
    share has no fewer minutes than its need.
    """

    def __init__(self, state: State, term: Term, needs: Sequence[int]) -> None:
        self._state, self._term = state, term
        self._goal = term.dense(state.model.width)
        self._waiting = [
            Side(number, share, *side)
            for number, (share, need) in enumerate(zip(state.shares, needs, strict=True))
            for side in sides(corners(state, share, self._goal, need))
        ]
        self._lines = list[int]()

    def best(self, clock: Clock) -> Relaxed | None:
        """The relaxation's best of the goal beside the rows that it would miss; None where there is no answer."""
        answer = self._state.relaxation.best(self._term, clock)
        for _ in range(ROUNDS):
            if answer is None or clock.over or not self._sharpen(answer.x):
                break
            further = self._state.relaxation.best(self._term, clock)
            answer = answer if further is None else further
        return answer

    def _sharpen(self, x: Floats) -> bool:
        """Give the relaxation the rows that a point misses; whether there were any."""
        missed = [side.is_missed(self._goal, x) for side in self._waiting]
        self._lines += [self._add(side) for side, misses in zip(self._waiting, missed, strict=True) if misses]
        self._waiting = [side for side, misses in zip(self._waiting, missed, strict=True) if not misses]
        return any(missed)

    def _add(self, side: Side) -> int:
        relaxation = self._state.relaxation
        dense = np.zeros(relaxation.width, dtype=np.int64)
        dense[side.share.columns] = side.weights(self._goal)
        dense[self._state.missing[side.number]] = abs(side.minutes) + side.cost  # where a floor may be missed, this may
        return relaxation.dense_row(dense, side.low, None)

    def release(self) -> None:
        """Leave the relaxation without them."""
        for line in self._lines:
            self._state.relaxation.bound(line, None, None)
        self._lines = []


def corners(state: State, share: Share, goal: Ints, need: int) -> list[Corner]:
    """The lower hull of what a share's planned minutes, from its need on, cost at least."""
    step = gcd(*np.unique(share.minutes).tolist())
    least, found = _table(state, share, goal, step), list[Corner]()
    for units in range(-(-need // step), len(least)):
        if np.isfinite(least[units]):
            corner = Corner(units * step, int(least[units]))
            while len(found) > 1 and _is_above(found[-1], found[-2], corner):
                found.pop()
            found.append(corner)
    return found


def _is_above(middle: Corner, left: Corner, right: Corner) -> bool:
    rise, run = middle.cost - left.cost, middle.minutes - left.minutes
    return rise * (right.minutes - left.minutes) >= (right.cost - left.cost) * run


def _table(state: State, share: Share, goal: Ints, step: int) -> Floats:
    """The least cost of each number of steps that the share's dates can add up to; infinite where they cannot."""
    least = np.full(share.sums[-1] // step + 1, np.inf)
    least[0] = 0
    for must, choices in _dates(state, share, goal, step):
        for _ in range(1 if must else state.blocks_a_day):
            after = np.full(len(least), np.inf) if must else least.copy()
            for units, cost in choices:
                if units < len(least):
                    np.minimum(after[units:], least[: len(least) - units] + cost, out=after[units:])
            least = after
    return least


def _dates(state: State, share: Share, goal: Ints, step: int) -> Iterator[tuple[bool, list[tuple[int, int]]]]:
    """For each date whether a piece must be on it, and the lengths that can be, each at its least cost. Where several
    pieces may be on a date, nothing must: a table that knows less says less, and is true.
    """
    columns, units = share.columns, share.minutes // step
    must = (state.model.low[columns] > 0) & (state.blocks_a_day == 1)
    order = np.lexsort((goal[columns], units, ~must, state.groups[columns]))
    group, length, cost = state.groups[columns][order], units[order], goal[columns][order]
    fresh = np.flatnonzero(np.diff(group, prepend=-1))
    for low, high in pairwise([*fresh.tolist(), len(order)]):
        held = bool(must[order[low]])
        many = [n for n in range(low, high) if must[order[n]] == held]
        first = [n for k, n in enumerate(many) if not k or length[n] != length[many[k - 1]]]
        yield held, [(int(length[n]), int(cost[n])) for n in first]


def sides(hull: Sequence[Corner]) -> Iterator[tuple[int, int, int]]:
    """The rows of a hull, as cost, minutes and low: one for each side, and one for the least of all."""
    if not hull:
        return
    yield 1, 0, min(c.cost for c in hull)
    for left, right in pairwise(hull):
        run, rise = right.minutes - left.minutes, right.cost - left.cost
        yield run, rise, run * left.cost - rise * left.minutes
