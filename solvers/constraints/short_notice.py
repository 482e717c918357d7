"""A published slot at short notice stays where it can, unless its doctor agreed to lose it.

Which can stay together is settled before planning (promises.py); here each of them keeps its place.
"""

from solvers.board import Board
from solvers.constraints.pin import PROMISED, meeting


class ShortNotice:
    """One row a promised slot that has a block: it is chosen."""

    word = "short_notice"

    def post(self, board: Board) -> None:
        """A promise is a wanted pin of a slot that was published."""
        for pin in board.facts.pins:
            if pin.wanted and pin.by == PROMISED and (columns := meeting(board, pin)):
                board.model.row(columns, low=1, why=self.word)
