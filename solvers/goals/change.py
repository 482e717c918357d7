"""What differs from the plan that people have been told."""

import numpy as np

from rotaengage.domain.scenario import Goal as Word
from solvers.arrays import ints
from solvers.board import Board
from solvers.facts import Facts
from solvers.goals.base import Scale
from solvers.model import Term


class Change:
    """Published slots that are gone and slots that were not published; less is better, and 0 where none was."""

    word = Word.CHANGE

    def term(self, board: Board) -> Term:
        """A kept slot saves one, any other block costs one."""
        told = board.facts.told
        if not told and board.facts.scenario.as_of is None:
            return Term((), (), 0, less_is_better=True)
        weights = [-1 if (b.doctor, b.activity, b.event, b.start, b.end) in told else 1 for b in board.blocks]
        return Term(np.arange(len(weights)), ints(weights), len(told), less_is_better=True)

    def scale(self, facts: Facts) -> Scale:
        """Changes."""
        return Scale("changes", less_is_better=True)
