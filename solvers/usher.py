"""Seats at one event found by hand where that is provably the best: no solver is asked for most starts of an event.

Where of any two requirements one holds the other or they share nobody, the sets of people who may go are a laminar
matroid: filling up in any order ends with as many as any choice could. The seats of a room are one more such set.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from rotaengage.domain.activity import Activity
from solvers.board import Block
from solvers.constraints.break_time import allowance
from solvers.constraints.quorum import is_one_of
from solvers.facts import Facts
from solvers.service import Demand
from solvers.stretch import meets


class Door(NamedTuple):
    """How many of a requirement's members may still be let go at the event's time."""

    members: frozenset[str]
    spare: int


class Hall:
    """Who is seated, what each door still lets through, and the doors that each doctor passes."""

    def __init__(self, doors: Sequence[Door], seats: Sequence[Block], often: Mapping[str, int]) -> None:
        self.chosen, self._often = set[str](), often
        self._spare = [d.spare for d in doors]
        self._doors: dict[str, list[int]] = {b.doctor: [] for b in seats}
        for number, door in enumerate(doors):
            for who in door.members:
                if who in self._doors:
                    self._doors[who].append(number)

    def count(self, seats: Sequence[Block]) -> int:
        """How many of these are taken."""
        return sum(b.doctor in self.chosen for b in seats)

    def _rank(self, who: str) -> tuple[int, int, str]:
        return self._often.get(who, 0), len(self._doors[who]), who

    def fill(self, seats: Sequence[Block], count: int) -> None:
        """Seat up to so many more, those first who can come least often, then those who pass the fewest doors."""
        for who in sorted((b.doctor for b in seats), key=self._rank):
            if count <= 0:
                return
            mine = self._doors[who]
            if who not in self.chosen and all(self._spare[n] > 0 for n in mine):
                self.chosen.add(who)
                count -= 1
                for n in mine:
                    self._spare[n] -= 1


NOBODY: Mapping[str, int] = {}


def ushered(
    facts: Facts, held: Sequence[Block], seats: Sequence[Block], often: Mapping[str, int] = NOBODY
) -> tuple[Block, ...] | None:
    """A set of seats as large as any can be, with the quorum if any set has it; None where filling up by hand does not
    prove that. often: how many other chances each doctor has; who has fewest is seated first.
    """
    activity = facts.scenario.activity_of[seats[0].activity]
    meanwhile = [h for h in held if h.start < seats[0].end and seats[0].start < h.end]
    if facts.offers or any(h.activity == activity.id for h in held) or _hands_over(facts, [*seats, *meanwhile]):
        return None
    seats = _beside_others(facts, activity, held, meanwhile, seats)
    if _takes_breaks(facts, held, seats):
        return None
    doors = [*_doors(facts, seats, meanwhile), *_room(facts, activity, seats)]
    if not _laminar(doors):
        return None
    hall = Hall(doors, seats, often)
    for mine, count in _needed(facts, activity, seats):
        hall.fill(mine, count - hall.count(mine))
        if hall.count(mine) < count <= _most(mine, doors):
            return None
    hall.fill(seats, len(seats))
    return tuple(b for b in seats if b.doctor in hall.chosen)


def at_most(facts: Facts, seats: Sequence[Block]) -> int | None:
    """No more than so many can attend, by cover and room alone, whoever may be bought; None where that is not known."""
    doors = [*_doors(facts, seats, ()), *_room(facts, facts.scenario.activity_of[seats[0].activity], seats)]
    return _most(seats, doors) if _laminar(doors) else None


def let_go(facts: Facts, seats: Sequence[Block]) -> int | None:
    """No more of these can be away by cover alone, whatever for; None where that is not known."""
    doors = _doors(facts, seats, ())
    return _most(seats, doors) if _laminar(doors) else None


def _hands_over(facts: Facts, leaving: Sequence[Block]) -> bool:
    """Whether somebody must take over from any of these, and so must stay."""
    return facts.has_stand_ins and any(facts.rota.hands_over(facts.work_of[b.duty].duty) for b in leaving)


def _takes_breaks(facts: Facts, held: Sequence[Block], seats: Sequence[Block]) -> bool:
    """Whether a seat could take, beside what is held, more of its duty than breaks leave."""
    taken = Counter[str]()
    for block in held:
        taken[block.duty] += block.minutes
    return any(allowance(facts.work_of[b.duty], facts) < b.minutes + taken.get(b.duty, 0) for b in seats)


def _needed(facts: Facts, activity: Activity, seats: Sequence[Block]) -> list[tuple[list[Block], int]]:
    """Whose seats count to each part of the quorum, and how many of them are needed."""
    sets = [([b for b in seats if is_one_of(facts.doctor_of(b.doctor), names)], 1) for names in activity.must_attend]
    groups = [
        ([b for b in seats if group in facts.labels[b.doctor]], count)
        for group, count in sorted(activity.quorum.by_group.items(), key=lambda g: (g[1], g[0]))
    ]
    return sets + groups


def _most(seats: Sequence[Block], doors: Sequence[Door]) -> int:
    hall = Hall(doors, seats, NOBODY)
    hall.fill(seats, len(seats))
    return len(hall.chosen)


def _laminar(doors: Sequence[Door]) -> bool:
    """Whether of any two one holds the other or they share nobody."""
    return all(
        one.members <= two.members or two.members <= one.members or one.members.isdisjoint(two.members)
        for one, two in combinations(doors, 2)
    )


def _beside_others(
    facts: Facts, activity: Activity, held: Sequence[Block], meanwhile: Sequence[Block], seats: Sequence[Block]
) -> Sequence[Block]:
    """The seats that other events leave: none while another has the room or is a sitting of the same meeting, and none
    for those who attend another sitting.
    """
    events = {b.activity: facts.scenario.activity_of[b.activity] for b in held if b.event}
    now = [events[b.activity] for b in meanwhile if b.event]
    if any(a.sits_with(activity) or (a.room and a.room == activity.room) for a in now):
        return ()
    sat = {b.doctor for b in held if b.event and events[b.activity].sits_with(activity)}
    return [b for b in seats if b.doctor not in sat]


def _room(facts: Facts, activity: Activity, seats: Sequence[Block]) -> list[Door]:
    room = facts.scenario.room_of.get(activity.room)
    return [] if room is None or room.seats is None else [Door(frozenset(b.doctor for b in seats), room.seats)]


def _doors(facts: Facts, seats: Sequence[Block], meanwhile: Sequence[Block]) -> list[Door]:
    """The requirements that attendance could touch, less who is gone meanwhile; who is not counted takes from none."""
    if not seats or seats[0].activity in facts.beside:
        return []
    start, end = seats[0].start, seats[0].end
    there = {b.doctor for b in seats if counts(facts, b, start, end)}
    gone = [h for h in meanwhile if h.activity not in facts.beside]
    doors = [
        Door(members & there, spare)
        for members, spare in zip(facts.spare.members, _spare(facts, start, end, gone), strict=True)
    ]
    return [d for d in doors if len(d.members) > d.spare]


def _spare(facts: Facts, start: int, end: int, gone: Sequence[Block]) -> Iterator[int]:
    """The fewest of each requirement that may still be released at any instant."""
    for need, members, spare in zip(facts.demands, facts.spare.members, facts.spare.between(start, end), strict=True):
        mine = [h for h in gone if h.doctor in members]
        yield _beside_gone(facts, need, start, end, mine) if mine else spare


def _beside_gone(facts: Facts, need: Demand, start: int, end: int, mine: Sequence[Block]) -> int:
    """The same of one, members of which are gone meanwhile."""
    edges = sorted({start, *(v.start for v in need.between(start, end)), *(h.start for h in mine)})
    found = [
        need.spare(at, at + 1) - sum(h.start <= at < h.end and counts(facts, h, at, at + 1) for h in mine)
        for at in edges if start <= at < end
    ]  # fmt: skip
    return max(0, min(found))


def counts(facts: Facts, block: Block, start: int, end: int) -> bool:
    """Whether a doctor counts to cover at any time between two minutes."""
    return meets(facts.presence[block.doctor], start, end)
