"""Why an event has no time, or the time it has: its starts ranked by who could come."""

import time
from collections.abc import Iterator, Sequence

from rotaengage.domain.activity import Activity
from rotaengage.domain.issue import UserError
from rotaengage.domain.progress import Report, Stop
from rotaengage.domain.span import at_minute
from rotaengage.domain.why import EventWhy, Obstacle, StartChoice
from solvers.board import Block
from solvers.clash import hold_pins
from solvers.desk.event_ways import event_ways
from solvers.desk.orders import AskEvent
from solvers.desk.warm import Warm, clock
from solvers.events import Ranking
from solvers.facts import Facts

SHOWN = 12
SECONDS = 2.0


def why_event(warm: Warm, order: AskEvent, report: Report, stop: Stop) -> EventWhy:
    """The best starts, judged with everybody free of other slots; ways out where none reaches the quorum."""
    del report
    began, activity = time.monotonic(), warm.scenario.activity_of.get(order.event)
    if activity is None or activity not in warm.base.facts.events:
        known = ", ".join(a.id for a in warm.base.facts.events)
        raise UserError(f"there is no event {order.event}", cure=f"use one of: {known}" if known else "")
    starts = _starts(warm.base.facts, activity, stop)
    met = any(not s.short for s in starts)
    says = "some starts reach its quorum" if met else _nearest(starts)
    ways = () if met or stop.requested else tuple(event_ways(warm, activity, starts, stop))
    return EventWhy(
        event=activity.id, met=met, says=says, starts=starts, ways_out=ways, seconds=time.monotonic() - began
    )


def _nearest(starts: Sequence[StartChoice]) -> str:
    if not starts:
        return "nobody who is invited is at work and can be released at any time in its window"
    return f"at best {starts[0].start:%a} {starts[0].start.day} {starts[0].start:%b %H:%M}: {starts[0].short}"


def _starts(facts: Facts, activity: Activity, stop: Stop) -> tuple[StartChoice, ...]:
    ranking = Ranking(facts, activity, hold_pins(facts).blocks, clock(SECONDS, stop), 1)
    best = sorted(ranking.nearest[:SHOWN], key=lambda s: (ranking.lacking(s), -len(ranking.option(s).attending), s))
    return tuple(_choice(facts, activity, ranking, s) for s in best)


def _choice(facts: Facts, activity: Activity, ranking: Ranking, start: int) -> StartChoice:
    option = ranking.option(start)
    groups = {g: sum(g in facts.labels[b.doctor] for b in option.attending) for g in activity.quorum.by_group}
    return StartChoice(
        start=at_minute(start, facts.zone),
        attending=len(option.attending),
        short=option.short,
        by_group=groups,
        obstacles=tuple(_obstacles(facts, activity, start, option.attending)),
    )


def _obstacles(facts: Facts, activity: Activity, start: int, attending: Sequence[Block]) -> Iterator[Obstacle]:
    """Requirements that let nobody more go at a start: their spare cover is used up by those who attend."""
    end, there = start + activity.duration_minutes, {b.doctor for b in attending}
    for need in facts.demands:
        own = sum(w in there for w in need.members)
        invited = [w for w in need.members if activity.invited.matches(facts.doctor_of(w))]
        if need.spare(start, end) <= own and len(invited) > own:
            requirement = need.requirement
            yield Obstacle(
                rule="cover",
                says=f"{requirement.title or requirement.id} lets {own} of {len(invited)} go",
                requirement=requirement.id,
                half_hours=-(-activity.duration_minutes // facts.limits.grid_minutes),
                missing_doctors=len(invited) - own,
                cells=(requirement.source,) if requirement.source else (),
            )
