"""The least fulfilment of any doctor: the first goal (principles 1 and 2).

The ladder holds every fulfilment that some doctor can reach. A level asks of each doctor the fewest minutes that reach
it, or all that the doctor could get if nobody else wanted time: who cannot get more holds nobody else back.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

import numpy as np

from rotaengage.domain.entitlement import fulfilment
from rotaengage.domain.scenario import Goal as Word
from solvers.arrays import Ints, ints
from solvers.board import Board
from solvers.facts import Facts
from solvers.goals.base import Scale
from solvers.reach import sums

MINUTES = 12
"""Bits that hold the minutes of any block."""


class Share(NamedTuple):
    """What one doctor is owed, in minutes, and the sums of minutes that the doctor's blocks could make up alone."""

    doctor: str
    entitled: int
    standing: int
    columns: Ints
    minutes: Ints
    sums: tuple[int, ...]

    def ratio(self, planned: int) -> Fraction:
        """The fulfilment with so many planned minutes."""
        return fulfilment(self.standing + planned, self.entitled)

    @property
    def ceiling(self) -> Fraction:
        """The best fulfilment that the doctor could have alone."""
        return self.ratio(self.sums[-1])

    def planned(self, x: Sequence[int] | Ints) -> int:
        """Minutes planned at a point."""
        return int(self.minutes @ ints(x)[self.columns])

    def need(self, level: Fraction) -> int:
        """The fewest minutes that reach a level, or the ceiling where the level lies above it."""
        wanted = min(level, self.ceiling)
        return self.sums[bisect_left(self.sums, wanted, key=self.ratio)]

    def below(self, ideal: float) -> int:
        """The most minutes that the doctor's blocks could make up and that do not pass an ideal number of minutes."""
        return self.sums[max(0, bisect_right(self.sums, ideal + 1e-3) - 1)]


class WorstFulfilment:
    """The lowest share of what is owed, standing and planned time of all individual activities together."""

    word = Word.WORST_FULFILMENT

    def shares(self, board: Board) -> list[Share]:
        """One for each doctor with something owed, by id."""
        return [_share(board, d.id) for d in board.facts.doctors if _entitled(board, d.id) > 0]

    def scale(self, facts: Facts) -> Scale:
        """A ratio from 0 to 1."""
        return Scale("ratio")


def _entitled(board: Board, doctor: str) -> int:
    return sum(d.entitled_minutes for d in board.facts.dues[doctor])


def _share(board: Board, doctor: str) -> Share:
    dues, blocks = board.facts.dues[doctor], board.blocks
    columns = board.of_number[blocks.names.doctor(doctor)]
    columns = columns[~blocks.event[columns]]
    minutes, days = blocks.minutes[columns], blocks.day[columns]
    pairs = np.unique(days << MINUTES | minutes)
    lengths: defaultdict[int, list[int]] = defaultdict(list)
    for day, length in zip((pairs >> MINUTES).tolist(), (pairs & (1 << MINUTES) - 1).tolist(), strict=True):
        lengths[day].append(length)
    many = [found for found in lengths.values() for _ in range(board.facts.limits.blocks_a_day)]
    return Share(
        doctor,
        _entitled(board, doctor),
        sum(d.standing_minutes for d in dues),
        columns,
        minutes,
        tuple(sums(many, sum(d.open_minutes for d in dues))),
    )


def worst(shares: Sequence[Share], x: Sequence[int] | Ints) -> Fraction:
    """The least fulfilment at a point; 1 where nobody is owed anything."""
    return min((s.ratio(s.planned(x)) for s in shares), default=Fraction(1))


def highest_level(shares: Sequence[Share], ladder: Sequence[Fraction], x: Sequence[int] | Ints) -> int:
    """The highest rung of the ladder whose needs are met at a point."""
    got = [(s, s.planned(x)) for s in shares]
    low, high = 0, len(ladder) - 1
    while low < high:
        middle = (low + high + 1) // 2
        if all(planned >= s.need(ladder[middle]) for s, planned in got):
            low = middle
        else:
            high = middle - 1
    return low


def ladder_of(shares: Sequence[Share]) -> list[Fraction]:
    """Every fulfilment that some doctor can reach, rising; the lowest asks nothing of anybody."""
    return sorted({Fraction(0)} | {s.ratio(n) for s in shares for n in s.sums})
