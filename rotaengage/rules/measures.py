"""What a plan achieves, measured from its slots alone: MEASURES, one for each goal that a plan can have."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from fractions import Fraction
from typing import Protocol

from rotaengage.domain.entitlement import fulfilment
from rotaengage.domain.scenario import Goal
from rotaengage.domain.service import CoverRequirement
from rotaengage.rules.backfill import Bought
from rotaengage.rules.base import Placed
from rotaengage.rules.groups import WorstGroup
from rotaengage.rules.pieces import Change, Fragmentation
from rotaengage.rules.presence import Presence
from rotaengage.rules.robust import Robust
from rotaengage.rules.wishes import Gaps, Preference


class Measure(Protocol):
    """A figure of a plan in its natural unit."""

    @property
    def word(self) -> Goal:
        """The goal it measures."""
        ...

    @property
    def unit(self) -> str:
        """What the figure counts."""
        ...

    def read(self, placed: Placed) -> float:
        """The figure."""
        ...


def planned_minutes(placed: Placed) -> dict[str, int]:
    """Individual minutes of each doctor who has any."""
    found: defaultdict[str, int] = defaultdict(int)
    for slot in placed.slots:
        if slot.event is None:
            found[slot.doctor] += slot.span.minutes
    return dict(found)


def shares(placed: Placed) -> dict[str, Fraction]:
    """Fulfilment of each doctor who is owed anything: planned and standing minutes over what is owed, at most 1."""
    planned = planned_minutes(placed)
    owed: defaultdict[str, int] = defaultdict(int)
    standing: defaultdict[str, int] = defaultdict(int)
    for due in placed.scenario.dues:
        owed[due.doctor] += due.entitled_minutes
        standing[due.doctor] += due.standing_minutes
    return {d: fulfilment(planned.get(d, 0) + standing[d], minutes) for d, minutes in owed.items() if minutes > 0}


def preferred_short_minutes(presence: Presence, requirement: CoverRequirement) -> int:
    """Doctor-minutes below the preferred level of one requirement.

    Bought hours count as far as they stand in for doctors who are released: they are no means to better the rota.
    """
    return sum(
        max(0, requirement.wanted - (s.before - s.bought) + max(0, s.before - s.after - s.bought)) * s.minutes
        for s in presence.steps(requirement)
    )


class WorstFulfilment:
    """The least fulfilment over doctors (principle 1)."""

    word = Goal.WORST_FULFILMENT
    unit = "ratio"

    def read(self, placed: Placed) -> float:
        """A ratio from 0 to 1; 1 where nothing is owed to anybody."""
        return float(min(shares(placed).values(), default=Fraction(1)))


class Delivered:
    """All individual protected time of the plan (principle 2)."""

    word = Goal.DELIVERED
    unit = "minutes"

    def read(self, placed: Placed) -> float:
        """Minutes."""
        return float(sum(planned_minutes(placed).values()))


class Attendance:
    """How many doctors have the time for the events they are invited to (principle 1)."""

    word = Goal.ATTENDANCE
    unit = "doctors"

    def read(self, placed: Placed) -> float:
        """Attendances over all scheduled events."""
        return float(sum(len(e.attending) for e in placed.events if e.span is not None))


class PreferredCover:
    """How far cover is below the level that the department prefers (principle 8)."""

    word = Goal.PREFERRED_COVER
    unit = "doctor-minutes"

    def read(self, placed: Placed) -> float:
        """Doctor-minutes short, over all requirements; what the rota lacked before counts too."""
        presence = Presence(placed.scenario, placed.slots)
        return float(sum(preferred_short_minutes(presence, r) for r in placed.scenario.cover))


class Timeliness:
    """How soon owed time is given (principle 4)."""

    word = Goal.TIMELINESS
    unit = "days"

    def read(self, placed: Placed) -> float:
        """Mean days that an owed minute waits, from its activity's first useful day to the day it is given.

        A minute that is never given waits until the day after the last useful one, so leaving time out is never early.
        """
        rota, activities = placed.scenario.rota, placed.scenario.activity_of
        firsts = {a.id: a.first_useful_day(rota.first_day) for a in activities.values()}
        lasts = {a.id: a.last_useful_day(rota.last_day) for a in activities.values()}
        owed = waiting = 0
        for due in placed.scenario.dues:
            owed += due.open_minutes
            waiting += due.open_minutes * max(0, (lasts[due.activity] - firsts[due.activity]).days + 1)
        for slot in placed.slots:
            if slot.event is None:
                given = slot.span.start.astimezone(rota.zone).date()
                waiting -= slot.span.minutes * ((lasts[slot.activity] - given).days + 1)
        return waiting / owed if owed else 0.0


MEASURES: tuple[Measure, ...] = (
    Attendance(),
    WorstGroup(),
    WorstFulfilment(),
    Delivered(),
    PreferredCover(),
    Gaps(),
    Timeliness(),
    Preference(),
    Fragmentation(),
    Change(),
    Robust(),
    Bought(),
)


def readings(placed: Placed) -> Iterable[tuple[Measure, float]]:
    """Every measure with its figure."""
    return ((m, m.read(placed)) for m in MEASURES)


def figures_of(placed: Placed, names: Collection[str]) -> dict[str, float]:
    """The figures of the goals named, and no others: some take long on a large rota."""
    return {m.word.value: m.read(placed) for m in MEASURES if m.word.value in names}
