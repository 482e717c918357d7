"""Ways out for an event that misses its quorum: each is ranked or planned again before it is offered."""

from collections.abc import Iterator, Sequence

from rotaengage.domain.activity import WEEKDAYS, Activity, Method
from rotaengage.domain.change import AddLocum, Change, ChangeMethod, ChangeMinimum, ChangeWindow
from rotaengage.domain.changing import changed_by
from rotaengage.domain.plan import Slot
from rotaengage.domain.progress import Stop, silent
from rotaengage.domain.span import Span, minute_of
from rotaengage.domain.what_if import WhatIf, swapped
from rotaengage.domain.why import StartChoice, WayOut
from solvers.clash import hold_pins
from solvers.desk.orders import AskWhatIf
from solvers.desk.warm import Warm, clock
from solvers.desk.ways_bought import minutes_of, price_of, to_buy
from solvers.events import Ranking
from solvers.facts import Facts

TRIED = 4
MOST_LOCUMS = 4
SECONDS = 2.0


def event_ways(warm: Warm, activity: Activity, starts: Sequence[StartChoice], stop: Stop) -> Iterator[WayOut]:
    """One doctor fewer or somebody bought at one of the best starts, any working day, or another method."""
    for kind in (_lowered, _bought):
        for choice in starts[:TRIED]:
            way = None if stop.requested else kind(warm, activity, choice, stop)
            if way is not None:
                yield way
                break
    wider = ChangeWindow(activity=activity.id, window=activity.window.changed(weekdays=WEEKDAYS))
    if wider.window != activity.window and not stop.requested and _reaches(warm, activity.id, (wider,), None, stop):
        yield WayOut(changes=(wider,), says=wider.says(warm.scenario), price="it may lie on any working day")
    for method in (_virtual, _own_time):
        other = None if stop.requested else method(warm, activity, stop)
        if other is not None:
            yield other


def _lowered(warm: Warm, activity: Activity, choice: StartChoice, stop: Stop) -> WayOut | None:
    lower = _lower(warm, activity, choice)
    if not lower or not _reaches(warm, activity.id, lower, choice, stop):
        return None
    halves = sum(o.half_hours for o in choice.obstacles)
    says = " and ".join(c.says(warm.scenario) for c in lower)
    price = f"{halves} half hours of a doctor below the minimum"
    return WayOut(changes=lower, says=says, price=price, half_hours=halves)


def _lower(warm: Warm, activity: Activity, choice: StartChoice) -> tuple[ChangeMinimum, ...]:
    minimum, span = {r.id: r.minimum for r in warm.scenario.cover}, _span(warm, activity, choice)
    return tuple(
        ChangeMinimum(
            requirement=o.requirement,
            minimum=minimum[o.requirement] - 1,
            dates=frozenset({span.start.date()}),
            start=span.start.time(),
            end=span.end.time(),
        )
        for o in choice.obstacles
        if minimum[o.requirement] > 0
    )


def _bought(warm: Warm, activity: Activity, choice: StartChoice, stop: Stop) -> WayOut | None:
    """The fewest shifts, the cheapest first, with which a start reaches the quorum."""
    needs = {o.requirement for o in choice.obstacles}
    offered = to_buy(warm, _span(warm, activity, choice), needs, all_of_them=False) if needs else []
    chosen: list[AddLocum] = []
    for one in offered * (1 if warm.scenario.backfill else MOST_LOCUMS):
        if stop.requested or len(chosen) == MOST_LOCUMS:
            return None
        chosen.append(one)
        if _reaches(warm, activity.id, chosen, choice, stop):
            says = " and ".join(c.says(warm.scenario) for c in chosen)
            minutes = sum(minutes_of(c) for c in chosen)
            return WayOut(changes=tuple(chosen), says=says, price=", ".join(price_of(chosen)), backfill_minutes=minutes)
    return None


def _virtual(warm: Warm, activity: Activity, stop: Stop) -> WayOut | None:
    """Who takes part stays within reach and goes on counting to cover."""
    change = ChangeMethod(activity=activity.id, method=Method.VIRTUAL)
    if activity.counts_to_cover or not _reaches(warm, activity.id, (change,), None, stop):
        return None
    return WayOut(changes=(change,), says=change.says(warm.scenario),
                  price="who takes part stays within reach of the ward and counts to cover")  # fmt: skip


def _own_time(warm: Warm, activity: Activity, stop: Stop) -> WayOut | None:
    """Everybody invited finds time of their own; offered where as many do as the quorum asks for."""
    from solvers.desk.what_if import what_if

    change = ChangeMethod(activity=activity.id, method=Method.ASYNCHRONOUS)
    answer = what_if(warm, AskWhatIf(changes=(change,)), silent, stop)
    given = [s for s in _slots(warm, answer) if s.activity == activity.id] if answer.possible else []
    if len(given) < max(1, activity.quorum.total):
        return None
    lost = -sum(g.minutes for g in answer.gains if g.minutes < 0)
    minutes = sum(s.span.minutes for s in given)
    price = [
        f"{minutes / 60:g} h of {len(given)} doctors' own time",
        *([f"others lose {lost / 60:g} h"] if lost else []),
    ]
    return WayOut(changes=(change,), says=change.says(warm.scenario), price=", ".join(price), lost_minutes=lost)


def _slots(warm: Warm, answer: WhatIf) -> tuple[Slot, ...]:
    return answer.slots or swapped(warm.standing.slots, answer.swaps)


def _span(warm: Warm, activity: Activity, choice: StartChoice) -> Span:
    start = minute_of(choice.start)
    return Span.between(start, start + activity.duration_minutes, warm.base.facts.zone)


def _reaches(warm: Warm, event: str, changes: Sequence[Change], choice: StartChoice | None, stop: Stop) -> bool:
    """Whether the event reaches its quorum under changes: at a start, or at any."""
    changed = changed_by(warm.scenario, changes)
    facts = Facts(changed)
    held = hold_pins(facts).blocks
    again = Ranking(facts, changed.activity_of[event], held, clock(SECONDS, stop), 1)
    if choice is None:
        return again.best(held) is not None
    start = minute_of(choice.start)
    return start in again.starts and not again.option(start).short
