"""Individual protected minutes in the plan."""

import numpy as np

from rotaengage.domain.scenario import Goal as Word
from solvers.board import Board
from solvers.facts import Facts
from solvers.goals.base import Scale
from solvers.model import Term


class Delivered:
    """The sum of all individual time, in minutes."""

    word = Word.DELIVERED

    def term(self, board: Board) -> Term:
        """Each block by its length."""
        columns = np.flatnonzero(~board.blocks.event)
        return Term(columns, board.blocks.minutes[columns])

    def scale(self, facts: Facts) -> Scale:
        """Minutes."""
        return Scale("minutes")
