"""daily: a day is not cut to pieces."""

from collections import Counter
from collections.abc import Iterator

from rotaengage.rules.base import Breach, Placed


class Daily:
    """At most so many pieces of individual time for a doctor on one date (limits.blocks_a_day)."""

    word = "daily"
    code = "RE110"
    sentence = "No doctor has more pieces of individual time on a day than the department allows."
    cure = "Move one of the slots to another day."

    def check(self, placed: Placed) -> Iterator[Breach]:
        """One breach a doctor and date; amount is the number of slots too many."""
        zone, most = placed.scenario.rota.zone, placed.scenario.limits.blocks_a_day
        own = [s for s in placed.slots if s.event is None]
        counts = Counter((s.doctor, s.span.start.astimezone(zone).date()) for s in own)
        for (doctor, day), count in counts.items():
            if count > most:
                yield Breach(
                    rule=self.word,
                    code=self.code,
                    key=f"daily|{doctor}|{day}",
                    says=f"{count} slots on {day:%a %d %b}, at most {most}",
                    where=tuple(s.source for s in own if s.doctor == doctor and s.span.start.date() == day),
                    doctor=doctor,
                    amount=count - most,
                    unit="slots",
                )
