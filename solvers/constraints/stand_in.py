"""Whoever leaves a bleep (C3) or a post (C2) hands it to a colleague who is free to take it.

Two nested sets of takers stand behind each leaver: for a bleep those of a rank or above who hold none, for a post all
of a rank or above. So it is enough (Hall's condition) that for each pair of a rank for bleeps and a rank for posts, of
those who leave one or the other and of those who could take it, no more are away than could take it.
"""

from collections import defaultdict
from functools import lru_cache
from itertools import product
from typing import NamedTuple

import numpy as np

from rotaengage.domain.codes import ReleaseClass
from rotaengage.domain.grades import RANKS
from rotaengage.domain.span import minute_of
from solvers.arrays import Ints, Mask, ints, spread, starts_of
from solvers.board import Board
from solvers.facts import Facts
from solvers.room import Room
from solvers.stretch import Stretch, merged, without

NO_RANK = 99
RANKED = 8
APART = 1 << 32
"""So far lie the minutes of two doctors from each other where all are searched at once."""
NOBODY = ""
"""The doctor of a seat that is bought: somebody who takes over, and is never released."""
POST, BLEEP, COVERS, FREE = range(4)
"""What a doctor is meanwhile: on a post, holding a bleep, counting to cover, the same without a bleep."""


class Seat(NamedTuple):
    """One doctor's time as each of POST, BLEEP, COVERS and FREE, in this order."""

    doctor: str
    rank: int
    time: tuple[list[Stretch], list[Stretch], list[Stretch], list[Stretch]]


class Spent(NamedTuple):
    """Blocks and the stretches in which they take their doctor away as something; kind says as what."""

    column: Ints
    kind: Ints
    rank: Ints
    doctor: Ints
    low: Ints
    high: Ints


class StandIn:
    """Cuts time in which there is nobody at all to take over, and shares out the takers among those who leave."""

    word = "stand_in"

    def narrow(self, room: Room, facts: Facts) -> Room:
        """Of a duty that is handed over, the time in which some colleague could take it."""
        handed = None if room.activity.counts_to_cover else facts.rota.hands_over(room.work.duty)
        if handed is None:
            return room
        return room.only(_taken_over(facts, room.doctor, COVERS if handed is ReleaseClass.C2 else FREE))

    def post(self, board: Board) -> None:
        """Rows for each team, stretch and pair of ranks in which somebody could leave something."""
        facts = board.facts
        if not facts.has_stand_ins:
            return
        salt = np.random.default_rng(1).integers(1, 1 << 62, size=len(board.blocks), dtype=np.int64)
        for team in _arrays(facts):
            spent = _spent(board, team)
            if (spent.kind <= BLEEP).any():
                _Team(team, spent).post(board, salt)


@lru_cache(maxsize=2)
def _teams(facts: Facts) -> dict[str, list[Seat]]:
    """Everybody's seat, by team, those included who are bought; kept for the facts that were asked about last."""
    teams: defaultdict[str, list[Seat]] = defaultdict(list)
    for doctor in facts.doctors:
        teams[doctor.team].append(Seat(doctor.id, RANKS[doctor.tier], _time(facts, doctor.id)))
    for one in (b for b in facts.scenario.bought if b.team in teams):
        there = [(minute_of(one.span.start), minute_of(one.span.end))]
        teams[one.team].append(Seat(NOBODY, RANKS[one.tier], ([], [], there, there)))
    return teams


def _time(facts: Facts, doctor: str) -> tuple[list[Stretch], list[Stretch], list[Stretch], list[Stretch]]:
    works = facts.works[doctor]
    by_class = [merged((w.start, w.end) for w in works if facts.rota.hands_over(w.duty) is c)
                for c in (ReleaseClass.C2, ReleaseClass.C3)]  # fmt: skip
    covers = merged((w.start, w.end) for w in works if w.covers)
    return without(by_class[0], by_class[1]), by_class[1], covers, without(covers, by_class[1])


@lru_cache(maxsize=2)
def _known(facts: Facts) -> dict[tuple[str, int], list[Stretch]]:
    """When some colleague could take over from a doctor, as far as it was asked; it is asked for every duty."""
    del facts
    return {}


