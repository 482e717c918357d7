"""A duty keeps its break time free beside the slots in it."""

from functools import lru_cache

import numpy as np

from solvers.arrays import Ints, ints
from solvers.board import Board
from solvers.facts import Facts, Work
from solvers.room import Room

DAYS = 24
"""Bits that hold any date's ordinal."""


class BreakTime:
    """The slots in a duty leave the break minutes that limits.breaks asks of a duty of that length."""

    word = "break_time"

    def narrow(self, room: Room, facts: Facts) -> Room:
        """None where the breaks leave no minute of the duty."""
        return room if allowance(room.work, facts) > 0 else room.none()

    def post(self, board: Board) -> None:
        """One row a duty whose blocks could together eat into its breaks; none where a day's blocks never could."""
        blocks, facts = board.blocks, board.facts
        if not facts.limits.breaks or len(blocks) == 0:
            return
        order = np.argsort(blocks.duty, kind="stable").astype(np.int64)
        duties, begins = np.unique(blocks.duty[order], return_index=True)
        edges = np.append(begins, len(order))
        most = _allowances(facts)[duties]
        for n in np.flatnonzero(most < _could(board, duties)).tolist():
            columns = order[edges[n] : edges[n + 1]]
            board.model.row(columns.tolist(), blocks.minutes[columns].tolist(), high=int(most[n]), why=self.word)


@lru_cache(maxsize=2)
def _allowances(facts: Facts) -> Ints:
    """The allowance of every duty with times, in the order of doctors and their works; small boards are many."""
    return ints([allowance(w, facts) for d in facts.doctors for w in facts.works[d.id]])


def _could(board: Board, duties: Ints) -> Ints:
    """The most that each duty's slots could take: the longest of each date as often as the limits allow, and events."""
    blocks = board.blocks
    own = np.flatnonzero(~blocks.event)
    dates, place = np.unique(blocks.duty[own] << DAYS | blocks.day[own], return_inverse=True)
    longest = np.zeros(len(dates), dtype=np.int64)
    np.maximum.at(longest, place.reshape(-1), blocks.minutes[own])
    could = np.zeros(len(duties), dtype=np.int64)
    np.add.at(could, np.searchsorted(duties, dates >> DAYS), longest * board.facts.limits.blocks_a_day)
    event = np.flatnonzero(blocks.event)
    np.add.at(could, np.searchsorted(duties, blocks.duty[event]), blocks.minutes[event])
    return could


def allowance(work: Work, facts: Facts) -> int:
    """The minutes of a duty that slots may take."""
    return _left(work.end - work.start, facts.limits.breaks)


@lru_cache(maxsize=1024)
def _left(length: int, breaks: tuple[tuple[int, int], ...]) -> int:
    return length - sum(free for longer_than, free in breaks if length > longer_than)
