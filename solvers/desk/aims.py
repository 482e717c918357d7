"""What an answer must not lose: protected time, attendance, and that nobody falls below the worst-off of the plan.

All in minutes of protected time: an attendance counts as ATTENDANCE, a minute below the floor costs BELOW besides.
"""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from solvers.arrays import Ints, ints
from solvers.board import Board
from solvers.goals.worst_fulfilment import WorstFulfilment, worst
from solvers.model import Model, Term

ATTENDANCE = 240
BELOW = 3


def worth(board: Board) -> Ints:
    """What each block is worth, in minutes."""
    return np.where(board.blocks.event, ATTENDANCE, board.blocks.minutes).astype(np.int64)


def floors(board: Board, x: Ints) -> dict[str, int]:
    """For each doctor the planned minutes that reach what the worst-off of a point has."""
    shares = WorstFulfilment().shares(board)
    level = worst(shares, x)
    found = {s.doctor: s.need(level) for s in shares}
    return {who: minutes for who, minutes in found.items() if minutes > 0}


class Aimed(NamedTuple):
    """A model with a column for what each doctor misses of the floor, and the value of a point in minutes."""

    model: Model
    term: Term
    missing: Mapping[str, int]


def aimed(board: Board, needs: Mapping[str, int]) -> Aimed:
    """The board's model, grown by what is missed; doctors without a column of their own are left out."""
    model, missing, count = board.model.copy(), dict[str, int](), len(board.blocks)
    for who, need in sorted(needs.items()):
        number = board.facts.names.doctor_number.get(who)
        columns = ints([]) if number is None else board.of_number[number]
        own = columns[~board.blocks.event[columns]]
        if len(own):
            missing[who] = model.column(0, need)
            weights = np.append(board.blocks.minutes[own], 1)
            model.add_rows(ints([len(weights)]), np.append(own, missing[who]), weights, "floor", low=ints([need]))
    columns = np.append(np.arange(count), ints(list(missing.values())))
    weights = np.append(worth(board), np.full(len(missing), -BELOW))
    return Aimed(model, Term(columns, weights), missing)
