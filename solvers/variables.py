"""Candidate blocks: every piece of time that each hard rule, by itself, would allow."""

from collections.abc import Iterator, Sequence
from datetime import time, timedelta
from itertools import pairwise

import numpy as np

from rotaengage.domain.activity import Activity
from rotaengage.domain.span import instant, minute_of
from solvers.arrays import Ints, ints, spread
from solvers.board import Block, Blocks
from solvers.constraints.block import lengths_of, starts_in
from solvers.constraints.registry import NARROWING
from solvers.facts import Facts
from solvers.names import Names
from solvers.room import Room
from solvers.stretch import Stretch

ALWAYS = (-(1 << 62), 1 << 62)
"""All time."""


def room_of(facts: Facts, doctor: str, activity: Activity, between: Stretch = ALWAYS) -> Iterator[Room]:
    """The doctor's room for an activity, duty by duty, after every narrowing rule; empty rooms are left out.

    between: only duties that overlap this time.
    """
    low, high = between
    for work in (w for w in facts.works[doctor] if w.start < high and low < w.end):
        room = Room(doctor, work, activity, ((work.start, work.end),))
        for rule in NARROWING:
            room = rule.narrow(room, facts)
            if not room.pieces:
                break
        if room.pieces:
            yield room


def individual_blocks(facts: Facts, between: Stretch = ALWAYS) -> Blocks:
    """Every block of individual time, by doctor, duty, activity, start and end; between: as for room_of."""
    wanted = [
        (room, due.open_minutes)
        for doctor in facts.doctors
        for due in facts.dues[doctor.id]
        if due.open_minutes > 0
        for room in room_of(facts, doctor.id, facts.scenario.activity_of[due.activity], between)
    ]
    return laid_out(facts, facts.names, wanted, event=False)


def laid_out(facts: Facts, names: Names, rooms: Sequence[tuple[Room, int]], *, event: bool) -> Blocks:
    """Every block that fits into these rooms and is no longer than the minutes beside them."""
    lengths = {room.activity.id: lengths_of(room.activity, facts) for room, _ in rooms}
    runs: list[int] = []
    for room, owed in rooms:
        who = names.doctor(room.doctor), names.activity(room.activity.id), names.duty(room.work.duty.id)
        least = lengths[room.activity.id][0]
        for low, high in room.pieces:
            for start, count in _runs(low, high - least, facts):
                runs += (*who, start, count, high, owed)
    table = ints(runs).reshape(-1, 7)
    choices = [ints(lengths[name]) if name in lengths else ints([]) for name in names.activities]
    return _expanded(facts, names, table, choices, event=event)


def _runs(low: int, high: int, facts: Facts) -> list[tuple[int, int]]:
    """The starts between two minutes as first and count of grid steps; one by one where the clock changes."""
    if high < low:
        return []
    grid, shift = facts.limits.grid_minutes, facts.offset(low)
    if shift == facts.offset(high):
        first = low + -(low + shift) % grid
        return [(first, (high - first) // grid + 1)] if first <= high else []
    return [(start, 1) for start in starts_in(low, high, facts)]


def _expanded(facts: Facts, names: Names, table: Ints, choices: list[Ints], *, event: bool) -> Blocks:
    grid = facts.limits.grid_minutes
    counts = table[:, 4]
    run = np.repeat(np.arange(len(table)), counts)
    start = np.repeat(table[:, 3], counts) + grid * spread(np.zeros(len(table), dtype=np.int64), counts)
    sizes = ints([len(c) for c in choices])[table[run, 1]]
    flat = np.concatenate([ints([]), *choices])
    first = np.concatenate([ints([0]), np.cumsum([len(c) for c in choices])]).astype(np.int64)[table[run, 1]]
    length = flat[spread(first, sizes)]
    run, start = np.repeat(run, sizes), np.repeat(start, sizes)
    end = start + length
    keep = (end <= table[run, 5]) & (length <= table[run, 6])
    run, start, end = run[keep], start[keep], end[keep]
    day = facts.clock_minutes(start) // 1440
    return Blocks(names, table[run, 0], table[run, 1], table[run, 2], start, end, day,
                  np.full(len(start), event, dtype=np.bool_))  # fmt: skip


def seats_of(facts: Facts, activity: Activity, between: Stretch = ALWAYS) -> dict[int, list[Block]]:
    """For each possible start of an event, the attendance of everybody invited who could be released then."""
    low, high = _dates_of(facts, activity)
    between = max(low, between[0]), min(high, between[1])
    rooms = [(room, activity.duration_minutes) for who in invited(facts, activity)
             for room in room_of(facts, who, activity, between)]  # fmt: skip
    found = laid_out(facts, facts.names, rooms, event=True)
    found = found.take(np.argsort(found.start, kind="stable").astype(np.int64))
    fresh = (np.diff(found.start, prepend=-1) > 0) | (np.diff(found.doctor, prepend=-1) != 0)
    found = found.take(fresh)  # of two duties at once, a doctor leaves the first
    starts, begins = np.unique(found.start, return_index=True)
    blocks, edges = list(found), [*begins.tolist(), len(found)]
    return {start: blocks[low:high] for start, (low, high) in zip(starts.tolist(), pairwise(edges), strict=True)}


def _dates_of(facts: Facts, activity: Activity) -> Stretch:
    """From the first midnight to the last of the dates on which an activity can be at all."""
    first, last = activity.first_useful_day(facts.rota.first_day), activity.last_useful_day(facts.rota.last_day)
    ends = first, last + timedelta(days=1)
    low, high = (minute_of(instant(day, time(0), facts.zone)) for day in ends)
    return low, high


def invited(facts: Facts, activity: Activity) -> list[str]:
    """The ids of everybody invited, sorted."""
    return [d.id for d in facts.doctors if activity.invited.matches(d)]
