"""The identities of calendar entries."""

import hashlib
from collections import Counter
from collections.abc import Iterable

from rotaengage.domain.plan import Slot


def uids(slots: Iterable[Slot]) -> dict[Slot, str]:
    """An identity for each slot that stays from plan to plan, so that a calendar updates instead of doubling.

    A doctor's place at an event is the same entry wherever the event moves; individual time is the same entry as long
    as it is on the same day for the same activity. Names cannot be read out of it.
    """
    seen: Counter[str] = Counter()
    found = {}
    for slot in sorted(slots, key=lambda s: s.span.start.timestamp()):
        what = f"event {slot.event}" if slot.event else f"{slot.activity} {slot.span.start:%Y-%m-%d}"
        key = f"{slot.doctor}|{what}"
        seen[key] += 1
        digest = hashlib.sha256(f"{key}|{seen[key]}".encode()).hexdigest()[:32]
        found[slot] = f"{digest}@rotaengage"
    return found


def event_uid(event: str) -> str:
    """The identity of an event as such, whoever attends and whenever it is."""
    return f"{hashlib.sha256(f'the event {event}'.encode()).hexdigest()[:32]}@rotaengage"
