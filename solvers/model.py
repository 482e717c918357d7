"""A linear model in plain numbers: columns, rows, terms. Constraints and goals write it; no solver's type is in it."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple


class Row(NamedTuple):
    """low <= sum of weight * column <= high; None is no bound. why is the word of the rule that wrote it."""

    columns: tuple[int, ...]
    weights: tuple[int, ...]
    low: int | None
    high: int | None
    why: str


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
    """Whole columns between low and high, and rows over them. Columns from `choices` on are helpers, not choices."""

    def __init__(self) -> None:
        self.low: list[int] = []
        self.high: list[int] = []
        self.rows: list[Row] = []

    def column(self, low: int = 0, high: int = 1) -> int:
        """A new column; its number."""
        self.low.append(low)
        self.high.append(high)
        return len(self.low) - 1

    def row(
        self,
        columns: Iterable[int],
        weights: Iterable[int] | None = None,
        *,
        low: int | None = None,
        high: int | None = None,
        why: str,
    ) -> None:
        """A new row; weights of 1 where none are given."""
        cols = tuple(columns)
        self.rows.append(Row(cols, (1,) * len(cols) if weights is None else tuple(weights), low, high, why))

    @property
    def width(self) -> int:
        """How many columns there are."""
        return len(self.low)

    def broken(self, x: Sequence[int]) -> Row | None:
        """The first row that does not hold at a point, or None."""
        for row in self.rows:
            total = sum(w * x[c] for c, w in zip(row.columns, row.weights, strict=True))
            if (row.low is not None and total < row.low) or (row.high is not None and total > row.high):
                return row
        return None
