"""spacing: pieces of one activity are not crowded together."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from rotaengage.domain.plan import Slot
from rotaengage.rules.base import Breach, Placed


class Spacing:
    """Two pieces of individual time of a doctor for an activity lie as many dates apart as it asks (principle 4)."""

    word = "spacing"
    code = "RE115"
    sentence = "Pieces of one doctor's time for an activity lie at least as many days apart as the activity asks."
    cure = "Move one of the two slots to another week, or ask for fewer days between them."

    def check(self, placed: Placed) -> Iterator[Breach]:
        """One breach a pair of neighbours; amount is the days missing between them."""
        zone = placed.scenario.rota.zone
        found: defaultdict[tuple[str, str], list[Slot]] = defaultdict(list)
        for slot in placed.slots:
            activity = placed.scenario.activity_of.get(slot.activity)
            if slot.event is None and activity is not None and activity.least_days_apart:
                found[slot.doctor, slot.activity].append(slot)
        for (doctor, name), slots in found.items():
            wanted = placed.scenario.activity_of[name].least_days_apart
            for one, two in pairwise(sorted(slots, key=lambda s: s.span.start.timestamp())):
                apart = (two.span.start.astimezone(zone).date() - one.span.start.astimezone(zone).date()).days
                if apart < wanted:
                    yield Breach(
                        rule=self.word,
                        code=self.code,
                        key=f"spacing|{doctor}|{name}|{two.span.start.isoformat()}",
                        says=f"{one.span.wall()} and {two.span.wall()} are {apart} days apart, {wanted} are asked",
                        where=(one.source, two.source),
                        doctor=doctor,
                        amount=wanted - apart,
                        unit="days",
                    )
