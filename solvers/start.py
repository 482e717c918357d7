"""What planning starts from: every candidate block with the seats of events, and the point with what is held in it."""

from collections.abc import Sequence

import numpy as np

from solvers.arrays import Ints
from solvers.board import Block, Blocks, Board
from solvers.buying import enough
from solvers.events import Meeting
from solvers.facts import Facts
from solvers.told import with_told
from solvers.variables import individual_blocks


def laid_blocks(facts: Facts, meetings: Sequence[Meeting], held: Sequence[Block]) -> Blocks:
    """Individual blocks, what is held besides, and everybody's seats at events."""
    own = individual_blocks(facts)
    more = [b for b in held if (not b.event and own.find(b) is None) or (b.event and not meetings)]
    seats = [b for meeting in meetings for b in meeting.seats]
    return own + Blocks.of([*more, *seats], facts.names)


def start_of(board: Board, meetings: Sequence[Meeting], held: Sequence[Block]) -> Ints:
    """The point with pins and the best attendance in it, and what must be bought for them; pins are held for good."""
    x = np.zeros(board.model.width, dtype=np.int64)
    for block in {*held, *(b for m in meetings if m.option for b in m.option.attending)}:
        column = board.blocks.find(block)
        if column is not None:
            x[column] = 1
            board.model.low[column] = int(block in held)
    return with_told(board, enough(board, x))
