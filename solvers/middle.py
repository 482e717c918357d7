"""Prices from the middle of all that prove a bound: they settle more of a plan near that bound than those of a corner.

The simplex ends in a corner, where many columns that no plan at the bound has cost nothing, and many rows in which none
leaves room have no price. In the middle, where an interior point method ends, each of them has one. A plan within a
limit never has a column that costs more than there is between the limit and what the prices prove, and never leaves
room of which a unit is dearer: such rows become equations, of which CP-SAT soon sees that they have no whole solution.
"""

from typing import Any, NamedTuple

import numpy as np

from solvers.arrays import Floats, Ints
from solvers.clock import Clock
from solvers.lp import scale_of
from solvers.model import NO_HIGH, NO_LOW, Model, Term
from solvers.simplex import Ender, empty

EASE = 1e-3


class Within(NamedTuple):
    """A model with what holds in each plan within a limit, and the columns that such plans may have."""

    model: Model
    columns: Ints


class Middle(NamedTuple):
    """A price for each row of a model; whatever they are, what they prove is true."""

    model: Model
    term: Term
    prices: Floats

    def within(self, limit: float, columns: Ints) -> Within:
        """What holds in each plan no worse than a limit, where all such plans have no columns but these."""
        model, sign = self.model, 1 if self.term.less_is_better else -1
        rows, low, high = model.arrays, model.low[columns], model.high[columns]
        costs = self._costs(sign)[columns]
        proved = self._ends() + float(np.where(costs > 0, costs * low, costs * high).sum())
        room = max(0.0, sign * (limit - self.term.constant) - proved) + EASE
        least = model.low.copy()
        least[columns[costs < -room]] = high[costs < -room]
        lows, highs = rows.low.copy(), rows.high.copy()
        full, bare = self.prices < -room, self.prices > room
        lows[full], highs[bare] = highs[full], lows[bare]
        return Within(model.narrowed(lows, highs, least), columns[(costs <= room) | (low != 0)])

    def _costs(self, sign: int) -> Floats:
        """What a unit of each column costs beside what it takes from the rows at their prices."""
        rows, width = self.model.arrays, self.model.width
        taken = np.bincount(rows.columns, weights=rows.weights * self.prices[rows.numbers], minlength=width)
        return sign * self.term.dense(width).astype(np.float64) - taken.astype(np.float64)

    def _ends(self) -> float:
        """What the rows are worth at the ends that their prices speak of."""
        rows, down, up = self.model.arrays, self.prices < 0, self.prices > 0
        return float(self.prices[down] @ rows.high[down] + self.prices[up] @ rows.low[up])


def middle_of(model: Model, term: Term, columns: Ints, clock: Clock) -> Middle | None:
    """The prices in the middle for plans of these columns; None where the time ran out."""
    costs = term.dense(model.width)[columns].astype(np.float64) * (1 if term.less_is_better else -1)
    rows, scale = model.arrays, scale_of(costs)
    highs: Any = empty(rows.low, rows.high)
    entries, sizes = model.entries_of(columns), np.diff(model.by_column[0])[columns]
    highs.addCols(
        len(columns), costs / scale, model.low[columns].astype(np.float64), model.high[columns].astype(np.float64),
        len(entries), (np.cumsum(sizes) - sizes).astype(np.int32), rows.numbers[entries],
        rows.weights[entries].astype(np.float64),
    )  # fmt: skip
    for name, value in {"solver": "ipx", "run_crossover": "off", "time_limit": clock.till_late}.items():
        highs.setOptionValue(name, value)
    ender = Ender()
    ender.stop = clock.stop
    ender.watch(highs)
    highs.run()
    answer = highs.getSolution()
    if clock.late:
        return None
    prices = np.asarray(answer.row_dual, dtype=np.float64) * scale if answer.dual_valid else np.zeros(len(rows.low))
    prices[(prices > 0) & (rows.low == NO_LOW) | (prices < 0) & (rows.high == NO_HIGH)] = 0.0
    return Middle(model, term, prices)
