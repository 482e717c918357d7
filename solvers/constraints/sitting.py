"""Nobody attends two sittings of one meeting, and its sittings are at different times."""

from collections import defaultdict
from itertools import combinations

from solvers.board import Board


class Sitting:
    """One row a doctor and meeting; of two sittings at once, one has nobody."""

    word = "sitting"

    def post(self, board: Board) -> None:
        """Of a doctor's seats at the sittings of a meeting, at most one; none where another sitting runs meanwhile."""
        activities = board.facts.scenario.activity_of
        meetings: defaultdict[tuple[str, str, int], list[int]] = defaultdict(list)
        for seating in board.seatings:
            activity = activities[seating.activity]
            for column in seating.columns if activity.sitting else ():
                meetings[board.blocks[column].doctor, activity.series, activity.round].append(column)
        for columns in meetings.values():
            if len(columns) > 1:
                board.model.row(columns, high=1, why=self.word)
        for one, two in combinations(board.seatings, 2):
            together = activities[one.activity].sits_with(activities[two.activity])
            if together and one.start < two.end and two.start < one.end:
                for column in one.columns:
                    size = len(two.columns)
                    board.model.row([column, *two.columns], [size, *([1] * size)], high=size, why=self.word)
