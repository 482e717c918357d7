"""short_notice: what people have been told is kept at short notice, unless they agree."""

from collections.abc import Iterator

from rotaengage.domain.plan import Slot
from rotaengage.rules.base import Breach, Placed
from rotaengage.rules.free_time import FreeTime


class ShortNotice:
    """A published slot of individual time that is live stays, where it still can (domain notes E.1).

    It may go where the doctor agreed (a refusal over it), where the rota leaves no room for it any more, and where no
    plan that holds the rest of this one could hold it too: service comes first.
    """

    word = "short_notice"
    code = "RE119"
    sentence = "A published slot at short notice stays where it can, unless its doctor agreed to lose it."
    cure = "Keep the slot, or refuse it with the doctor's word."

    def check(self, placed: Placed) -> Iterator[Breach]:
        """One breach a slot that is gone and could have stayed; amount is its minutes."""
        kept = {(s.doctor, s.activity, s.event, s.span) for s in placed.slots}
        for slot in placed.scenario.published:
            gone = slot.event is None and (slot.doctor, slot.activity, slot.event, slot.span) not in kept
            if gone and placed.scenario.is_live(slot) and not _agreed(placed, slot) and _could_stay(placed, slot):
                yield Breach(
                    rule=self.word,
                    code=self.code,
                    key=f"short_notice|{slot.doctor}|{slot.activity}|{slot.span.start.isoformat()}",
                    says=f"{slot.span.wall()}: published, at short notice, and gone though it could stay",
                    where=(slot.source,),
                    doctor=slot.doctor,
                    amount=slot.span.minutes,
                )


def _agreed(placed: Placed, slot: Slot) -> bool:
    return any(
        not p.wanted and (p.doctor, p.activity) == (slot.doctor, slot.activity) and p.span.overlaps(slot.span)
        for p in placed.scenario.pins
    )


def _could_stay(placed: Placed, slot: Slot) -> bool:
    """Whether the plan could hold the slot as well; the rota alone is asked first, since it settles most."""
    from rotaengage.rules import RULES

    doctor = placed.scenario.rota.doctor_of.get(slot.doctor)
    if doctor is None or slot.activity not in placed.scenario.activity_of:
        return False
    if not FreeTime(placed.scenario, doctor).holds(slot.span):
        return False
    others = [r for r in RULES if r.word not in ("short_notice", "pin", "quorum")]
    more = placed._replace(slots=(*placed.slots, slot))
    before = {b.key for r in others for b in r.check(placed)}
    return not any(b.key not in before for r in others for b in r.check(more))
