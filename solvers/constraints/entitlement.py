"""No doctor is given more individual time than is owed."""

from collections import defaultdict

from solvers.board import Board
from solvers.reach import reachable


class Entitlement:
    """One row a doctor and activity: minutes at most what is open, rounded down to what blocks can add up to."""

    word = "entitlement"

    def post(self, board: Board) -> None:
        """Cap the minutes; a block where nothing is owed is forbidden."""
        own: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
        for column, block in enumerate(board.blocks):
            if not block.event:
                own[block.doctor, block.activity].append(column)
        for pair, columns in sorted(own.items()):
            due = board.facts.scenario.due_of.get(pair)
            cap = 0 if due is None else due.open_minutes
            minutes = [board.blocks[c].minutes for c in columns]
            board.model.row(columns, minutes, high=reachable(minutes, cap), why=self.word)
