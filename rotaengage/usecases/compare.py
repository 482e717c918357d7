"""Two plans side by side: which slots differ, and who has more or less."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from rotaengage.domain.entitlement import fulfilment
from rotaengage.domain.plan import Slot
from rotaengage.domain.scenario import Scenario
from rotaengage.domain.what_if import Gain, Swap

Same = tuple[str, str, str | None, float, float]


def swaps(before: Sequence[Slot], after: Sequence[Slot]) -> tuple[Swap, ...]:
    """Slots that only one plan has; a doctor's nearest two of one activity are told as one slot that moved."""
    kept = {_same(s) for s in before} & {_same(s) for s in after}
    gone, come = _by_whom(before, kept), _by_whom(after, kept)
    found = [swap for key in {**gone, **come} for swap in _paired(gone.get(key, []), come.get(key, []))]
    return tuple(sorted(found, key=_when))


def _same(slot: Slot) -> Same:
    return slot.doctor, slot.activity, slot.event, slot.span.start.timestamp(), slot.span.end.timestamp()


def _by_whom(slots: Iterable[Slot], kept: set[Same]) -> dict[tuple[str, str], list[Slot]]:
    found: defaultdict[tuple[str, str], list[Slot]] = defaultdict(list)
    for slot in slots:
        if _same(slot) not in kept:
            found[slot.doctor, slot.activity].append(slot)
    return dict(found)


def _paired(gone: list[Slot], come: list[Slot]) -> list[Swap]:
    left, found = list(come), []
    for slot in sorted(gone, key=lambda s: s.span.start.timestamp()):
        near = min(left, key=lambda s: abs(s.span.start.timestamp() - slot.span.start.timestamp()), default=None)
        if near is not None:
            left.remove(near)
        found.append(Swap(before=slot, after=near))
    return [*found, *(Swap(after=slot) for slot in left)]


def _when(swap: Swap) -> tuple[float, str]:
    slot = swap.before or swap.after
    return (slot.span.start.timestamp(), slot.doctor) if slot else (0.0, "")


def gains(scenario: Scenario, before: Sequence[Slot], after: Sequence[Slot]) -> tuple[Gain, ...]:
    """Every doctor whose individual minutes differ: those who lose most first."""
    had, has = _minutes(before), _minutes(after)
    owed: defaultdict[str, int] = defaultdict(int)
    standing: defaultdict[str, int] = defaultdict(int)
    for due in scenario.dues:
        owed[due.doctor] += due.entitled_minutes
        standing[due.doctor] += due.standing_minutes
    found = [
        Gain(
            doctor=i,
            before_minutes=had.get(i, 0),
            after_minutes=has.get(i, 0),
            before_fulfilment=float(fulfilment(had.get(i, 0) + standing[i], owed[i])),
            after_fulfilment=float(fulfilment(has.get(i, 0) + standing[i], owed[i])),
        )
        for i in {**had, **has}
        if had.get(i, 0) != has.get(i, 0)
    ]
    return tuple(sorted(found, key=lambda g: (g.minutes, g.doctor)))


def _minutes(slots: Iterable[Slot]) -> dict[str, int]:
    found: defaultdict[str, int] = defaultdict(int)
    for slot in slots:
        if slot.event is None:
            found[slot.doctor] += slot.span.minutes
    return dict(found)
