"""Loosened rows: floors and goals held so far may be missed at a price, so that a search can pass between plans that
keep them. Whoever uses such a task takes its point only where nothing is missed.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from solvers.arrays import Ints, ints
from solvers.goals.worst_fulfilment import Share
from solvers.model import Model, Term
from solvers.polish import Task
from solvers.state import KEPT, Kept, State

URGENT, LARGEST = 16, 1 << 61
Floors = Sequence[tuple[Share, int]]
"""Minutes that shares are to have."""


class Held(NamedTuple):
    """A goal that is held at a value, and what a unit of missing it weighs."""

    kept: Kept
    weight: int


def loosened(state: State, goal: Term, floors: Sequence[int], groups: Floors = (), held: Sequence[Held] = ()) -> Task:
    """The state's model with what is missed as further columns: less of the goal is better.

    A minute missing to a floor is dearer than anything that a planned minute brings. groups: further floors, such as
    those of several doctors together; what these miss is many times as dear, so that others stand back for it.
    """
    model = state.model.without(KEPT) if held else state.model.copy()
    every = [*zip(state.shares, floors, strict=True), *groups]
    missing = _missing(model, every)
    over = _over(model, held)
    dear = _dear(dear_minute(state, goal, held), floors, groups)
    columns = np.concatenate([ints(goal.columns), missing, over])
    weights = np.concatenate([ints(goal.weights), dear, ints([h.weight for h in held])])
    owners = state.doctors[[int(share.columns[0]) for share, _ in every]]
    term = Term(columns, weights, goal.constant, less_is_better=True)
    return Task(model, term, np.append(missing, over), owners)


def _dear(minute: int, floors: Sequence[int], groups: Floors) -> Ints:
    """The price of a minute missing to each floor; all of them together stay within what whole numbers can hold."""
    most = LARGEST // max(1, minute * (sum(floors) + sum(need for _, need in groups)))
    return minute * np.repeat(ints([1, max(2, min(URGENT, most))]), ints([len(floors), len(groups)]))


def _missing(model: Model, floors: Floors) -> Ints:
    needs = ints([need for _, need in floors])
    missing = model.columns_of(np.zeros(len(needs), dtype=np.int64), needs)
    for (share, need), column in zip(floors, missing.tolist(), strict=True):
        if need > 0:
            model.row([*share.columns.tolist(), column], [*share.minutes.tolist(), 1], low=need, why=KEPT)
    return missing


def _over(model: Model, held: Sequence[Held]) -> Ints:
    most = [int(np.abs(ints(h.kept.term.weights)).sum()) + 1 for h in held]
    over = model.columns_of(np.zeros(len(held), dtype=np.int64), ints(most))
    for (kept, _), column in zip(held, over.tolist(), strict=True):
        low, high, sign = (None, kept.at, -1) if kept.term.less_is_better else (kept.at, None, 1)
        columns, weights = ints(kept.term.columns).tolist(), ints(kept.term.weights).tolist()
        model.row([*columns, column], [*weights, sign], low=low, high=high, why=KEPT)
    return over


def padded(state: State, floors: Sequence[int], x: Ints, groups: Floors = (), held: Sequence[Held] = ()) -> Ints:
    """A point of the state's model with what it misses."""
    every = [*zip(state.shares, floors, strict=True), *groups]
    short = [max(0, need - share.planned(x)) for share, need in every]
    return np.append(x, ints([*short, *(h.kept.missed(x) for h in held)]))


def dear_minute(state: State, goal: Term, held: Sequence[Held] = ()) -> int:
    """The price of a minute missing to a floor: more than twice what any planned minute weighs."""
    dense, most = np.abs(goal.dense(state.model.width)), 0
    for kept, weight in held:
        dense = dense + weight * np.abs(kept.term.dense(state.model.width))
    for share in state.shares:
        most = max(most, int((dense[share.columns] // np.maximum(1, share.minutes)).max(initial=0)))
    return 1 + 2 * most
