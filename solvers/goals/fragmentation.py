"""Pieces into which individual time is cut."""

import numpy as np

from rotaengage.domain.scenario import Goal as Word
from solvers.board import Board
from solvers.facts import Facts
from solvers.goals.base import Scale
from solvers.model import Term


class Fragmentation:
    """The number of individual pieces; less is better, once it is settled how much time there is."""

    word = Word.FRAGMENTATION

    def term(self, board: Board) -> Term:
        """One for each piece."""
        columns = np.flatnonzero(~board.blocks.event)
        return Term(columns, np.ones(len(columns), dtype=np.int64), less_is_better=True)

    def scale(self, facts: Facts) -> Scale:
        """Pieces."""
        return Scale("pieces", less_is_better=True)
