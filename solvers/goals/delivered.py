"""Individual protected minutes in the plan."""

from rotaengage.domain.scenario import Goal as Word
from solvers.board import Board
from solvers.goals.base import Scale
from solvers.model import Term


class Delivered:
    """The sum of all individual time, in minutes."""

    word = Word.DELIVERED

    def term(self, board: Board) -> Term:
        """Each block by its length."""
        columns = tuple(c for c, b in enumerate(board.blocks) if not b.event)
        return Term(columns, tuple(board.blocks[c].minutes for c in columns))

    def scale(self, board: Board) -> Scale:
        """Minutes."""
        return Scale("minutes")
