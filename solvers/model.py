"""A linear model in plain numbers: columns, rows, terms. Constraints and goals write it; no solver's type is in it."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np

from solvers.arrays import Ints, Mask, Places, ints, order_of, spread, starts_of

NO_LOW, NO_HIGH = -(1 << 62), 1 << 62


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
    """A goal over the columns, in whole units: constant + sum of weight * column; each column once."""

    columns: Sequence[int] | Ints
    weights: Sequence[int] | Ints
    constant: int = 0
    less_is_better: bool = False

    def value(self, x: Sequence[int] | Ints) -> int:
        """The goal's value at a point."""
        return self.constant + int(ints(self.weights) @ ints(x)[ints(self.columns)])

    def dense(self, width: int) -> Ints:
        """The weight of every column."""
        out = np.zeros(width, dtype=np.int64)
        np.add.at(out, ints(self.columns), ints(self.weights))
        return out


class Rows(NamedTuple):
    """Many rows at once: row r holds entries starts[r] to starts[r + 1]; NO_LOW and NO_HIGH are no bound."""

    starts: Ints
    columns: Places
    weights: Ints
    low: Ints
    high: Ints
    why: Ints
    helper: Mask

    @property
    def numbers(self) -> Places:
        """The row of each entry."""
        return np.repeat(np.arange(len(self.low), dtype=np.int32), np.diff(self.starts))


