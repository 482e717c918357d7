"""frozen: the past and the published part are left alone."""

from collections.abc import Iterator

from rotaengage.rules.base import Breach, Placed


class Frozen:
    """Nothing new is placed before the freeze; what was published stays (domain notes E.1: notice)."""

    word = "frozen"
    code = "RE114"
    sentence = "Nothing new is placed before the date up to which the rota is frozen."
    cure = "Choose a later time, or move the freeze."

    def check(self, placed: Placed) -> Iterator[Breach]:
        """One breach a slot; amount is its minutes."""
        told = {(s.doctor, s.activity, s.event, s.span) for s in placed.scenario.published}
        for slot in placed.slots:
            known = (slot.doctor, slot.activity, slot.event, slot.span) in told
            if not known and not placed.scenario.in_future(slot.span.start):
                yield Breach(
                    rule=self.word,
                    code=self.code,
                    key=f"frozen|{slot.doctor}|{slot.span.start.isoformat()}",
                    says=f"{slot.span.wall()}: before the freeze",
                    where=(slot.source,),
                    doctor=slot.doctor,
                    amount=slot.span.minutes,
                )
