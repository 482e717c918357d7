"""Whoever leaves a bleep or a post of class C2 or C3 hands it to a colleague who is free to take it.

Tiers are a chain, so it is enough (Hall's condition) that for each rank, of those who leave something of that rank or
above and those who could take it, no more are away than could take it.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from rotaengage.domain.grades import RANKS
from solvers.board import Board
from solvers.facts import Facts
from solvers.room import Room
from solvers.stretch import Stretch, common, merged, without


class Seat(NamedTuple):
    """One doctor's time: with something that would be handed over, and free to take something over."""

    doctor: str
    rank: int
    leaves: list[Stretch]
    takes: list[Stretch]


class StandIn:
    """Cuts time in which there is nobody at all to take over, and shares out the takers among those who leave."""

    word = "stand_in"

    def narrow(self, room: Room, facts: Facts) -> Room:
        """Of a duty that is handed over, the time in which some colleague could take it."""
        if room.activity.counts_to_cover or not facts.rota.needs_stand_in(room.work.duty):
            return room
        doctor = facts.doctor_of(room.doctor)
        rank = max(0, RANKS[doctor.tier])
        takers = [s for s in _teams(facts)[doctor.team] if s.doctor != room.doctor and s.rank >= rank]
        return room.only(merged(stretch for seat in takers for stretch in seat.takes))

    def post(self, board: Board) -> None:
        """Rows for each team, stretch and rank in which somebody could leave something."""
        facts = board.facts
        if not any(facts.rota.needs_stand_in(w.duty) for works in facts.works.values() for w in works):
            return
        for _, seats in sorted(_teams(facts).items()):
            _post_team(board, seats)


@lru_cache(maxsize=2)
def _teams(facts: Facts) -> dict[str, list[Seat]]:
    """Everybody's seat, by team; kept for the facts that were asked about last."""
    teams: defaultdict[str, list[Seat]] = defaultdict(list)
    for doctor in facts.doctors:
        teams[doctor.team].append(Seat(doctor.id, RANKS[doctor.tier], *_time(facts, doctor.id)))
    return teams


def _time(facts: Facts, doctor: str) -> tuple[list[Stretch], list[Stretch]]:
    works = facts.works[doctor]
    leaves = merged((w.start, w.end) for w in works if facts.rota.needs_stand_in(w.duty))
    counted = merged((w.start, w.end) for w in works if w.covers and not facts.rota.needs_stand_in(w.duty))
    return leaves, without(counted, leaves)


def _post_team(board: Board, seats: list[Seat]) -> None:
    seen: set[tuple[tuple[int, ...], int]] = set()
    leaving = [(rank, c) for rank, c in _columns(board, seats, taking=False)]
    taking = [(rank, c) for rank, c in _columns(board, seats, taking=True)]
    edges = sorted({m for _, c in [*leaving, *taking] for m in (board.blocks[c].start, board.blocks[c].end)}
                   | {m for s in seats for stretch in s.takes for m in stretch})  # fmt: skip
    at: defaultdict[int, list[tuple[int, int, bool]]] = defaultdict(list)
    for group, leaves in ((leaving, True), (taking, False)):
        for rank, column in group:
            block = board.blocks[column]
            for minute in edges[bisect_left(edges, block.start) : bisect_left(edges, block.end)]:
                at[minute].append((rank, column, leaves))
    for minute, found in sorted(at.items()):
        for rank in sorted({max(0, r) for r, _, leaves in found if leaves}):
            columns = tuple(sorted({c for r, c, leaves in found if (max(0, r) if leaves else r) >= rank}))
            takers = sum(s.rank >= rank and any(low <= minute < high for low, high in s.takes) for s in seats)
            if (columns, takers) not in seen and len({board.blocks[c].doctor for c in columns}) > takers:
                seen.add((columns, takers))
                board.model.row(columns, high=takers, why="stand_in")


def _columns(board: Board, seats: list[Seat], *, taking: bool) -> Iterator[tuple[int, int]]:
    """Rank and number of each block that takes a doctor away from one or the other."""
    beside = board.facts.beside
    for seat in seats:
        for column in board.of_doctor[seat.doctor]:
            block = board.blocks[column]
            if block.activity not in beside and common(
                [(block.start, block.end)], seat.takes if taking else seat.leaves
            ):
                yield seat.rank, column
