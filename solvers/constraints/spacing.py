"""Pieces of one doctor's time for an activity lie some days apart, and not too far apart where they can.

Least days: of any so many dates in a row, at most one holds a piece. Longest gap: of each stretch that begins a week
after the last, a helper says whether it is empty; the board keeps the helpers for the goal of that name.
"""

from collections import defaultdict
from collections.abc import Sequence

from rotaengage.domain.activity import Activity
from rotaengage.domain.entitlement import Due
from solvers.arrays import ints
from solvers.board import Board

WEEK_DAYS = 7


class Spacing:
    """Rows over the dates of each doctor's pieces of an activity."""

    word = "spacing"

    def post(self, board: Board) -> None:
        """Rows for every doctor and activity that ask for any."""
        for due in (d for dues in board.facts.dues.values() for d in dues):
            activity = board.facts.scenario.activity_of[due.activity]
            if activity.least_days_apart or activity.longest_gap_days is not None:
                days = _days(board, due)
                _post_apart(board, days, activity.least_days_apart)
                _post_gaps(board, due, activity, days)


def _days(board: Board, due: Due) -> dict[int, list[int]]:
    found: defaultdict[int, list[int]] = defaultdict(list)
    for column in board.own(due.doctor):
        if board.blocks[column].activity == due.activity:
            found[board.blocks[column].day].append(column)
    return dict(sorted(found.items()))


def _post_apart(board: Board, days: dict[int, list[int]], least: int) -> None:
    """One row for each date with blocks and those soon after it; a set that lies in the one before adds nothing."""
    until = -1
    for day in days if least else ():
        near = [d for d in days if day <= d < day + least]
        if near[-1] > until and sum(len(days[d]) for d in near) > 1:
            board.model.row([c for d in near for c in days[d]], high=1, why="spacing")
        until = near[-1]


def _post_gaps(board: Board, due: Due, activity: Activity, days: dict[int, list[int]]) -> None:
    length = activity.longest_gap_days
    if length is None:
        return
    standing = _standing(board, due.doctor, activity)
    weights: defaultdict[tuple[int, ...], int] = defaultdict(int)
    first, last = _useful(board, due.doctor, activity)
    for start in range(first, last - length + 2, WEEK_DAYS):
        stretch = range(start, start + length)
        if not any(day in stretch for day in standing):
            weights[tuple(c for d, columns in days.items() if d in stretch for c in columns)] += 1
    for columns, weight in weights.items():
        _miss(board, columns, weight)


def _miss(board: Board, columns: Sequence[int], weight: int) -> None:
    if not columns:
        board.gaps.constant += weight
        return
    empty = board.model.column(0, 1)
    board.model.row([*columns, empty], low=1, why="spacing", helper=True)
    board.gaps.add(ints([empty]), ints([weight]))


def _standing(board: Board, doctor: str, activity: Activity) -> list[int]:
    duties = board.facts.rota.duties_by_doctor[doctor]
    return [d.day.toordinal() for d in duties if d.kind in activity.standing and d.day is not None]


def _useful(board: Board, who: str, activity: Activity) -> tuple[int, int]:
    doctor, rota = board.facts.doctor_of(who), board.facts.rota
    first, last = activity.first_useful_day(rota.first_day), activity.last_useful_day(rota.last_day)
    return max(first, doctor.post_from or first).toordinal(), min(last, doctor.post_to or last).toordinal()
