"""No doctor is given more individual time than is owed."""

from functools import lru_cache

import numpy as np

from solvers.arrays import ints, order_of
from solvers.board import Board
from solvers.reach import reachable


class Entitlement:
    """One row a doctor and activity: minutes at most what is open, rounded down to what blocks can add up to."""

    word = "entitlement"

    def post(self, board: Board) -> None:
        """Cap the minutes; a block where nothing is owed is forbidden."""
        blocks, names, due_of = board.blocks, board.blocks.names, board.facts.scenario.due_of
        own = np.flatnonzero(~blocks.event)
        kind = blocks.doctor[own] * len(names.activities) + blocks.activity[own]
        order = order_of(kind)
        columns, (kinds, begins) = own[order], np.unique(kind[order], return_index=True)
        minutes, sizes = blocks.minutes[columns], np.diff(np.append(begins, len(columns)))
        caps = []
        for number, lengths in zip(kinds.tolist(), np.split(minutes, begins[1:]), strict=False):
            doctor, activity = divmod(number, len(names.activities))
            due = due_of.get((names.doctors[doctor], names.activities[activity]))
            caps.append(_cap(tuple(sorted(set(lengths.tolist()))), 0 if due is None else due.open_minutes))
        board.model.add_rows(sizes, columns, minutes, self.word, high=ints(caps))


@lru_cache(maxsize=4096)
def _cap(lengths: tuple[int, ...], open_minutes: int) -> int:
    """What blocks of these lengths can add up to; the same is asked for every board of a department."""
    return reachable(lengths, open_minutes)
