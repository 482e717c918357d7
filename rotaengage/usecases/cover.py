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


class CoverReading(NamedTuple):
    """A requirement at its lowest within a span: doctors there without any slot, and with the slots."""

    requirement: CoverRequirement
    before: int
    after: int

    @property
    def margin(self) -> int:
        """Doctors above the minimum after the slots; negative is a gap."""
        return self.after - self.requirement.minimum


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
