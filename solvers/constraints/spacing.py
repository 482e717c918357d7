"""Pieces of one doctor's time for an activity lie some days apart, and not too far apart where they can.

Least days: of any so many dates in a row, at most one holds a piece. Longest gap: of each stretch that begins a week
after the last, a helper says whether it is empty; the board keeps the helpers for the goal of that name.
"""

from collections import Counter
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from rotaengage.domain.activity import Activity
from rotaengage.domain.entitlement import Due
from solvers.arrays import Ints, ints, spread
from solvers.board import Board
from solvers.facts import Facts

WEEK_DAYS = 7


class Spacing:
    """Rows over the dates of each doctor's pieces of an activity."""

    word = "spacing"

    def post(self, board: Board) -> None:
        """Rows for every doctor and activity that ask for any."""
        for due in (d for dues in board.facts.dues.values() for d in dues):
            activity = board.facts.scenario.activity_of[due.activity]
            if activity.least_days_apart or activity.longest_gap_days is not None:
                own = _own(board, due)
                if len(own.columns):
                    _post_apart(board, own, activity.least_days_apart)
                _post_gaps(board, due, activity, own)


class _Own(NamedTuple):
    """The columns of a doctor's pieces of an activity in the order of their dates, and these dates."""

    columns: Ints
    days: Ints

    def between(self, low: Ints, high: Ints) -> tuple[Ints, Ints]:
        """Where the columns from one date up to before another begin, and where they end."""
        return np.searchsorted(self.days, low), np.searchsorted(self.days, high)


def _own(board: Board, due: Due) -> _Own:
    blocks = board.blocks
    columns = board.of_number[blocks.names.doctor(due.doctor)]
    columns = columns[(blocks.activity[columns] == blocks.names.activity(due.activity)) & ~blocks.event[columns]]
    columns = columns[np.argsort(blocks.day[columns], kind="stable")]
    return _Own(columns, blocks.day[columns])


def _post_apart(board: Board, own: _Own, least: int) -> None:
    """One row for each date with blocks and those soon after it; a set that lies in the one before adds nothing."""
    if not least:
        return
    days = np.unique(own.days)
    first, last = own.between(days, days + least)
    fresh = np.diff(last, prepend=-1) > 0
    keep = np.flatnonzero(fresh & (last - first > 1))
    sizes = (last - first)[keep].astype(np.int64)
    columns = own.columns[spread(first[keep].astype(np.int64), sizes)]
    ones = np.ones(len(columns), dtype=np.int64)
    board.model.add_rows(sizes, columns, ones, "spacing", high=np.ones(len(sizes), dtype=np.int64))


def _post_gaps(board: Board, due: Due, activity: Activity, own: _Own) -> None:
    length = activity.longest_gap_days
    if length is None:
        return
    starts = _open(board.facts, due.doctor, activity.id)
    first, last = own.between(starts, starts + length)
    stretches = Counter(zip(first.tolist(), last.tolist(), strict=True))
    board.gaps.constant += sum(weight for (a, b), weight in stretches.items() if a == b)
    _miss(board, own, {pair: weight for pair, weight in stretches.items() if pair[0] < pair[1]})


def _miss(board: Board, own: _Own, stretches: dict[tuple[int, int], int]) -> None:
    """A helper for each stretch with blocks: whether it is empty."""
    if not stretches:
        return
    first, last = ints([a for a, _ in stretches]), ints([b for _, b in stretches])
    ones = np.ones(len(first), dtype=np.int64)
    empty, sizes = board.model.columns_of(0 * ones, ones), last - first
    columns = np.insert(own.columns[spread(first, sizes)], np.cumsum(sizes), empty)
    board.model.add_rows(sizes + 1, columns, np.ones(len(columns), dtype=np.int64), "spacing", low=ones, helper=True)
    board.gaps.add(empty, ints(list(stretches.values())))


@lru_cache(maxsize=2)
def _known(facts: Facts) -> dict[tuple[str, str], Ints]:
    """What _open found for these facts; small boards are many."""
    del facts
    return {}


def _open(facts: Facts, who: str, name: str) -> Ints:
    """The first dates of the stretches in which nothing stands yet."""
    known = _known(facts)
    if (who, name) in known:
        return known[who, name]
    activity = facts.scenario.activity_of[name]
    length, standing = activity.longest_gap_days or 1, ints(_standing(facts, who, activity))
    low, high = _useful(facts, who, activity)
    starts = np.arange(low, high - length + 2, WEEK_DAYS, dtype=np.int64)
    held = ((standing >= starts[:, None]) & (standing < starts[:, None] + length)).any(axis=1)
    known[who, name] = starts[~held]
    return known[who, name]


def _standing(facts: Facts, doctor: str, activity: Activity) -> list[int]:
    duties = facts.rota.duties_by_doctor[doctor]
    return [d.day.toordinal() for d in duties if d.kind in activity.standing and d.day is not None]


def _useful(facts: Facts, who: str, activity: Activity) -> tuple[int, int]:
    doctor, rota = facts.doctor_of(who), facts.rota
    first, last = activity.first_useful_day(rota.first_day), activity.last_useful_day(rota.last_day)
    return max(first, doctor.post_from or first).toordinal(), min(last, doctor.post_to or last).toordinal()
