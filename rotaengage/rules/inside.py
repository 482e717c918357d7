"""inside: protected time lies in paid duty time of that doctor, in a duty that may be released."""

from collections.abc import Iterator

from rotaengage.domain.plan import Slot
from rotaengage.rules.base import Breach, Placed


class Inside:
    """Never in own time, never in a night, clinic, leave or rest (domain notes E01 and release classes)."""

    word = "inside"
    code = "RE102"
    sentence = "Protected time lies inside one duty of that doctor, and the duty is one that may be released."
    cure = "Move the slot into a duty that may be released, or mark the duty's code as one that may."

    def check(self, placed: Placed) -> Iterator[Breach]:
        """One breach a slot; amount is its minutes."""
        for slot in placed.slots:
            wrong = self._wrong(placed, slot)
            if wrong:
                yield Breach(
                    rule=self.word,
                    code=self.code,
                    key=f"inside|{slot.doctor}|{slot.span.start.isoformat()}",
                    says=f"{slot.span.wall()}: {wrong}",
                    where=(slot.source,),
                    doctor=slot.doctor,
                    amount=slot.span.minutes,
                )

    @staticmethod
    def _wrong(placed: Placed, slot: Slot) -> str:
        rota = placed.scenario.rota
        duty = rota.duty_of.get(slot.duty)
        if duty is None or duty.span is None or duty.doctor != slot.doctor:
            return "no duty of this doctor holds the slot"
        if duty.source != slot.source:
            return "the slot names another cell than its duty"
        if not duty.span.covers(slot.span):
            return "the slot reaches outside the duty"
        return "" if rota.can_release(duty) else f"the duty {duty.code or duty.kind} may not be released"
