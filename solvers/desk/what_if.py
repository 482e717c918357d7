"""What follows from changes: the nearest plan that keeps them, with a bound; planned anew where none is near."""

import time
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from rotaengage.domain.change import ProtectTime
from rotaengage.domain.changing import changed_by
from rotaengage.domain.plan import Draft, PlanStatus
from rotaengage.domain.progress import Report, Stop
from rotaengage.domain.scenario import Scenario
from rotaengage.domain.span import Span, minute_of
from rotaengage.domain.touched import Touched, touched
from rotaengage.domain.what_if import Found, WhatIf
from solvers.arrays import Mask
from solvers.board import Block
from solvers.clash import hold_pins
from solvers.constraints.pin import PROMISED
from solvers.desk.carried import facts_after
from solvers.desk.case import Case
from solvers.desk.difference import gained, gains, swaps
from solvers.desk.near import Near, nearest
from solvers.desk.orders import AskWhatIf
from solvers.desk.promised import Told, told
from solvers.desk.resettle import Resettled, missed, resettled
from solvers.desk.scene import Base, blocks_on, facts_with_pins, keys, renamed, time_of, with_pins_in
from solvers.desk.warm import Warm, clock, meets
from solvers.facts import Facts
from solvers.finish import Effort
from solvers.outcome import slots_of

SECONDS = 5.0
BESIDE_DAYS = 1
"""A duty of a day that changes may have begun the day before, or end the day after."""
ENOUGH, NEARLY = 0.0085, 0.005
"""What may be open, as a share of what was planned, before it is looked for further, and before the bound is."""
HARDLY = 0.0025
"""What may be lost besides, as a share of what was planned, where the plan that stands lacks as much itself."""


class Reach(NamedTuple):
    """How many idle blocks of the relaxation are looked at, how near to its best it is brought, and deterministic
    seconds of the finisher.
    """

    more: int
    close: float
    work: float


SOON, LAST = Reach(100, 1e-2, 0.08), Reach(1000, 1e-3, 0.15)


def what_if(warm: Warm, order: AskWhatIf, report: Report, stop: Stop) -> WhatIf:
    """The answer to a list of changes."""
    began, standing = time.monotonic(), warm.standing
    scenario = changed_by(standing.scenario, order.changes, standing.events)
    touch = touched(order.changes, standing.scenario, standing.slots, standing.events)
    known = warm.base.facts
    facts = (
        facts_with_pins(known, scenario)
        if touch.only_pins
        else facts_after(known, scenario, time_of(known, touch.days, BESIDE_DAYS))
    )
    held = hold_pins(facts)
    if held.clash:
        return WhatIf(changes=order.changes, possible=False, why_not=held.clash, seconds=time.monotonic() - began)
    answer = _kept(warm, Told(facts, held.blocks), touch, order, stop) or _planned(warm, scenario, report, stop)
    return answer.changed(changes=order.changes, seconds=time.monotonic() - began)


def _kept(warm: Warm, start: Told, touch: Touched, order: AskWhatIf, stop: Stop) -> WhatIf | None:
    """The nearest answer that keeps what people were told, with the events where they are or at other times."""
    for facts, held in told(start):
        here = with_pins_in(blocks_on(warm.base, facts, touch.days, only_pins=touch.only_pins), held)
        case = Case.of(warm, facts, here, held, touch)
        stands = case.events_stand()
        answer = _held(warm, case, held, order, stop) if touch.grows and stands else None
        answer = answer or (_near(warm, case, order, stop) if stands else None)
        if answer is not None:
            return answer
        start = Told(facts, held)
    here = with_pins_in(blocks_on(warm.base, start.facts, touch.days, only_pins=touch.only_pins), start.held)
    return _moved(warm, Case.of(warm, start.facts, here, start.held, touch), start.held, order, stop)


