"""Buying what is needed: the cheapest shifts that make room for what is held already, such as pins and attendance."""

import numpy as np

from rotaengage.domain.progress import silent
from solvers.arrays import Ints, ints
from solvers.board import Board
from solvers.clock import Clock
from solvers.finish import Effort, finish
from solvers.greedy import settle
from solvers.model import Model, Term

WORK = 0.5
DEAR = 1 << 20


def enough(board: Board, x: Ints) -> Ints:
    """The point with shifts bought where rows would not hold without; as it is where none are needed or none help."""
    if not len(board.lenders) or _stands(board.model, x):
        return x
    model, misses = _with_misses(board)
    point = np.append(_within(board.model, settle(board.model, x.copy())), np.zeros(len(misses), dtype=np.int64))
    rows = model.arrays
    over = model.sums(point) - rows.high
    for miss in misses.tolist():
        own = np.unique(np.searchsorted(rows.starts, model.entries_of(ints([miss])), side="right") - 1)
        point[miss] = max(0, int(over[own].max(initial=0)))
    columns = np.concatenate([board.lenders, misses])
    weights = np.concatenate([1 + board.bought.minutes, np.full(len(misses), DEAR)])
    free = np.unique(np.concatenate([columns, np.intersect1d(_helpers(board.model), model.arrays.columns)]))
    best = finish(model, Term(columns, weights, 0, less_is_better=True), point, free, Effort(WORK, 0.0, 1),
                  Clock(None, None, silent), lambda value, bound: None)  # fmt: skip
    return x if best.x[misses].any() else settle(board.model, best.x[: board.model.width])


def _stands(model: Model, x: Ints) -> bool:
    settled = settle(model, x.copy())
    return model.broken(settled) is None and bool((settled <= model.high).all())


def _helpers(model: Model) -> Ints:
    rows = model.arrays
    return ints(rows.columns[rows.starts[np.flatnonzero(rows.helper) + 1] - 1])


def _within(model: Model, x: Ints) -> Ints:
    """The point with each helper at most what it may be."""
    helpers = _helpers(model)
    x[helpers] = np.minimum(x[helpers], model.high[helpers])
    return x


def _with_misses(board: Board) -> tuple[Model, Ints]:
    """The rows that shifts bear on; each row of cover among them may be missed, at a price."""
    model, lenders = Model(), set(board.lenders.tolist())
    model.columns_of(board.model.low.copy(), board.model.high.copy())
    misses: list[int] = []
    for row in (r for r in board.model.rows if not lenders.isdisjoint(r.columns)):
        if row.why == "cover":
            misses.append(model.column(0, len(row.columns)))
            model.add(row._replace(columns=(*row.columns, misses[-1]), weights=(*row.weights, -1), helper=False))
        else:
            model.add(row)
    return model, ints(misses)
