"""What bought cover costs."""

import numpy as np

from rotaengage.domain.scenario import Goal as Word
from solvers.board import Board
from solvers.bought import CENTS
from solvers.facts import Facts
from solvers.goals.base import Scale
from solvers.model import Term


class Backfill:
    """Bought minutes, each at its price, those that were bought before included; less is better."""

    word = Word.BACKFILL

    def term(self, board: Board) -> Term:
        """Hundredths of a minute's price of 1."""
        before = sum(b.span.minutes * round(CENTS * b.price) for b in board.facts.scenario.bought)
        used = np.flatnonzero(board.bought.cents)
        return Term(board.lenders[used], board.bought.cents[used], before, less_is_better=True)

    def scale(self, facts: Facts) -> Scale:
        """Minutes at their price."""
        return Scale("minutes", CENTS, less_is_better=True)
