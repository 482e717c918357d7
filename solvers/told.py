"""Where the plan that people were told stands among the blocks of a board."""

import numpy as np

from solvers.arrays import Ints, ints
from solvers.board import Blocks, Board
from solvers.greedy import Packing

START_BITS, LENGTH_BITS = 27, 12
"""Bits that hold the minute at which a block begins, and its length."""


def told_columns(board: Board) -> Ints:
    """The columns of blocks that were published as they are."""
    found, blocks = board.facts.told, board.blocks
    names, longest = blocks.names, 1 << LENGTH_BITS
    known = [
        (names.doctor(who), names.activity(what), event, start, end - start)
        for who, what, event, start, end in found
        if who in names.doctor_number and what in names.activity_number and end - start < longest
    ]
    if not known:
        return ints([])
    doctor, activity, event, start, minutes = (ints(part) for part in zip(*known, strict=True))
    told = _key(blocks, doctor, activity, event, start, minutes)
    mine = _key(blocks, blocks.doctor, blocks.activity, blocks.event.astype(np.int64), blocks.start, blocks.minutes)
    return np.flatnonzero(np.isin(mine, told))


def _key(blocks: Blocks, doctor: Ints, activity: Ints, event: Ints, start: Ints, minutes: Ints) -> Ints:
    """One number for each block, by which it is known."""
    whose = (doctor * len(blocks.names.activities) + activity) * 2 + event
    return (whose << START_BITS | start) << LENGTH_BITS | minutes


def with_told(board: Board, x: Ints) -> Ints:
    """The point with every published slot of individual time that fits beside what is in it and those before it."""
    told = told_columns(board)
    own = told[~board.blocks.event[told] & (x[told] == 0)]
    if not len(own):
        return x
    packing, point = Packing(board.model, x), x.copy()
    for column in own.tolist():
        if packing.fits(column):
            packing.take(column)
            point[column] = 1
    return point
