"""entitlement: nobody is given more than is owed while others wait."""

from collections import defaultdict
from collections.abc import Iterator

from rotaengage.domain.entitlement import Due
from rotaengage.rules.base import Breach, Placed


class Entitlement:
    """Individual time of a doctor for an activity stays within what is still owed (solver notes, row 3)."""

    word = "entitlement"
    code = "RE111"
    sentence = "No doctor is given more individual time than is owed."
    cure = "Remove or shorten a slot of this doctor, or raise the entitlement."

    def check(self, placed: Placed) -> Iterator[Breach]:
        """One breach a doctor and activity; amount is the minutes too many."""
        planned: defaultdict[tuple[str, str], int] = defaultdict(int)
        for slot in placed.slots:
            if slot.event is None:
                planned[slot.doctor, slot.activity] += slot.span.minutes
        for (doctor, activity), minutes in planned.items():
            due = placed.scenario.due_of.get((doctor, activity)) or Due(
                doctor=doctor, activity=activity, entitled_minutes=0
            )
            if minutes > due.open_minutes:
                yield Breach(
                    rule=self.word,
                    code=self.code,
                    key=f"entitlement|{doctor}|{activity}",
                    says=f"{minutes} minutes of {activity} planned, {due.open_minutes} owed",
                    where=tuple(s.source for s in placed.slots if (s.doctor, s.activity) == (doctor, activity)),
                    doctor=doctor,
                    amount=minutes - due.open_minutes,
                )
