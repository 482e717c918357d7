"""The days that changed: who loses a place on them, and the rows of each as a model of its own."""

from collections.abc import Iterable

import numpy as np

from solvers.arrays import Ints, ints, spread
from solvers.board import Blocks, Board
from solvers.desk.scene import keys
from solvers.greedy import Packing
from solvers.model import NO_HIGH, NO_LOW, Model


def displaced(board: Board, empty: Packing, days: Iterable[int], stands: Blocks, pinned: Blocks) -> set[int]:
    """The doctors (numbers) whose slot on one of these days is gone, or has no room beside pins and longer slots."""
    own = stands.take(np.isin(stands.day, ints(sorted(days))))
    at, held = _places(board.blocks, own), _places(board.blocks, pinned)
    return set(own.doctor[at < 0].tolist()) | _squeezed(board.blocks, empty.copy(), at[at >= 0], held)


def _squeezed(blocks: Blocks, packing: Packing, stood: Ints, pinned: Ints) -> set[int]:
    first, out = np.unique(pinned[pinned >= 0]), set[int]()
    for column in first.tolist():
        packing.take(column)
    rest = np.setdiff1d(stood, first)
    for column in rest[np.lexsort((rest, -blocks.minutes[rest], ~blocks.event[rest]))].tolist():
        if packing.fits(column):
            packing.take(column)
        else:
            out.add(int(blocks.doctor[column]))
    return out


def _places(blocks: Blocks, wanted: Blocks) -> Ints:
    """Where each wanted block is among the blocks, which lie in the order of their keys; -1 where it is not."""
    known, asked = keys(blocks), keys(wanted)
    place = np.searchsorted(known, asked)
    there = np.append(known, -1)[place] == asked
    return np.where(there, place, -1).astype(np.int64)


def over(board: Board, columns: Ints) -> Model:
    """The rows that hold some of a board's blocks, over these and the helpers in the rows: what other blocks take is
    left out, so that it allows more than the board. Blocks come first, in the order given.
    """
    rows, count, width = board.model.arrays, len(board.blocks), board.model.width
    held = ints(np.unique(rows.numbers[board.model.entries_of(columns)]))
    inside = np.arange(width) >= count
    helpers = _columns(board.model, held)
    helpers = np.unique(helpers[inside[helpers]])
    lent = np.unique(rows.numbers[board.model.entries_of(np.intersect1d(helpers, board.lenders))])
    held = np.union1d(held, lent[board.model.of("backfill")[lent]])
    inside[count:] = False
    used = np.append(columns, helpers)
    inside[used], place = True, np.zeros(width, dtype=np.int64)
    place[used] = np.arange(len(used))
    sizes = np.diff(rows.starts)[held]
    entries = spread(rows.starts[held], sizes)
    keep = inside[rows.columns[entries]]
    numbers, gives = np.repeat(np.arange(len(held)), sizes), rows.weights[entries] < 0
    left = np.bincount(numbers[keep], minlength=len(held)).astype(np.int64)
    given = np.bincount(numbers[~keep & gives], minlength=len(held)) > 0
    low, high = np.where(left == sizes, rows.low[held], NO_LOW), np.where(given, NO_HIGH, rows.high[held])
    model, entries = Model(), entries[keep]
    model.columns_of(board.model.low[used], board.model.high[used])
    model.add_rows(left, place[rows.columns[entries]], rows.weights[entries], "day", low=low, high=high)
    return model


def _columns(model: Model, held: Ints) -> Ints:
    """The columns of some rows."""
    rows = model.arrays
    return ints(rows.columns[spread(rows.starts[held], np.diff(rows.starts)[held])])
