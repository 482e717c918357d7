"""The most who could attend two sittings of one meeting: each comes to one of them, so that the best two starts, each
filled as if it were alone, often ask for the same people twice.

For every pair of starts everybody who could come to either is one crowd, and each requirement lets go what it can spare
at both (as in crowd.py for one start): what two sittings really have is one choice of that.
"""

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

import numpy as np

from solvers.arrays import Ints, Mask, ints
from solvers.board import Block
from solvers.crowd import Nest, counted_at, nests_of
from solvers.events import Option, Ranking


class _Starts(NamedTuple):
    """By start: its minute, the most who could come if there were no other sitting, who could come and counts to cover
    then, who could come and does not, and what each requirement can spare.
    """

    minute: Ints
    most: Ints
    counted: Mask
    free: Mask
    spare: Ints


def most_of(sittings: Sequence[Ranking], held: Sequence[Block], chosen: Mapping[str, Option]) -> int:
    """No plan has more attendance at a meeting: each sitting at its best alone, all no more than its people; and where
    what is chosen is less, no two more than they could have together.
    """
    best = [ranking.best(held) for ranking in sittings]
    people = {b.doctor for ranking in sittings for blocks in ranking.seats.values() for b in blocks}
    bound = min(len(people), sum(len(option.attending) for option in best if option is not None))
    there = [len(chosen[r.activity.id].attending) if r.activity.id in chosen else 0 for r in sittings]
    if len(sittings) < 2 or sum(there) >= bound:
        return bound
    pairs = combinations(zip(sittings, there, strict=True), 2)
    both = sum(most_at_both(one, two, first + second) for (one, first), (two, second) in pairs)
    return min(bound, both // (len(sittings) - 1))  # each sitting is in so many pairs


def most_at_both(one: Ranking, two: Ranking, enough: int) -> int:
    """No more can attend the two sittings together, if that is more than enough; else enough."""
    nests = nests_of(one.facts) if one.seats and two.seats else None
    first, second = _starts(one), _starts(two)
    most = int(first.most.max(initial=0)), int(second.most.max(initial=0))
    if nests is None:
        return max(enough, sum(most))
    enough = max(enough, *most)  # one of them alone
    for n in np.flatnonzero(first.most + most[1] > enough).tolist():
        start = int(first.minute[n])
        beside = np.array([not one.excludes(start, two, at) for at in second.minute.tolist()], dtype=np.bool_)
        better = np.flatnonzero(beside & (first.most[n] + second.most > enough))
        enough = max(enough, int(_together(first, n, second, better, nests).max(initial=0)))
    return enough


def _starts(ranking: Ranking) -> _Starts:
    facts, seats, number_of = ranking.facts, ranking.seats, ranking.facts.names.doctor_number
    counted = counted_at(facts, ranking.activity, seats)[0]
    there = np.zeros_like(counted)
    for row, blocks in zip(there, seats.values(), strict=True):
        row[[number_of[b.doctor] for b in blocks]] = True
    most = ints([max(0, ranking.at_most(start)) for start in seats])
    spare = np.array([facts.spare.between(b[0].start, b[0].end) for b in seats.values()], dtype=np.int64)
    return _Starts(ints(list(seats)), most, counted, there & ~counted, spare)


def _together(first: _Starts, n: int, second: _Starts, others: Ints, nests: list[Nest]) -> Ints:
    """No more can attend at start n of the first and at each of these others of the second."""
    free = first.free[n] | second.free[others]
    counted = (first.counted[n] | second.counted[others]) & ~free
    gone: dict[int, Ints] = {}
    for number, own, inside in nests:
        there = sum((gone.pop(m) for m in inside), start=counted[:, own].sum(axis=1))
        gone[number] = np.minimum(first.spare[n, number] + second.spare[others, number], there)
        counted[:, own] = False
    everybody = ints(sum(gone.values(), start=free.sum(axis=1) + counted.sum(axis=1)))
    alone: Ints = first.most[n] + second.most[others]
    return np.minimum(everybody, alone)
