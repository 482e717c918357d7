"""A release never takes cover below its minimum, and never makes an existing gap worse.

For each requirement, time is cut wherever presence or the set of possible releases changes, so that the rows hold at
every instant. One row keeps both levels (solver notes, row 2): releases - bought - shortfall <= free, and
shortfall <= slack - free. A bought shift is one column in the rows of every requirement that it serves.
"""

from typing import NamedTuple

import numpy as np

from solvers.arrays import Ints, Mask, edges_of, ints, order_of, spread, starts_of
from solvers.board import Board
from solvers.facts import Facts
from solvers.room import Room
from solvers.service import Demand
from solvers.stretch import common


class Pieces(NamedTuple):
    """Stretches of a requirement in which the same blocks compete: how many blocks each has, the blocks, the levels
    of cover, its minutes, and how many doctors could be gone at once.
    """

    sizes: Ints
    columns: Ints
    slack: Ints
    free: Ints
    minutes: Ints
    doctors: Ints

    def only(self, keep: Mask) -> "Pieces":
        """Some of the pieces."""
        columns = self.columns[np.repeat(keep, self.sizes)]
        return Pieces(self.sizes[keep], columns, self.slack[keep], self.free[keep], self.minutes[keep],
                      self.doctors[keep])  # fmt: skip


class Cover:
    """Cuts time with nobody to spare out of single rooms, and shares out the rest among the blocks."""

    word = "cover"

    def narrow(self, room: Room, facts: Facts) -> Room:
        """The room without time in which some requirement that the doctor counts to has nobody to spare.

        All of it for an activity beside which the doctor goes on counting.
        """
        return room if room.activity.counts_to_cover else room.less(facts.closed[room.doctor])

    def post(self, board: Board) -> None:
        """One row for each set of blocks that compete; the shortfall of the preferred level goes to the board."""
        width = len(board.blocks) + len(board.lenders)
        salt = np.random.default_rng(0).integers(1, 1 << 62, size=width, dtype=np.int64)
        for need in board.facts.demands:
            board.shortfall.constant += int(need.table[:, 5].sum())
            _post(board, _joined(pieces(board, need), salt))


def pieces(board: Board, need: Demand) -> Pieces:
    """The requirement's time cut where presence, the competing blocks or who may be bought change."""
    columns, low, high = _taken(board, need)
    levels = need.table
    if len(columns) == 0 or len(levels) == 0:
        return Pieces(*[ints([])] * 6)
    levels = levels[(levels[:, 0] < high.max()) & (levels[:, 1] > low.min())]
    if len(levels) == 0:
        return Pieces(*[ints([])] * 6)
    serving = board.bought.serving(need.requirement)
    columns = np.append(columns, board.lenders[serving])
    low, high = np.append(low, board.bought.start[serving]), np.append(high, board.bought.end[serving])
    order = order_of(columns)
    columns, low, high = columns[order], low[order], high[order]
    edges, (at, until, _, _) = edges_of(low, high, levels[:, 0], levels[:, 1])
    piece = spread(at, until - at)
    entry = np.repeat(columns, until - at)
    order = order_of(piece)
    piece, entry = piece[order], entry[order]
    level = np.searchsorted(levels[:, 0], edges, side="right") - 1
    inside = (level >= 0) & (edges < levels[level, 1])
    keep = inside[piece]
    if serving.any():
        lends = np.isin(entry, board.lenders)
        taken = np.bincount(piece[~lends], minlength=len(edges)) > 0
        keep &= taken[piece] & (~lends | (levels[level[piece], 4] > 0))
    piece, entry = piece[keep], entry[keep]
    sizes = np.bincount(piece, minlength=len(edges))
    used = np.flatnonzero(sizes)
    length = np.diff(np.append(edges, edges[-1]))
    return Pieces(
        sizes[used].astype(np.int64), entry, levels[level[used], 2], levels[level[used], 3], length[used],
        _doctors(board, entry, piece)[used],
    )  # fmt: skip


def _doctors(board: Board, entry: Ints, piece: Ints) -> Ints:
    """How many different doctors each piece's blocks belong to."""
    blocks = entry < len(board.blocks)
    count = len(board.facts.doctors)
    there = np.zeros((int(piece.max(initial=-1)) + 2) * count, dtype=np.bool_)
    there[piece[blocks] * count + board.blocks.doctor[entry[blocks]]] = True
    return ints(there.reshape(-1, count).sum(axis=1))


