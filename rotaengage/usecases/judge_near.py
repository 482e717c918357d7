"""Judge what differs from a judged plan: the days and doctors that changed, by the same rules as a whole plan.

A rule looks at the cover of a moment or at one doctor's slots; so a plan that was judged whole and differs in a few
slots is judged by the days they lie on, everybody there, and by the doctors whose they are, all their time. Where that
finds anything, or a rule looks further, the whole plan is judged. What is kept is always judged whole.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from rotaengage.domain.plan import EventOutcome, Slot
from rotaengage.domain.rota import Rota
from rotaengage.domain.scenario import Scenario
from rotaengage.domain.what_if import Swap
from rotaengage.rules import Breach, Placed, breaches
from rotaengage.rules.quorum import Quorum

AROUND_DAYS = 3
_OF_EVENTS = {Quorum.word}
"""What is asked of an event as a whole: on its day, where all who attend are."""


def breaches_near(
    scenario: Scenario,
    slots: Sequence[Slot],
    events: Sequence[EventOutcome],
    swaps: Sequence[Swap],
    days: frozenset[date] = frozenset(),
) -> list[Breach]:
    """The breaches of a plan that differs by these swaps from one that was judged; days are others that changed."""
    sides = [s for swap in swaps for s in (swap.before, swap.after) if s is not None]
    zone = scenario.rota.zone
    changed = days | {s.span.start.astimezone(zone).date() for s in sides}
    alone = breaches(_of(scenario, slots, {s.doctor for s in sides}))
    found = breaches(_on(scenario, slots, events, changed)) + [b for b in alone if b.rule not in _OF_EVENTS]
    return breaches(Placed(scenario, tuple(slots), tuple(events))) if found else []


def _on(scenario: Scenario, slots: Sequence[Slot], events: Sequence[EventOutcome], days: frozenset[date]) -> Placed:
    """Everybody on these days, and the duties around them."""
    rota, zone = scenario.rota, scenario.rota.zone
    near = {d + timedelta(days=n) for d in days for n in range(-AROUND_DAYS, 2)}
    own = rota.cut(duties=tuple(d for day in (None, *sorted(near)) for d in rota.duties_by_day.get(day, ())))
    there = tuple(s for s in slots if s.span.start.astimezone(zone).date() in days)
    met = tuple(e for e in events if e.span is not None and e.span.start.astimezone(zone).date() in days)
    pins = tuple(p for p in scenario.pins if p.span.start.astimezone(zone).date() in days)
    cover = tuple(
        r.changed(dates=on) for r in scenario.cover
        if (on := frozenset(d for d in near if _holds(rota, r.dates, r.weekdays, d)))
    )  # fmt: skip
    told = tuple(s for s in scenario.published if s.span.start.astimezone(zone).date() in days)
    return Placed(scenario.changed(rota=own, pins=pins, cover=cover, published=told), there, met)


def _holds(rota: Rota, dates: frozenset[date], weekdays: frozenset[int], day: date) -> bool:
    return rota.first_day <= day <= rota.last_day and (day in dates if dates else day.weekday() in weekdays)


def _of(scenario: Scenario, slots: Sequence[Slot], doctors: set[str]) -> Placed:
    """All time of these doctors, without what concerns others."""
    rota = scenario.rota
    duties = tuple(d for who in sorted(doctors) for d in rota.duties_by_doctor.get(who, ()))
    own = rota.cut(doctors=tuple(d for d in rota.doctors if d.id in doctors), duties=duties)
    pins = tuple(p for p in scenario.pins if p.doctor in doctors)
    dues = tuple(d for d in scenario.dues if d.doctor in doctors)
    alone = scenario.changed(rota=own, cover=(), pins=pins, dues=dues, published=())
    return Placed(alone, tuple(s for s in slots if s.doctor in doctors))
