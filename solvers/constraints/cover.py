"""A release never takes cover below its minimum, and never makes an existing gap worse.

For each requirement, time is cut wherever presence or the set of possible releases changes, so that the rows hold at
every instant. One row keeps both levels (solver notes, row 2): releases - shortfall <= free, shortfall <= slack - free.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from solvers.board import Board
from solvers.facts import Facts
from solvers.room import Room
from solvers.service import Demand, Level
from solvers.stretch import common


class Piece(NamedTuple):
    """A stretch of a requirement in which the same blocks compete; columns sorted, minutes its length."""

    columns: tuple[int, ...]
    slack: int
    free: int
    minutes: int


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
        for need in board.facts.demands:
            board.shortfall = board.shortfall._replace(constant=board.shortfall.constant + _before(need))
            for piece in _joined(pieces(board, need)):
                _post_piece(board, piece)


def _before(need: Demand) -> int:
    return sum(max(0, v.wanted - v.present) * (v.end - v.start) for v in need.levels)


def pieces(board: Board, need: Demand) -> list[Piece]:
    """The requirement's time cut where presence or the competing blocks change, where there are any."""
    taken = _taken(board, need)
    if not taken:
        return []
    levels = need.between(min(low for _, low, _ in taken), max(high for _, _, high in taken))
    inner = {m for _, low, high in taken for m in (low, high)}
    edges = sorted(inner | {v.start for v in levels} | {v.end for v in levels})
    columns: list[list[int]] = [[] for _ in edges]
    for column, low, high in taken:
        for n in range(bisect_left(edges, low), bisect_left(edges, high)):
            columns[n].append(column)
    starts = [v.start for v in levels]
    out = []
    for n, found in enumerate(columns):
        level = _at(levels, starts, edges[n]) if found else None
        if level is not None:
            out.append(Piece(tuple(found), level.slack, level.free, edges[n + 1] - edges[n]))
    return out


def _at(levels: Sequence[Level], starts: list[int], minute: int) -> Level | None:
    at = bisect_right(starts, minute) - 1
    return levels[at] if at >= 0 and minute < levels[at].end else None


def _taken(board: Board, need: Demand) -> list[tuple[int, int, int]]:
    covering, beside = board.facts.covering, board.facts.beside
    taken = []
    for who in need.members:
        for column in board.of_doctor[who]:
            block = board.blocks[column]
            if block.activity in beside:
                continue
            if block.duty in covering:
                taken.append((column, block.start, block.end))
            else:
                there = common([(block.start, block.end)], board.facts.presence[who])
                taken += [(column, low, high) for low, high in there]
    return sorted(taken)


def _joined(found: list[Piece]) -> list[Piece]:
    minutes: defaultdict[tuple[tuple[int, ...], int, int], int] = defaultdict(int)
    for piece in found:
        minutes[piece.columns, piece.slack, piece.free] += piece.minutes
    return [Piece(columns, slack, free, length) for (columns, slack, free), length in minutes.items()]


def _post_piece(board: Board, piece: Piece) -> None:
    doctors = len({board.blocks[c].doctor for c in piece.columns})
    slack, free = min(piece.slack, doctors), min(piece.free, doctors)
    if free == slack:
        if slack < doctors:
            board.model.row(piece.columns, high=slack, why="cover")
    elif free == 0:
        board.shortfall.columns.extend(piece.columns)
        board.shortfall.weights.extend([piece.minutes] * len(piece.columns))
        if slack < doctors:
            board.model.row(piece.columns, high=slack, why="cover")
    else:
        short = board.model.column(0, slack - free)
        board.model.row([*piece.columns, short], [1] * len(piece.columns) + [-1], high=free, why="cover", helper=True)
        board.shortfall.columns.append(short)
        board.shortfall.weights.append(piece.minutes)
