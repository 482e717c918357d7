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
from rotaengage.rules.presence import Presence, Step

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
    """Cover of one plan, counted once and read anywhere: for a cursor that moves over the rota."""

    def __init__(self, scenario: Scenario, slots: Sequence[Slot]) -> None:
        self._scenario = scenario
        self._presence = Presence(scenario, slots)
        self._times: dict[str, tuple[list[int], list[int]]] = {}

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
        return tuple(CoverRow(r, tuple(self._days(r))) for r in self._scenario.cover)

    def _days(self, requirement: CoverRequirement) -> list[DayCover | None]:
        rota = self._scenario.rota
        found: list[DayCover | None] = [None] * ((rota.last_day - rota.first_day).days + 1)
        profile = self._presence.profile(requirement.who)
        for span in requirement.spans(rota.first_day, rota.last_day, rota.zone):
            steps = list(profile.steps(minute_of(span.start), minute_of(span.end)))
            low = min(steps, key=lambda step: step.after)
            before = min(step.before for step in steps) - requirement.minimum
            short = low.after < requirement.wanted
            day = (span.start.date() - rota.first_day).days
            found[day] = DayCover(before, low.after - requirement.minimum, low.start // HALF_HOUR * HALF_HOUR, short)
        return found

    def _steps(self, requirement: CoverRequirement, span: Span) -> Iterator[Step]:
        starts, ends = self._times_of(requirement)
        low, high = minute_of(span.start), minute_of(span.end)
        for n in range(max(0, bisect_right(starts, low) - OVERLAP), bisect_left(starts, high)):
            start, end = max(starts[n], low), min(ends[n], high)
            if start < end:
                yield from self._presence.profile(requirement.who).steps(start, end)

    def _times_of(self, requirement: CoverRequirement) -> tuple[list[int], list[int]]:
        """When the requirement's times begin and end, over the rota and the day before it, made once."""
        if requirement.id not in self._times:
            rota = self._scenario.rota
            spans = requirement.spans(rota.first_day - timedelta(days=1), rota.last_day, rota.zone)
            self._times[requirement.id] = ([minute_of(s.start) for s in spans], [minute_of(s.end) for s in spans])
        return self._times[requirement.id]


def cover_at(
    scenario: Scenario, slots: Sequence[Slot], span: Span, doctor: Doctor | None = None
) -> tuple[CoverReading, ...]:
    """What CoverBoard.at says of one span; for many spans use one CoverBoard."""
    return CoverBoard(scenario, slots).at(span, doctor)
