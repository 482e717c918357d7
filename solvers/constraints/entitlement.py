"""No doctor is given more individual time than is owed."""

import numpy as np

from solvers.board import Board
from solvers.reach import reachable


class Entitlement:
    """One row a doctor and activity: minutes at most what is open, rounded down to what blocks can add up to."""

    word = "entitlement"

    def post(self, board: Board) -> None:
        """Cap the minutes; a block where nothing is owed is forbidden."""
        blocks, minutes = board.blocks, board.blocks.minutes
        for number, doctor in enumerate(board.facts.doctors):
            own = board.of_number[number]
            own = own[~blocks.event[own]]
            for activity in np.unique(blocks.activity[own]).tolist():
                columns = own[blocks.activity[own] == activity]
                due = board.facts.scenario.due_of.get((doctor.id, blocks.names.activities[activity]))
                cap = reachable(np.unique(minutes[columns]).tolist(), 0 if due is None else due.open_minutes)
                board.model.row(columns.tolist(), minutes[columns].tolist(), high=cap, why=self.word)
