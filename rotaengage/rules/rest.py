"""rest: nothing while a doctor should be resting after nights."""

from collections.abc import Iterator

from rotaengage.domain.codes import DutyKind
from rotaengage.domain.span import minute_of
from rotaengage.rules.base import Breach, Placed


class Rest:
    """No slot until the rest after a night is over (domain notes E05; 2016 TCS Sch 3 para 13, from the rule pack)."""

    word = "rest"
    code = "RE104"
    sentence = "Nobody is given protected time until the rest after a night is over."
    cure = "Choose a later time for this doctor."

    def check(self, placed: Placed) -> Iterator[Breach]:
        """One breach a slot; amount is the minutes of rest it is short of."""
        wanted = placed.scenario.limits.after_night_minutes
        nights = {
            doctor: [
                (minute_of(d.span.start), minute_of(d.span.end))
                for d in duties
                if d.kind is DutyKind.NIGHT and d.span is not None
            ]
            for doctor, duties in placed.scenario.rota.duties_by_doctor.items()
        }
        for slot in placed.slots:
            start = minute_of(slot.span.start)
            begun = [end for first, end in nights[slot.doctor] if first < minute_of(slot.span.end)]
            short = max((wanted - (start - end) for end in begun), default=0)
            if wanted and short > 0:
                yield Breach(
                    rule=self.word,
                    code=self.code,
                    key=f"rest|{slot.doctor}|{start}",
                    says=f"{slot.span.wall()}: {wanted // 60} hours of rest after a night are not over",
                    where=(slot.source,),
                    doctor=slot.doctor,
                    amount=short,
                )
