"""Made-up departments of any size, the same for the same seed: rolling rotas, nights, leave, part time, clinics."""

import random
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from datetime import date, time, timedelta
from typing import NamedTuple

from rotaengage.domain.activity import Activity, ActivityForm, Method, Quorum
from rotaengage.domain.codes import DutyKind, ReleaseClass, ShiftCode
from rotaengage.domain.duty import Duty
from rotaengage.domain.entitlement import Due
from rotaengage.domain.grades import Grade, Tier
from rotaengage.domain.people import Doctor, Who
from rotaengage.domain.refs import CellRef
from rotaengage.domain.rota import Rota
from rotaengage.domain.scenario import Limits, Scenario
from rotaengage.domain.service import CoverRequirement
from rotaengage.domain.span import LONDON, Span, instant, minute_of

MONDAY = date(2026, 8, 3)
GRADES = (
    (Grade.F1, Tier.FIRST, 0.22, 120),
    (Grade.CORE, Tier.SHO, 0.34, 180),
    (Grade.HST, Tier.REGISTRAR, 0.24, 180),
    (Grade.SAS, Tier.REGISTRAR, 0.08, 240),
    (Grade.CONSULTANT, Tier.SENIOR, 0.12, 240),
)
DAY, LONG, NIGHT, CLINIC, OFF = "DLNCO"
TIMES = {
    DAY: (DutyKind.STANDARD_DAY, time(8, 30), time(17)),
    LONG: (DutyKind.LONG_DAY, time(8), time(20, 30)),
    NIGHT: (DutyKind.NIGHT, time(20), time(8, 30)),
    CLINIC: (DutyKind.CLINIC, time(9), time(17)),
}
LINE = "DDDDDOO" "DDLLDOO" "LDDDOLL" "OODDDOO" "NNNNOOO" "OODDDOO" "DDDDDOO" "DDDLNNN"  # fmt: skip


class Size(NamedTuple):
    """How large, how long, how tight (minimum as a share of usual presence), with how many events."""

    doctors: int = 14
    weeks: int = 4
    tight: float = 0.8
    events: int = 0
    seed: int = 1


def department(size: Size) -> Scenario:
    """A department of this size."""
    draw = random.Random(size.seed)
    doctors = tuple(_doctor(n, size, draw) for n in range(size.doctors))
    duties = tuple(d for n, doctor in enumerate(doctors) for d in _duties(n, doctor, size, draw))
    rota = Rota(
        first_day=MONDAY, last_day=MONDAY + timedelta(weeks=size.weeks, days=-1), doctors=doctors, duties=duties
    )
    cover = tuple(_cover(rota, tiers, name, size) for name, tiers in _DEMANDS)
    activities = (_sdt(), *(_forum(n, size) for n in range(size.events)))
    minutes = {g: m for g, _, _, m in GRADES}
    dues = tuple(
        Due(doctor=d.id, activity="sdt", entitled_minutes=int(minutes[d.grade] * d.wte * size.weeks)) for d in doctors
    )
    limits = Limits(breaks=((300, 30), (540, 30)), after_night_minutes=46 * 60)
    return Scenario(rota=rota, cover=cover, activities=activities, dues=dues, limits=limits)


def handed(size: Size) -> Scenario:
    """The department with bleeps and posts that are handed over, pieces spread over weeks, forums held twice."""
    base = department(size)
    codes = (
        ShiftCode(code=LONG, kind=DutyKind.LONG_DAY, release=ReleaseClass.C3),
        ShiftCode(code=DAY, kind=DutyKind.STANDARD_DAY, release=ReleaseClass.C2),
    )
    activities = [a.changed(least_days_apart=3, longest_gap_days=14) if a.id == "sdt" else a for a in base.activities]
    forums = [
        a.changed(id=f"{a.id}-{n}", series=a.id, round=1, sitting=n)
        for a in activities if a.form is ActivityForm.EVENT for n in (1, 2)
    ]  # fmt: skip
    own = [a for a in activities if a.form is ActivityForm.INDIVIDUAL]
    return base.changed(rota=base.rota.changed(codes=codes), activities=(*own, *forums))