def _taken(board: Board, need: Demand) -> tuple[Ints, Ints, Ints]:
    """The blocks that take somebody away, each with the time in which it does."""
    blocks, names, facts = board.blocks, board.blocks.names, board.facts
    members = [names.doctor(who) for who in need.members]
    columns = np.concatenate([ints([]), *(board.of_number[n] for n in members)])
    beside = [n for n, name in enumerate(names.activities) if name in facts.beside]
    columns = columns[~np.isin(blocks.activity[columns], beside)]
    counts = facts.covering_flags[blocks.duty[columns]]
    out = [(columns[counts], blocks.start[columns[counts]], blocks.end[columns[counts]])]
    for column in _elsewhere(board, columns[~counts]).tolist():
        block = blocks[column]
        there = common([(block.start, block.end)], facts.presence[block.doctor])
        if there:
            out.append((ints([column] * len(there)), ints([s for s, _ in there]), ints([e for _, e in there])))
    found = [np.concatenate(parts) for parts in zip(*out, strict=True)]
    return found[0], found[1], found[2]


def _elsewhere(board: Board, columns: Ints) -> Ints:
    """The blocks in duties that do not count to cover, but run beside one of the same doctor that does."""
    facts, names = board.facts, board.blocks.names
    works = [facts.work_of[names.duties[n]] for n in np.unique(board.blocks.duty[columns]).tolist()]
    shared = [w for w in works if common([(w.start, w.end)], facts.presence[w.duty.doctor])]
    return columns[np.isin(board.blocks.duty[columns], ints([names.duty(w.duty.id) for w in shared]))]


def _joined(found: Pieces, salt: Ints) -> Pieces:
    """Pieces with the same blocks and levels as one: sets of blocks are told apart by sums of drawn numbers."""
    if len(found.sizes) == 0:
        return found
    begins = starts_of(found.sizes)[:-1]
    marks = np.add.reduceat(salt[found.columns], begins)
    keys = np.stack([marks, found.sizes, found.slack, found.free])
    _, first, place = np.unique(keys, axis=1, return_index=True, return_inverse=True)
    minutes = np.bincount(place.reshape(-1), weights=found.minutes).astype(np.int64)
    keep = np.zeros(len(found.sizes), dtype=np.bool_)
    keep[first] = True
    order = np.argsort(first)
    return found.only(keep)._replace(minutes=minutes[order])


def _post(board: Board, found: Pieces) -> None:
    """Where the preferred level needs no column of its own, its price goes straight to the blocks."""
    slack, free = np.minimum(found.slack, found.doctors), np.minimum(found.free, found.doctors)
    lent = np.add.reduceat(_lends(board, found), starts_of(found.sizes)[:-1]) > 0 if len(found.sizes) else slack > 0
    limit, price = slack < found.doctors, (free == 0) & (slack > 0) & ~lent
    helped = (free < slack) & ((free > 0) | lent)
    plain = found.only(limit & ~helped)
    weights = 1 - 2 * _lends(board, plain)
    board.model.add_rows(plain.sizes, plain.columns, weights, "cover", high=np.minimum(plain.slack, plain.doctors))
    priced = found.only(price)
    board.shortfall.add(priced.columns, np.repeat(priced.minutes, priced.sizes))
    _post_helped(board, found.only(helped), slack[helped] - free[helped], free[helped])


def _lends(board: Board, found: Pieces) -> Ints:
    """1 for each entry that is bought, else 0: whoever is bought stands in for one who leaves."""
    return np.isin(found.columns, board.lenders).astype(np.int64)


def _post_helped(board: Board, found: Pieces, most: Ints, free: Ints) -> None:
    """Rows with a helper: how many are missing to the preferred level."""
    helpers = board.model.columns_of(np.zeros(len(most), dtype=np.int64), most)
    begins = starts_of(found.sizes)[1:]
    columns = np.insert(found.columns, begins, helpers)
    weights = np.insert(1 - 2 * _lends(board, found), begins, -1)
    board.model.add_rows(found.sizes + 1, columns, weights, "cover", high=free, helper=True)
    board.shortfall.add(helpers, found.minutes)
