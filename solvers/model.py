"""A linear model in plain numbers: columns, rows, terms. Constraints and goals write it; no solver's type is in it."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple


class Row(NamedTuple):
    """low <= sum of weight * column <= high; None is no bound. why is the word of the rule that wrote it.

    helper: the last column counts what is missed; it is set to the least that the row asks for.
    """

    columns: tuple[int, ...]
    weights: tuple[int, ...]
    low: int | None
    high: int | None
    why: str
    helper: bool = False


class Term(NamedTuple):
    """A goal over the columns, in whole units: constant + sum of weight * column; best is its sense."""

    columns: tuple[int, ...]
    weights: tuple[int, ...]
    constant: int = 0
    less_is_better: bool = False

    def value(self, x: Sequence[int]) -> int:
        """The goal's value at a point."""
        return self.constant + sum(w * x[c] for c, w in zip(self.columns, self.weights, strict=True))


class Model:
    """Whole columns between low and high, rows over them, and for each column the rows that hold it."""

    def __init__(self) -> None:
        self.low: list[int] = []
        self.high: list[int] = []
        self.rows: list[Row] = []
        self.rows_of: list[list[int]] = []

    def column(self, low: int = 0, high: int = 1) -> int:
        """A new column; its number."""
        self.low.append(low)
        self.high.append(high)
        self.rows_of.append([])
        return len(self.low) - 1

    def row(
        self,
        columns: Iterable[int],
        weights: Iterable[int] | None = None,
        *,
        low: int | None = None,
        high: int | None = None,
        why: str,
        helper: bool = False,
    ) -> None:
        """A new row; weights of 1 where none are given."""
        cols = tuple(columns)
        self.add(Row(cols, (1,) * len(cols) if weights is None else tuple(weights), low, high, why, helper))

    def add(self, row: Row) -> None:
        """Take in a row."""
        for column in row.columns:
            self.rows_of[column].append(len(self.rows))
        self.rows.append(row)

    @property
    def width(self) -> int:
        """How many columns there are."""
        return len(self.low)

    def sums(self, x: Sequence[int]) -> list[int]:
        """Every row's sum at a point."""
        totals = [0] * len(self.rows)
        used = {c for c, value in enumerate(x) if value}
        for number in {r for c in used for r in self.rows_of[c]}:
            row = self.rows[number]
            totals[number] = sum(w * x[c] for c, w in zip(row.columns, row.weights, strict=True) if c in used)
        return totals

    def broken(self, x: Sequence[int]) -> Row | None:
        """The first row that does not hold at a point, or None."""
        for row, total in zip(self.rows, self.sums(x), strict=True):
            if (row.low is not None and total < row.low) or (row.high is not None and total > row.high):
                return row
        return None

    def copy(self) -> "Model":
        """A model that may grow while this one stays."""
        twin = Model()
        twin.low, twin.high, twin.rows = list(self.low), list(self.high), list(self.rows)
        twin.rows_of = [list(r) for r in self.rows_of]
        return twin
