"""Why protected time is or is not possible for one doctor on one day: plain rules and the plain count, no solver."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from rotaengage.domain.activity import Activity
from rotaengage.domain.codes import LEAVE, REST, TRAITS, DutyKind, ReleaseClass
from rotaengage.domain.duty import Duty
from rotaengage.domain.entitlement import Due
from rotaengage.domain.plan import Slot
from rotaengage.domain.refs import CellRef
from rotaengage.domain.span import Span, instant, minute_of
from rotaengage.rules import Breach, Placed, breaches
from rotaengage.usecases.day_desk import DayDesk

OWED = "entitlement"


class Finding(NamedTuple):
    """What holds for one duty and activity: a sentence, the first place that is possible, and the cell it is about."""

    possible: bool
    says: str
    place: Span | None = None
    cell: CellRef | None = None


def why_here(desk: DayDesk, doctor: str) -> tuple[Finding, ...]:
    """The findings of every duty on the day; one sentence where there is no duty or nothing is owed."""
    duties = desk.duties_of(doctor)
    if not duties:
        return (Finding(possible=False, says="No: there is no duty here to take time out of."),)
    return tuple(dict.fromkeys(one for duty in duties for one in _of_duty(desk, duty)))


def _of_duty(desk: DayDesk, duty: Duty) -> Iterator[Finding]:
    refused = _kept_whole(desk, duty)
    if refused:
        yield Finding(possible=False, says=refused, cell=duty.source)
        return
    open_to = [(due, a) for due, a in _owed(desk, duty.doctor) if _left(desk, due) >= a.block_least_minutes]
    if not open_to:
        yield Finding(possible=False, says=_nothing_owed(desk, duty.doctor), cell=duty.source)
    for _, activity in open_to:
        yield _of_activity(desk, duty, activity)


def _kept_whole(desk: DayDesk, duty: Duty) -> str:
    """Why no time is taken out of this duty at all; empty where it may be."""
    rota = desk.scenario.rota
    name = duty.code or duty.post or duty.kind.value.replace("_", " ")
    if duty.kind in LEAVE | REST:
        return "No: nobody is given time on a day of leave or rest."
    if duty.kind is DutyKind.UNKNOWN:
        return f"No: nobody has said what {name} means."
    if rota.can_release(duty):
        return ""
    if duty.span is None:
        return f"No: the hours of {name} are not known."
    code = rota.code_of.get(duty.code or "")
    if code is not None and code.releasable is False:
        return f"No: the setup says that {name} is not released."
    words = {
        ReleaseClass.C3: "whoever holds the bleep is not released unless the setup allows this code",
        ReleaseClass.C4: "a clinic or list is not released unless the setup gives its code the class C4, with notice",
    }
    release = TRAITS[duty.kind].release
    said = words.get(release, "nights are never released" if duty.kind is DutyKind.NIGHT else "")
    return f"No: {said or 'time of this kind is protected already or never released'} ({name})."


def _owed(desk: DayDesk, doctor: str) -> list[tuple[Due, Activity]]:
    known = desk.scenario.activity_of
    return [(due, known[due.activity]) for due in desk.scenario.dues if due.doctor == doctor and due.activity in known]


def _left(desk: DayDesk, due: Due) -> int:
    own = (s for s in desk.own(due.doctor) if (s.activity, s.event) == (due.activity, None))
    return due.open_minutes - sum(s.span.minutes for s in own)


def _nothing_owed(desk: DayDesk, doctor: str) -> str:
    owed = _owed(desk, doctor)
    if not owed:
        return "Nothing is owed to this doctor."
    left = sum(max(0, _left(desk, due)) for due, _ in owed)
    if left == 0:
        return "Nothing more is owed: all of it is planned."
    return f"What is still owed ({left} minutes) is shorter than the shortest piece of its activity."


def _places(desk: DayDesk, duty: Duty, activity: Activity) -> list[Slot]:
    """Every shortest piece on the grid that the duty, its handovers and the activity's hours leave room for."""
    limits, window = desk.scenario.limits, activity.window
    if duty.span is None or duty.day is None:
        return []
    opens, closes = (minute_of(instant(duty.day, clock, desk.zone)) for clock in (window.earliest, window.latest))
    low = max(minute_of(duty.span.start) + limits.handover_minutes, opens)
    high = min(minute_of(duty.span.end) - limits.handover_minutes, closes)
    length, grid = activity.block_least_minutes, limits.grid_minutes
    spans = (Span.between(s, s + length, desk.zone) for s in range(-(-low // grid) * grid, high - length + 1, grid))
    return [
        Slot(doctor=duty.doctor, activity=activity.id, duty=duty.id, span=span, source=duty.source) for span in spans
    ]


def _of_activity(desk: DayDesk, duty: Duty, activity: Activity) -> Finding:
    places, title = _places(desk, duty, activity), activity.title
    if not places:
        hours = f"{activity.window.earliest:%H:%M}-{activity.window.latest:%H:%M}"
        return Finding(
            False, f"No: handover and the hours {hours} of {title} leave no room in this duty.", None, duty.source
        )
    told = _against(desk, duty.doctor, places)
    allowed = [place for place, says in told.items() if not says]
    if not allowed:
        return Finding(False, f"No: {next(iter(told.values()))}.", None, duty.source)
    short = {place: _cover(desk, duty, place) for place in allowed}
    free = [place for place, says in short.items() if not says]
    if not free:
        return Finding(False, f"No: {next(iter(short.values()))}.", None, duty.source)
    more = f", and at {len(free) - 1} other times" if len(free) > 1 else ""
    return Finding(True, f"Possible: {title} at {_clock(free[0].span)}{more}.", free[0].span, duty.source)


def _clock(span: Span) -> str:
    return f"{span.start:%H:%M}-{span.end:%H:%M}"


def _against(desk: DayDesk, doctor: str, places: Iterable[Slot]) -> dict[Slot, str]:
    """The rule of the day (leave, rest, window, freeze, pieces a day) that forbids each place; cover is asked apart."""
    own = desk.scenario.rota.cut(
        doctors=(desk.scenario.rota.doctor_of[doctor],),
        duties=tuple(d for d in desk.duties if d.doctor == doctor),
    )
    alone = desk.scenario.changed(rota=own, cover=(), pins=tuple(p for p in desk.scenario.pins if not p.wanted))
    before = desk.own(doctor)
    known = {(b.rule, b.key) for b in breaches(Placed(alone, before))}
    return {place: _first_new(breaches(Placed(alone, (*before, place))), known) for place in places}


def _first_new(found: Iterable[Breach], known: set[tuple[str, str]]) -> str:
    return next((b.says for b in found if (b.rule, b.key) not in known and b.rule != OWED), "")


def _cover(desk: DayDesk, duty: Duty, place: Slot) -> str:
    """The requirement that would fall below its minimum, and whether the rota itself or colleagues left no room."""
    rota = desk.scenario.rota
    if not rota.counts_to_cover(duty):
        return ""
    start, end = minute_of(place.span.start), minute_of(place.span.end)
    for need in (r for r in desk.scenario.cover if r.who.matches(rota.doctor_of[place.doctor])):
        for step in desk.presence.profile(need.who, start, end).steps(start, end):
            asked = any(
                minute_of(s.start) <= step.start < minute_of(s.end)
                for s in need.spans(desk.scenario.rota.first_day, desk.day, desk.zone)
            )
            if asked and step.after - 1 < need.minimum:
                name, when = need.title or need.id, f"{desk.clock(step.start)}-{desk.clock(step.end)}"
                why = "" if step.before - 1 < need.minimum else "; colleagues' protected time uses what could be spared"
                return f"{name} has {step.after} and needs {need.minimum} at {when}{why}"
    return ""
