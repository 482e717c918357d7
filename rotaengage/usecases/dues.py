"""What each doctor is owed over the rota."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import timedelta
from fractions import Fraction

from rotaengage.domain.activity import Activity, ActivityForm
from rotaengage.domain.codes import LEAVE, DutyKind
from rotaengage.domain.entitlement import Accrual, Debt, Due, Entitlement, Per
from rotaengage.domain.people import Doctor
from rotaengage.domain.rota import Rota


def dues(
    rota: Rota,
    activities: tuple[Activity, ...],
    entitlements: tuple[Entitlement, ...],
    debts: tuple[Debt, ...] = (),
) -> tuple[Due, ...]:
    """Minutes owed to each doctor for each individual activity, to whole minutes.

    Pro rata by WTE-weeks (domain notes A.1): a week counts by the share of it in which the doctor is in post; a week
    wholly on leave does not count under excludes_leave. What an earlier period left owing is added. Time that stands in
    the rota (of the kinds that an activity names) counts towards the first activity that it serves, each minute once.
    """
    individual = {a.id: a for a in activities if a.form is ActivityForm.INDIVIDUAL}
    return tuple(d for doctor in rota.doctors for d in _of_doctor(rota, doctor, individual, entitlements, debts))


def _of_doctor(
    rota: Rota,
    doctor: Doctor,
    individual: dict[str, Activity],
    entitlements: Sequence[Entitlement],
    debts: Sequence[Debt],
) -> Iterator[Due]:
    standing = _standing_minutes(rota, doctor)
    owed: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for e in entitlements:
        if e.activity in individual and e.who.matches(doctor):
            owed[e.activity].append((_minutes(rota, doctor, e), _words(doctor, e)))
    for debt in debts:
        if debt.activity in individual and debt.doctor == doctor.id:
            basis = f": {debt.basis}" if debt.basis else ""
            owed[debt.activity].append((debt.minutes, f"{debt.minutes} minutes carried over{basis}"))
    for activity, parts in owed.items():
        minutes = sum(m for m, _ in parts)
        if minutes > 0:
            counted = _count(standing, individual[activity], minutes)
            because = "; ".join(words for _, words in parts)
            yield Due(doctor=doctor.id, activity=activity, entitled_minutes=minutes,
                      standing_minutes=counted, because=because)  # fmt: skip


def _count(standing: dict[DutyKind, int], activity: Activity, minutes: int) -> int:
    """Take up to so many standing minutes of the kinds that the activity names."""
    counted = 0
    for kind in sorted(activity.standing & standing.keys()):
        taken = min(standing[kind], minutes - counted)
        standing[kind] -= taken
        counted += taken
    return counted


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


def _standing_minutes(rota: Rota, doctor: Doctor) -> dict[DutyKind, int]:
    found: defaultdict[DutyKind, int] = defaultdict(int)
    for duty in rota.duties_by_doctor[doctor.id]:
        if duty.span is not None:
            found[duty.kind] += duty.span.minutes
    return found


def _words(doctor: Doctor, e: Entitlement) -> str:
    share = f" x {doctor.wte:g} WTE" if e.pro_rata and doctor.less_than_full_time else ""
    assumed = " (assumed)" if e.assumed else ""
    return f"{e.minutes} minutes a {e.per.value}{share}{assumed}: {e.citation or e.id}"
