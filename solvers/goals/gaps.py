"""Stretches without a piece that are longer than the activity allows."""

from rotaengage.domain.scenario import Goal as Word
from solvers.board import Board
from solvers.facts import Facts
from solvers.goals.base import Scale
from solvers.model import Term


class Gaps:
    """Stretches of an activity's longest gap in which a doctor has no piece of it; less is better."""

    word = Word.GAPS

    def term(self, board: Board) -> Term:
        """What the spacing rows kept for this."""
        gaps = board.gaps
        return Term(gaps.columns, gaps.weights, gaps.constant, less_is_better=True)

    def scale(self, facts: Facts) -> Scale:
        """Stretches."""
        return Scale("stretches", less_is_better=True)
