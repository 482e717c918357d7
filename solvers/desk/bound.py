"""The bound of an answer: the relaxation of the plan that stands, with the days that a change touches priced anew.

Rows that hold several days together (what is owed, the floor) keep their prices; at these, each day is a small model of
its own, and the sum of what days are worth at most, with the prices' own value, is a bound (weak duality): whatever the
prices are, no plan can pass it. So one change costs the relaxation of its days, not of all.
"""

from collections.abc import Iterable, Mapping

import numpy as np

from solvers.alike import alike
from solvers.arrays import Floats, Ints, Mask, ints
from solvers.board import Blocks, Board
from solvers.clock import Clock
from solvers.desk.aims import ATTENDANCE, BELOW, Members, aimed, attending, worth
from solvers.desk.days import over
from solvers.lp import Relaxation, Relaxed
from solvers.model import Model, Rows, Term

SCALE = 1000
CLOSE = 1e-4
"""A bound that is so near to the relaxation's own, as a share of it, is as good."""
NOTHING = 1e-9
Price = dict[tuple[int, int, int], float]


class Prices:
    """What the rows over several days take from each block, and what each day is worth at most, in minutes.

    attended: so many attendances are asked for, and are worth nothing besides; None where each is worth its minutes.
    """

    def __init__(
        self, board: Board, stands: Ints, needs: Mapping[Members, int], clock: Clock, attended: int | None = None
    ) -> None:
        goal = aimed(board, needs) if attended is None else attending(aimed(board, needs), board, attended)
        self._attended = attended
        model, count = goal.model, len(board.blocks)
        start = np.append(stands, np.arange(count, model.width))
        self._model, self._term = model, goal.term
        self._relaxation = Relaxation(model, start, *alike(model))
        none = np.zeros(0)
        relaxed = self._relaxation.best(goal.term, clock) if model.width else Relaxed(0.0, none, none, none, 0.0)
        if relaxed is None:
            raise ValueError("the plan that stands breaks its own rows")
        self._settle(board, model, relaxed, goal.term)
        self._floor_rows = {who: len(board.model.arrays.low) + n for n, who in enumerate(goal.missing)}
        self._floors = {who: abs(float(relaxed.prices[row])) for who, row in self._floor_rows.items()}
        self._seat = 0.0 if attended is None else abs(float(relaxed.prices[-1]))
        self._wanted_most = self._wants()
        self._stood = self._relaxation.mark() if model.width else None
        if self._stood is not None:
            self._relaxation.forget(self._stood)

    def _settle(self, board: Board, model: Model, relaxed: Relaxed, term: Term) -> None:
        rows, count = model.arrays, len(board.blocks)
        days = _days_of_columns(board, model)
        several = _several_days(rows, days)
        several[len(rows.low) - 1 :] |= self._attended is not None  # what all events share, on whatever days they are
        prices = relaxed.prices[: len(rows.low)]
        taken = np.where(several, prices, 0.0)[rows.numbers] * rows.weights
        self.taken: Floats = np.bincount(rows.columns, weights=taken, minlength=model.width).astype(np.float64)
        self.gains: Floats = -relaxed.reduced[:count]
        self._remember(board)
        ends = np.where(prices > NOTHING, rows.high, np.where(prices < -NOTHING, rows.low, 0)).astype(np.float64)
        own = np.where(several, 0.0, prices * ends)
        row_day = _by_row(rows, days, np.maximum, -1)
        self._worth = _sums_by(row_day, own)
        self._add(days, (np.maximum(0.0, -relaxed.reduced) * model.high).astype(np.float64))
        self.total = relaxed.bound

    def _add(self, days: Ints, values: Floats) -> None:
        for day, value in _sums_by(days, values).items():
            self._worth[day] = self._worth.get(day, 0.0) + value

    def _remember(self, board: Board) -> None:
        """The price of a doctor's minutes for an activity, to be asked for blocks that were not there before."""
        blocks = board.blocks
        self._by_minutes: Price = {}
        table = zip(blocks.doctor.tolist(), blocks.activity.tolist(), blocks.minutes.tolist(), self.taken.tolist(),
                    strict=False)  # fmt: skip
        for who, what, minutes, price in table:
            key = (who, what, minutes)
            self._by_minutes[key] = min(price, self._by_minutes.get(key, np.inf))
        self._names = board.facts.names

    def _wants(self) -> Floats:
        """What floors give for a minute of each doctor's own time; the last is for doctors who were not there."""
        known = self._names.doctor_number
        wants = np.zeros(len(known) + 1)
        for members, price in self._floors.items():
            wants[[known[who] for who in members if who in known]] += price
        return wants

    def price(self, blocks: Blocks) -> Floats:
        """What rows over several days take from blocks, at least: the least that such a block took before.

        Of one that is like none before it is known only what floors, or the attendance, give for it: the others take.
        """
        names, own = blocks.names, self._names
        who = ints([own.doctor_number.get(d, -1) for d in names.doctors])[blocks.doctor]
        what = ints([own.activity_number.get(a, -1) for a in names.activities])[blocks.activity]
        table = zip(who.tolist(), what.tolist(), blocks.minutes.tolist(), strict=True)
        given = np.where(blocks.event, self._seat, self._wanted_most[who] * blocks.minutes)
        found = [self._by_minutes.get(key, -least) for key, least in zip(table, given.tolist(), strict=True)]
        return np.array(found, dtype=np.float64)

    def bound(self, board: Board, days: Iterable[int], clock: Clock) -> float:
        """No plan that differs in its facts and blocks on these days only, where it has those of the board, is worth
        more, in minutes.
        """
        return self.total + sum(self._most_on(board, d, clock) - self._worth.get(d, 0.0) for d in days)

    def lower(self, missing: Mapping[Members, int], attend: int) -> float:
        """What a bound rises by where floors may be missed by so many minutes and no more attend, in minutes."""
        fewer = 0 if self._attended is None else self._attended - attend
        return self._seat * fewer + sum(self._floors.get(who, float(BELOW)) * m for who, m in missing.items())

    def closer(self, gone: Ints, pinned: Ints, missing: Mapping[Members, int], attend: int, clock: Clock) -> float:
        """The same where blocks only went away or were pinned: the whole relaxation solved again from where it was.

        missing: how far below their floors doctors may be; attend: how many do in the answer. Cover that a leave takes
        away is left in, which loosens the bound and keeps it true.
        """
        columns = np.concatenate([gone, pinned])
        low = np.concatenate([np.zeros(len(gone)), np.ones(len(pinned))])
        self._relaxation.fix(columns, low, low.copy())
        less = {self._floor_rows[who]: minutes for who, minutes in missing.items() if who in self._floor_rows}
        if self._attended is not None:
            less[len(self._model.arrays.low) - 1] = max(0, self._attended - attend)
        for row, missed in less.items():
            self._relaxation.bound(row, float(self._model.arrays.low[row] - missed), None)
        relaxed = self._relaxation.best(self._term, clock, CLOSE)
        ends = (self._model.low[columns].astype(np.float64), self._model.high[columns].astype(np.float64))
        self._relaxation.fix(columns, *ends)
        for row in less:
            self._relaxation.bound(row, float(self._model.arrays.low[row]), None)
        if self._stood is not None:
            self._relaxation.forget(self._stood)
        return np.inf if relaxed is None else relaxed.bound

    def _most_on(self, board: Board, day: int, clock: Clock) -> float:
        """What a day is worth at most: blocks that gain nothing at these prices count only where a row wants one."""
        columns = np.flatnonzero(board.blocks.day == day)
        own = board.blocks.take(columns)
        gain = worth(own, ATTENDANCE if self._attended is None else 0) - self.price(own)
        keep = (gain > NOTHING) | np.isin(columns, _wanted(board.model))
        columns, gain = columns[keep], gain[keep]
        if not len(columns):
            return 0.0
        model = over(board, columns)
        term = Term(np.arange(len(columns)), np.ceil(gain * SCALE - 1e-6).astype(np.int64))
        relaxed = Relaxation(model, np.arange(len(columns), model.width)).best(term, clock)
        return float(np.maximum(gain, 0).sum()) if relaxed is None else relaxed.bound / SCALE


