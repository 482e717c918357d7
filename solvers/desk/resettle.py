"""Events that a change leaves without their time: the best new start for each, everything else as near as it can be."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from rotaengage.domain.plan import EventOutcome
from rotaengage.domain.progress import Stop
from rotaengage.domain.span import Span
from rotaengage.domain.touched import Touched
from solvers.arrays import Mask, ints
from solvers.board import Block, Blocks
from solvers.desk.scene import blocks_on
from solvers.desk.warm import Warm, clock
from solvers.events import Option, Ranking
from solvers.facts import Facts

SECONDS = 3.0


class Resettled(NamedTuple):
    """The days that changed with the new ones, their blocks, who attends the moved events, and all events."""

    touched: Touched
    here: Blocks
    attending: tuple[Block, ...]
    events: tuple[EventOutcome, ...]


def missed(warm: Warm, facts: Facts) -> list[EventOutcome]:
    """The events of the plan that have no time."""
    still = {a.id for a in facts.events}
    return [e for e in warm.base.events if e.span is None and e.activity in still]


def resettled(
    warm: Warm, facts: Facts, touch: Touched, pins: Sequence[Block], moved: Sequence[EventOutcome], stop: Stop
) -> Resettled:
    """New starts for some events; those that find none have no time."""
    names = {e.activity for e in moved}
    held = [*pins, *(b for b in warm.base.stands if b.event and b.activity not in names)]
    chosen: dict[str, Option] = {}
    events = {e.activity: e for e in warm.base.events}
    for event in moved:
        if event.activity not in {a.id for a in facts.events}:  # it needs no common start any more
            del events[event.activity]
            continue
        activity = facts.scenario.activity_of[event.activity]
        ranking = Ranking(facts, activity, held, clock(SECONDS, stop), warm.standing.settings.seed)
        best = ranking.best(held)
        if best is None:
            why_not = ranking.meeting(None, held).why_not
            events[event.activity] = event.changed(span=None, attending=(), quorum_met=False, why_not=why_not)
            continue
        held += best.attending
        chosen[event.activity] = best
        span = Span.between(best.start, best.start + activity.duration_minutes, facts.zone)
        who = tuple(sorted(b.doctor for b in best.attending))
        events[event.activity] = event.changed(span=span, attending=who, quorum_met=True, why_not="")
    attending = tuple(b for o in chosen.values() for b in o.attending)
    # Whoever is let go of the old time makes room there for others.
    days = touch._replace(days=touch.days | {b.day for b in attending}, grows=True)
    here = blocks_on(warm.base, facts, days.days, only_pins=touch.only_pins)
    gone = [n for n, name in enumerate(here.names.activities) if name in names]
    kept = here.take(~(_among(here, gone) & here.event))
    return Resettled(days, kept + Blocks.of(attending, here.names), attending, tuple(events.values()))


def _day(facts: Facts, span: Span) -> int:
    return span.start.astimezone(facts.zone).toordinal()


def _among(blocks: Blocks, activities: Sequence[int]) -> Mask:
    return np.isin(blocks.activity, ints(activities))
