"""Cover is bought only as offered: one shift a person and day, within the limits of each offer and of all together.

The shifts are laid out in solvers/bought.py; that they count to cover stands in cover.py.
"""

from itertools import groupby

import numpy as np

from solvers.arrays import Ints, ints
from solvers.board import Board
from solvers.bought import weeks_of


class Backfill:
    """Rows over the shifts that may be bought."""

    word = "backfill"

    def post(self, board: Board) -> None:
        """Shifts by day; minutes by offer, by offer and week, and of all."""
        shifts = board.bought
        for number, person in enumerate(shifts.people):
            mine = np.flatnonzero(shifts.person == number)
            self._most(board, mine, person.left)
            for _, day in _by(mine, shifts.day[mine]):
                self._row(board, day, np.ones(len(day), dtype=np.int64), 1)
            for week, shift in _by(mine, weeks_of(shifts.day[mine])):
                self._most(board, shift, person.left_in(week))
        self._most(board, np.arange(len(shifts)), board.facts.backfill_left)

    def _most(self, board: Board, shifts: Ints, minutes: int | None) -> None:
        if minutes is not None:
            self._row(board, shifts, board.bought.minutes[shifts], minutes)

    def _row(self, board: Board, shifts: Ints, weights: Ints, high: int) -> None:
        if len(shifts) > 1 or (len(shifts) and int(weights.sum()) > high):
            columns = board.lenders[shifts]
            board.model.add_rows(ints([len(shifts)]), columns, weights, self.word, high=ints([high]))


def _by(shifts: Ints, key: Ints) -> list[tuple[int, Ints]]:
    """The shifts of each value of a key, in order."""
    pairs = sorted(zip(key.tolist(), shifts.tolist(), strict=True))
    return [(k, ints([s for _, s in group])) for k, group in groupby(pairs, key=lambda p: p[0])]
