"""What follows from changes: the answer of one what-if."""

from collections.abc import Sequence
from enum import StrEnum

from rotaengage.domain.change import Change
from rotaengage.domain.noun import Noun
from rotaengage.domain.plan import EventOutcome, Objective, Slot


class Found(StrEnum):
    """How an answer was found: near the plan that stands, by filling up alone, or by planning everything anew."""

    NEARBY = "nearby"
    FILLED = "filled"
    REPLANNED = "replanned"


class Swap(Noun):
    """One slot that differs from the plan that stands: taken away, put in, or both in one doctor's day."""

    before: Slot | None = None
    after: Slot | None = None


def swapped(slots: Sequence[Slot], swaps: Sequence[Swap]) -> tuple[Slot, ...]:
    """The slots after the swaps, by time, then doctor."""
    gone = {_key(s.before) for s in swaps if s.before is not None}
    come = [s.after for s in swaps if s.after is not None]
    kept = [s for s in slots if _key(s) not in gone]
    return tuple(sorted((*kept, *come), key=lambda s: (s.span.start.timestamp(), s.doctor, s.activity)))


def _key(slot: Slot) -> tuple[str, str, float, float, str | None]:
    return slot.doctor, slot.activity, slot.span.start.timestamp(), slot.span.end.timestamp(), slot.event


class Gain(Noun):
    """What one doctor has before and after, in planned minutes, and the fulfilment of what is owed, 0 to 1."""

    doctor: str
    before_minutes: int
    after_minutes: int
    before_fulfilment: float = 1.0
    after_fulfilment: float = 1.0

    @property
    def minutes(self) -> int:
        """Gained; negative is lost."""
        return self.after_minutes - self.before_minutes


class WhatIf(Noun):
    """A plan under changes, and how it differs from the one that stands.

    slots and events are filled in where the answer is judged; before that only swaps are, unless it was replanned.
    possible is False where no plan keeps all changes: why_not then says what they meet, and the rest is empty.
    gap is a share of the bound of protected time under these changes; judged says that the plain rules passed it.
    below_floor_minutes: by how much doctors fall below the worst-off of the plan that stands, and groups below the
    worst group where fairness between them was asked for. bound_minutes holds for every plan that leaves nobody farther
    below and has as much attendance at events as the answer: one with less may give more time. open_minutes is what any
    plan might be better by, each minute below the floor at its price.
    """

    changes: tuple[Change, ...] = ()
    possible: bool = True
    why_not: tuple[str, ...] = ()
    slots: tuple[Slot, ...] = ()
    events: tuple[EventOutcome, ...] = ()
    objectives: tuple[Objective, ...] = ()
    swaps: tuple[Swap, ...] = ()
    gains: tuple[Gain, ...] = ()
    notes: tuple[str, ...] = ()
    delivered_minutes: int = 0
    bound_minutes: float = 0.0
    below_floor_minutes: int = 0
    open_minutes: float = 0.0
    found: Found = Found.NEARBY
    judged: bool = False
    seconds: float = 0.0

    @property
    def gap(self) -> float:
        """How far below its bound the protected time is, as a share of the bound."""
        return max(0.0, 1 - self.delivered_minutes / self.bound_minutes) if self.bound_minutes > 0 else 0.0
