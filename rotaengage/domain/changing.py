"""A scenario in which changes hold. The scenario that came in stays as it is, so that undo is a shorter list."""

from collections.abc import Sequence
from datetime import date, time
from functools import singledispatch

from rotaengage.domain.activity import Activity, ActivityForm, Method
from rotaengage.domain.backfill import Backfill, in_order
from rotaengage.domain.change import (
    AddLocum,
    Change,
    ChangeMethod,
    ChangeMinimum,
    ChangeWindow,
    CloseDay,
    LiftPin,
    Move,
    MustAttend,
    PinSlot,
    ProtectTime,
    Refuse,
    TakeLeave,
)  # fmt: skip
from rotaengage.domain.codes import LEAVE
from rotaengage.domain.entitlement import Due
from rotaengage.domain.issue import UserError
from rotaengage.domain.own_time import as_own_time
from rotaengage.domain.plan import EventOutcome
from rotaengage.domain.scenario import Pin, Scenario
from rotaengage.domain.service import CoverRequirement
from rotaengage.domain.span import Span, days_between

BY = "what-if"


def changed_by(scenario: Scenario, changes: Sequence[Change], events: Sequence[EventOutcome] = ()) -> Scenario:
    """The scenario with every change, in order. events are those of the plan that stands.

    UserError where a change names a doctor, activity, requirement, pin or event time that is not there.
    """
    for change in changes:
        scenario = _apply(change, scenario, events)
    return scenario


@singledispatch
def _apply(change: Change, scenario: Scenario, events: Sequence[EventOutcome]) -> Scenario:
    raise TypeError(change)


@_apply.register
def _(change: PinSlot, scenario: Scenario, events: Sequence[EventOutcome]) -> Scenario:
    del events
    return _pinned(scenario, _pin(scenario, change.doctor, change.activity, change.span))


@_apply.register
def _(change: Refuse, scenario: Scenario, events: Sequence[EventOutcome]) -> Scenario:
    del events
    names = [a.id for a in scenario.activities] if change.activity is None else [change.activity]
    return _pinned(scenario, *(_pin(scenario, change.doctor, n, change.span, wanted=False) for n in names))


@_apply.register
def _(change: Move, scenario: Scenario, events: Sequence[EventOutcome]) -> Scenario:
    del events
    pins = [_pin(scenario, change.doctor, change.activity, change.after)]
    if not change.before.overlaps(change.after):
        pins.append(_pin(scenario, change.doctor, change.activity, change.before, wanted=False))
    return _pinned(scenario, *pins)


@_apply.register
def _(change: LiftPin, scenario: Scenario, events: Sequence[EventOutcome]) -> Scenario:
    del events
    kept = tuple(p for p in scenario.pins if (p.doctor, p.activity, p.span) != _place(change))
    if len(kept) == len(scenario.pins):
        raise UserError(f"there is no such pin: {change.says(scenario)}")
    return scenario.changed(pins=kept)


@_apply.register
def _(change: MustAttend, scenario: Scenario, events: Sequence[EventOutcome]) -> Scenario:
    span = next((e.span for e in events if e.event == change.event), None)
    _known(change.event in scenario.activity_of or span is not None, f"no event {change.event}", known_events(scenario))
    if span is None:
        raise UserError(f"{change.says(scenario)}, but the event has no time in the plan", cure="plan its time first")
    return _pinned(scenario, _pin(scenario, change.doctor, change.event, span))


@_apply.register
def _(change: ProtectTime, scenario: Scenario, events: Sequence[EventOutcome]) -> Scenario:
    # Who can be let go is for the planner to find out; the scenario only has to name what is meant.
    del events
    _check_activity(scenario, change.activity)
    return scenario


@_apply.register
def _(change: CloseDay, scenario: Scenario, events: Sequence[EventOutcome]) -> Scenario:
    del events
    span = Span.on(change.day, time(0), time(0), scenario.rota.zone)
    names = [a.id for a in scenario.activities]
    pins = [Pin(doctor=d.id, activity=n, span=span, wanted=False, by=BY) for d in scenario.rota.doctors for n in names]
    return _pinned(scenario, *pins)


@_apply.register
def _(change: ChangeMinimum, scenario: Scenario, events: Sequence[EventOutcome]) -> Scenario:
    del events
    there = any(is_part_of(r.id, change.requirement) for r in scenario.cover)
    _known(there, f"no requirement {change.requirement}", _one_of([r.id for r in scenario.cover]))
    cover = tuple(
        part
        for r in scenario.cover
        for part in (_split(r, change, scenario) if is_part_of(r.id, change.requirement) else [r])
    )
    return scenario.changed(cover=cover)


@_apply.register
def _(change: AddLocum, scenario: Scenario, events: Sequence[EventOutcome]) -> Scenario:
    # Decided by a person, so it is bought outside all offers and their limits.
    del events
    span = Span.on(change.day, change.start, change.end, scenario.rota.zone)
    hours = Backfill(tier=change.tier, grade=change.grade, skills=change.skills, team=change.team, site=change.site,
                     span=span, price=change.price)  # fmt: skip
    return scenario.changed(bought=in_order([*scenario.bought, hours]))


