"""Starts for events that want the same times, rooms or people, by counts alone: who attends is settled afterwards.

One column says whether an event has a start, one how many could come then. No event has more than it could have alone;
a room, and the sittings of a meeting, have one event at once; and at any moment no more are away than cover lets go.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations, groupby
from typing import NamedTuple

import numpy as np

from solvers.arrays import Ints, ints
from solvers.clock import Clock
from solvers.events import Ranking
from solvers.finish import Effort, finish
from solvers.model import Model, Term
from solvers.usher import let_go

WORK = 0.3
NEARLY = 1e-6
MOST_STARTS = 2000


class Timetable(NamedTuple):
    """For each event the place of its start in the ranking (None: not held), the most attendance of any plan, and the
    most events that any plan holds.
    """

    at: tuple[int | None, ...]
    bound: int
    most_held: int


class _Seat(NamedTuple):
    """A start of an event: the event's number, the start's place, and its time."""

    event: int
    place: int
    start: int
    end: int


def timetable(rankings: Sequence[Ranking], clock: Clock, seed: int) -> Timetable | None:
    """The most promising starts together; None where there are too many to try, or the time ran out."""
    seats = [
        _Seat(n, place, start, start + r.activity.duration_minutes)
        for n, r in enumerate(rankings) for place, start in enumerate(r.starts)
    ]  # fmt: skip
    if not 0 < len(seats) <= MOST_STARTS:
        return None
    model, count = Model(), len(seats)
    most = ints([max(0, rankings[s.event].at_most(s.start)) for s in seats])
    held = model.columns_of(np.zeros(count, dtype=np.int64), np.minimum(1, most))
    there = model.columns_of(np.zeros(count, dtype=np.int64), most)
    _rules(model, rankings, seats, most)
    start, everybody = np.zeros(model.width, dtype=np.int64), range(model.width)
    people = finish(model, Term(there, most * 0 + 1), start, everybody, Effort(WORK, 0.0, seed), clock, _unheard)
    whole = 1 + sum(max(r.at_most(s) for s in r.starts) for r in rankings)  # one event more outweighs all attendance
    both = Term(np.concatenate([held, there]), np.repeat(ints([whole, 1]), count))
    best = finish(model, both, people.x, everybody, Effort(WORK, 0.0, seed), clock, _unheard)
    if (
        clock.over or not 0 < people.value <= people.bound or not best.x[held].any()
    ):  # a search cut short proves nothing
        return None
    chosen = {seats[n].event: seats[n].place for n in np.flatnonzero(best.x[held]).tolist()}
    at = tuple(chosen.get(n) for n in range(len(rankings)))
    return Timetable(at, int(people.bound + NEARLY), int(best.bound + NEARLY) // whole)


def _unheard(value: float, bound: float) -> None:
    """Nobody's news."""


def _rules(model: Model, rankings: Sequence[Ranking], seats: Sequence[_Seat], most: Ints) -> None:
    count = len(seats)
    for n, seat in enumerate(seats):
        quorum = max(1, rankings[seat.event].activity.quorum.total)
        model.row((count + n, n), (1, -int(most[n])), high=0, why="timetable")
        model.row((count + n, n), (1, -quorum), low=0, why="timetable")
    for event in range(len(rankings)):
        model.row([n for n, s in enumerate(seats) if s.event == event], high=1, why="timetable")
    for group in _exclusive(rankings):
        for now in _moments([(n, s) for n, s in enumerate(seats) if s.event in group]):
            model.row(now, high=1, why="timetable")
    for meeting in {r.meeting_of for r in rankings}:
        own = {n for n, r in enumerate(rankings) if r.meeting_of == meeting}
        people = {b.doctor for n in own for blocks in rankings[n].seats.values() for b in blocks}
        model.row([count + n for n, s in enumerate(seats) if s.event in own], high=len(people), why="timetable")
    for now in _moments(list(enumerate(seats))):
        limit = _limit(rankings, [seats[n] for n in now])
        if limit is not None:
            model.row([count + n for n in now], high=limit, why="timetable")


def _exclusive(rankings: Sequence[Ranking]) -> list[set[int]]:
    """Events of which one alone can be held at a time: a room's, and the sittings of a meeting."""
    rooms = {r.activity.room for r in rankings if r.activity.room}
    found = [{n for n, r in enumerate(rankings) if r.activity.room == room} for room in sorted(rooms)]
    found += [{n, m} for (n, one), (m, two) in combinations(enumerate(rankings), 2)
              if one.activity.sits_with(two.activity)]  # fmt: skip
    return [group for group in found if len(group) > 1]


def _moments(seats: Sequence[tuple[int, _Seat]]) -> Iterator[list[int]]:
    """The numbers of the seats of more than one event that hold a moment; any moment has those of some start."""
    by_start = sorted(seats, key=lambda seat: seat[1].start)
    now = list[tuple[int, _Seat]]()
    for moment, begun in groupby(by_start, key=lambda seat: seat[1].start):
        now = [*((n, s) for n, s in now if moment < s.end), *begun]
        if len({s.event for _, s in now}) > 1:
            yield sorted(n for n, _ in now)


def _limit(rankings: Sequence[Ranking], now: Sequence[_Seat]) -> int | None:
    """No more can be away at the moment at which the last of these begins; None where that is not known."""
    moment, facts = max(s.start for s in now), rankings[0].facts
    blocks = {b.doctor: b for s in now for b in rankings[s.event].seats[s.start]}
    if any(rankings[s.event].activity.id in facts.beside for s in now):
        return None
    return let_go(facts, [b._replace(start=moment, end=moment + 1) for b in blocks.values()])
