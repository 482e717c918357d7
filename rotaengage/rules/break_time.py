"""break_time: breaks are not spent on engagement."""

from collections import defaultdict
from collections.abc import Iterator

from rotaengage.rules.base import Breach, Placed


class BreakTime:
    """A long duty keeps its breaks beside the slots (domain notes E03; 2016 TCS Sch 3 para 21-22)."""

    word = "break_time"
    code = "RE106"
    sentence = "A duty keeps its break time free beside the slots in it."
    cure = "Shorten the slots in this duty."

    def check(self, placed: Placed) -> Iterator[Breach]:
        """One breach a duty; amount is the minutes of break taken."""
        used: defaultdict[str, int] = defaultdict(int)
        for slot in placed.slots:
            used[slot.duty] += slot.span.minutes
        for name, minutes in used.items():
            duty = placed.scenario.rota.duty_of.get(name)
            if duty is None or duty.span is None:
                continue
            length = duty.span.minutes
            free = sum(rest for longer_than, rest in placed.scenario.limits.breaks if length > longer_than)
            if minutes > length - free:
                yield Breach(
                    rule=self.word,
                    code=self.code,
                    key=f"break_time|{name}",
                    says=f"{duty.span.wall()}: {minutes} minutes of slots leave less than {free} minutes of break",
                    where=(duty.source,),
                    doctor=duty.doctor,
                    amount=minutes - (length - free),
                )
