"""How one plan differs from another: slots swapped, and who gained and lost."""

from collections import defaultdict
from collections.abc import Sequence

from rotaengage.domain.entitlement import fulfilment
from rotaengage.domain.plan import Slot
from rotaengage.domain.scenario import Scenario
from rotaengage.domain.span import minute_of
from rotaengage.domain.what_if import Gain, Swap

Key = tuple[str, str, int, int]


def swaps(before: Sequence[Slot], after: Sequence[Slot]) -> tuple[Swap, ...]:
    """The slots that differ, by time; one taken away and one put in on the same doctor's day are one swap."""
    kept = {_key(s) for s in before} & {_key(s) for s in after}
    days: defaultdict[tuple[str, str, int], tuple[list[Slot], list[Slot]]] = defaultdict(lambda: ([], []))
    for side, slots in enumerate((before, after)):
        for slot in slots:
            if _key(slot) not in kept:
                days[slot.doctor, slot.activity, slot.span.start.toordinal()][side].append(slot)
    found: list[Swap] = []
    for gone, come in days.values():
        pairs = max(len(gone), len(come))
        found += [
            Swap(before=gone[n] if n < len(gone) else None, after=come[n] if n < len(come) else None)
            for n in range(pairs)
        ]
    return tuple(sorted(found, key=_when))


def gains(scenario: Scenario, before: Sequence[Slot], after: Sequence[Slot]) -> tuple[Gain, ...]:
    """Who has more or less individual time than before: who loses most first."""
    minutes: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0])
    for side, slots in enumerate((before, after)):
        for slot in slots:
            if slot.event is None:
                minutes[slot.doctor][side] += slot.span.minutes
    owed: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0])
    for due in scenario.dues:
        owed[due.doctor][0] += due.entitled_minutes
        owed[due.doctor][1] += due.standing_minutes
    found = [
        Gain(
            doctor=who,
            before_minutes=was,
            after_minutes=now,
            before_fulfilment=float(fulfilment(was + owed[who][1], owed[who][0])),
            after_fulfilment=float(fulfilment(now + owed[who][1], owed[who][0])),
        )
        for who, (was, now) in minutes.items()
        if was != now
    ]
    return tuple(sorted(found, key=lambda g: (g.minutes, g.doctor)))


def _key(slot: Slot) -> Key:
    return slot.doctor, slot.activity, minute_of(slot.span.start), minute_of(slot.span.end)


def _when(swap: Swap) -> Key:
    slot = swap.before or swap.after
    assert slot is not None  # noqa: S101 - a swap has a side
    who, activity, start, end = _key(slot)
    return str(start).zfill(12), who, end, len(activity)
