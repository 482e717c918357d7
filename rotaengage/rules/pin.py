"""pin: what a person fixed or refused stays so."""

from collections.abc import Iterator

from rotaengage.domain.plan import Slot
from rotaengage.domain.scenario import Pin as PinWord
from rotaengage.rules.base import Breach, Placed


class Pin:
    """A pinned slot is in the plan, a refused one is not (principle 5)."""

    word = "pin"
    code = "RE113"
    sentence = "Every slot that a person pinned is in the plan, and none that a person refused."
    cure = "Plan again, or lift the pin."

    def check(self, placed: Placed) -> Iterator[Breach]:
        """One breach a pin; amount is its minutes."""
        for pin in placed.scenario.pins:
            if any(self._meets(pin, slot) for slot in placed.slots) != pin.wanted:
                verb = "is pinned and missing" if pin.wanted else "was refused and is there"
                yield Breach(
                    rule=self.word,
                    code=self.code,
                    key=f"pin|{pin.doctor}|{pin.activity}|{pin.span.start.isoformat()}|{pin.wanted}",
                    says=f"{pin.span.wall()} {verb}",
                    doctor=pin.doctor,
                    amount=pin.span.minutes,
                )

    @staticmethod
    def _meets(pin: PinWord, slot: Slot) -> bool:
        if (slot.doctor, slot.activity) != (pin.doctor, pin.activity):
            return False
        return slot.span == pin.span if pin.wanted else slot.span.overlaps(pin.span)
