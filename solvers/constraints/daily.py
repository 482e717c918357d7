"""No doctor has more pieces of individual time on a date than the department allows."""

from collections import defaultdict

from solvers.board import Board


class Daily:
    """One row a doctor and date on which a block starts: at most limits.blocks_a_day."""

    word = "daily"

    def post(self, board: Board) -> None:
        """Count individual blocks by doctor and date."""
        most = board.facts.limits.blocks_a_day
        days: defaultdict[tuple[str, int], list[int]] = defaultdict(list)
        for column, block in enumerate(board.blocks):
            if not block.event:
                days[block.doctor, block.day].append(column)
        for _, columns in sorted(days.items()):
            if len(columns) > most:
                board.model.row(columns, high=most, why=self.word)
