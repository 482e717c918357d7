"""Give back what was told: goals may be as far from their bounds as is near enough, where that lets more of it stay.

Each bound follows what the goals before its own give up: by weak duality it never falls by more than their prices, so
that one row over the columns says of a plan whether a goal is near enough.
"""

from collections.abc import Sequence
from math import floor
from typing import NamedTuple

import numpy as np

from solvers.arrays import Ints, ints
from solvers.clock import Clock
from solvers.drawn import helpers_of
from solvers.finish import Effort
from solvers.guide import unheard, weighted
from solvers.hull import Hulls
from solvers.model import Model, Term
from solvers.polish import Task, polish
from solvers.priced import Priced
from solvers.rounding import rounded
from solvers.state import KEPT, State

FINE = 256
"""What a unit of a goal weighs in a limit's row, so that prices are whole numbers there."""


class Limit(NamedTuple):
    """A goal that is held, what is proved of it, and how far from that it may be."""

    term: Term
    proved: Priced
    most: float

    def bound_of(self, x: Ints) -> float:
        """The goal's bound for plans that are at least as good as a point for the goals before it."""
        return rounded(self.term, self.proved.bound_of(x))


class _Row(NamedTuple):
    weights: Ints
    high: int


def ease(
    state: State, limits: Sequence[Limit], later: Sequence[Term], told: Ints, effort: Effort, clock: Clock
) -> None:
    """Improve the point for changes, the first of the later goals, within the limits of all that are held.

    They are held at what the point has of them then, be it less than before.
    """
    rows = [_row(state, limit) for limit in limits]
    lines = _opened(state, rows)
    hulls = Hulls(state, later[0], state.needs)
    guide = None if clock.over else hulls.best(clock)
    if guide is not None:
        fewest = rounded(later[0], guide.bound)
        task = Task(_within(state, rows), weighted(later, state.model.width), ints([]), beside=_back(state, told))

        def good(x: Ints) -> bool:
            return later[0].value(x) <= fewest

        state.x = polish(state, task, state.x, guide, effort, clock, unheard, good)
    hulls.release()
    for line in lines:
        state.relaxation.bound(line, None, None)
    state.hold_here()


def _row(state: State, limit: Limit) -> _Row:
    """The limit in whole numbers; the point of the state is within it, however far it is."""
    sign, width = (1 if limit.term.less_is_better else -1), state.model.width
    weights = sign * FINE * limit.term.dense(width)
    high = FINE * (limit.most + sign * (limit.proved.bound - limit.term.constant))
    for kept, price in zip(limit.proved.kept, limit.proved.prices, strict=True):
        whole = round(sign * FINE * price)
        weights -= whole * kept.term.dense(width)
        high -= whole * kept.at
    return _Row(weights, max(floor(high), int(weights @ state.x)))


def _opened(state: State, rows: Sequence[_Row]) -> list[int]:
    """The relaxation with these limits for the values at which goals are held; the numbers of the rows."""
    relaxation = state.relaxation
    relaxation.include(np.flatnonzero(state.x))
    for kept in state.kept:
        relaxation.bound(kept.line, None, None)
    more = np.zeros(relaxation.width - state.model.width, dtype=np.int64)
    return [relaxation.dense_row(np.append(row.weights, more), None, row.high) for row in rows]


def _within(state: State, rows: Sequence[_Row]) -> Model:
    """The model with these limits for the values at which goals are held."""
    model = state.model.copy()
    for kept in state.kept:
        model.bound(kept.row, None, None)
    for row in rows:
        columns = np.flatnonzero(row.weights)
        model.row(columns.tolist(), row.weights[columns].tolist(), high=row.high, why=KEPT)
    return model


def _back(state: State, told: Ints) -> Ints:
    """What every step frees, so that what was told comes back wherever it can: it, and what stands in its place."""
    back = np.union1d(told, np.flatnonzero((state.x > 0) & (state.doctors >= 0)))
    return np.union1d(back, helpers_of(state, back))
