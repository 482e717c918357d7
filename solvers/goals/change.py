"""What differs from the plan that people have been told."""

import numpy as np

from rotaengage.domain.scenario import Goal as Word
from solvers.board import Board
from solvers.facts import Facts
from solvers.goals.base import Scale
from solvers.model import Term
from solvers.told import told_columns


class Change:
    """Published slots that are gone and slots that were not published; less is better, and 0 where none was."""

    word = Word.CHANGE

    def term(self, board: Board) -> Term:
        """A kept slot saves one, any other block costs one."""
        told = board.facts.told
        if not told and board.facts.scenario.as_of is None:
            return Term((), (), 0, less_is_better=True)
        weights = np.ones(len(board.blocks), dtype=np.int64)
        weights[told_columns(board)] = -1
        return Term(np.arange(len(weights)), weights, len(told), less_is_better=True)

    def scale(self, facts: Facts) -> Scale:
        """Changes."""
        return Scale("changes", less_is_better=True)
