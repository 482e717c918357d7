"""Cover at one place of the rota, before and after the slots."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import NamedTuple

from rotaengage.domain.people import Doctor
from rotaengage.domain.plan import Slot
from rotaengage.domain.scenario import Scenario
from rotaengage.domain.service import CoverRequirement
from rotaengage.domain.span import Span, minute_of
from rotaengage.rules.presence import Step, Stretch
from rotaengage.rules.presence_by_day import PresenceByDay, days_of

HALF_HOUR = 30
OVERLAP = 2
"""Times of a requirement that can hold one minute: that of the day, and that of the night before."""


class CoverReading(NamedTuple):
    """A requirement at its lowest within a span: doctors there without any slot, and with the slots."""

    requirement: CoverRequirement
    before: int
    after: int

    @property
    def margin(self) -> int:
        """Doctors above the minimum after the slots; negative is a gap."""
        return self.after - self.requirement.minimum


class DayCover(NamedTuple):
    """A requirement on one day at its worst: doctors above the minimum without and with the slots, and since when.

    worst is the start of the half hour in which it is tightest with the slots, in minutes since 1970;
    short_of_preferred says that the preferred level is not reached there.
    """

    before: int
    margin: int
    worst: int
    short_of_preferred: bool = False


class CoverRow(NamedTuple):
    """A requirement over the days of the rota from the first; None where it asks nothing."""

    requirement: CoverRequirement
    days: tuple[DayCover | None, ...]


class CoverBoard:
    """Cover of one plan, counted where it is looked at and kept: for a cursor that moves over the rota."""

    def __init__(self, scenario: Scenario, slots: Sequence[Slot], before: "CoverBoard | None" = None) -> None:
        """Before is the board of other facts or another plan: days that neither touches are taken over from it."""
        self._scenario = scenario
        self._presence: PresenceByDay = PresenceByDay(scenario, slots, before._presence if before else None)
        self._times = {requirement: self._times_of(requirement) for requirement in scenario.cover}
        self._known: dict[tuple[CoverRequirement, Stretch], DayCover] = {}
        touched = self._presence.changed_since(before._presence) if before else None
        if before is not None and touched is not None:
            self._known = {key: day for key, day in before._known.items() if touched.isdisjoint(days_of(*key[1]))}

    def at(self, span: Span, doctor: Doctor | None = None) -> tuple[CoverReading, ...]:
        """The requirements whose time meets the span, tightest first; only those that a doctor counts to, if given."""
        found: list[CoverReading] = []
        for requirement in (r for r in self._scenario.cover if doctor is None or r.who.matches(doctor)):
            steps = list(self._steps(requirement, span))
            if steps:
                found.append(CoverReading(requirement, min(s.before for s in steps), min(s.after for s in steps)))
        return tuple(sorted(found, key=lambda r: (r.margin, r.requirement.id)))

    def rows(self) -> tuple[CoverRow, ...]:
        """Every requirement, day by day, by the day on which its time begins."""
        rota = self._scenario.rota
        return self.part(0, (rota.last_day - rota.first_day).days + 1)

    def part(self, first: int, end: int) -> tuple[CoverRow, ...]:
        """Every requirement from the first of these days to the one before end, counted from the start of the rota."""
        days = [[self._day(requirement, day) for requirement in self._scenario.cover] for day in range(first, end)]
        return tuple(CoverRow(r, tuple(day[n] for day in days)) for n, r in enumerate(self._scenario.cover))

    def _day(self, requirement: CoverRequirement, day: int) -> DayCover | None:
        found = self._times[requirement].by_day.get(day)
        if found is None:
            return None
        key = (requirement, found)
        if key not in self._known:
            self._known[key] = self._counted(requirement, found)
        return self._known[key]

    def _counted(self, requirement: CoverRequirement, stretch: Stretch) -> DayCover:
        steps = list(self._presence.profile(requirement.who, *stretch).steps(*stretch))
        low = min(steps, key=lambda step: step.after)
        before = min(step.before for step in steps) - requirement.minimum
        short = low.after < requirement.wanted
        return DayCover(before, low.after - requirement.minimum, low.start // HALF_HOUR * HALF_HOUR, short)

    def _steps(self, requirement: CoverRequirement, span: Span) -> Iterator[Step]:
        times = self._times[requirement]
        low, high = minute_of(span.start), minute_of(span.end)
        for n in range(max(0, bisect_right(times.starts, low) - OVERLAP), bisect_left(times.starts, high)):
            start, end = max(times.starts[n], low), min(times.ends[n], high)
            if start < end:
                yield from self._presence.profile(requirement.who, start, end).steps(start, end)

    def _times_of(self, requirement: CoverRequirement) -> "_Times":
        rota = self._scenario.rota
        spans = requirement.spans(rota.first_day - timedelta(days=1), rota.last_day, rota.zone)
        starts, ends = [minute_of(s.start) for s in spans], [minute_of(s.end) for s in spans]
        days = ((s.start.date() - rota.first_day).days for s in spans)
        return _Times(starts, ends, {day: (starts[n], ends[n]) for n, day in enumerate(days) if day >= 0})


class _Times(NamedTuple):
    """When a requirement's times begin and end, in order from the day before the rota; those of its days by day."""

    starts: list[int]
    ends: list[int]
    by_day: dict[int, Stretch]