def _taken_over(facts: Facts, who: str, kind: int) -> list[Stretch]:
    known, doctor = _known(facts), facts.doctor_of(who)
    if (who, kind) not in known:
        rank = max(0, RANKS[doctor.tier])
        takers = [s for s in _teams(facts)[doctor.team] if s.doctor != who and s.rank >= rank]
        known[who, kind] = merged(stretch for seat in takers for stretch in seat.time[kind])
    return known[who, kind]


class Times(NamedTuple):
    """Stretches of one kind over a team, by doctor and time."""

    doctor: Ints
    rank: Ints
    low: Ints
    high: Ints


@lru_cache(maxsize=2)
def _arrays(facts: Facts) -> list[tuple[Times, ...]]:
    """Each team's time, a kind after the other."""
    found, numbers = [], facts.names.doctor_number
    for _, seats in sorted(_teams(facts).items()):
        rows = [[(numbers.get(s.doctor, len(numbers)), s.rank, *t) for s in seats for t in s.time[k]] for k in range(4)]
        found.append(tuple(Times(*ints([m for r in sorted(own) for m in r]).reshape(-1, 4).T) for own in rows))
    return found


def _spent(board: Board, team: tuple[Times, ...]) -> Spent:
    """Every block of the team against its doctor's time; one beside which a doctor goes on counting is left out."""
    blocks = board.blocks
    beside = [n for n, name in enumerate(blocks.names.activities) if name in board.facts.beside]
    own = np.flatnonzero(~np.isin(blocks.activity, ints(beside)))
    starts, ends = (blocks.doctor[own] * APART + minute for minute in (blocks.start[own], blocks.end[own]))
    parts = []
    for kind, time in enumerate(team):
        first = np.searchsorted(time.doctor * APART + time.high, starts, side="right")
        sizes = np.maximum(0, np.searchsorted(time.doctor * APART + time.low, ends, side="left") - first)
        column, at = np.repeat(own, sizes), spread(first, sizes)
        low, high = np.maximum(blocks.start[column], time.low[at]), np.minimum(blocks.end[column], time.high[at])
        parts.append((column, np.full(len(column), kind), time.rank[at], time.doctor[at], low, high))
    return Spent(*(np.concatenate(p).astype(np.int64) for p in zip(*parts, strict=True)))


