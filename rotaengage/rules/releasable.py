"""Time in which a doctor could be let go at best: an upper bound, counted plainly and without looking at cover."""

from collections import defaultdict
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from rotaengage.domain.activity import Activity, ActivityForm
from rotaengage.domain.codes import LEAVE, REST, DutyKind
from rotaengage.domain.duty import Duty
from rotaengage.domain.people import Doctor
from rotaengage.domain.scenario import Scenario
from rotaengage.domain.span import minute_of
from rotaengage.rules.presence import Stretch, joined


class Chance(NamedTuple):
    """A doctor's time on one date: stretches in which a block could lie, whether the doctor counts to cover in them,
    and the most minutes that blocks could take of the date.
    """

    doctor: str
    day: date
    stretches: tuple[Stretch, ...]
    covers: bool
    most_minutes: int


def chances(scenario: Scenario) -> list[Chance]:
    """Every doctor's chances, for those who are owed something; on one date covering and other duties are apart."""
    found: list[Chance] = []
    for doctor in scenario.rota.doctors:
        activities = _owed(scenario, doctor.id)
        if activities:
            found += _of(scenario, doctor, activities)
    return found


def _owed(scenario: Scenario, doctor: str) -> list[Activity]:
    names = [d.activity for d in scenario.dues if d.doctor == doctor and d.open_minutes > 0]
    known = [scenario.activity_of[n] for n in names if n in scenario.activity_of]
    return [a for a in known if a.form is ActivityForm.INDIVIDUAL]


def _of(scenario: Scenario, doctor: Doctor, activities: list[Activity]) -> list[Chance]:
    duties = scenario.rota.duties_by_doctor[doctor.id]
    away = {d.day for d in duties if d.kind in LEAVE | REST}
    least, most = min(a.block_least_minutes for a in activities), max(a.block_most_minutes for a in activities)
    days: defaultdict[tuple[date, bool], list[Stretch]] = defaultdict(list)
    for duty in duties:
        for activity in activities if scenario.rota.can_release(duty) else ():
            for day, stretch in _open_hours(scenario, duty, activity):
                if day not in away and day.weekday() not in doctor.non_working_days:
                    days[day, scenario.rota.counts_to_cover(duty)].append(stretch)
    nights = [d for d in duties if d.kind is DutyKind.NIGHT]
    found: list[Chance] = []
    for (day, covers), stretches in days.items():
        useful = tuple(s for s in _rested(scenario, joined(stretches), nights) if s[1] - s[0] >= least)
        minutes = min(sum(e - s for s, e in useful), most * scenario.limits.blocks_a_day)
        if minutes:
            found.append(Chance(doctor.id, day, useful, covers, minutes))
    return found


def _open_hours(scenario: Scenario, duty: Duty, activity: Activity) -> list[tuple[date, Stretch]]:
    assert duty.span is not None  # noqa: S101 - only duties with times can be released
    rota, window, free = scenario.rota, activity.window, scenario.limits.handover_minutes
    low, high = minute_of(duty.span.start) + free, minute_of(duty.span.end) - free
    if scenario.frozen_until is not None:
        low = max(low, minute_of(scenario.frozen_until))
    first, last = activity.first_useful_day(rota.first_day), activity.last_useful_day(rota.last_day)
    start, end = (m.astimezone(rota.zone).date() for m in (duty.span.start, duty.span.end))
    found: list[tuple[date, Stretch]] = []
    for day in (start + timedelta(days=n) for n in range((end - start).days + 1)):
        if first <= day <= last and day.weekday() in window.weekdays:
            opens, closes = min(_both(scenario, day, window.earliest)), max(_both(scenario, day, window.latest))
            if max(low, opens) < min(high, closes):
                found.append((day, (max(low, opens), min(high, closes))))
    return found


def _both(scenario: Scenario, day: date, clock: time) -> tuple[int, int]:
    """A clock that the change of summer time skips or repeats is read both ways."""
    moment = datetime.combine(day, clock, tzinfo=scenario.rota.zone)
    return minute_of(moment.replace(fold=0)), minute_of(moment.replace(fold=1))


def _rested(scenario: Scenario, stretches: list[Stretch], nights: list[Duty]) -> list[Stretch]:
    wait = scenario.limits.after_night_minutes
    for night in nights if wait else ():
        if night.span is not None:
            low, high = minute_of(night.span.start), minute_of(night.span.end) + wait
            cut = [part for s, e in stretches for part in ((s, min(e, low)), (max(s, high), e))]
            stretches = [part for part in cut if part[0] < part[1]]
    return stretches
