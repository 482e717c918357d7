"""No doctor has two slots at the same time."""

import numpy as np

from solvers.arrays import Ints
from solvers.board import Board


class Clash:
    """One row a doctor and minute at which a block starts; blocks of one date with one block a day clash already."""

    word = "clash"

    def post(self, board: Board) -> None:
        """Of the blocks that hold the start of one of them, at most one."""
        blocks = board.blocks
        for group in _overlapping(board):
            seen: set[bytes] = set()
            for minute in np.unique(blocks.start[group]).tolist():
                holding = group[(blocks.start[group] <= minute) & (minute < blocks.end[group])]
                if len(holding) > 1 and holding.tobytes() not in seen:
                    seen.add(holding.tobytes())
                    board.model.row(holding.tolist(), high=1, why=self.word)


def _overlapping(board: Board) -> list[Ints]:
    """The blocks of one doctor that hang together in time, where the daily rule does not already part them."""
    blocks = board.blocks
    if len(blocks) == 0:
        return []
    order = np.lexsort((np.arange(len(blocks)), blocks.end, blocks.start, blocks.doctor)).astype(np.int64)
    away = blocks.doctor[order] << 40
    until = np.maximum.accumulate(blocks.end[order] + away)
    fresh = np.flatnonzero(blocks.start[order][1:] + away[1:] >= until[:-1]) + 1
    edges = np.concatenate([[0], fresh, [len(order)]]).astype(np.int64)
    sizes, low = np.diff(edges), edges[:-1]
    days, event = blocks.day[order], blocks.event[order]
    one_day = np.minimum.reduceat(days, low) == np.maximum.reduceat(days, low)
    parted = one_day & ~np.logical_or.reduceat(event, low) & (board.facts.limits.blocks_a_day == 1)
    return [order[edges[n] : edges[n + 1]] for n in np.flatnonzero((sizes > 1) & ~parted)]
