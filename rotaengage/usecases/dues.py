"""What each doctor is owed over the rota."""

from collections import defaultdict
from datetime import timedelta
from fractions import Fraction

from rotaengage.domain.activity import Activity, ActivityForm
from rotaengage.domain.codes import LEAVE, STANDING, DutyKind
from rotaengage.domain.entitlement import Accrual, Due, Entitlement, Per
from rotaengage.domain.people import Doctor
from rotaengage.domain.rota import Rota


def dues(rota: Rota, activities: tuple[Activity, ...], entitlements: tuple[Entitlement, ...]) -> tuple[Due, ...]:
    """Minutes owed to each doctor for each individual activity, to whole minutes.

    Pro rata by WTE-weeks (domain notes A.1): a week counts by the share of it in which the doctor is in post; a week
    wholly on leave does not count under excludes_leave. SPA, self-development and engagement that stand in the rota
    count towards the first activity that a doctor is owed.
    """
    individual = {a.id for a in activities if a.form is ActivityForm.INDIVIDUAL}
    found: list[Due] = []
    for doctor in rota.doctors:
        standing = _standing_minutes(rota, doctor)
        owed: defaultdict[str, list[Entitlement]] = defaultdict(list)
        for e in entitlements:
            if e.activity in individual and e.who.matches(doctor):
                owed[e.activity].append(e)
        for activity, parts in owed.items():
            minutes = sum(_minutes(rota, doctor, e) for e in parts)
            counted, standing = min(standing, minutes), max(0, standing - minutes)
            because = "; ".join(_words(doctor, e) for e in parts)
            found.append(Due(doctor=doctor.id, activity=activity, entitled_minutes=minutes,
                             standing_minutes=counted, because=because))  # fmt: skip
    return tuple(d for d in found if d.entitled_minutes > 0)


def _minutes(rota: Rota, doctor: Doctor, entitlement: Entitlement) -> int:
    weeks = weeks_in_post(rota, doctor, without_leave=entitlement.accrual is Accrual.EXCLUDES_LEAVE)
    share = Fraction(str(doctor.wte)) if entitlement.pro_rata else Fraction(1)
    if entitlement.per is Per.PERIOD:
        whole = Fraction((rota.last_day - rota.first_day).days + 1, 7)
        return round(entitlement.minutes * share * weeks / whole)
    return round(entitlement.minutes * share * weeks)


def weeks_in_post(rota: Rota, doctor: Doctor, *, without_leave: bool) -> Fraction:
    """Weeks of the rota in which the doctor is in post, by days; weeks wholly on leave are left out where asked."""
    first = max(rota.first_day, doctor.post_from or rota.first_day)
    last = min(rota.last_day, doctor.post_to or rota.last_day)
    duties = rota.duties_by_doctor[doctor.id]
    worked = {d.day for d in duties if d.kind not in LEAVE and d.kind is not DutyKind.UNKNOWN and d.span is not None}
    leave = {d.day for d in duties if d.kind in LEAVE}
    days = 0
    start = rota.first_day
    while start <= rota.last_day:
        week = [start + timedelta(days=n) for n in range(7) if start + timedelta(days=n) <= rota.last_day]
        on_leave = without_leave and not worked.intersection(week) and leave.intersection(week)
        days += 0 if on_leave else sum(first <= day <= last for day in week)
        start += timedelta(days=7)
    return Fraction(days, 7)


def _standing_minutes(rota: Rota, doctor: Doctor) -> int:
    return sum(d.span.minutes for d in rota.duties_by_doctor[doctor.id] if d.kind in STANDING and d.span is not None)


def _words(doctor: Doctor, e: Entitlement) -> str:
    share = f" x {doctor.wte:g} WTE" if e.pro_rata and doctor.less_than_full_time else ""
    assumed = " (assumed)" if e.assumed else ""
    return f"{e.minutes} minutes a {e.per.value}{share}{assumed}: {e.citation or e.id}"
