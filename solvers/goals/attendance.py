"""Doctors who attend the events that have their time."""

import numpy as np

from rotaengage.domain.scenario import Goal as Word
from solvers.board import Board
from solvers.facts import Facts
from solvers.goals.base import Scale
from solvers.model import Term


class Attendance:
    """The sum of attendees over events, in doctors; that an event reaches its quorum comes before any number."""

    word = Word.ATTENDANCE

    def term(self, board: Board) -> Term:
        """One for each attendance."""
        columns = np.flatnonzero(board.blocks.event)
        return Term(columns, np.ones(len(columns), dtype=np.int64))

    def scale(self, facts: Facts) -> Scale:
        """Doctors."""
        return Scale("doctors")
