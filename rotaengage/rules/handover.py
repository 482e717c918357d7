"""handover: the ends of a duty stay free."""

from collections.abc import Iterator

from rotaengage.domain.span import minute_of
from rotaengage.rules.base import Breach, Placed


class Handover:
    """The first and last minutes of a duty are for handing over (domain notes E06)."""

    word = "handover"
    code = "RE105"
    sentence = "The handover time at both ends of a duty stays free."
    cure = "Move the slot away from the start or end of the duty."

    def check(self, placed: Placed) -> Iterator[Breach]:
        """One breach a slot; amount is the minutes of handover taken."""
        free = placed.scenario.limits.handover_minutes
        for slot in placed.slots:
            duty = placed.scenario.rota.duty_of.get(slot.duty)
            if duty is None or duty.span is None:
                continue
            early = free - (minute_of(slot.span.start) - minute_of(duty.span.start))
            late = free - (minute_of(duty.span.end) - minute_of(slot.span.end))
            if max(early, late) > 0:
                yield Breach(
                    rule=self.word,
                    code=self.code,
                    key=f"handover|{slot.doctor}|{slot.span.start.isoformat()}",
                    says=f"{slot.span.wall()}: takes handover time of the duty {duty.span.wall()}",
                    where=(slot.source,),
                    doctor=slot.doctor,
                    amount=max(early, 0) + max(late, 0),
                )