def _wanted(model: Model) -> Ints:
    """The columns of rows that cannot hold without any of them."""
    rows = model.arrays
    asking = (rows.low > 0) & ~rows.helper
    return ints(np.unique(rows.columns[asking[rows.numbers]]))


def _days_of_columns(board: Board, model: Model) -> Ints:
    """The day of each column; a helper has that of its row, what is missed of a floor has none (-1)."""
    rows, count = model.arrays, len(board.blocks)
    days = np.full(model.width, -1, dtype=np.int64)
    days[:count] = board.blocks.day
    starts, order = model.by_column
    for column in range(count, board.model.width):
        row = int(np.searchsorted(rows.starts, order[starts[column]], side="right")) - 1
        days[column] = days[rows.columns[rows.starts[row]]]
    return days


def _several_days(rows: Rows, days: Ints) -> Mask:
    several: Mask = _by_row(rows, days, np.minimum, 1 << 30) != _by_row(rows, days, np.maximum, -1)
    return several


def _by_row(rows: Rows, days: Ints, choose: np.ufunc, start: int) -> Ints:
    """The first or last day of each row's columns; what a doctor misses of the floor has no day, -1."""
    found = np.full(len(rows.low), start, dtype=np.int64)
    choose.at(found, rows.numbers, days[rows.columns])
    return found


def _sums_by(days: Ints, values: Floats) -> dict[int, float]:
    found, place = np.unique(days, return_inverse=True)
    sums = np.bincount(place.reshape(-1), weights=values)
    return {int(d): float(s) for d, s in zip(found, sums, strict=True) if d >= 0}
