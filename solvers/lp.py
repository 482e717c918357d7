"""The linear relaxation of a model: the bound that no plan can pass, the guide to good columns, and the prices of rows.

HiGHS over few columns, kept warm; further columns are priced all at once and added while some still gain (column
generation), so that the bound holds for the whole model although most of it is never built. Of one group at most so
many columns as `each` may be chosen.
"""

from collections.abc import Sequence
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np

from solvers.arrays import Floats, Ints, Mask, ints, spread, starts_of
from solvers.clock import Clock
from solvers.model import Model, Row, Term
from solvers.simplex import CHOOSE, PRIMAL, Ender, empty

NEARLY = 1e-6
CLOSE = 1e-5
ALL_UP_TO = 4000
HUGE, LARGEST = 1e9, 1e5
"""Costs beyond the first are brought down to the second."""
PER_GROUP = 3


class Relaxed(NamedTuple):
    """The bound; the point; how much a bound falls for each unit of an unused column; the prices of the rows; and the
    bound that these prices prove, of which the best of all prices on the way may be a little ahead.
    """

    bound: float
    x: Floats
    reduced: Floats
    prices: Floats
    proved: float


class Mark(NamedTuple):
    """The status of each column and row that were known."""

    columns: list[Any]
    rows: list[Any]


class Relaxation:
    """A model without whole numbers. Rows and bounds may change between questions; the basis stays warm.

    prompt: a stop ends a question at once, which then has no answer; else at the end of a burst.
    """

    def __init__(
        self, model: Model, start: Sequence[int] | Ints = (), groups: Ints | None = None, each: int = 1, *,
        prompt: bool = False,
    ) -> None:  # fmt: skip
        self._model, self._rows, self._each = model, model.arrays, each
        self._numbers = self._rows.numbers
        self._groups = np.arange(model.width, dtype=np.int64) if groups is None else groups
        self._extra: list[Ints] = []
        self._known: Ints = ints([])
        self._inside: Mask = np.zeros(model.width, dtype=np.bool_)
        self._least, self._most = model.low.astype(np.float64), model.high.astype(np.float64)
        self._term = Term((), ())
        self._costs: Floats = np.zeros(model.width)
        self._scale = 1.0
        self._ender = Ender()
        self._highs: Any = empty(self._rows.low, self._rows.high)
        if prompt:
            self._ender.watch(self._highs)
        self._add(np.arange(model.width) if model.width <= ALL_UP_TO else np.unique(np.append(ints(start),
                  np.flatnonzero(model.low > 0))))  # fmt: skip

    @property
    def width(self) -> int:
        """How many columns there are."""
        return self._model.width

    def row(self, row: Row) -> int:
        """Add a row; its number, for `bound`."""
        dense = np.zeros(self._model.width, dtype=np.int64)
        np.add.at(dense, ints(row.columns), ints(row.weights))
        return self.dense_row(dense, row.low, row.high)

    def dense_row(self, weights: Ints, low: float | None, high: float | None) -> int:
        """Add a row by the weight of every column; its number."""
        self._extra.append(weights)
        inside = np.flatnonzero(weights[self._known]).astype(np.int32)
        ends = -np.inf if low is None else low, np.inf if high is None else high
        self._highs.addRow(*ends, len(inside), inside, weights[self._known[inside]].astype(np.float64))
        return len(self._rows.low) + len(self._extra) - 1

    def bound(self, number: int, low: float | None, high: float | None) -> None:
        """Change the ends of a row."""
        self._highs.changeRowBounds(number, -np.inf if low is None else low, np.inf if high is None else high)

    def weigh(self, numbers: Ints, column: int, weights: Floats) -> None:
        """Change what a column that was taken in, and has no price of its own, weighs in rows."""
        place = int(np.flatnonzero(self._known == column)[0])
        for number, weight in zip(numbers.tolist(), weights.tolist(), strict=True):
            self._highs.changeCoeff(number, place, weight)

    def include(self, columns: Ints) -> None:
        """Take these columns in now, so that a point that uses them is known to the relaxation."""
        self._add(np.unique(columns[~self._inside[columns]]))

    def fix(self, columns: Ints, low: Floats, high: Floats) -> None:
        """Change the ends of columns; those that may stay at nothing are not taken in for that."""
        self._least[columns], self._most[columns] = low, high
        self.include(columns[low > 0])
        inside = self._inside[columns]
        place = np.zeros(self._model.width, dtype=np.int64)
        place[self._known] = np.arange(len(self._known))
        known = place[columns[inside]].astype(np.int32)
        self._highs.changeColsBounds(len(known), known, low[inside], high[inside])

    def mark(self) -> "Mark":
        """Where the simplex stands now, to begin there again after a side calculation."""
        basis = self._highs.getBasis()
        return Mark(list(basis.col_status), list(basis.row_status))

    def back(self, mark: "Mark") -> None:
        """Begin the next question where the mark was set; what came since is left out there."""
        import highspy

        basis, kinds = highspy.HighsBasis(), highspy.HighsBasisStatus
        fresh = len(self._known) - len(mark.columns), len(self._rows.low) + len(self._extra) - len(mark.rows)
        basis.col_status = [*mark.columns, *[kinds.kLower] * fresh[0]]
        basis.row_status = [*mark.rows, *[kinds.kBasic] * fresh[1]]
        basis.valid = True
        self._highs.setBasis(basis)

    def forget(self, mark: "Mark") -> None:
        """Be as it was at the mark: columns that came since go, so that the next answer does not hang on this one."""
        count = len(mark.columns)
        late = np.arange(count, len(self._known), dtype=np.int32)
        self._highs.deleteCols(len(late), late)
        self._inside[self._known[count:]] = False
        self._known = self._known[:count]
        self._highs.clearSolver()  # a basis alone is not all that the simplex keeps
        self.back(mark)

    def trim(self, keep: Ints) -> None:
        """Let go of columns at nothing, but for those to keep: the simplex is faster with few. Which of them would
        gain is found again when the next goal is asked for.
        """
        if len(self._known) <= ALL_UP_TO:
            return
        import highspy

        nothing = highspy.HighsBasisStatus.kLower
        stays = np.array([s != nothing for s in self._highs.getBasis().col_status], dtype=np.bool_)
        stays |= np.isin(self._known, keep) | (self._least[self._known] > 0)
        gone = np.flatnonzero(~stays).astype(np.int32)
        self._highs.deleteCols(len(gone), gone)
        self._inside[self._known[gone]] = False
        self._known = self._known[stays]

    def best(self, term: Term, clock: Clock, close: float = CLOSE, *, primal: bool = False) -> Relaxed | None:
        """The best value of a goal; None where nothing satisfies the rows or the time ran out at once.

        close is the distance to the best, as a share of it, at which no more columns are asked for; the bound holds.
        primal: the last point satisfies all rows but for a hair, so that the search is to go on from there.
        """
        self._aim(term)
        self._highs.setOptionValue("simplex_strategy", PRIMAL if primal else CHOOSE)
        best = -np.inf if term.less_is_better else np.inf
        while True:
            if not self._run(clock):
                return None
            answer = self._highs.getSolution()
            prices = np.asarray(answer.row_dual) * self._scale
            gains = self._gains(prices)
            value = self._highs.getObjectiveValue() * self._scale + term.constant
            beyond, fresh = self._beyond(gains)
            bound = value - beyond if term.less_is_better else value + beyond
            best = max(best, bound) if term.less_is_better else min(best, bound)
            if not len(fresh) or beyond <= close * max(1.0, abs(value)) or clock.over:
                x = np.zeros(self._model.width)
                x[self._known] = np.asarray(answer.col_value)
                return Relaxed(best, x, -gains, prices, bound)
            self._add(fresh)

    def _aim(self, term: Term) -> None:
        import highspy

        self._term, self._costs = term, term.dense(self._model.width).astype(np.float64)
        self._scale = scale_of(self._costs)
        count = len(self._known)
        self._highs.changeColsCost(count, np.arange(count, dtype=np.int32), self._costs[self._known] / self._scale)
        sense = highspy.ObjSense.kMinimize if term.less_is_better else highspy.ObjSense.kMaximize
        self._highs.changeObjectiveSense(sense)

    def _run(self, clock: Clock) -> bool:
        """Solve in bursts, so that a stop is seen; whether there is an optimum."""
        from highspy import HighsModelStatus as Status

        self._ender.stop = clock.stop
        self._highs.setOptionValue("time_limit", self._highs.getRunTime() + clock.left)  # it counts all of its runs
        while True:
            self._highs.run()
            status = self._highs.getModelStatus()
            if status != Status.kIterationLimit or clock.over:
                return status in (Status.kOptimal, Status.kModelEmpty)

    def _gains(self, prices: Floats) -> Floats:
        """What a unit of each column would add to the goal, less what it takes from the rows at their prices."""
        own, rows = prices[: len(self._rows.low)], self._rows
        priced = np.flatnonzero(own)
        sizes = rows.starts[priced + 1] - rows.starts[priced]
        entries = spread(rows.starts[priced], sizes)
        weights = rows.weights[entries] * np.repeat(own[priced], sizes)
        taken = np.bincount(rows.columns[entries], weights=weights, minlength=self._model.width).astype(np.float64)
        for dense, price in zip(self._extra, prices[len(own) :], strict=True):
            if price:
                taken += dense * price
        return (self._costs - taken) * (-1.0 if self._term.less_is_better else 1.0)

    def _beyond(self, gains: Floats) -> tuple[float, Ints]:
        """No plan gains more than this over the known columns (the best of each group); the columns worth adding."""
        more = np.zeros(len(gains))
        np.multiply(gains, self._most, out=more, where=~self._inside & (gains > 0))
        order, begins = self._grouped
        beyond = self._each * float(np.maximum.reduceat(more[order], begins).sum()) if len(order) else 0.0
        least = NEARLY * max(1.0, float(np.abs(self._costs).max(initial=0)))
        fresh = np.flatnonzero((gains > least) & (more > 0))
        order = fresh[np.lexsort((fresh, -gains[fresh], self._groups[fresh]))]
        groups = self._groups[order]
        rank = np.arange(len(order)) - np.searchsorted(groups, groups)
        return beyond, np.sort(order[rank < PER_GROUP])

    @cached_property
    def _grouped(self) -> tuple[Ints, Ints]:
        """The columns group by group, and where each group begins."""
        order = np.argsort(self._groups, kind="stable")
        return order, np.unique(self._groups[order], return_index=True)[1]

    def _add(self, columns: Ints) -> None:
        if not len(columns):
            return
        model, rows = self._model, self._rows
        entries = model.entries_of(columns)
        sizes = np.diff(model.by_column[0])[columns]
        row, column, weight = self._numbers[entries], np.repeat(columns, sizes), rows.weights[entries]
        for number, weights in enumerate(self._extra):
            more = columns[weights[columns] != 0]
            row = np.append(row, np.full(len(more), len(rows.low) + number))
            column, weight = np.append(column, more), np.append(weight, weights[more])
        place = np.searchsorted(columns, column)
        order = np.argsort(place, kind="stable")
        begins = starts_of(np.bincount(place, minlength=len(columns)).astype(np.int64))[:-1]
        self._highs.addCols(
            len(columns), self._costs[columns] / self._scale, self._least[columns], self._most[columns], len(row),
            begins.astype(np.int32), row[order].astype(np.int32), weight[order].astype(np.float64),
        )  # fmt: skip
        self._known = np.append(self._known, columns)
        self._inside[columns] = True


def scale_of(costs: Floats) -> float:
    """What costs are divided by: HiGHS tells them apart by fixed distances, and circles among huge ones."""
    largest = float(np.abs(costs).max(initial=0))
    return 1.0 if largest <= HUGE else float(2.0 ** np.ceil(np.log2(largest / LARGEST)))
