"""quorum: an event that is held can decide."""

from collections.abc import Iterator

from rotaengage.domain.plan import EventOutcome, Slot
from rotaengage.domain.quorum_groups import in_group
from rotaengage.domain.scenario import Scenario
from rotaengage.rules.base import Breach, Placed


class Quorum:
    """A scheduled event meets its quorum, whoever must be there (or a deputy) is, and who attends has the very slot."""

    word = "quorum"
    code = "RE112"
    sentence = "A scheduled event meets its quorum, and has whom it must have, with invited doctors who have the time."
    cure = "Choose another time for the event, or lower its quorum."

    def check(self, placed: Placed) -> Iterator[Breach]:
        """One breach a fault of an event; slots for an event that is not scheduled are breaches too."""
        known = {e.event for e in placed.events if e.span is not None}
        for slot in placed.slots:
            if slot.event is not None and slot.event not in known:
                yield self._breach(slot.event, "has slots but no time", slot.doctor)
        for event in placed.events:
            if event.span is not None:
                for fault in _faults(placed.scenario, event, [s for s in placed.slots if s.event == event.event]):
                    yield self._breach(event.event, fault, None)

    def _breach(self, event: str, says: str, doctor: str | None) -> Breach:
        key = f"quorum|{event}|{says}"
        return Breach(rule=self.word, code=self.code, key=key, says=f"{event} {says}", doctor=doctor, unit="doctors")


def _faults(scenario: Scenario, event: EventOutcome, slots: list[Slot]) -> Iterator[str]:
    activity = scenario.activity_of.get(event.activity)
    if activity is None:
        yield "belongs to no activity"
        return
    doctors = scenario.rota.doctor_of
    there = sorted(s.doctor for s in slots)
    if there != sorted(event.attending):
        yield "lists other doctors than those who have the time"
    if any(s.span != event.span or s.activity != event.activity for s in slots):
        yield "has a slot at another time"
    if not all(activity.invited.matches(doctors[d]) for d in there):
        yield "is attended by somebody who is not invited"
    if len(set(there)) < activity.quorum.total:
        yield f"has {len(set(there))} of {activity.quorum.total} for a quorum"
    for group, wanted in activity.quorum.by_group.items():
        count = sum(in_group(doctors[d], group) for d in set(there))
        if count < wanted:
            yield f"has {count} of {wanted} from {group}"
    for needed in activity.must_attend:
        if not any(d in needed or doctors[d].roles & needed for d in there):
            names = sorted(doctors[n].name if n in doctors else n for n in needed)
            yield f"is without {' or '.join(names)}"
