"""Promises: published slots at short notice are held like pins where they can stand; an event keeps its time."""

from collections.abc import Callable, Sequence

from rotaengage.domain.activity import Activity
from rotaengage.domain.plan import Draft, Slot
from rotaengage.domain.scenario import Pin, Scenario
from solvers.clash import hold_pins
from solvers.constraints.pin import PROMISED
from solvers.facts import Facts


def with_promises(
    scenario: Scenario, *, attendance: bool = True, facts_of: Callable[[Scenario], Facts] = Facts
) -> Scenario:
    """The scenario with a promise for each live slot that can stand beside the pins and the promises before it.

    attendance: places at events are promised too; without it only own time and the events' times are.
    facts_of: the facts of a problem in which nothing but pins differs, where these are at hand.
    """
    live = [s for s in scenario.published if scenario.is_live(s)]
    if not live or hold_pins(facts_of(scenario)).clash:
        return scenario
    known = {(p.doctor, p.activity, p.span) for p in scenario.pins if p.wanted}
    mine = [s for s in live if (attendance or s.event is None) and not _agreed(scenario, s)]
    own = [s for s in mine if (s.doctor, s.activity, s.span) not in known]
    pins = [_pin(s) for s in sorted(own, key=lambda s: (s.span.start.timestamp(), s.doctor, s.activity))]
    fixed = scenario.changed(activities=tuple(_fixed(scenario, a, live) for a in scenario.activities))
    return fixed.changed(pins=(*scenario.pins, *_fitting(fixed, (), pins, facts_of)))


def without_promises(draft: Draft, scenario: Scenario) -> Draft:
    """The draft with only those slots marked as pinned that a person pinned."""
    wanted = {(p.doctor, p.activity, p.span) for p in scenario.pins if p.wanted}
    if not scenario.published:
        return draft
    slots = tuple(s.changed(pinned=(s.doctor, s.activity, s.span) in wanted) for s in draft.slots)
    return draft.changed(slots=slots)


def _pin(slot: Slot) -> Pin:
    return Pin(doctor=slot.doctor, activity=slot.activity, span=slot.span, by=PROMISED)


def _agreed(scenario: Scenario, slot: Slot) -> bool:
    own = [p for p in scenario.pins if not p.wanted and (p.doctor, p.activity) == (slot.doctor, slot.activity)]
    return any(p.span.overlaps(slot.span) for p in own)


def _fitting(
    scenario: Scenario, kept: tuple[Pin, ...], more: Sequence[Pin], facts_of: Callable[[Scenario], Facts]
) -> tuple[Pin, ...]:
    """The promises that can stand beside those that are kept, tried by halves: mostly all of them can."""
    if not more:
        return kept
    together = scenario.changed(pins=(*scenario.pins, *kept, *more))
    if not hold_pins(facts_of(together)).clash:
        return (*kept, *more)
    if len(more) == 1:
        return kept
    half = len(more) // 2
    return _fitting(scenario, _fitting(scenario, kept, more[:half], facts_of), more[half:], facts_of)


def _fixed(scenario: Scenario, activity: Activity, live: Sequence[Slot]) -> Activity:
    """An event whose published time is live keeps it, unless a person pinned or refused something of it."""
    spans = {s.span for s in live if s.event == activity.id}
    if len(spans) != 1 or any(p.activity == activity.id for p in scenario.pins):
        return activity
    zone = scenario.rota.zone
    (span,) = spans
    start, end = span.start.astimezone(zone), span.end.astimezone(zone)
    window = activity.window.changed(
        first_day=start.date(), last_day=start.date(), earliest=start.time(), latest=end.time()
    )
    return activity.changed(window=window)
