"""The little of a scenario that an answer is made of: blocks of the days that changed, of the doctors who may move
around them, and of the plan that stands elsewhere. Everything else is as the plan that stands left it.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, time
from functools import cached_property

import numpy as np

from rotaengage.domain.plan import EventOutcome, Slot
from rotaengage.domain.scenario import Scenario
from rotaengage.domain.span import at_minute, instant, minute_of
from solvers.arrays import Ints, ints
from solvers.board import Block, Blocks
from solvers.facts import Facts
from solvers.stretch import Stretch
from solvers.variables import ALWAYS, individual_blocks, seats_of

OF_PINS = frozenset({"scenario", "pins", "_refusals"})
"""What facts know of pins; everything else stays as it is when only pins change."""


class Base:
    """The scene of the plan that stands, whole: facts, all blocks, and where each day's and doctor's blocks are."""

    def __init__(self, scenario: Scenario, slots: Sequence[Slot], events: Sequence[EventOutcome]) -> None:
        self.scenario, self.slots, self.events = scenario, tuple(slots), tuple(events)
        self.had = Counter[str]()
        for slot in slots:
            self.had[slot.doctor] += slot.span.minutes * (slot.event is None)
        self.facts = Facts(scenario)
        self.stands = [block_of(s, self.facts) for s in slots]
        own = individual_blocks(self.facts) + _seats(self.facts, events)
        known = set(keys(own).tolist())
        self.stood = stood = Blocks.of(self.stands, self.facts.names)
        self.blocks = own + stood.take(~np.isin(keys(stood), list(known)))
        self.standing = np.flatnonzero(np.isin(keys(self.blocks), keys(stood)))

    @cached_property
    def of_day(self) -> dict[int, Ints]:
        """The numbers of each day's blocks."""
        order = np.argsort(self.blocks.day, kind="stable").astype(np.int64)
        days, first = np.unique(self.blocks.day[order], return_index=True)
        ends = [*first[1:].tolist(), len(order)]
        return {int(d): order[a:b] for d, a, b in zip(days, first.tolist(), ends[: len(days)], strict=True)}

    def columns_of(self, blocks: Blocks) -> Ints:
        """The numbers of those of some blocks that are known here."""
        return np.flatnonzero(np.isin(keys(self.blocks), keys(renamed(blocks, self.facts))))

    def on(self, days: Iterable[int]) -> Blocks:
        """The blocks of some days."""
        return self.blocks.take(np.concatenate([ints([]), *(self.of_day.get(d, ints([])) for d in sorted(days))]))


def facts_with_pins(facts: Facts, scenario: Scenario) -> Facts:
    """The facts of a scenario in which nothing but pins differs."""
    twin = Facts(scenario)
    twin.__dict__.update({k: v for k, v in facts.__dict__.items() if k not in OF_PINS})
    return twin


def blocks_on(base: Base, facts: Facts, days: frozenset[int], *, only_pins: bool) -> Blocks:
    """Every block of some days under changed facts."""
    return _unrefused(base.on(days), facts) if only_pins else _laid_out_anew(base, facts, days)


def _unrefused(blocks: Blocks, facts: Facts) -> Blocks:
    gone = np.zeros(len(blocks), dtype=np.bool_)
    for pin in (p for p in facts.pins if not p.wanted):
        low, high = minute_of(pin.span.start), minute_of(pin.span.end)
        own = (blocks.doctor == facts.names.doctor(pin.doctor)) & (
            blocks.activity == facts.names.activity(pin.activity)
        )
        gone |= own & (blocks.start < high) & (low < blocks.end)
    return blocks.take(~gone)


def _laid_out_anew(base: Base, facts: Facts, days: frozenset[int]) -> Blocks:
    events = [e for e in base.events if e.span is not None and e.span.start.astimezone(facts.zone).toordinal() in days]
    between = time_of(facts, days)
    found = individual_blocks(facts, between) + _seats(facts, events, between)
    return found.take(np.isin(found.day, ints(sorted(days))))


def time_of(facts: Facts, days: Iterable[int], beside: int = 0) -> Stretch:
    """From the first of some days to the last in minutes, and so many days on either side."""
    found = sorted(days) or [facts.rota.first_day.toordinal()]
    ends = date.fromordinal(found[0] - beside), date.fromordinal(found[-1] + beside + 1)
    low, high = (minute_of(instant(day, time(0), facts.zone)) for day in ends)
    return low, high


def with_pins_in(blocks: Blocks, pins: Sequence[Block]) -> Blocks:
    """The blocks and, where they are not among them, those that pins stand for."""
    more = Blocks.of(pins, blocks.names)
    fresh = ~np.isin(keys(more), keys(blocks)) & np.isin(more.day, np.unique(blocks.day))
    return blocks + more.take(fresh) if fresh.any() else blocks


def renamed(blocks: Blocks, facts: Facts, *, keep: bool = False) -> Blocks:
    """Blocks with the numbers of other facts; those of duties that have no time there are left out unless kept."""
    names, old = facts.names, blocks.names
    if names is old:
        return blocks
    doctors = ints([names.doctor_number.get(d, -1) for d in old.doctors])
    activities = ints([names.activity_number.get(a, -1) for a in old.activities])
    duties = ints([names.duty_number.get(d, -1) for d in old.duties])
    twin = Blocks(names, doctors[blocks.doctor], activities[blocks.activity], duties[blocks.duty], blocks.start,
                  blocks.end, blocks.day, blocks.event)  # fmt: skip
    return twin if keep else twin.take((twin.doctor >= 0) & (twin.activity >= 0) & (twin.duty >= 0))


def block_of(slot: Slot, facts: Facts) -> Block:
    """A slot as a block."""
    start, end = minute_of(slot.span.start), minute_of(slot.span.end)
    day = at_minute(start, facts.zone).toordinal()
    return Block(slot.doctor, slot.activity, slot.duty, start, end, day, slot.event is not None)


def keys(blocks: Blocks) -> Ints:
    """One number for who, what and when."""
    parts = ((blocks.doctor, 12), (blocks.activity, 8), (blocks.start, 28), (blocks.end - blocks.start, 12))
    out = blocks.event.astype(np.int64)
    for values, bits in parts:
        out = (out << bits) | values
    return out


def _seats(facts: Facts, events: Sequence[EventOutcome], between: Stretch = ALWAYS) -> Blocks:
    starts = {e.activity: minute_of(e.span.start) for e in events if e.span is not None}
    held = [(seats_of(facts, a, between), starts[a.id]) for a in facts.events if a.id in starts]
    return Blocks.of([b for seats, start in held for b in seats.get(start, [])], facts.names)