_DEMANDS = (
    ("junior", frozenset({Tier.FIRST, Tier.SHO})),
    ("sho", frozenset({Tier.SHO})),
    ("senior", frozenset({Tier.REGISTRAR, Tier.SENIOR})),
    ("all", frozenset({Tier.FIRST, Tier.SHO, Tier.REGISTRAR, Tier.SENIOR})),
)


def _doctor(n: int, size: Size, draw: random.Random) -> Doctor:
    place, grade, tier = (n + 0.5) / size.doctors, Grade.CONSULTANT, Tier.SENIOR
    for grade, tier, share, _ in GRADES:  # noqa: B007 - the last one stays
        if place < share:
            break
        place -= share
    part = draw.random() < 0.2
    return Doctor(
        id=f"d{n:03}",
        name=f"Doctor {n:03}",
        grade=grade,
        tier=tier,
        wte=0.8 if part else 1.0,
        non_working_days=frozenset({draw.randrange(5)}) if part else frozenset(),
    )


def _duties(n: int, doctor: Doctor, size: Size, draw: random.Random) -> list[Duty]:
    out, shift = [], draw.randrange(len(LINE))
    leave_from = draw.randrange(size.weeks * 7)
    for day in range(size.weeks * 7):
        on = MONDAY + timedelta(days=day)
        code = LINE[(shift // 7 * 7 + day) % len(LINE)]
        if leave_from <= day < leave_from + 5:
            kind, span, code = DutyKind.ANNUAL_LEAVE, None, "AL"
        elif code == OFF or on.weekday() in doctor.non_working_days:
            kind, span, code = DutyKind.OFF, None, OFF
        else:
            code = CLINIC if code == DAY and doctor.tier is Tier.SENIOR and draw.random() < 0.4 else code
            kind, start, end = TIMES[code]
            span = Span.on(on, start, end, LONDON)
        cell = CellRef("Rota", n + 4, day + 3)
        out.append(Duty(f"{doctor.id}-{day:03}", doctor.id, on, code, kind, span, cell))
    return out


def _cover(rota: Rota, tiers: frozenset[Tier], name: str, size: Size) -> CoverRequirement:
    who = Who(tiers=tiers)
    ids = {d.id for d in rota.doctors if who.matches(d)}
    spans = [d.span for d in rota.duties if d.doctor in ids and d.span is not None and rota.counts_to_cover(d)]
    noons = [minute_of(instant(rota.first_day + timedelta(days=n), time(14), rota.zone)) for n in range(size.weeks * 7)]
    present = Counter(n for s in spans for n in _within(noons, minute_of(s.start), minute_of(s.end)))
    counts = sorted(present[n] for n in range(len(noons)) if n % 7 < 5)
    minimum = max(0, int(counts[len(counts) // 2] * size.tight))
    return CoverRequirement(
        id=name, who=who, weekdays=frozenset(range(5)), start=time(8), end=time(18), minimum=minimum,
        preferred=minimum + 1,
    )  # fmt: skip


def _sdt() -> Activity:
    return Activity(id="sdt", title="Self-development", block_least_minutes=60, block_most_minutes=240)


def _forum(n: int, size: Size) -> Activity:
    groups = {Grade.F1.value: 1, Grade.CORE.value: 1} if size.doctors > 20 else {}
    return Activity(
        id=f"forum{n}",
        title=f"Forum {n}",
        form=ActivityForm.EVENT,
        method=Method.FORMAL_MEETING,
        duration_minutes=60,
        quorum=Quorum(total=max(2, size.doctors // 12), by_group=groups),
    )


def _within(noons: Sequence[int], start: int, end: int) -> range:
    return range(bisect_left(noons, start), bisect_left(noons, end))
