"""Supply against demand: how many doctor-minutes of release a group could have at the very most.

At any instant a group can have no more releases than a requirement has to spare, and those of its doctors whom the
requirement does not count; and on a date no doctor more than the blocks of a day. Both hold of every plan, so the sum
over dates of the smaller one is a true upper bound.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from rotaengage.domain.scenario import Scenario
from rotaengage.domain.service import CoverRequirement
from rotaengage.domain.span import minute_of
from rotaengage.rules.presence import Presence, Step, Stretch, common, joined
from rotaengage.rules.releasable import Chance, chances


class Demand(NamedTuple):
    """A requirement with its members and the steps of its time, in order."""

    requirement: CoverRequirement
    members: frozenset[str]
    steps: tuple[Step, ...]


class Supply:
    """The counts of one scenario, made once and asked for any group."""

    def __init__(self, scenario: Scenario, presence: Presence) -> None:
        self.scenario = scenario
        self.chances = chances(scenario)
        self.demands = [_demand(scenario, presence, r) for r in scenario.cover]
        self._by_day: defaultdict[date, list[Chance]] = defaultdict(list)
        for chance in self.chances:
            self._by_day[chance.day].append(chance)

    def minutes(self, doctors: Iterable[str]) -> int:
        """No plan gives these doctors more minutes of individual time together."""
        group = frozenset(doctors)
        return sum(self.on(day, group) for day in self._by_day)

    def on(self, day: date, group: frozenset[str]) -> int:
        """The most on one date."""
        own = [c for c in self._by_day[day] if c.doctor in group]
        capped: defaultdict[str, int] = defaultdict(int)
        for chance in own:
            capped[chance.doctor] += chance.most_minutes
        return min(sum(capped.values()), self._by_instants(day, own)) if own else 0

    def spare(self, demand: Demand, day: date) -> int:
        """Doctor-minutes that a requirement could spare its members on a date."""
        own = [c for c in self._by_day[day] if c.covers and c.doctor in demand.members]
        return self._by_instants(day, own, [demand]) if own else 0

    def asked(self, demand: Demand, day: date) -> int:
        """Doctor-minutes of a requirement's members that could be released on a date if cover did not matter."""
        own = [c for c in self._by_day[day] if c.covers and c.doctor in demand.members]
        inside = [(s.start, s.end) for s in _near(demand, own)] if own else []
        return sum(e - s for c in own for s, e in common(c.stretches, joined(inside)))

    def _by_instants(self, day: date, own: Sequence[Chance], demands: Sequence[Demand] | None = None) -> int:
        asked = self.demands if demands is None else demands
        steps = [(d, _near(d, own)) for d in asked]
        edges = sorted({m for c in own for s in c.stretches for m in s}
                       | {m for _, found in steps for s in found for m in (s.start, s.end)})  # fmt: skip
        total = 0
        for low, high in pairwise(edges):
            there = [c for c in own if _holds(c.stretches, low)]
            if there:
                total += (high - low) * _most_at(low, there, steps)
        return total


def _near(demand: Demand, own: Sequence[Chance]) -> list[Step]:
    low, high = min(c.stretches[0][0] for c in own), max(c.stretches[-1][1] for c in own)
    return [s for s in demand.steps if s.start < high and low < s.end]


def _most_at(minute: int, there: Sequence[Chance], steps: Sequence[tuple[Demand, list[Step]]]) -> int:
    most = len({c.doctor for c in there})
    for demand, found in steps:
        step = next((s for s in found if s.start <= minute < s.end), None)
        if step is not None:
            slack = max(0, step.before - demand.requirement.minimum)
            counted = {c.doctor for c in there if c.covers and c.doctor in demand.members}
            others = {c.doctor for c in there} - counted
            most = min(most, min(slack, len(counted)) + len(others))
    return most


def _holds(stretches: Sequence[Stretch], minute: int) -> bool:
    return any(low <= minute < high for low, high in stretches)


def _demand(scenario: Scenario, presence: Presence, requirement: CoverRequirement) -> Demand:
    rota = scenario.rota
    profile = presence.profile(requirement.who)
    spans = requirement.spans(rota.first_day, rota.last_day, rota.zone)
    steps = tuple(s for span in spans for s in profile.steps(minute_of(span.start), minute_of(span.end)))
    members = frozenset(d.id for d in rota.doctors if requirement.who.matches(d))
    return Demand(requirement, members, steps)
