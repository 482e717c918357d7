"""The most who could attend an event at each of its starts, by cover and room alone: few starts need a closer look.

Where of any two requirements one holds the other or they share nobody (as in usher.py), each lets go what it can spare,
or all who are in it: worked out for all starts at once, from the smallest requirement to the largest.
"""

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

import numpy as np

from rotaengage.domain.activity import Activity
from solvers.arrays import Ints, Mask, ints
from solvers.board import Block
from solvers.facts import Facts
from solvers.usher import counts


class Nest(NamedTuple):
    """A requirement: its number, the numbers of doctors in it and in no smaller one, and the largest that it holds."""

    number: int
    own: Ints
    inside: tuple[int, ...]


def most_at(facts: Facts, activity: Activity, seats: Mapping[int, Sequence[Block]]) -> dict[int, int] | None:
    """No more can attend, by start; seats says who could. None where requirements cross."""
    nests = nests_of(facts) if seats else None
    if nests is None:
        return None
    counted, besides = counted_at(facts, activity, seats)
    spare = np.array([facts.spare.between(b[0].start, b[0].end) for b in seats.values()], dtype=np.int64)
    gone: dict[int, Ints] = {}
    for number, own, inside in nests:
        there = sum((gone.pop(n) for n in inside), start=counted[:, own].sum(axis=1))
        gone[number] = np.minimum(spare[:, number], there)
        counted[:, own] = False
    most = sum(gone.values(), start=besides + counted.sum(axis=1))
    room = facts.scenario.room_of.get(activity.room)
    if room is not None and room.seats is not None:
        most = np.minimum(most, room.seats)
    return dict(zip(seats, most.tolist(), strict=True))


def counted_at(facts: Facts, activity: Activity, seats: Mapping[int, Sequence[Block]]) -> tuple[Mask, Ints]:
    """Who of those who could come counts to cover meanwhile, by start and doctor, and how many do not, by start."""
    counted, number_of = np.zeros((len(seats), len(facts.doctors)), dtype=np.bool_), facts.names.doctor_number
    for row, blocks in zip(counted, seats.values(), strict=True):
        if activity.id not in facts.beside:
            row[[number_of[b.doctor] for b in blocks if counts(facts, b, b.start, b.end)]] = True
    return counted, ints([len(blocks) for blocks in seats.values()]) - counted.sum(axis=1)


def nests_of(facts: Facts) -> list[Nest] | None:
    """The requirements, each after all that it holds; None where two of them cross."""
    members = facts.spare.members
    order = sorted(range(len(members)), key=lambda n: len(members[n]))
    if not all(members[a] <= members[b] or members[a].isdisjoint(members[b]) for a, b in combinations(order, 2)):
        return None
    found, open_still = list[Nest](), list[int]()
    for number in order:
        inside = [n for n in open_still if members[n] <= members[number]]
        open_still = [n for n in open_still if n not in inside] + [number]
        own = members[number].difference(*(members[n] for n in inside))
        found.append(Nest(number, ints(sorted(facts.names.doctor_number[d] for d in own)), tuple(inside)))
    return found
