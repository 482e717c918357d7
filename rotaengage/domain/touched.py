"""What a change touches: the days on which rules and blocks differ, and the doctors whose other days may move."""

from collections.abc import Sequence
from datetime import timedelta
from functools import singledispatch
from typing import NamedTuple

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
)
from rotaengage.domain.codes import DutyKind
from rotaengage.domain.plan import EventOutcome, Slot
from rotaengage.domain.scenario import Scenario
from rotaengage.domain.span import Span, days_between

REST_DAYS = 3
"""A night that is not worked any more frees the rest that followed it."""


AROUND_DAYS = 14


class Touched(NamedTuple):
    """Days as ordinals, doctors by id; only_pins says that nothing but pins differs; grows, that there may be more
    protected time to share out than before.
    """

    days: frozenset[int]
    doctors: frozenset[str]
    only_pins: bool
    grows: bool = False

    @property
    def around(self) -> frozenset[int]:
        """The days within two weeks of those touched: a four-week period, which keeps models small."""
        return frozenset(d + n for d in self.days for n in range(-AROUND_DAYS, AROUND_DAYS + 1))


class _Standing(NamedTuple):
    scenario: Scenario
    slots: Sequence[Slot]
    events: Sequence[EventOutcome]


def touched(
    changes: Sequence[Change], scenario: Scenario, slots: Sequence[Slot] = (), events: Sequence[EventOutcome] = ()
) -> Touched:
    """What all of these touch; slots and events are those of the plan that stands."""
    standing = _Standing(scenario, slots, events)
    found = [_touched(c, standing) for c in changes]
    return Touched(
        frozenset(d for t in found for d in t.days),
        frozenset(w for t in found for w in t.doctors),
        all(t.only_pins for t in found),
        any(t.grows for t in found),
    )


def _days(span: Span, scenario: Scenario) -> frozenset[int]:
    zone = scenario.rota.zone
    first, last = span.start.astimezone(zone).date(), span.end.astimezone(zone).date()
    return frozenset(d.toordinal() for d in days_between(first, last))


@singledispatch
def _touched(change: Change, standing: _Standing) -> Touched:
    raise TypeError(change)


@_touched.register
def _(change: PinSlot, standing: _Standing) -> Touched:
    return Touched(_days(change.span, standing.scenario), frozenset({change.doctor}), True)


@_touched.register
def _(change: Refuse, standing: _Standing) -> Touched:
    return Touched(_days(change.span, standing.scenario), frozenset({change.doctor}), True)


@_touched.register
def _(change: Move, standing: _Standing) -> Touched:
    days = _days(change.before, standing.scenario) | _days(change.after, standing.scenario)
    return Touched(days, frozenset({change.doctor}), True)


@_touched.register
def _(change: LiftPin, standing: _Standing) -> Touched:
    return Touched(_days(change.span, standing.scenario), frozenset({change.doctor}), False, grows=True)


@_touched.register
def _(change: MustAttend, standing: _Standing) -> Touched:
    span = next((e.span for e in standing.events if e.event == change.event), None)
    days = frozenset[int]() if span is None else _days(span, standing.scenario)
    return Touched(days, frozenset({change.doctor}), True)


@_touched.register
def _(change: ProtectTime, standing: _Standing) -> Touched:
    del standing
    return Touched(frozenset({change.day.toordinal()}), frozenset(), True, grows=True)


@_touched.register
def _(change: CloseDay, standing: _Standing) -> Touched:
    zone = standing.scenario.rota.zone
    holders = {s.doctor for s in standing.slots if s.span.start.astimezone(zone).date() == change.day}
    return Touched(frozenset({change.day.toordinal()}), frozenset(holders), True)


@_touched.register
def _(change: ChangeMinimum, standing: _Standing) -> Touched:
    rota = standing.scenario.rota
    spans = [s for r in standing.scenario.cover if r.id == change.requirement
             for s in r.spans(rota.first_day, rota.last_day, rota.zone)]  # fmt: skip
    meant = [s for s in spans if not change.dates or s.start.astimezone(rota.zone).date() in change.dates]
    lower = any(change.minimum < r.minimum for r in standing.scenario.cover if r.id == change.requirement)
    return Touched(frozenset(d for s in meant for d in _days(s, standing.scenario)), frozenset(), False, lower)


@_touched.register
def _(change: AddLocum, standing: _Standing) -> Touched:
    del standing
    day = change.day.toordinal()
    overnight = change.end <= change.start
    return Touched(frozenset({day, day + 1} if overnight else {day}), frozenset(), False, grows=True)


@_touched.register
def _(change: TakeLeave, standing: _Standing) -> Touched:
    own = standing.scenario.rota.duties_by_doctor.get(change.doctor, ())
    nights = [d for d in own if d.kind is DutyKind.NIGHT and d.day is not None and change.first <= d.day <= change.last]
    days = days_between(change.first, change.last + timedelta(days=REST_DAYS if nights else 0))
    return Touched(frozenset(d.toordinal() for d in days), frozenset({change.doctor}), False)


@_touched.register(ChangeWindow)
@_touched.register(ChangeMethod)
def _(change: ChangeWindow | ChangeMethod, standing: _Standing) -> Touched:
    del change
    rota = standing.scenario.rota
    days = days_between(rota.first_day, rota.last_day)
    return Touched(frozenset(d.toordinal() for d in days), frozenset(), False, grows=True)
