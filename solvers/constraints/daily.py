"""No doctor has more pieces, or more minutes, of individual time on a date than the department allows."""

from collections import defaultdict

from solvers.board import Board


class Daily:
    """Rows for a doctor and date on which blocks start: limits.blocks_a_day pieces, limits.most_a_day_minutes."""

    word = "daily"

    def post(self, board: Board) -> None:
        """Count individual blocks by doctor and date; minutes where two of them could be too many."""
        limits = board.facts.limits
        days: defaultdict[tuple[str, int], list[int]] = defaultdict(list)
        for column, block in enumerate(board.blocks):
            if not block.event:
                days[block.doctor, block.day].append(column)
        for _, columns in sorted(days.items()):
            if len(columns) > limits.blocks_a_day:
                board.model.row(columns, high=limits.blocks_a_day, why=self.word)
            most = limits.most_a_day_minutes
            minutes = [board.blocks[c].minutes for c in columns]
            if most is not None and sum(minutes) > most and (limits.blocks_a_day > 1 or max(minutes) > most):
                board.model.row(columns, minutes, high=most, why="daily_minutes")
