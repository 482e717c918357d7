"""Time below the preferred level of cover."""

import numpy as np

from rotaengage.domain.scenario import Goal as Word
from solvers.board import Board
from solvers.facts import Facts
from solvers.goals.base import Scale
from solvers.model import Term


class PreferredCover:
    """Doctor-minutes missing to the preferred level, those that the rota already misses included; less is better."""

    word = Word.PREFERRED_COVER

    def term(self, board: Board) -> Term:
        """What the cover rows kept for this."""
        short = board.shortfall
        found, weights = short.columns, short.weights
        columns = np.flatnonzero(np.bincount(found))
        weights = np.bincount(found, weights=weights).astype(np.int64)[columns]
        return Term(columns, weights, short.constant, less_is_better=True)

    def scale(self, facts: Facts) -> Scale:
        """Doctor-minutes."""
        return Scale("doctor-minutes", less_is_better=True)
