"""Candidate blocks: every piece of time that each hard rule, by itself, would allow."""

from collections.abc import Iterable, Iterator

from rotaengage.domain.activity import Activity
from rotaengage.domain.span import at_minute
from solvers.board import Block
from solvers.constraints.registry import BLOCK, NARROWING
from solvers.facts import Facts
from solvers.room import Room


def room_of(facts: Facts, doctor: str, activity: Activity) -> Iterator[Room]:
    """The doctor's room for an activity, duty by duty, after every narrowing rule; empty rooms are left out."""
    for work in facts.works[doctor]:
        room = Room(doctor, work, activity, ((work.start, work.end),))
        for rule in NARROWING:
            room = rule.narrow(room, facts)
            if not room.pieces:
                break
        if room.pieces:
            yield room


def individual_blocks(facts: Facts) -> list[Block]:
    """Every block of individual time, by doctor, duty, activity, start and end."""
    return [
        block
        for doctor in facts.doctors
        for due in facts.dues[doctor.id]
        if due.open_minutes > 0
        for room in room_of(facts, doctor.id, facts.scenario.activity_of[due.activity])
        for block in _blocks(facts, room)
    ]


def _blocks(facts: Facts, room: Room) -> Iterator[Block]:
    owed = facts.scenario.due_of[room.doctor, room.activity.id].open_minutes
    for start, end in BLOCK.spans(room, facts):
        if end - start <= owed:
            day = at_minute(start, facts.zone).toordinal()
            yield Block(room.doctor, room.activity.id, room.work.duty.id, start, end, day)


def seats_of(facts: Facts, activity: Activity) -> dict[int, list[Block]]:
    """For each possible start of an event, the attendance of everybody invited who could be released then."""
    seats: dict[int, list[Block]] = {}
    for doctor in invited(facts, activity):
        for start, block in _seats(facts, doctor, activity):
            if not any(b.doctor == doctor for b in seats.get(start, [])):
                seats.setdefault(start, []).append(block)
    return dict(sorted(seats.items()))


def _seats(facts: Facts, doctor: str, activity: Activity) -> Iterable[tuple[int, Block]]:
    for room in room_of(facts, doctor, activity):
        for start, end in BLOCK.spans(room, facts):
            day = at_minute(start, facts.zone).toordinal()
            yield start, Block(doctor, activity.id, room.work.duty.id, start, end, day, event=True)


def invited(facts: Facts, activity: Activity) -> list[str]:
    """The ids of everybody invited, sorted."""
    return [d.id for d in facts.doctors if activity.invited.matches(d)]
