"""What plans are traded by, as terms over one model: the board's, with every event's attendance kept, a column for the
least fulfilment (in thousandths), and a row for each measure that can be held.
"""

from collections.abc import Mapping, Sequence
from functools import cached_property

import numpy as np

from rotaengage.domain.backfill import minutes_bought
from rotaengage.domain.frontier import LESS_IS_BETTER, Axis, Limit
from rotaengage.domain.issue import UserError
from solvers.arrays import Ints, ints
from solvers.desk.warm import Warm
from solvers.goals.delivered import Delivered
from solvers.goals.preferred_cover import PreferredCover
from solvers.goals.worst_fulfilment import Share, WorstFulfilment
from solvers.greedy import settle
from solvers.model import NO_HIGH, NO_LOW, Model, Term
from solvers.state import State

PARTS = 1000


class Field:
    """The model and its terms; measures that are held for good are rows of it."""

    def __init__(self, warm: Warm, held: Sequence[Limit]) -> None:
        self.warm, self.board, self.model = warm, warm.board, warm.board.model.copy()
        self._keep_attendance()
        self.shares = [s for s in WorstFulfilment().shares(warm.board) if s.entitled > 0]
        self.level = self._level()
        self.terms = self._terms()
        for limit in held:
            self.hold(self.model, limit.axis, self.whole(limit.axis, limit.value))

    @cached_property
    def state(self) -> State:
        """Whose and when each column is, for steps by doctor and day."""
        return State.of(self.board, self.warm.point, self.shares)

    def _keep_attendance(self) -> None:
        for seating in self.board.seatings:
            columns = ints(seating.columns)
            kept = int(self.warm.point[columns].sum())
            ones = np.ones(len(columns), dtype=np.int64)
            self.model.add_rows(ints([len(columns)]), columns, ones, "order", low=ints([kept]))

    def _level(self) -> int:
        """The column of the least fulfilment, with a row for each share."""
        level = self.model.column(0, _most(self.shares))
        for share in self.shares:
            columns = np.append(share.columns, level)
            weights = np.append(PARTS * ints(share.minutes), -share.entitled)
            self.model.add_rows(ints([len(columns)]), columns, weights, "order", low=ints([-PARTS * share.standing]))
        return level

    def _terms(self) -> Mapping[Axis, Term]:
        count = len(self.board.blocks)
        stands = np.zeros(count, dtype=np.int64)
        stands[self.warm.base.standing] = 1
        change = Term(np.arange(count, dtype=np.int64), 1 - 2 * stands, int(stands.sum()), less_is_better=True)
        return {
            Axis.DELIVERED: Delivered().term(self.board),
            Axis.PREFERRED_COVER: PreferredCover().term(self.board),
            Axis.WORST_FULFILMENT: Term(ints([self.level]), ints([1])),
            Axis.CHANGES: change,
            **self._backfill(),
        }

    def _backfill(self) -> dict[Axis, Term]:
        """Minutes bought, whatever their price; nothing where nobody's hours may be bought."""
        board = self.board
        had = minutes_bought(board.facts.scenario.bought)
        own = Term(board.lenders, board.bought.minutes, had, less_is_better=True)
        return {Axis.BACKFILL: own} if len(board.lenders) else {}

    def term(self, axis: Axis) -> Term:
        """The term of a measure; UserError where there is none."""
        if axis not in self.terms:
            cure = "say on the sheet Backfill of the setup workbook who may be bought, and when"
            raise UserError("plans cannot be traded by backfill: there are no hours that may be bought", cure=cure)
        return self.terms[axis]

    def whole(self, axis: Axis, value: float) -> int:
        """A value in the whole units of its term, moved so that the value itself is allowed."""
        scaled = value * (PARTS if axis is Axis.WORST_FULFILMENT else 1)
        return int(np.ceil(scaled - 1e-6)) if axis in LESS_IS_BETTER else int(np.floor(scaled + 1e-6))

    def value(self, axis: Axis, x: Ints) -> float:
        """A measure's value at a point, in the measure's own unit."""
        if axis is Axis.WORST_FULFILMENT:
            return float(min((s.ratio(s.planned(x)) for s in self.shares), default=1))
        return float(self.term(axis).value(x))

    def hold(self, model: Model, axis: Axis, at: int, miss: int | None = None) -> None:
        """Add a row: no worse than at; what a miss column stands for may be missing."""
        term = self.term(axis)
        columns, weights = ints(term.columns), ints(term.weights)
        if miss is not None:
            columns, weights = np.append(columns, miss), np.append(weights, -1 if term.less_is_better else 1)
        low, high = (NO_LOW, at - term.constant) if term.less_is_better else (at - term.constant, NO_HIGH)
        model.add_rows(ints([len(columns)]), columns, weights, "order", low=ints([low]), high=ints([high]))

    @property
    def chosen(self) -> int:
        """How many columns are chosen: blocks, then shifts that may be bought. The rest follows from them."""
        return len(self.board.blocks) + len(self.board.lenders)

    def settled(self, x: Ints) -> Ints:
        """A point of the board's blocks and shifts with every helper and the level set to fit."""
        point = np.zeros(self.model.width, dtype=np.int64)
        point[: len(x)] = x
        point = settle(self.model, point)
        ratio = min((s.ratio(s.planned(point)) for s in self.shares), default=1)
        point[self.level] = min(int(ratio * PARTS), int(self.model.high[self.level]))
        return point


def _most(shares: Sequence[Share]) -> int:
    return min((int(s.ceiling * PARTS) for s in shares), default=PARTS)