class Model:
    """Whole columns between low and high, and rows over them. Rows are gathered into arrays when first read.

    lenders: the columns that make room in rows where they are chosen, and nobody's time.
    """

    def __init__(self) -> None:
        self.low: Ints = np.zeros(0, dtype=np.int64)
        self.high: Ints = np.zeros(0, dtype=np.int64)
        self.words: list[str] = []
        self.lenders: Ints = np.zeros(0, dtype=np.int64)
        self._chunks: list[Rows] = []
        self._fresh: list[Row] = []
        self._by_column: tuple[Ints, Places] = starts_of(self.low), self.low.astype(np.int32)

    def column(self, low: int = 0, high: int = 1) -> int:
        """A new column; its number."""
        return int(self.columns_of(ints([low]), ints([high]))[0])

    def columns_of(self, low: Ints, high: Ints) -> Ints:
        """New columns; their numbers."""
        first = len(self.low)
        self.low, self.high = np.concatenate([self.low, low]), np.concatenate([self.high, high])
        return np.arange(first, len(self.low), dtype=np.int64)

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
        self._fresh.append(row)

    def add_rows(
        self, sizes: Ints, columns: Ints, weights: Ints, why: str, low: Ints | None = None, high: Ints | None = None,
        *, helper: bool = False,
    ) -> None:  # fmt: skip
        """Take in many rows of one rule: sizes says how many entries each has."""
        self._flush()
        low = np.full(len(sizes), NO_LOW, dtype=np.int64) if low is None else low
        high = np.full(len(sizes), NO_HIGH, dtype=np.int64) if high is None else high
        words = np.full(len(sizes), self._word(why), dtype=np.int64)
        helped = np.full(len(sizes), helper, dtype=np.bool_)
        self._chunks.append(Rows(starts_of(sizes), columns.astype(np.int32), weights, low, high, words, helped))

    def bound(self, number: int, low: int | None, high: int | None) -> None:
        """Change the ends of a row; copies keep theirs."""
        rows = self.arrays
        lows, highs = rows.low.copy(), rows.high.copy()
        lows[number] = NO_LOW if low is None else low
        highs[number] = NO_HIGH if high is None else high
        self._chunks = [rows._replace(low=lows, high=highs)]

    def _word(self, why: str) -> int:
        if why not in self.words:
            self.words.append(why)
        return self.words.index(why)

    def _flush(self) -> None:
        fresh, self._fresh = self._fresh, []
        if fresh:
            self._chunks.append(
                Rows(
                    starts_of(ints([len(r.columns) for r in fresh])),
                    np.array([c for r in fresh for c in r.columns], dtype=np.int32),
                    ints([w for r in fresh for w in r.weights]),
                    ints([NO_LOW if r.low is None else r.low for r in fresh]),
                    ints([NO_HIGH if r.high is None else r.high for r in fresh]),
                    ints([self._word(r.why) for r in fresh]),
                    np.array([r.helper for r in fresh], dtype=np.bool_),
                )
            )

    @property
    def arrays(self) -> Rows:
        """All rows as arrays."""
        self._flush()
        if len(self._chunks) != 1:
            self._chunks = [_joined(self._chunks)]
        return self._chunks[0]

    @property
    def rows(self) -> list[Row]:
        """All rows one by one; for small models and for reading."""
        a = self.arrays
        columns, weights = a.columns.tolist(), a.weights.tolist()
        return [
            Row(
                tuple(columns[a.starts[n] : a.starts[n + 1]]),
                tuple(weights[a.starts[n] : a.starts[n + 1]]),
                None if a.low[n] == NO_LOW else int(a.low[n]),
                None if a.high[n] == NO_HIGH else int(a.high[n]),
                self.words[a.why[n]],
                bool(a.helper[n]),
            )
            for n in range(len(a.low))
        ]

    def of(self, *words: str) -> Mask:
        """Which rows were written under these words."""
        known = [n for n, word in enumerate(self.words) if word in words]
        return np.isin(self.arrays.why, ints(known))

    @property
    def width(self) -> int:
        """How many columns there are."""
        return len(self.low)

    def entries_of(self, columns: Ints) -> Places:
        """The places in the arrays of all entries of these columns, column by column."""
        starts, order = self.by_column
        return order[spread(starts[columns], starts[columns + 1] - starts[columns])]

    @property
    def by_column(self) -> tuple[Ints, Places]:
        """Entries sorted by column: where each column's begin, and the entries. Those of further rows are sorted in."""
        columns = self.arrays.columns
        starts, order = self._by_column
        if len(order) < len(columns) or len(starts) <= self.width:
            self._by_column = _sorted_in(starts, order, columns, self.width)
        return self._by_column

    def sums(self, x: Sequence[int] | Ints) -> Ints:
        """Every row's sum at a point."""
        return self._added(ints(x), self.entries_of(np.flatnonzero(x)))

    def sums_once(self, x: Ints) -> Ints:
        """The same without sorting entries by column: that takes memory, and is worth it for many points only."""
        return self._added(x, np.flatnonzero((x != 0)[self.arrays.columns]))

    def _added(self, x: Ints, entries: Ints | Places) -> Ints:
        """The sum of these entries by row."""
        a = self.arrays
        weights = (a.weights[entries] * x[a.columns[entries]]).astype(np.float64)
        rows = np.searchsorted(a.starts, entries, side="right") - 1
        return np.bincount(rows, weights=weights, minlength=len(a.low)).astype(np.int64)

    def broken(self, x: Sequence[int] | Ints) -> Row | None:
        """The first row that does not hold at a point, or None."""
        a, sums = self.arrays, self.sums(x)
        bad = np.flatnonzero((sums < a.low) | (sums > a.high))
        return self.rows[int(bad[0])] if len(bad) else None

    def without(self, word: str) -> "Model":
        """A copy that lacks the rows written under a word."""
        twin, rows, stay = self.copy(), self.arrays, ~self.of(word)
        sizes, inside = np.diff(rows.starts)[stay], stay[rows.numbers]
        ends = rows.low[stay], rows.high[stay], rows.why[stay], rows.helper[stay]
        twin._chunks = [Rows(starts_of(sizes), rows.columns[inside], rows.weights[inside], *ends)]
        twin._by_column = Model()._by_column
        return twin

    def narrowed(self, low: Ints, high: Ints, least: Ints) -> "Model":
        """A copy with other ends of its rows, and of its columns another least."""
        twin = self.copy()
        twin.low, twin._chunks = least, [self.arrays._replace(low=low, high=high)]
        return twin

    def copy(self) -> "Model":
        """A model that may grow while this one stays."""
        twin, arrays = Model(), self.arrays
        twin.low, twin.high, twin.words = self.low.copy(), self.high.copy(), list(self.words)
        twin.lenders = self.lenders
        twin._chunks, twin._by_column = [arrays], self._by_column
        return twin


def _joined(chunks: Sequence[Rows]) -> Rows:
    if not chunks:
        none = np.zeros(0, dtype=np.int64)
        return Rows(starts_of(none), none.astype(np.int32), none, none, none, none, none.astype(np.bool_))
    sizes = np.concatenate([np.diff(c.starts) for c in chunks])
    parts = [np.concatenate([getattr(c, name) for c in chunks]) for name in Rows._fields[1:]]
    return Rows(starts_of(sizes), *parts)


def _sorted_in(starts: Ints, order: Places, columns: Places, width: int) -> tuple[Ints, Places]:
    """Entries sorted by column, where the first of them are sorted already."""
    done = len(order)
    before = np.append(np.diff(starts), np.zeros(width + 1 - len(starts), dtype=np.int64))
    more = np.bincount(columns[done:], minlength=width).astype(np.int64)
    begins, out = starts_of(before + more), np.empty(len(columns), dtype=np.int32)
    out[spread(begins[:-1], before)] = order
    out[spread(begins[:-1] + before, more)] = done + order_of(columns[done:])
    return begins, out
