"""The cheapest ways out: small changes with which a doctor gets a piece more, each tried before it is offered."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice

from rotaengage.domain.change import AddLocum, Change, ChangeMinimum, ChangeWindow, LiftPin, PinSlot
from rotaengage.domain.issue import UserError
from rotaengage.domain.progress import Stop, silent
from rotaengage.domain.scenario import Scenario
from rotaengage.domain.what_if import WhatIf
from rotaengage.domain.why import Reason, Verdict, WayOut
from solvers.desk.orders import AskWhatIf
from solvers.desk.warm import Warm
from solvers.desk.ways_bought import minutes_of, price_of, to_buy

TRIED_EACH = 2
"""How many days are tried of each kind of way out."""
HOUR = timedelta(hours=1)


def ways_out(
    warm: Warm, doctor: str, activities: Sequence[str], reasons: Sequence[Reason], count: int, stop: Stop
) -> tuple[WayOut, ...]:
    """At most so many ways that were tried and give the doctor more, the cheapest first."""
    found: list[WayOut] = []
    for kind in (_give_up, _lower_cover, _locum, _lift, _window):
        ideas = kind(warm, doctor, activities, reasons)
        for changes in islice(ideas, TRIED_EACH):
            if stop.requested:
                break
            way = tried(warm, doctor, changes, stop)
            if way is not None:
                found.append(way)
                break
    return tuple(sorted(found, key=_cost)[:count])


def tried(warm: Warm, doctor: str, changes: tuple[Change, ...], stop: Stop) -> WayOut | None:
    """The way out as it turns out; None where it gives the doctor nothing."""
    from solvers.desk.what_if import what_if

    try:
        answer = what_if(warm, AskWhatIf(changes=changes), silent, stop)
    except UserError:
        return None
    gained = sum(g.minutes for g in answer.gains if g.doctor == doctor)
    return _priced(warm.scenario, changes, answer, gained, doctor) if answer.possible and gained > 0 else None


def _priced(scenario: Scenario, changes: tuple[Change, ...], answer: WhatIf, gained: int, doctor: str) -> WayOut:
    lost = -sum(g.minutes for g in answer.gains if g.minutes < 0 and g.doctor != doctor)
    grid = scenario.limits.grid_minutes
    minimum = {r.id: r.minimum for r in scenario.cover}
    halves = sum(
        -(-_minutes(c.start, c.end) // grid) * (minimum[c.requirement] - c.minimum)
        for c in changes if isinstance(c, ChangeMinimum) and c.start is not None and c.end is not None
    )  # fmt: skip
    locums = [c for c in changes if isinstance(c, AddLocum)]
    price = [
        *([f"{halves} half hour{'s' if halves > 1 else ''} of a doctor below the minimum"] if halves else []),
        *price_of(locums),
        *(["the window of the activity is wider"] if any(isinstance(c, ChangeWindow) for c in changes) else []),
        *(["a refusal is taken back"] if any(isinstance(c, LiftPin) for c in changes) else []),
        *([f"colleagues lose {lost / 60:g} h"] if lost else []),
    ]
    return WayOut(
        changes=changes,
        says=" and ".join(c.says(scenario) for c in changes),
        price=", ".join(price) or "nobody loses anything",
        gained_minutes=gained,
        lost_minutes=lost,
        half_hours=halves,
        backfill_minutes=sum(minutes_of(c) for c in locums),
    )


def _cost(way: WayOut) -> tuple[float, float]:
    """Half hours below the minimum weigh most, then backfill, then what others lose, for each hour gained."""
    price = 4 * 30 * way.half_hours + 2 * way.backfill_minutes + way.lost_minutes
    return price / way.gained_minutes, -way.gained_minutes


def _pin(doctor: str, activities: Sequence[str], reason: Reason) -> tuple[PinSlot, ...]:
    return (PinSlot(doctor=doctor, activity=activities[0], span=reason.place),) if reason.place else ()


def _give_up(
    _: Warm, doctor: str, activities: Sequence[str], reasons: Sequence[Reason]
) -> Iterator[tuple[Change, ...]]:
    """The piece is taken where it is free, or where a colleague has the cover."""
    for reason in _by_ease(reasons, Verdict.FREE, Verdict.COLLEAGUES):
        yield _pin(doctor, activities, reason)


def _lower_cover(
    warm: Warm, doctor: str, activities: Sequence[str], reasons: Sequence[Reason]
) -> Iterator[tuple[Change, ...]]:
    """Cover is one lower where it stands in the way."""
    minimum = {r.id: r.minimum for r in warm.scenario.cover}
    for reason in _by_ease(reasons, Verdict.COVER, Verdict.COLLEAGUES):
        lower = {o.requirement: minimum.get(o.requirement, 0) - o.missing_doctors for o in reason.obstacles}
        if lower and min(lower.values()) >= 0 and reason.place is not None:
            span = reason.place
            changes = tuple(
                ChangeMinimum(requirement=n, minimum=level, dates=frozenset({reason.day}), start=span.start.time(),
                              end=span.end.time())
                for n, level in lower.items()
            )  # fmt: skip
            yield (*changes, *_pin(doctor, activities, reason))


def _locum(
    warm: Warm, doctor: str, activities: Sequence[str], reasons: Sequence[Reason]
) -> Iterator[tuple[Change, ...]]:
    """Somebody is bought meanwhile; where the setup offers nobody, somebody of the doctor's tier."""
    own = warm.scenario.rota.doctor_of[doctor]
    for reason in _by_ease(reasons, Verdict.COVER, Verdict.COLLEAGUES):
        if reason.place is not None:
            clock = [m.time() for m in (reason.place.start, reason.place.end)]
            found = [AddLocum(tier=own.tier, day=reason.day, start=clock[0], end=clock[1], team=own.team,
                              skills=own.skills)]  # fmt: skip
            if warm.scenario.backfill:
                found = to_buy(warm, reason.place, {o.requirement for o in reason.obstacles})[:1]
            for one in found:
                yield (one, *_pin(doctor, activities, reason))