def _near(warm: Warm, case: Case, order: AskWhatIf, stop: Stop) -> WhatIf | None:
    """The nearest answer; while it loses too much, again where the relaxation would make up for what is lost.

    None where nothing near keeps every quorum.
    """
    had, loses = sum(warm.base.had.values()), case.only_loses()
    most = warm.prices.total if loses else warm.prices.bound(case.board, case.touched.days, clock())
    effort = Effort(SOON.work, 0.0, warm.standing.settings.seed)
    content = most - warm.open if loses else most
    near = nearest(case, _wished(order, case), clock(SECONDS, stop), effort, most=content)
    if near is None:
        return None
    if loses and content - near.worth > NEARLY * had:
        most = min(most, warm.prices.bound(case.board, case.touched.days, clock()))
    found = _Placed(warm, case, near, most, order, stop, _time(warm, case, loses=loses))
    # What the plan that stands lacks itself is left, as far as it is still to be had.
    lacks = warm.open - warm.unattended - (warm.prices.total - most if loses else 0.0)
    enough = max(ENOUGH * had, lacks + HARDLY * had)
    if most - near.worth - warm.unattended > enough:
        found = found.wider(SOON)
    if found.left > enough:
        found = found.closer() if loses else found
    if found.left > enough:
        found = found.wider(LAST)
    return _answer(warm.base, found.case, found.near, most, found.left)


def _time(warm: Warm, case: Case, *, loses: bool) -> float:
    """The most time that is no attendance, where as many attend as in the plan that stands."""
    if warm.spared is None:
        return np.inf
    return warm.spared.total if loses else warm.spared.bound(case.board, case.touched.days, clock())


class _Placed(NamedTuple):
    """An answer while it is sought: no plan is worth more than most, in minutes, or has more time than time where as
    many attend as in the plan that stands; limit: by how much any plan may have more time, as far as it was found.
    """

    warm: Warm
    case: Case
    near: Near
    most: float
    order: AskWhatIf
    stop: Stop
    time: float = np.inf
    limit: float = np.inf

    @property
    def left(self) -> float:
        """How many minutes more a plan might have in which as many attend and nobody is farther below the floor."""
        near, prices, spared = self.near, self.warm.prices, self.warm.spared
        found = min(self.most + prices.lower(near.missing, near.attending) - near.plain, self.most - near.worth)
        if spared is not None:
            found = min(found, self.time + spared.lower(near.missing, near.attending) - near.minutes)
        return min(found, self.limit)

    def closer(self) -> "_Placed":
        """With the bound of the whole relaxation."""
        near, gone = self.near, self.case.gone()
        prices = self.warm.spared or self.warm.prices
        most = prices.closer(*gone, near.missing, near.attending, clock(SECONDS, self.stop))
        return self._replace(limit=most - self._time_of(near))

    def wider(self, reach: Reach) -> "_Placed":
        """Looked for once more where time can be made up."""
        if self.stop.requested:
            return self
        warm, near = self.warm, self.near
        columns = warm.repair.columns(self.case, reach.more, reach.close, clock(SECONDS, self.stop))
        case = self.case.along(np.union1d(columns, warm.base.columns_of(near.blocks)))
        effort = Effort(reach.work, 0.0, warm.standing.settings.seed)
        again = nearest(case, _wished(self.order, case), clock(SECONDS, self.stop), effort, near.blocks)
        if again is None or again.worth <= near.worth:
            return self
        farther = again.attending < near.attending
        farther |= any(minutes > near.missing.get(who, 0) for who, minutes in again.missing.items())
        limit = np.inf if farther else self.limit - (self._time_of(again) - self._time_of(near))
        return self._replace(case=case, near=again, limit=limit)

    def _time_of(self, near: Near) -> int:
        return near.plain if self.warm.spared is None else near.minutes


def _held(warm: Warm, case: Case, pins: Sequence[Block], order: AskWhatIf, stop: Stop) -> WhatIf | None:
    """The nearest answer in which events that had no time are held; None where none of them finds one."""
    events = missed(warm, case.facts)
    if not events:
        return None
    found = resettled(warm, case.facts, case.touched, pins, events, stop)
    return _with_events(warm, case.facts, pins, found, order, stop) if found.attending else None


