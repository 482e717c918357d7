"""No doctor has more pieces, or more minutes, of individual time on a date than the department allows."""

import numpy as np

from solvers.arrays import Ints, ints, starts_of
from solvers.board import Board


class Daily:
    """Rows for a doctor and date on which blocks start: limits.blocks_a_day pieces, limits.most_a_day_minutes."""

    word = "daily"

    def post(self, board: Board) -> None:
        """Count individual blocks by doctor and date; minutes where two of them could be too many."""
        blocks, limits = board.blocks, board.facts.limits
        own = np.flatnonzero(~blocks.event)
        order = own[np.lexsort((own, blocks.day[own], blocks.doctor[own]))]
        if not len(order):
            return
        fresh = np.flatnonzero(np.diff(blocks.day[order]) | np.diff(blocks.doctor[order])) + 1
        sizes = np.diff(np.concatenate([ints([0]), fresh, ints([len(order)])]))
        _limit(board, order, sizes, np.ones(len(order), dtype=np.int64), limits.blocks_a_day, self.word)
        most, minutes = limits.most_a_day_minutes, blocks.minutes[order]
        if most is not None and (limits.blocks_a_day > 1 or int(minutes.max()) > most):
            _limit(board, order, sizes, minutes, most, "daily_minutes")


def _limit(board: Board, order: Ints, sizes: Ints, weights: Ints, most: int, why: str) -> None:
    """A row for each date whose blocks together weigh more than is allowed."""
    sums = np.add.reduceat(weights, starts_of(sizes)[:-1])
    keep = sums > most
    used = np.repeat(keep, sizes)
    high = np.full(int(keep.sum()), most, dtype=np.int64)
    board.model.add_rows(sizes[keep], order[used], weights[used], why, high=high)