class _Team:
    """A team's time cut wherever anything changes, and what is spent in each piece."""

    def __init__(self, team: tuple[Times, ...], spent: Spent) -> None:
        low, high = spent.low.min(), spent.high.max()
        self.near = [Times(*(part[(t.low < high) & (t.high > low)] for part in t)) for t in team]
        marks = [part for t in self.near for part in (t.low, t.high)]
        self.edges = np.unique(np.concatenate([spent.low, spent.high, *marks]))
        at, until = np.searchsorted(self.edges, spent.low), np.searchsorted(self.edges, spent.high)
        piece, entry = spread(at, until - at), np.repeat(np.arange(len(spent.low)), until - at)
        order = np.lexsort((spent.column[entry], piece))
        self.piece, entry = piece[order], entry[order]
        self.column, self.doctor = spent.column[entry], spent.doctor[entry]
        kind, rank = spent.kind, np.where(spent.kind <= BLEEP, np.maximum(0, spent.rank), spent.rank)
        self.code = (kind * RANKED + rank + 1).astype(np.int8)[entry]
        self.ranks = {k: np.unique(rank[kind == k]).tolist() for k in (BLEEP, POST)}
        self.there = {(k, r): self._pieces_with(k, r) for k, ranks in self.ranks.items() for r in ranks}
        self.presence = {kind: self._presence(kind) for kind in (COVERS, FREE)}

    def _pieces_with(self, kind: int, rank: int) -> Mask:
        found = self.piece[self.code == kind * RANKED + rank + 1]
        here = np.zeros(len(self.edges), dtype=np.bool_)
        here[found] = True
        return here

    def _presence(self, kind: int) -> dict[int, Ints]:
        """How many of each rank there are in each piece."""
        time, found = self.near[kind], dict[int, Ints]()
        for rank in np.unique(time.rank).tolist():
            own, change = time.rank == rank, np.zeros(len(self.edges) + 1, dtype=np.int64)
            np.add.at(change, np.searchsorted(self.edges, time.low[own]), 1)
            np.add.at(change, np.searchsorted(self.edges, time.high[own]), -1)
            found[rank] = np.cumsum(change)[:-1]
        return found

    def post(self, board: Board, salt: Ints) -> None:
        """Rows for each pair of ranks at which somebody leaves something."""
        pairs = {(min(b, p), p) for b, p in product([*self.ranks[BLEEP], NO_RANK], [*self.ranks[POST], NO_RANK])}
        for bleep, post in sorted(pairs - {(NO_RANK, NO_RANK)}):
            self._rows(board, bleep, post, salt)

    def _rows(self, board: Board, bleep: int, post: int, salt: Ints) -> None:
        """Whoever leaves a bleep of a rank or above, or a post, needs a taker; a taker who is away is none.

        Who leaves a post could have taken another, and counts twice then. Only where somebody leaves something of just
        these ranks: elsewhere the row of a higher rank asks for more.
        """
        here = np.ones(len(self.edges), dtype=np.bool_)
        for kind, rank in ((BLEEP, bleep if bleep < post else NO_RANK), (POST, post)):
            if rank < NO_RANK:
                here = here & self.there[kind, rank]
        near = np.flatnonzero(here[self.piece] & _counts(bleep, post)[self.code])
        piece, column = self.piece[near], self.column[near]
        first = np.flatnonzero(np.diff(piece, prepend=-1) | np.diff(column, prepend=-1))
        weights = np.diff(np.append(first, len(piece))).astype(np.int64)
        piece, column, doctor = piece[first], column[first], self.doctor[near[first]]
        takers = self._takers(bleep, post)
        chosen = (self._most(board, piece, doctor, weights) > takers)[piece]
        self._post(board, piece[chosen], column[chosen], weights[chosen], takers, salt)

    def _takers(self, bleep: int, post: int) -> Ints:
        total = np.zeros(len(self.edges), dtype=np.int64)
        some = [v for r, v in self.presence[FREE].items() if bleep <= r < post]
        every = [v for r, v in self.presence[COVERS].items() if r >= post]
        for found in [*some, *every]:
            total += found
        return total

    def _most(self, board: Board, piece: Ints, doctor: Ints, weights: Ints) -> Ints:
        """The most that the doctors of each piece could ask for at once."""
        count = len(board.facts.doctors)
        best = np.zeros(len(self.edges) * count, dtype=np.int64)
        np.maximum.at(best, piece * count + doctor, weights)
        most: Ints = best.reshape(-1, count).sum(axis=1)
        return most

    def _post(self, board: Board, piece: Ints, column: Ints, weights: Ints, takers: Ints, salt: Ints) -> None:
        """One row for each set of blocks; the same sets are told by sums of drawn numbers."""
        used, sizes = np.unique(piece, return_counts=True)
        if not len(used):
            return
        begins = starts_of(sizes.astype(np.int64))
        marks = np.add.reduceat(salt[column] * weights, begins[:-1])
        _, first = np.unique(np.stack([marks, sizes, takers[used]]), axis=1, return_index=True)
        first = np.sort(first)
        entries = spread(begins[first], sizes[first].astype(np.int64))
        board.model.add_rows(sizes[first].astype(np.int64), column[entries], weights[entries], "stand_in",
                             high=takers[used[first]])  # fmt: skip


def _counts(bleep: int, post: int) -> Mask:
    """Which kinds of which rank count where bleeps of a rank or above and posts of another are left."""
    table = np.zeros((4, RANKED), dtype=np.bool_)
    ranks = np.arange(RANKED) - 1
    table[BLEEP], table[POST] = ranks >= bleep, ranks >= post
    table[FREE], table[COVERS] = (ranks >= bleep) & (ranks < post), ranks >= post
    return table.reshape(-1)
