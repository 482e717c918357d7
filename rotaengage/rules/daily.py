"""daily: a day is neither cut to pieces nor filled up."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from rotaengage.domain.plan import Slot
from rotaengage.rules.base import Breach, Placed


class Daily:
    """At most so many pieces (limits.blocks_a_day) and so many minutes of individual time for a doctor on one date."""

    word = "daily"
    code = "RE110"
    sentence = "No doctor has more pieces, or more minutes, of individual time on a day than the department allows."
    cure = "Move one of the slots to another day."

    def check(self, placed: Placed) -> Iterator[Breach]:
        """One breach a doctor and date for pieces, one for minutes; amount is what is too much."""
        limits = placed.scenario.limits
        for (doctor, day), slots in _by_day(placed).items():
            minutes, allowed = sum(s.span.minutes for s in slots), limits.most_a_day_minutes
            if len(slots) > limits.blocks_a_day:
                says = f"{len(slots)} slots on {day:%a %d %b}, at most {limits.blocks_a_day}"
                yield self._breach(f"{doctor}|{day}", says, slots, len(slots) - limits.blocks_a_day, "slots")
            if allowed is not None and minutes > allowed:
                says = f"{minutes} minutes on {day:%a %d %b}, at most {allowed}"
                yield self._breach(f"{doctor}|{day}|minutes", says, slots, minutes - allowed, "minutes")

    def _breach(self, key: str, says: str, slots: list[Slot], amount: int, unit: str) -> Breach:
        return Breach(
            rule=self.word,
            code=self.code,
            key=f"daily|{key}",
            says=says,
            where=tuple(s.source for s in slots),
            doctor=slots[0].doctor,
            amount=amount,
            unit=unit,
        )


def _by_day(placed: Placed) -> dict[tuple[str, date], list[Slot]]:
    zone = placed.scenario.rota.zone
    found: defaultdict[tuple[str, date], list[Slot]] = defaultdict(list)
    for slot in placed.slots:
        if slot.event is None:
            found[slot.doctor, slot.span.start.astimezone(zone).date()].append(slot)
    return found
