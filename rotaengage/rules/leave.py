"""leave: nothing on a day of leave or rest."""

from collections.abc import Iterator

from rotaengage.domain.codes import LEAVE, REST
from rotaengage.rules.base import Breach, Placed


class Leave:
    """A doctor on leave, at rest or on a non-working day is left alone (product: safety first)."""

    word = "leave"
    code = "RE103"
    sentence = "Nobody is given protected time on a day of leave, rest or a non-working day."
    cure = "Choose another day for this doctor."

    def check(self, placed: Placed) -> Iterator[Breach]:
        """One breach a slot; amount is its minutes."""
        rota = placed.scenario.rota
        away = {(d.doctor, d.day): d for d in rota.duties if d.kind in LEAVE | REST}
        for slot in placed.slots:
            day = slot.span.start.astimezone(rota.zone).date()
            duty = away.get((slot.doctor, day))
            if duty is not None or day.weekday() in rota.doctor_of[slot.doctor].non_working_days:
                yield Breach(
                    rule=self.word,
                    code=self.code,
                    key=f"leave|{slot.doctor}|{day}",
                    says=f"{slot.span.wall()}: the doctor is away that day",
                    where=(slot.source,) if duty is None else (slot.source, duty.source),
                    doctor=slot.doctor,
                    amount=slot.span.minutes,
                )
