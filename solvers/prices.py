"""Prices: how much each column would gain at the relaxation's present prices of the rows, all columns at once."""

from collections.abc import Sequence
from typing import Any

from solvers.model import Model, Row, Term

PER_GROUP = 2
MOST = 1500


class Prices:
    """The model's rows by column, as arrays. A group is a doctor's day: of its columns only so many can be chosen."""

    def __init__(self, model: Model) -> None:
        import numpy as np

        self._np: Any = np
        self.width = model.width
        sizes = [len(r.columns) for r in model.rows]
        self._rows: Any = np.repeat(np.arange(len(sizes)), sizes)
        self._columns: Any = np.array([c for r in model.rows for c in r.columns], dtype=np.int64)
        self._weights: Any = np.array([w for r in model.rows for w in r.weights], dtype=float)
        by_column = np.argsort(self._columns, kind="stable")
        self._by_column: Any = by_column
        self._from: Any = np.searchsorted(self._columns[by_column], np.arange(self.width + 1))
        self._group: Any = np.arange(self.width) + len(sizes)
        self._most: Any = np.ones(self.width + len(sizes))
        for number, row in enumerate(model.rows):
            if row.why == "daily":
                self._group[list(row.columns)] = number
                self._most[number] = row.high or 0
        self._most[len(sizes) :] = np.array(model.high, dtype=float)
        self.low: Any = np.array(model.low, dtype=float)

    def entries(self, column: int) -> list[tuple[int, float]]:
        """The rows of a column with its weights."""
        at = self._by_column[self._from[column] : self._from[column + 1]]
        return list(zip(self._rows[at].tolist(), self._weights[at].tolist(), strict=True))

    def gains(self, term: Term, duals: Sequence[float], extra: Sequence[tuple[Row, float]]) -> Any:
        """What a unit of each column would add to the goal, less what it takes from the rows at their prices."""
        np = self._np
        taken = np.bincount(self._columns, weights=self._weights * np.asarray(duals)[self._rows], minlength=self.width)
        for row, dual in extra:
            if dual:
                np.add.at(taken, list(row.columns), np.array(row.weights) * dual)
        goal = np.zeros(self.width)
        np.add.at(goal, list(term.columns), np.array(term.weights, dtype=float))
        return (goal - taken) * (-1.0 if term.less_is_better else 1.0)

    def promising(self, gains: Any, known: Any, least: float) -> list[int]:
        """The columns worth adding: the best few of each group, the best first."""
        np = self._np
        open_columns = np.flatnonzero((gains > least) & ~known)
        order = open_columns[np.lexsort((open_columns, -gains[open_columns], self._group[open_columns]))]
        groups = self._group[order]
        rank = np.arange(len(order)) - np.searchsorted(groups, groups)
        best = order[rank < PER_GROUP]
        return sorted(best[np.argsort(-gains[best], kind="stable")][:MOST].tolist())

    def could_gain(self, gains: Any, known: Any) -> float:
        """No plan gains more than this over the relaxation of the known columns: the best of each group."""
        np = self._np
        best = np.zeros(len(self._most))
        np.maximum.at(best, self._group, np.where(known, 0.0, np.maximum(gains, 0.0)))
        return float((best * self._most).sum())
