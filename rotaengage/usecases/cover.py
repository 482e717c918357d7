"""Cover at one place of the rota, before and after the slots."""

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
        zone = self._scenario.rota.zone
        first = span.start.astimezone(zone).date() - timedelta(days=1)
        for when in requirement.spans(first, span.end.astimezone(zone).date(), zone):
            start, end = (
                max(minute_of(when.start), minute_of(span.start)),
                min(minute_of(when.end), minute_of(span.end)),
            )
            yield from self._presence.profile(requirement.who).steps(start, end)


def cover_at(
    scenario: Scenario, slots: Sequence[Slot], span: Span, doctor: Doctor | None = None
) -> tuple[CoverReading, ...]:
    """What CoverBoard.at says of one span; for many spans use one CoverBoard."""
    return CoverBoard(scenario, slots).at(span, doctor)