@_apply.register
def _(change: TakeLeave, scenario: Scenario, events: Sequence[EventOutcome]) -> Scenario:
    del events
    _known(change.doctor in scenario.rota.doctor_of, f"no doctor {change.doctor}")
    _known(change.leave in LEAVE, f"{change.leave.value} is no leave")
    away = frozenset(days_between(change.first, change.last))
    duties = tuple(
        d._replace(kind=change.leave, span=None, code=None) if d.doctor == change.doctor and d.day in away else d
        for d in scenario.rota.duties
    )
    return scenario.changed(rota=scenario.rota.cut(duties=duties))


@_apply.register
def _(change: ChangeWindow, scenario: Scenario, events: Sequence[EventOutcome]) -> Scenario:
    del events
    _check_activity(scenario, change.activity)
    activities = tuple(a.changed(window=change.window) if a.id == change.activity else a for a in scenario.activities)
    return scenario.changed(activities=activities)


@_apply.register
def _(change: ChangeMethod, scenario: Scenario, events: Sequence[EventOutcome]) -> Scenario:
    del events
    event = scenario.activity_of.get(change.activity)
    if event is None or event.form is not ActivityForm.EVENT:
        raise UserError(f"there is no event {change.activity}", cure=known_events(scenario))
    if change.method is Method.VIRTUAL:
        return _with_activity(scenario, event.changed(method=Method.VIRTUAL, counts_to_cover=True))
    own, owed = as_own_time(event)
    people = [d for d in scenario.rota.doctors if owed.who.matches(d)]
    dues = [Due(doctor=d.id, activity=own.id, entitled_minutes=owed.minutes, because=owed.citation) for d in people]
    held = _with_activity(scenario, own)
    return held.changed(entitlements=(*held.entitlements, owed), dues=(*held.dues, *dues))


def _with_activity(scenario: Scenario, activity: Activity) -> Scenario:
    return scenario.changed(activities=tuple(activity if a.id == activity.id else a for a in scenario.activities))


def is_part_of(part: str, requirement: str) -> bool:
    """Whether a requirement is another one, or a part that a change has split off it."""
    return part == requirement or part.startswith(f"{requirement} (")


def known_events(scenario: Scenario) -> str:
    """What to do where an event is named that is not there."""
    return _one_of([a.id for a in scenario.activities if a.form is ActivityForm.EVENT])


def _one_of(names: Sequence[str]) -> str:
    return f"use one of: {', '.join(names) or 'none is there'}"


def _known(there: bool, says: str, cure: str = "") -> None:
    if not there:
        raise UserError(f"there is {says}", cure=cure)


def _check_activity(scenario: Scenario, activity: str) -> None:
    _known(activity in scenario.activity_of, f"no activity {activity}", _one_of([a.id for a in scenario.activities]))


def _pin(scenario: Scenario, doctor: str, activity: str, span: Span, *, wanted: bool = True) -> Pin:
    _known(doctor in scenario.rota.doctor_of, f"no doctor {doctor}")
    _check_activity(scenario, activity)
    return Pin(doctor=doctor, activity=activity, span=span, wanted=wanted, by=BY)


def _pinned(scenario: Scenario, *pins: Pin) -> Scenario:
    return scenario.changed(pins=(*scenario.pins, *pins))


def _place(change: LiftPin) -> tuple[str, str, Span]:
    return change.doctor, change.activity, change.span


def _split(requirement: CoverRequirement, change: ChangeMinimum, scenario: Scenario) -> list[CoverRequirement]:
    """The requirement with its new level where that is meant, and as it was elsewhere, under names of their own."""
    level = _level(requirement, change.minimum)
    if not change.dates and change.start is None:
        return [requirement.changed(**level)]
    zone, first, last = scenario.rota.zone, scenario.rota.first_day, scenario.rota.last_day
    days = [s.start.astimezone(zone).date() for s in requirement.spans(first, last, zone)]
    meant = frozenset(d for d in days if not change.dates or d in change.dates)
    if not meant:
        return [requirement]
    found = [_renamed(requirement, "other days", frozenset(days) - meant, requirement.start, requirement.end)]
    start, end = change.start or requirement.start, change.end or requirement.end
    found.append(_renamed(requirement, "changed", meant, start, end))
    found[-1] = found[-1] and found[-1].changed(**level)
    if start != requirement.start:
        found.append(_renamed(requirement, "before", meant, requirement.start, start))
    if end != requirement.end:
        found.append(_renamed(requirement, "after", meant, end, requirement.end))
    return [part for part in found if part is not None]


def _level(requirement: CoverRequirement, minimum: int) -> dict[str, int | None]:
    preferred = None if requirement.preferred is None else max(minimum, requirement.preferred)
    return {"minimum": minimum, "preferred": preferred}


def _renamed(
    requirement: CoverRequirement, name: str, days: frozenset[date], start: time, end: time
) -> CoverRequirement | None:
    if not days:
        return None
    title = requirement.title or requirement.id
    return requirement.changed(id=f"{requirement.id} ({name})", title=title, dates=days, start=start, end=end)
