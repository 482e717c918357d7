"""Shifts that may be bought, as the solver sees them: one column each, which makes room in cover where it is chosen."""

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from rotaengage.domain.backfill import Backfill, BackfillOffer
from rotaengage.domain.people import Doctor
from rotaengage.domain.scenario import Scenario
from rotaengage.domain.service import CoverRequirement
from rotaengage.domain.span import Span, at_minute, minute_of
from solvers.arrays import Ints, Mask, ints
from solvers.stretch import Stretch, merged

if TYPE_CHECKING:
    from solvers.facts import Facts

MOST_A_DAY = 150
"""Where a day would have more shifts than this, they start and end on every second step of the grid, and so on."""
WEEK_DAYS = 7
CENTS = 100


class Person(NamedTuple):
    """An offer with what is left of its limits in minutes, by week where it has such a limit (None: no limit)."""

    offer: BackfillOffer
    who: Doctor
    spans: tuple[Stretch, ...]
    left: int | None
    used: dict[int, int]

    def left_in(self, week: int) -> int | None:
        """What is left of a week."""
        most = self.offer.most_a_week_minutes
        return None if most is None else max(0, most - self.used.get(week, 0))


def week_of(day: int) -> int:
    """The number of the week of an ordinal day; weeks begin on Mondays."""
    return (day - 1) // WEEK_DAYS


def weeks_of(days: Ints) -> Ints:
    """The same for many days."""
    return (days - 1) // WEEK_DAYS


def left_of(scenario: Scenario) -> int | None:
    """Minutes that may still be bought in all; None is no limit."""
    used = sum(b.span.minutes for b in scenario.bought if b.offer)
    return None if scenario.backfill_minutes is None else max(0, scenario.backfill_minutes - used)


def people_of(scenario: Scenario) -> tuple[Person, ...]:
    """Those of whom hours may still be bought, by the offer's id."""
    if left_of(scenario) == 0:
        return ()
    found = [_person(offer, scenario) for offer in sorted(scenario.backfill, key=lambda o: o.id)]
    return tuple(p for p in found if p.spans and (p.left is None or p.left >= p.offer.least_minutes))


def _person(offer: BackfillOffer, scenario: Scenario) -> Person:
    rota, mine = scenario.rota, [b for b in scenario.bought if b.offer == offer.id]
    days = {b.span.start.astimezone(rota.zone).toordinal(): b.span.minutes for b in mine}
    used: dict[int, int] = {}
    for day, minutes in days.items():
        used[week_of(day)] = used.get(week_of(day), 0) + minutes
    spans = [s for s in offer.spans(rota.first_day, rota.last_day, rota.zone)
             if s.start.date().toordinal() not in days and scenario.in_future(s.start)]  # fmt: skip
    left = None if offer.most_minutes is None else max(0, offer.most_minutes - sum(used.values()))
    who = offer.shift(spans[0]).person if spans else Doctor(id=offer.id, name=offer.id)
    return Person(offer, who, tuple((minute_of(s.start), minute_of(s.end)) for s in spans), left, used)


class Shifts:
    """Many shifts as arrays: the number of the person, first and last minute, day as an ordinal."""

    def __init__(self, people: Sequence[Person], rows: Ints) -> None:
        self.people = tuple(people)
        self.person, self.start, self.end, self.day = rows.reshape(-1, 4).T

    def __len__(self) -> int:
        return len(self.start)

    @property
    def minutes(self) -> Ints:
        """The length of each."""
        return self.end - self.start

    @cached_property
    def cents(self) -> Ints:
        """What each costs, in hundredths of a minute's price of 1."""
        prices = ints([round(CENTS * p.offer.price) for p in self.people])
        return self.minutes * prices[self.person] if len(self) else ints([])

    def serving(self, requirement: CoverRequirement) -> Mask:
        """Which of them count to a requirement."""
        serves = np.array([requirement.who.matches(p.who) for p in self.people], dtype=np.bool_)
        return serves[self.person] if len(self) else np.zeros(0, dtype=np.bool_)

    def among(self, bought: Sequence[Backfill]) -> Ints:
        """1 for each shift that is one of these, else 0."""
        had = {(b.offer, minute_of(b.span.start), minute_of(b.span.end)) for b in bought}
        names = [self.people[n].offer.id for n in self.person.tolist()]
        return ints([int(key in had) for key in zip(names, self.start.tolist(), self.end.tolist(), strict=True)])

    def chosen(self, x: Ints, facts: "Facts") -> tuple[Backfill, ...]:
        """The shifts of a point (one value a shift), as the domain knows them."""
        return tuple(
            self.people[self.person[n]].offer.shift(Span.between(int(self.start[n]), int(self.end[n]), facts.zone))
            for n in np.flatnonzero(x).tolist()
        )


def shifts_of(facts: "Facts", days: Ints) -> Shifts:
    """Every shift that may be bought on some days (ordinals), by person, start and end."""
    rows: list[int] = []
    wanted = set(days.tolist()) if facts.offers else set()
    for number, person in enumerate(facts.offers):
        for low, high in person.spans:
            day = at_minute(low, facts.zone).toordinal()
            if day in wanted or (at_minute(high - 1, facts.zone).toordinal() in wanted):
                for start, end in _pieces(low, high, person.offer.least_minutes, facts.limits.grid_minutes):
                    rows += (number, start, end, at_minute(start, facts.zone).toordinal())
    return Shifts(facts.offers, ints(rows))


def _pieces(low: int, high: int, least: int, step: int) -> list[Stretch]:
    """Every stretch at least so long within two minutes, on a grid that is as fine as can be."""
    steps = (high - low - least) // step + 1
    while steps * (steps + 1) // 2 > MOST_A_DAY:
        step *= 2
        steps = (high - low - least) // step + 1
    return [(s, e) for s in range(low, high - least + 1, step) for e in range(s + least, high + 1, step)]


def served_by(scenario: Scenario, offer: BackfillOffer) -> set[str]:
    """The doctors who could be let go for somebody bought: the members of every requirement that the person serves."""
    who = Doctor(id=offer.id, name=offer.id, tier=offer.tier, grade=offer.grade, skills=offer.skills, team=offer.team,
                 site=offer.site)  # fmt: skip
    needs = [need for need in scenario.cover if need.wanted > 0 and need.who.matches(who)]
    return {d.id for d in scenario.rota.doctors for need in needs if need.who.matches(d)}


def bought_together(scenario: Scenario) -> list[list[str]]:
    """Doctors who share what may be bought: those of one offer; of all offers where they have one limit."""
    found = [sorted(served_by(scenario, p.offer)) for p in people_of(scenario)]
    return found if scenario.backfill_minutes is None else [sorted({who for group in found for who in group})]


def helped(facts: "Facts", requirement: CoverRequirement) -> list[Stretch]:
    """When somebody could be bought who counts to a requirement."""
    return merged(span for p in facts.offers if requirement.who.matches(p.who) for span in p.spans)


def helpers_at(offers: Sequence[Person], requirement: CoverRequirement, start: int, end: int) -> int:
    """How many could be bought for a requirement at some instant between two minutes, at most."""
    return sum(
        requirement.who.matches(p.who) and any(low < end and start < high for low, high in p.spans) for p in offers
    )