def _lift(
    warm: Warm, doctor: str, activities: Sequence[str], reasons: Sequence[Reason]
) -> Iterator[tuple[Change, ...]]:
    """A refusal is taken back."""
    del reasons
    for pin in warm.scenario.pins:
        if not pin.wanted and pin.doctor == doctor and pin.activity in activities:
            yield (LiftPin(doctor=doctor, activity=pin.activity, span=pin.span),)


def _window(
    warm: Warm, doctor: str, activities: Sequence[str], reasons: Sequence[Reason]
) -> Iterator[tuple[Change, ...]]:
    """The activity may begin an hour earlier and end an hour later; only where that is what stands in the way."""
    del doctor
    if any(o.rule == "window" for r in reasons for o in r.obstacles):
        for name in activities:
            window = warm.scenario.activity_of[name].window
            wider = window.changed(earliest=_moved(window.earliest, -HOUR), latest=_moved(window.latest, HOUR))
            yield (ChangeWindow(activity=name, window=wider),)


def _by_ease(reasons: Sequence[Reason], *verdicts: Verdict) -> list[Reason]:
    meant = [r for r in reasons if r.verdict in verdicts]
    return sorted(meant, key=lambda r: (verdicts.index(r.verdict), sum(o.half_hours for o in r.obstacles), r.day))


def _moved(clock: time, by: timedelta) -> time:
    """A clock moved within its day."""
    moment = datetime.combine(date(2000, 1, 2), clock) + by
    if moment.date() != date(2000, 1, 2):
        return time(0) if by < timedelta(0) else time(23, 59)
    return moment.time()


def _minutes(start: time, end: time) -> int:
    first, last = (datetime.combine(date(2000, 1, 3), clock, tzinfo=UTC) for clock in (start, end))
    return int(((last if last > first else last + timedelta(days=1)) - first).total_seconds()) // 60
