"""The nearest plan: near what changed blocks may move, everything else stands (solver notes 8).

Free are the blocks of the days that changed, and, two weeks around them, those of the doctors whose slots are in the
way. First filled up by hand, which always gives an answer; then one small model that loses as little as possible and
changes as little as possible: a slot that goes or comes counts as one minute.
"""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from solvers.arrays import Ints, Mask, ints
from solvers.board import Blocks, Board
from solvers.clock import Clock
from solvers.desk.aims import BELOW, Aimed, Members, aimed, missed, together, worth
from solvers.desk.case import Case
from solvers.desk.scene import keys
from solvers.finish import Effort, finish
from solvers.greedy import Packing, settle
from solvers.model import Term
from solvers.seat import board_of

MANY = 700
WORK = 0.08
WISH = 10


class Near(NamedTuple):
    """The blocks of the answer, what they are worth by themselves, in minutes, and how many minutes of each floor are
    missed; solved is False where it was filled up by hand alone.
    """

    blocks: Blocks
    plain: int
    solved: bool
    missing: Mapping[Members, int]

    @property
    def worth(self) -> int:
        """What they are worth in minutes, with what is missed of the floors."""
        return self.plain - BELOW * sum(self.missing.values())


def nearest(case: Case, wished: Mask, clock: Clock, seed: int, start: Blocks | None = None) -> Near | None:
    """The nearest plan; None where quorums and pins cannot be kept with everything else as it is.

    start: a plan that is known to keep everything.
    """
    chosen = _chosen(case, wished)
    blocks = case.blocks.take(chosen)
    board = board_of(case.facts, blocks)
    field = _Field(case, blocks, np.isin(chosen, case.stands), np.isin(chosen, case.pinned))
    goal = aimed(board, case.needs)
    if not case.touched.grows:
        _cap(goal, field, case.had)
    point = field.point(goal, _filled(board, field) if start is None else _placed(board, start))
    if goal.model.broken(point) is not None:
        return None
    term = field.term(goal, wished[chosen])
    extra = np.arange(len(blocks), goal.model.width)
    columns = np.append(np.flatnonzero(field.free & ~field.pinned & _fitting(board, field)), extra)
    best = finish(goal.model, term, point, columns, Effort(WORK, 0.0, seed), clock, _unheard)
    x = best.x[: len(blocks)]
    taken = blocks.take(np.flatnonzero(x))
    return Near(taken, int(worth(board) @ x), bool((best.x != point).any()), missed(taken, case.needs))


def _unheard(value: float, bound: float) -> None:
    """What a side calculation reaches is nobody's news."""


def _chosen(case: Case, wished: Mask) -> Ints:
    """The blocks worth a column: what stands, pins, wishes, and where nothing can grow no longer ones than there were.

    Where they are too many, a fixed shuffle chooses among those of each doctor's day.
    """
    blocks = case.blocks
    keep = np.ones(len(blocks), dtype=np.bool_)
    moved = np.isin(blocks.doctor, case.people)
    if not case.touched.grows:
        stood = blocks.take(case.stands)
        group = _day_of(blocks)
        most = dict(zip(_day_of(stood).tolist(), stood.minutes.tolist(), strict=True))
        had = ints([most.get(g, 0) for g in group.tolist()])
        keep = moved | (blocks.minutes <= had) | blocks.event
    free = np.flatnonzero(keep)
    if len(free) > MANY:
        free = free[np.lexsort((free * 40503 % 65521, _day_of(blocks.take(free))))]
        ordered = _day_of(blocks.take(free))
        rank = np.arange(len(free)) - np.searchsorted(ordered, ordered)
        free = free[rank < max(4, MANY // max(1, len(np.unique(ordered))))]
    return np.unique(np.concatenate([free, case.stands, case.pinned, case.wanted, np.flatnonzero(wished)]))


def _day_of(blocks: Blocks) -> Ints:
    """A number for each doctor's day."""
    return blocks.doctor << 24 | blocks.day


class _Field:
    """Which of the chosen blocks stand, must be there, and may change."""

    def __init__(self, case: Case, blocks: Blocks, stood: Mask, pinned: Mask) -> None:
        self.blocks, self.stood, self.pinned = blocks, stood, pinned
        here = np.isin(blocks.day, ints(sorted(case.touched.days)))
        moves = np.isin(blocks.doctor, case.people)
        # A pin may have to make room in what is owed: any slot of the same doctor may go, though none is put far away.
        self.free: Mask = here | moves & (np.isin(blocks.day, ints(sorted(case.around))) | stood)

    def point(self, goal: Aimed, x: Ints) -> Ints:
        """A point of the board with what it misses of the floors."""
        out = np.append(x, np.zeros(goal.model.width - len(x), dtype=np.int64))
        used = x[: len(self.blocks)] > 0
        for members, column in goal.missing.items():
            own = together(self.blocks, members) & used
            out[column] = max(0, int(goal.model.high[column]) - int(self.blocks.minutes[own].sum()))
        return out

    def term(self, goal: Aimed, wished: Mask) -> Term:
        """What is lost, in minutes, and each slot that goes or comes as one minute; less is better."""
        change = np.where(self.stood, -1, 1) * self.free - WISH * self.blocks.minutes * wished
        weights = -ints(goal.term.weights)
        weights[: len(change)] += change
        return Term(goal.term.columns, weights, int((self.stood & self.free).sum()), less_is_better=True)


def _cap(goal: Aimed, field: _Field, had: Mapping[int, int]) -> None:
    """Nobody gains by somebody else's change: each has at most what stood, or what the own pins bring beside it."""
    blocks, own = field.blocks, ~field.blocks.event
    for number in np.unique(blocks.doctor[field.free & own]).tolist():
        mine = (blocks.doctor == number) & own
        pins = mine & field.pinned & ~field.stood
        kept = mine & field.stood & ~np.isin(blocks.day, blocks.day[pins])
        most = max(had.get(number, 0), int(blocks.minutes[pins].sum() + blocks.minutes[kept].sum()))
        columns = np.flatnonzero(mine)
        goal.model.add_rows(ints([len(columns)]), columns, blocks.minutes[columns], "order", high=ints([most]))


def _filled(board: Board, field: _Field) -> Ints:
    """What is fixed and what is pinned, then what stood as far as it still fits."""
    x = ((field.stood & ~field.free) | field.pinned).astype(np.int64)
    point = np.append(x, np.zeros(board.model.width - len(x), dtype=np.int64))
    packing = Packing(board.model, point)
    order = np.flatnonzero(field.stood & field.free & ~field.pinned)
    order = order[np.lexsort((order, -board.blocks.minutes[order], ~board.blocks.event[order]))]
    for column in order.tolist():
        if packing.fits(column):
            point[column] = 1
            packing.take(column)
    return settle(board.model, point)


def _placed(board: Board, start: Blocks) -> Ints:
    """A plan as a point of the board."""
    point = np.zeros(board.model.width, dtype=np.int64)
    point[: len(board.blocks)] = np.isin(keys(board.blocks), keys(start))
    return settle(board.model, point)


def _fitting(board: Board, field: _Field) -> Mask:
    """The blocks that fit beside what is fixed and pinned."""
    fixed = (field.stood & ~field.free) | field.pinned
    x = np.append(fixed, np.zeros(board.model.width - len(fixed))).astype(np.int64)
    rows, room = board.model.arrays, Packing(board.model, x).room
    blocked = np.unique(rows.columns[(rows.weights > 0) & (rows.weights > room[rows.numbers])])
    fits = np.ones(board.model.width, dtype=np.bool_)
    fits[blocked] = False
    return fits[: len(fixed)] | fixed