def _moved(warm: Warm, case: Case, pins: Sequence[Block], order: AskWhatIf, stop: Stop) -> WhatIf | None:
    """The nearest answer with other times for the events of the days that changed; None where there are none."""
    facts, touch = case.facts, case.touched
    zone = facts.zone
    moved = [
        e for e in warm.base.events
        if e.span is not None and e.span.start.astimezone(zone).toordinal() in touch.days
    ]  # fmt: skip
    if not moved:
        return None
    there = {case.here.names.activities[n] for n in np.unique(case.here.activity[case.here.event]).tolist()}
    moved = [e for e in moved if e.activity not in there] or moved
    return _with_events(warm, facts, pins, resettled(warm, facts, touch, pins, moved, stop), order, stop)


def _with_events(
    warm: Warm, facts: Facts, pins: Sequence[Block], found: Resettled, order: AskWhatIf, stop: Stop
) -> WhatIf | None:
    """The nearest answer with these times of events."""
    forced = (*pins, *found.attending)
    case = Case.of(warm, facts, with_pins_in(found.here, pins), forced, found.touched)
    answer = _near(warm, case, order, stop)
    return None if answer is None else answer.changed(events=found.events)


def _wished(order: AskWhatIf, case: Case) -> Mask:
    """The blocks within time that is to be protected for everybody."""
    blocks, zone = case.blocks, case.facts.zone
    found = np.zeros(len(blocks), dtype=np.bool_)
    for change in (c for c in order.changes if isinstance(c, ProtectTime)):
        span = Span.on(change.day, change.start, change.end, zone)
        inside = (blocks.start >= minute_of(span.start)) & (blocks.end <= minute_of(span.end))
        found |= inside & ~blocks.event & (blocks.activity == blocks.names.activity(change.activity))
    return found


def _answer(base: Base, case: Case, near: Near, most: float, left: float) -> WhatIf:
    facts = case.facts
    stood = renamed(base.stood, facts, keep=True)
    stays = (stood.duty >= 0) & np.isin(keys(stood), keys(near.blocks))
    gone = [s for s, stay in zip(base.slots, stays.tolist(), strict=True) if not stay]
    stood = stood.take(stays)
    come = near.blocks.take(~np.isin(keys(near.blocks), keys(stood)))
    pinned = [
        b
        for b in case.blocks.take(case.pinned)
        if any(meets(p, b) for p in facts.pins if p.wanted and p.by != PROMISED)
    ]
    fresh = slots_of(facts, list(come), pinned)
    more = Counter(dict.fromkeys([s.doctor for s in (*gone, *fresh)], 0))
    for sign, slots in ((-1, gone), (1, fresh)):
        for slot in slots:
            more[slot.doctor] += sign * slot.span.minutes * (slot.event is None)
    delivered = sum(base.had.values()) + sum(more.values())
    return WhatIf(
        swaps=swaps(gone, fresh),
        gains=gained(base.scenario, base.had, more),
        delivered_minutes=delivered,
        bound_minutes=delivered + max(0.0, left),
        below_floor_minutes=sum(near.missing.values()),
        open_minutes=max(0.0, most - near.worth),
        found=Found.NEARBY if near.solved else Found.FILLED,
    )


def _planned(warm: Warm, scenario: Scenario, report: Report, stop: Stop) -> WhatIf:
    """Planned from the beginning: a quorum or a rule over many days cannot be kept by moving little."""
    from solvers.search import solve

    standing = warm.standing
    draft = solve(scenario, standing.settings.model_copy(update={"seconds": SECONDS}), report, stop)
    if draft.status is PlanStatus.INFEASIBLE:
        return WhatIf(possible=False, why_not=draft.clash)
    return WhatIf(
        slots=draft.slots,
        events=draft.events,
        objectives=draft.objectives,
        swaps=swaps(standing.slots, draft.slots),
        gains=gains(scenario, standing.slots, draft.slots),
        delivered_minutes=sum(s.span.minutes for s in draft.slots if s.event is None),
        bound_minutes=bound_of(draft),
        found=Found.REPLANNED,
    )


def bound_of(draft: Draft) -> float:
    """The most protected minutes that any plan has, as far as the draft proves it."""
    return next((o.bound for o in draft.objectives if o.name == "delivered"), 0.0)
