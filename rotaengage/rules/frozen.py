"""frozen: the past and the published part are left alone."""

from collections.abc import Iterator

from rotaengage.rules.base import Breach, Placed


class Frozen:
    """Nothing is placed before the freeze (domain notes E.1: notice)."""

    word = "frozen"
    code = "RE114"
    sentence = "Nothing is placed before the date up to which the rota is frozen."
    cure = "Choose a later time, or move the freeze."

    def check(self, placed: Placed) -> Iterator[Breach]:
        """One breach a slot; amount is its minutes."""
        for slot in placed.slots:
            if not placed.scenario.in_future(slot.span.start):
                yield Breach(
                    rule=self.word,
                    code=self.code,
                    key=f"frozen|{slot.doctor}|{slot.span.start.isoformat()}",
                    says=f"{slot.span.wall()}: before the freeze",
                    where=(slot.source,),
                    doctor=slot.doctor,
                    amount=slot.span.minutes,
                )
