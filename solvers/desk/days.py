"""The days that changed, each as a model of its own: what fits there, and who no longer does."""

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np

from solvers.arrays import Ints
from solvers.board import Blocks, Board
from solvers.desk.scene import facts_on, keys
from solvers.facts import Facts
from solvers.greedy import Packing
from solvers.seat import board_of


class Day(NamedTuple):
    """A day as an ordinal, with every rule posted over its blocks."""

    number: int
    board: Board


def days_of(facts: Facts, blocks: Blocks, days: Iterable[int]) -> list[Day]:
    """Each day with its blocks."""
    return [Day(d, board_of(facts_on(facts, d), blocks.take(blocks.day == d))) for d in sorted(days)]


def displaced(days: Iterable[Day], stands: Blocks, pinned: Blocks) -> set[int]:
    """The doctors (numbers) whose slot on one of these days is gone, or has no room beside pins and longer slots."""
    found: set[int] = set()
    for day in days:
        own = stands.take(stands.day == day.number)
        at = _places(day.board.blocks, own)
        found |= set(own.doctor[at < 0].tolist())
        found |= _squeezed(day.board, at[at >= 0], _places(day.board.blocks, pinned))
    return found


def _squeezed(board: Board, stood: Ints, pinned: Ints) -> set[int]:
    packing, blocks = Packing(board.model, np.zeros(board.model.width, dtype=np.int64)), board.blocks
    first = np.unique(pinned[pinned >= 0])
    for column in first.tolist():
        packing.take(column)
    rest = np.setdiff1d(stood, first)
    out: set[int] = set()
    for column in rest[np.lexsort((rest, -blocks.minutes[rest], ~blocks.event[rest]))].tolist():
        if packing.fits(column):
            packing.take(column)
        else:
            out.add(int(blocks.doctor[column]))
    return out


def _places(blocks: Blocks, wanted: Blocks) -> Ints:
    """Where each wanted block is among the blocks; -1 where it is not."""
    place = {key: n for n, key in enumerate(keys(blocks).tolist())}
    return np.array([place.get(key, -1) for key in keys(wanted).tolist()], dtype=np.int64)
