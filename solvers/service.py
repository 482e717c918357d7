"""Presence against each cover requirement: who could be let go, minute by minute."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from rotaengage.domain.service import CoverRequirement
from rotaengage.domain.span import Span, minute_of
from solvers.arrays import Ints, ints
from solvers.stretch import Stretch, common, merged, without


class Level(NamedTuple):
    """A stretch of a requirement in which presence does not change, in minutes and doctors; bought are there besides.

    slack is how many may be released: none where the rota is already at or below the minimum.
    """

    start: int
    end: int
    present: int
    minimum: int
    wanted: int
    bought: int = 0

    @property
    def slack(self) -> int:
        """Releases that keep the minimum; an existing gap allows none."""
        return max(0, self.present + self.bought - self.minimum)

    @property
    def free(self) -> int:
        """Releases that keep the preferred level too; who is bought stands in for one of them."""
        return max(0, self.present - self.wanted) + self.bought

    @property
    def kept(self) -> bool:
        """Whether the minimum is met; where it is not, more bought hours fill the gap first."""
        return self.present + self.bought >= self.minimum


@dataclass(frozen=True)
class Demand:
    """A requirement with its members (doctor ids, sorted) and its levels in order of time."""

    requirement: CoverRequirement
    members: tuple[str, ...]
    levels: tuple[Level, ...]

    @cached_property
    def table(self) -> Ints:
        """A row for each level: start, end, slack, free, whether it is kept, what is missing in minutes."""
        rows = [(v.start, v.end, v.slack, v.free, v.kept, max(0, v.wanted - v.present) * (v.end - v.start))
                for v in self.levels]  # fmt: skip
        return ints([n for row in rows for n in row]).reshape(-1, 6)

    def within(self, start: int, end: int) -> "Demand":
        """The same with only the levels that overlap the time between two minutes."""
        return replace(self, levels=self.between(start, end))

    def spare(self, start: int, end: int) -> int:
        """The fewest that may be released at any instant between two minutes; all members outside its hours."""
        found = self.between(start, end)
        return min((v.slack for v in found), default=len(self.members))

    def between(self, start: int, end: int) -> tuple[Level, ...]:
        """The levels that overlap the time between two minutes."""
        low = bisect_right(self.levels, start, key=lambda v: v.end)
        return self.levels[low : bisect_left(self.levels, end, key=lambda v: v.start)]

    def closed(self, helped: Sequence[Stretch] = ()) -> list[Stretch]:
        """Where nobody may be released; helped: when one could be bought, who lets one go unless there is a gap."""
        shut = merged((v.start, v.end) for v in self.levels if v.slack == 0)
        if not helped or not shut:
            return shut
        return without(shut, common(merged((v.start, v.end) for v in self.levels if v.kept), helped))


def demand(
    requirement: CoverRequirement,
    members: tuple[str, ...],
    spans: Sequence[Span],
    presence: Mapping[str, Sequence[Stretch]],
    bought: Sequence[Stretch] = (),
) -> Demand:
    """A requirement against the members' presence and the hours bought for it, over its spans."""
    steps, more = _steps(s for who in members for s in presence[who]), _steps(bought)
    levels = [
        Level(first, last, present, requirement.minimum, requirement.wanted, extra)
        for span in spans
        for low, high, present in _cut(steps, minute_of(span.start), minute_of(span.end))
        for first, last, extra in _cut(more, low, high)
    ]
    return Demand(requirement, members, tuple(levels))


def _steps(stretches: Iterable[Stretch]) -> list[tuple[int, int]]:
    """How many are present from each minute on at which that changes."""
    change: dict[int, int] = {}
    for start, end in stretches:
        change[start] = change.get(start, 0) + 1
        change[end] = change.get(end, 0) - 1
    steps, now = [], 0
    for minute in sorted(change):
        if change[minute]:
            now += change[minute]
            steps.append((minute, now))
    return steps


def _cut(steps: list[tuple[int, int]], low: int, high: int) -> list[tuple[int, int, int]]:
    at = bisect_right(steps, (low, 1 << 30))
    present, start, out = (steps[at - 1][1] if at else 0), low, []
    while at < len(steps) and steps[at][0] < high:
        minute, after = steps[at]
        if minute > start:
            out.append((start, minute, present))
        start, present, at = minute, after, at + 1
    return [*out, (start, high, present)]
