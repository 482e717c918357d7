"""How one plan differs from another: slots swapped, and who gained and lost."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from rotaengage.domain.entitlement import fulfilment
from rotaengage.domain.plan import Slot
from rotaengage.domain.scenario import Scenario
from rotaengage.domain.span import minute_of
from rotaengage.domain.what_if import Gain, Swap

Key = tuple[str, str, int, int, str]


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
    gone, come = _minutes(before), _minutes(after)
    return gained(scenario, gone, {who: come[who] - gone[who] for who in gone.keys() | come.keys()})


def gained(scenario: Scenario, before: Mapping[str, int], more: Mapping[str, int]) -> tuple[Gain, ...]:
    """The same from the minutes that each had and how many more there are now."""
    owed: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0])
    for due in scenario.dues:
        if more.get(due.doctor):
            owed[due.doctor][0] += due.entitled_minutes
            owed[due.doctor][1] += due.standing_minutes
    found = [_gain(who, before.get(who, 0), minutes, *owed[who]) for who, minutes in more.items() if minutes]
    return tuple(sorted(found, key=lambda g: (g.minutes, g.doctor)))


def _gain(who: str, before: int, more: int, entitled: int, standing: int) -> Gain:
    return Gain(
        doctor=who,
        before_minutes=before,
        after_minutes=before + more,
        before_fulfilment=float(fulfilment(before + standing, entitled)),
        after_fulfilment=float(fulfilment(before + more + standing, entitled)),
    )


def _minutes(slots: Sequence[Slot]) -> Counter[str]:
    found = Counter[str]()
    for slot in slots:
        if slot.event is None:
            found[slot.doctor] += slot.span.minutes
    return found


def _key(slot: Slot) -> Key:
    return slot.doctor, slot.activity, minute_of(slot.span.start), minute_of(slot.span.end), slot.event or ""


def _when(swap: Swap) -> tuple[int, str, int, int]:
    slot = swap.before or swap.after
    assert slot is not None  # noqa: S101 - a swap has a side
    who, activity, start, end, _ = _key(slot)
    return start, who, end, len(activity)
