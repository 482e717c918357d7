"""Fairness between groups, before the doctors within them: water filling on groups, then floors for what follows.

The relaxation raises all groups together until one can have no more, leaves it there, and goes on with the rest
(solver notes 6, last paragraph). Whole plans are held to that within one step of blocks.
"""

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

import numpy as np

from solvers.arrays import Floats, Ints, ints
from solvers.board import Board
from solvers.clock import Clock
from solvers.exact import MOST_COLUMNS, exact_fairness, steps_of
from solvers.finish import Effort
from solvers.goals.worst_fulfilment import Share, worst
from solvers.goals.worst_group import WorstGroup
from solvers.lp import Relaxed
from solvers.model import Term
from solvers.shape import Minutes
from solvers.state import State

EASE = 1e-6
TIGHT = 1e-9
MOST_STEPS = 240


class Between(NamedTuple):
    """Value and bound of the worst group."""

    value: Fraction
    bound: Fraction


class Groups:
    """The groups of one pool; none where nobody asked for any.

    floors: set before the aim, the minutes that groups are to have here, where they have doctors in other pools too,
    with used, columns that can meet them. Else points, used and rates are what the aim came by, as in Shape.
    """

    def __init__(self, board: Board) -> None:
        self.shares = WorstGroup().shares(board)
        self.open = [s for s in self.shares if len(s.columns)]
        self.ideal: dict[str, float] = {}
        self.least = Fraction(1)
        self.floors: Minutes | None = None
        self.points, self.used, self.rates = list[Minutes](), ints([]), dict[str, float]()
        self._rows: list[int] = []

    def worst(self, state: State) -> Fraction:
        """The least share of any group at the state's point; with floors, of what it is to have here."""
        if self.floors is None or not self.ideal:
            return worst(self.shares, state.x)
        parts = (Fraction(min(need, s.planned(state.x)), need) for s, need in self.needs if need)
        return min(parts, default=Fraction(1))

    @property
    def needs(self) -> list[tuple[Share, int]]:
        """The whole minutes that each group is to have; empty until it was aimed."""
        return [(s, self.floor_of(s)) for s in self.open] if self.ideal else []

    def floor_of(self, share: Share) -> int:
        """The most that blocks can make up of an ideal; of a floor what is nearest, lest all pools fall short."""
        more = 0.0 if self.floors is None else share.sums[:2][-1] / 2
        return share.below(self.ideal[share.doctor] + more)

    def aim(self, state: State, clock: Clock) -> bool:
        """Find what each group has in the plan that is fairest between groups; the relaxation is left with it as
        floors. False where the time ran out.
        """
        level, relaxation, width = Term([state.model.width], [1]), state.relaxation, state.relaxation.width
        self._rows = [relaxation.dense_row(_weights(s, width, None), 0, None) for s in self.open]
        if self.floors is not None:
            self._held(state, self.floors)
            return True
        rows = [relaxation.dense_row(_weights(s, width, state.model.width), -s.standing, None) for s in self.open]
        still, least = list(range(len(self.open))), 1.0
        while still:
            answer = relaxation.best(level, clock, EASE)
            if answer is None:
                return False
            self._seen(state, answer, rows)
            reached = float(answer.x[state.model.width])
            least = min(least, reached)
            stuck = [n for n in still if abs(answer.prices[rows[n]]) > TIGHT]
            done = still if reached >= 1 - EASE or not stuck else stuck
            for n in done:
                share = self.open[n]
                self.ideal[share.doctor] = max(0.0, reached * share.entitled - share.standing)
                relaxation.bound(rows[n], None, None)
                relaxation.bound(self._rows[n], self.ideal[share.doctor] - EASE * share.entitled, None)
            still = [n for n in still if n not in done]
        self.least = self._highest(least)
        return True

    def _held(self, state: State, floors: Minutes) -> None:
        """Leave the relaxation with these floors, which the columns in use can meet."""
        state.relaxation.include(self.used)
        for row, share in zip(self._rows, self.open, strict=True):
            self.ideal[share.doctor] = floors.get(share.doctor, 0.0)
            state.relaxation.bound(row, self.ideal[share.doctor] - EASE * share.entitled, None)

    def _seen(self, state: State, answer: Relaxed, rows: Sequence[int]) -> None:
        """Keep a point on the way, and what a minute of each group is worth at the first."""
        self.points.append(self.minutes_at(answer.x))
        self.used = np.union1d(self.used, np.flatnonzero(answer.x[: state.model.width] > EASE))
        owed = sum(s.entitled for s in self.shares)
        worth = {s.doctor: owed * abs(float(answer.prices[row])) for s, row in zip(self.open, rows, strict=True)}
        self.rates = self.rates or worth

    def minutes_at(self, x: Floats) -> dict[str, float]:
        """The planned minutes of each group at a point."""
        return {s.doctor: float(s.minutes @ x[s.columns]) for s in self.open}

    def _highest(self, least: float) -> Fraction:
        """The highest share not above the relaxation's least that some group can have in whole steps."""
        reached = [s.ratio(s.below((least + EASE) * s.entitled - s.standing)) for s in self.open]
        stuck = [s.ratio(0) for s in self.shares if not len(s.columns)]
        return min([max(reached, default=Fraction(1)), *stuck])

    def ease(self, state: State) -> None:
        """Ask of the relaxation no more than whole blocks can make up."""
        for row, (_, need) in zip(self._rows, self.needs if self.floors is None else (), strict=False):
            state.relaxation.bound(row, need - EASE, None)

    def settle(self, state: State, effort: Effort, clock: Clock) -> Between:
        """Hold every later plan to be as fair between groups as the point is; exactly where the pool is small."""
        if not self.ideal:
            return Between(self.worst(state), self._bound)
        if self.floors is None and self._small(state) and not clock.over:
            proved = exact_fairness(state, None, effort, clock, self.open)
            value = self.worst(state)
            return Between(value, value if proved else max(value, self.least))
        for row, (share, need) in zip(self._rows, self.needs, strict=True):
            kept = min(need, share.planned(state.x))
            state.relaxation.bound(row, kept - EASE, None)
            state.model.row(share.columns.tolist(), share.minutes.tolist(), low=kept, why="order")
        value = self.worst(state)
        return Between(value, max(value, self.least))

    def _small(self, state: State) -> bool:
        return state.model.width <= MOST_COLUMNS and steps_of(self.open) <= MOST_STEPS

    @property
    def _bound(self) -> Fraction:
        return min((s.ceiling for s in self.shares), default=Fraction(1))

    def idle(self, state: State) -> tuple[Fraction, Fraction]:
        """Value and bound that need no time."""
        return self.worst(state), max(self.worst(state), self._bound)

    def minutes(self) -> dict[str, float]:
        """What each group would have in the fairest relaxed plan, standing time included."""
        return {s.doctor: self.ideal.get(s.doctor, 0.0) + s.standing for s in self.shares} if self.ideal else {}


def _weights(share: Share, width: int, level: int | None) -> Ints:
    """Minutes of the group's columns, less what is owed for each unit of the common level."""
    out = np.zeros(width, dtype=np.int64)
    out[ints(share.columns)] = share.minutes
    if level is not None:
        out[level] = -share.entitled
    return out
