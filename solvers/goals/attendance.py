"""Doctors who attend the events that have their time."""

from rotaengage.domain.scenario import Goal as Word
from solvers.board import Board
from solvers.goals.base import Scale
from solvers.model import Term


class Attendance:
    """The sum of attendees over events, in doctors; that an event reaches its quorum comes before any number."""

    word = Word.ATTENDANCE

    def term(self, board: Board) -> Term:
        """One for each attendance."""
        columns = tuple(c for c, b in enumerate(board.blocks) if b.event)
        return Term(columns, (1,) * len(columns))

    def scale(self, board: Board) -> Scale:
        """Doctors."""
        return Scale("doctors")
