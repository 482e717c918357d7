"""Pools: parts of a model that share no row, each solved apart without loss (solver notes 5)."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from solvers.model import Model, Row, Term


class Pool(NamedTuple):
    """A part of a model: its columns in the whole model, and itself as a model of its own."""

    columns: tuple[int, ...]
    model: Model

    def part(self, x: Sequence[int]) -> list[int]:
        """The pool's part of a point of the whole model."""
        return [x[c] for c in self.columns]

    def term(self, term: Term) -> Term:
        """The pool's part of a goal, without its constant."""
        place = {c: n for n, c in enumerate(self.columns)}
        pairs = [(place[c], w) for c, w in zip(term.columns, term.weights, strict=True) if c in place]
        return Term(tuple(c for c, _ in pairs), tuple(w for _, w in pairs), 0, term.less_is_better)

    def spread(self, part: Sequence[int], x: list[int]) -> None:
        """Write the pool's part back into a point of the whole model."""
        for column, value in zip(self.columns, part, strict=True):
            x[column] = value


def split(model: Model, groups: Iterable[Sequence[int]]) -> list[Pool]:
    """The pools of a model, by their first column; the columns of a group stay together."""
    parent = list(range(model.width))

    def root(column: int) -> int:
        while parent[column] != column:
            parent[column] = parent[parent[column]]
            column = parent[column]
        return column

    for columns in [*(r.columns for r in model.rows), *groups]:
        for column in columns[1:]:
            first, second = sorted((root(columns[0]), root(column)))
            parent[second] = first
    found: defaultdict[int, list[int]] = defaultdict(list)
    for column in range(model.width):
        found[root(column)].append(column)
    return _pools(model, found)


def _pools(model: Model, found: dict[int, list[int]]) -> list[Pool]:
    pools: dict[int, Pool] = {}
    place: dict[int, int] = {}
    owner: dict[int, int] = {}
    for first, columns in found.items():
        part = Model()
        for n, column in enumerate(columns):
            part.column(model.low[column], model.high[column])
            place[column], owner[column] = n, first
        pools[first] = Pool(tuple(columns), part)
    for row in model.rows:
        if row.columns:
            local = Row(tuple(place[c] for c in row.columns), row.weights, row.low, row.high, row.why, row.helper)
            pools[owner[row.columns[0]]].model.add(local)
    return list(pools.values())
