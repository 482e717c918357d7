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
from solvers.desk.aims import BELOW, Aimed, Members, aimed, missed, worth
from solvers.desk.case import Case
from solvers.desk.scene import keys
from solvers.desk.shelf import Shelf
from solvers.finish import Effort, finish
from solvers.greedy import settle
from solvers.model import Term

MANY = 700
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

    @property
    def attending(self) -> int:
        """How many are at events."""
        return int(self.blocks.event.sum())

    @property
    def minutes(self) -> int:
        """What is not attendance."""
        return int(worth(self.blocks, 0).sum())


def nearest(
    case: Case,
    wished: Mask,
    clock: Clock,
    effort: Effort,
    start: Blocks | None = None,
    most: float = np.inf,
) -> Near | None:
    """The nearest plan; None where quorums and pins cannot be kept with everything else as it is.

    start: a plan that is known to keep everything. most: what is worth as much need not change.
    """
    field = _Field(case)
    goal = aimed(case.board, case.needs)
    if not case.touched.grows:
        _cap(goal, field, case.had)
    shelf = Shelf(field, field.fixed())
    x = shelf.filled() if start is None else _placed(case.board, start)
    done = start is None and not wished.any() and (shelf.mended(x) or shelf.stands(x, most))
    point = field.point(goal, settle(case.board.model, x))
    if goal.model.broken(point) is not None:
        return None
    if done:
        return _near(case, point, solved=True)
    columns = np.flatnonzero(field.free & ~field.pinned & shelf.fitting & _chosen(case, wished))
    columns = np.append(columns, np.arange(len(case.blocks), goal.model.width))
    best = finish(goal.model, field.term(goal, wished), point, columns, effort, clock, _unheard)
    return _near(case, best.x, solved=bool((best.x != point).any()))


def _near(case: Case, x: Ints, *, solved: bool) -> Near:
    taken = case.blocks.take(np.flatnonzero(x[: len(case.blocks)]))
    return Near(taken, int(worth(taken).sum()), solved, missed(taken, case.needs))


def _unheard(value: float, bound: float) -> None:
    """What a side calculation reaches is nobody's news."""


def _chosen(case: Case, wished: Mask) -> Mask:
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
    chosen = wished.copy()
    chosen[np.concatenate([free, case.stands, case.pinned, case.wanted])] = True
    return chosen


def _day_of(blocks: Blocks) -> Ints:
    """A number for each doctor's day."""
    return blocks.doctor << 24 | blocks.day


class _Field:
    """Which of the blocks of a case stand, must be there, and may change."""

    def __init__(self, case: Case) -> None:
        self.case, self.blocks = case, (blocks := case.blocks)
        self.stood, self.pinned = (np.isin(np.arange(len(blocks)), part) for part in (case.stands, case.pinned))
        stood = self.stood
        here = np.isin(blocks.day, ints(sorted(case.touched.days)))
        moves = np.isin(blocks.doctor, case.people)
        # A pin may have to make room in what is owed: any slot of the same doctor may go, though none is put far away.
        # Nor does anybody attend another meeting for it, unless that is what the relaxation would do.
        seats = blocks.event & ~np.isin(np.arange(len(blocks)), case.wanted)
        away = np.isin(blocks.day, ints(sorted(case.around))) & ~seats | stood
        self.free: Mask = here | moves & away

    def fixed(self) -> Ints:
        """What is fixed and what is pinned, as a point of the board."""
        x = np.zeros(self.case.board.model.width, dtype=np.int64)
        x[: len(self.blocks)] = (self.stood & ~self.free) | self.pinned
        return x

    def point(self, goal: Aimed, x: Ints) -> Ints:
        """A point of the board with what it misses of the floors."""
        out = np.append(x, np.zeros(goal.model.width - len(x), dtype=np.int64))
        floors = {members: int(goal.model.high[column]) for members, column in goal.missing.items()}
        for members, minutes in missed(self.blocks.take(x[: len(self.blocks)] > 0), floors).items():
            out[goal.missing[members]] = minutes
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
    doctors = np.unique(blocks.doctor[field.free & own])
    columns = np.flatnonzero(own & np.isin(blocks.doctor, doctors))
    columns = columns[np.argsort(blocks.doctor[columns], kind="stable")]
    most = {number: had.get(number, 0) for number in doctors.tolist()}
    pins = own & field.pinned & ~field.stood
    for number in np.unique(blocks.doctor[pins]).tolist():
        mine = own & (blocks.doctor == number)
        kept = mine & field.stood & ~np.isin(blocks.day, blocks.day[mine & pins])
        minutes = int(blocks.minutes[mine & pins].sum() + blocks.minutes[kept].sum())
        most[number] = max(most[number], minutes)
    sizes = np.bincount(blocks.doctor[columns])[doctors].astype(np.int64)
    goal.model.add_rows(sizes, columns, blocks.minutes[columns], "order", high=ints(list(most.values())))


def _placed(board: Board, start: Blocks) -> Ints:
    """A plan as a point of the board."""
    point = np.zeros(board.model.width, dtype=np.int64)
    point[: len(board.blocks)] = np.isin(keys(board.blocks), keys(start))
    return settle(board.model, point)
