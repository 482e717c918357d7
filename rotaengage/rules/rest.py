"""rest: nothing while a doctor should be resting after nights."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import accumulate

from rotaengage.domain.codes import DutyKind
from rotaengage.domain.duty import Duty
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
        if not wanted:
            return
        nights = {who: _nights(duties) for who, duties in placed.scenario.rota.duties_by_doctor.items()}
        for slot in placed.slots:
            start, (begins, ends) = minute_of(slot.span.start), nights[slot.doctor]
            begun = bisect_left(begins, minute_of(slot.span.end))
            short = wanted - (start - ends[begun - 1]) if begun else 0
            if short > 0:
                yield Breach(
                    rule=self.word,
                    code=self.code,
                    key=f"rest|{slot.doctor}|{start}",
                    says=f"{slot.span.wall()}: {wanted // 60} hours of rest after a night are not over",
                    where=(slot.source,),
                    doctor=slot.doctor,
                    amount=short,
                )


def _nights(duties: Iterable[Duty]) -> tuple[list[int], list[int]]:
    """When nights begin, rising, and the latest end of each and those before it."""
    found = sorted(
        (minute_of(d.span.start), minute_of(d.span.end))
        for d in duties
        if d.kind is DutyKind.NIGHT and d.span is not None
    )
    return [first for first, _ in found], list(accumulate((end for _, end in found), max))
