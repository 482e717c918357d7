"""Seats at one event found by hand where that is provably the best: no solver is asked for most starts of an event.

Where of any two requirements one holds the other or they share nobody, the sets of people who may go are a laminar
matroid: filling up in any order ends with as many as any choice could.
"""

from collections.abc import Sequence
from itertools import combinations
from typing import NamedTuple

from rotaengage.domain.activity import Activity
from solvers.board import Block
from solvers.constraints.break_time import allowance
from solvers.constraints.quorum import is_one_of
from solvers.facts import Facts


class Door(NamedTuple):
    """How many of a requirement's members may still be let go at the event's time."""

    members: frozenset[str]
    spare: int


class Hall:
    """Who is seated, what each door still lets through, and the doors that each doctor passes."""

    def __init__(self, doors: Sequence[Door], seats: Sequence[Block]) -> None:
        self.chosen = set[str]()
        self._spare = [d.spare for d in doors]
        self._doors: dict[str, list[int]] = {b.doctor: [] for b in seats}
        for number, door in enumerate(doors):
            for who in door.members & self._doors.keys():
                self._doors[who].append(number)

    def count(self, seats: Sequence[Block]) -> int:
        """How many of these are taken."""
        return sum(b.doctor in self.chosen for b in seats)

    def fill(self, seats: Sequence[Block], count: int) -> None:
        """Seat up to so many more, those who pass the fewest doors first."""
        for who in sorted((b.doctor for b in seats), key=lambda d: (len(self._doors[d]), d)):
            if count <= 0:
                return
            mine = self._doors[who]
            if who not in self.chosen and all(self._spare[n] > 0 for n in mine):
                self.chosen.add(who)
                count -= 1
                for n in mine:
                    self._spare[n] -= 1


def ushered(facts: Facts, held: Sequence[Block], seats: Sequence[Block]) -> tuple[Block, ...] | None:
    """A set of seats as large as any can be, with the quorum if any set has it; None where filling up by hand does not
    prove that.
    """
    activity = facts.scenario.activity_of[seats[0].activity]
    start, end = seats[0].start, seats[0].end
    if facts.offers or activity.room or activity.sitting or any(h.start < end and start < h.end for h in held):
        return None
    works = {b.duty: facts.work_of[b.duty] for b in seats}
    if any(facts.rota.hands_over(work.duty) for work in works.values()):  # whoever takes over must stay
        return None
    taken = {b.duty: b.minutes + sum(h.minutes for h in held if h.duty == b.duty) for b in seats}
    if any(allowance(work, facts) < taken[duty] for duty, work in works.items()):
        return None
    doors = _doors(facts, seats, frozenset(d for d, w in works.items() if w.covers))
    if not _laminar(doors):
        return None
    hall = Hall(doors, seats)
    for mine, count in _needed(facts, activity, seats):
        hall.fill(mine, count - hall.count(mine))
        if hall.count(mine) < count <= _most(mine, doors):
            return None
    hall.fill(seats, len(seats))
    return tuple(b for b in seats if b.doctor in hall.chosen)


def _needed(facts: Facts, activity: Activity, seats: Sequence[Block]) -> list[tuple[list[Block], int]]:
    """Whose seats count to each part of the quorum, and how many of them are needed."""
    people = {b.doctor: facts.doctor_of(b.doctor) for b in seats}
    sets = [([b for b in seats if is_one_of(people[b.doctor], names)], 1) for names in activity.must_attend]
    groups = [
        ([b for b in seats if group in facts.labels[b.doctor]], count)
        for group, count in sorted(activity.quorum.by_group.items(), key=lambda g: (g[1], g[0]))
    ]
    return sets + groups


def _most(seats: Sequence[Block], doors: Sequence[Door]) -> int:
    hall = Hall(doors, seats)
    hall.fill(seats, len(seats))
    return len(hall.chosen)


def _laminar(doors: Sequence[Door]) -> bool:
    """Whether of any two one holds the other or they share nobody."""
    return all(
        one.members <= two.members or two.members <= one.members or one.members.isdisjoint(two.members)
        for one, two in combinations(doors, 2)
    )


def _doors(facts: Facts, seats: Sequence[Block], covering: frozenset[str]) -> list[Door]:
    """The requirements that attendance could touch; who is not counted on that duty takes from none."""
    start, end, activity = seats[0].start, seats[0].end, seats[0].activity
    there = {b.doctor for b in seats if b.duty in covering or _elsewhere(facts, b)}
    if activity in facts.beside:
        return []
    doors = [Door(frozenset(need.members) & there, need.spare(start, end)) for need in facts.demands]
    return [d for d in doors if len(d.members) > d.spare]


def _elsewhere(facts: Facts, block: Block) -> bool:
    return any(low < block.end and block.start < high for low, high in facts.presence[block.doctor])
