"""cover: the service keeps its minimum, and no gap that was there grows."""

from collections.abc import Iterator

from rotaengage.domain.service import CoverRequirement
from rotaengage.domain.span import at_minute
from rotaengage.rules.base import Breach, Placed
from rotaengage.rules.presence import Presence, Step


class Cover:
    """A release never takes cover below its minimum and never makes an existing gap worse (principle 8)."""

    word = "cover"
    code = "RE101"
    sentence = "Every service keeps its minimum number of doctors, and no gap that was there before grows."
    cure = "Move or shorten the slot, or ask for a lower minimum."

    def check(self, placed: Placed) -> Iterator[Breach]:
        """One breach a requirement and stretch; amount is in doctor-minutes."""
        presence = Presence(placed.scenario, placed.slots)
        for requirement in placed.scenario.cover:
            for step in presence.steps(requirement):
                missing = min(requirement.minimum, step.before) - step.after
                if missing > 0:
                    yield self._breach(placed, requirement, step, missing)

    def _breach(self, placed: Placed, requirement: CoverRequirement, step: Step, missing: int) -> Breach:
        zone = placed.scenario.rota.zone
        start, end = at_minute(step.start, zone), at_minute(step.end, zone)
        name = requirement.title or requirement.id
        return Breach(
            rule=self.word,
            code=self.code,
            key=f"cover|{requirement.id}|{step.start}",
            says=f"{name}: {step.after} of at least {requirement.minimum} on {start:%a %d %b %H:%M}-{end:%H:%M}",
            where=tuple(
                s.source
                for s in placed.slots
                if s.span.start < end
                and start < s.span.end
                and requirement.who.matches(placed.scenario.rota.doctor_of[s.doctor])
            ),
            amount=missing * step.minutes,
        )
