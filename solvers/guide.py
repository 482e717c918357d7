"""The guide: all goals in one weighted sum, so that the first whole plan near the relaxation already suits them all.

Weights keep the order for single exchanges: one step of a goal outweighs what the later goals could win by moving as
many minutes. What the guide finds is then held to the strict order, level by level (level.py).
"""

from collections.abc import Sequence
from math import gcd

import numpy as np

from solvers.arrays import Ints, ints
from solvers.clock import Clock
from solvers.finish import Effort
from solvers.goals.worst_fulfilment import Share
from solvers.greedy import rounded_up
from solvers.lp import Relaxed
from solvers.model import Term
from solvers.polish import Good, Task, polish
from solvers.state import State

HEAVIEST = 1 << 40

Floors = Sequence[tuple[Share, int]]
"""Minutes that shares are to have."""


def weighted(terms: Sequence[Term], width: int) -> Term:
    """The goals in order as one sum; less is better."""
    total = np.zeros(width, dtype=np.int64)
    for term, weight in zip(terms, weights_of(terms, width), strict=True):
        total += weight * _less(term, width)
    columns = np.flatnonzero(total)
    return Term(columns, total[columns], 0, less_is_better=True)


def weights_of(terms: Sequence[Term], width: int) -> list[int]:
    """What a unit of each goal weighs."""
    total, heaviest, weights = np.zeros(width, dtype=np.int64), 1, list[int]()
    for term in reversed(terms):
        dense = _less(term, width)
        step = gcd(*np.unique(np.abs(dense)).tolist()) or 1
        weights.append(min(HEAVIEST, max(1, -(-heaviest // step))))
        total += weights[-1] * dense
        heaviest = min(HEAVIEST, 1 + int(np.abs(total).max(initial=0)))
    return weights[::-1]


def _less(term: Term, width: int) -> Ints:
    return term.dense(width) * (1 if term.less_is_better else -1)


def follow(
    state: State, goal: Term, floors: Sequence[int], relaxed: Relaxed, effort: Effort, clock: Clock, near: Good,
    groups: Floors = (),
) -> None:  # fmt: skip
    """Round what the relaxation would do, then polish it until all floors are met and each goal is near enough."""
    rounded = rounded_up(state.model, state.shares, state.x, relaxed.x[: state.model.width])
    task = with_floors(state, goal, floors, groups)
    starts = [state.x] if state.model.broken(rounded) is not None else [rounded, state.x]
    start = min((padded(state, floors, x, groups) for x in starts), key=task.term.value)

    allowed = ints([0] * len(floors) + [int(share.minutes.min()) for share, _ in groups])  # a block, for many together

    def good(x: Ints) -> bool:
        return bool((x[task.always] <= allowed).all()) and near(x[: state.model.width])

    state.x = polish(state, task, start, relaxed, effort, clock, unheard, good)[: state.model.width]


def unheard(value: float, bound: float) -> None:
    """What a side calculation reaches is nobody's news."""


def with_floors(state: State, goal: Term, floors: Sequence[int], groups: Floors = ()) -> Task:
    """The state's model with what each share misses of a floor as further columns, each dearer than any other goal.

    groups: shares of several doctors together with floors of their own; what these miss is twice as dear.
    """
    model, needs = state.model.copy(), ints([*floors, *(need for _, need in groups)])
    shares = [*state.shares, *(share for share, _ in groups)]
    missing = model.columns_of(np.zeros(len(needs), dtype=np.int64), needs)
    for share, column, need in zip(shares, missing.tolist(), needs.tolist(), strict=True):
        if need > 0:
            model.row([*share.columns.tolist(), column], [*share.minutes.tolist(), 1], low=need, why="order")
    dear = 1 + 2 * _dearest_minute(state, goal)
    columns = np.append(ints(goal.columns), missing)
    weights = np.append(ints(goal.weights), dear * np.repeat(ints([1, 2]), ints([len(floors), len(groups)])))
    owners = state.doctors[[int(s.columns[0]) for s in shares]]
    return Task(model, Term(columns, weights, goal.constant, less_is_better=True), missing, owners)


def _dearest_minute(state: State, goal: Term) -> int:
    """The most that a planned minute weighs in the goal."""
    dense, most = np.abs(goal.dense(state.model.width)), 0
    for share in state.shares:
        most = max(most, int((dense[share.columns] // np.maximum(1, share.minutes)).max(initial=0)))
    return most


def padded(state: State, floors: Sequence[int], x: Ints, groups: Floors = ()) -> Ints:
    """A point of the state's model with what its shares miss."""
    every = [*zip(state.shares, floors, strict=True), *groups]
    short = [max(0, need - share.planned(x)) for share, need in every]
    return np.append(x, ints(short))
