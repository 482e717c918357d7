"""What the setups of both samples share: doctors as the setup workbook names them, and codes of a key."""

from collections.abc import Sequence
from datetime import time

from rotaengage.domain.activity import WEEKDAYS
from rotaengage.domain.codes import CodeSource, DutyKind, ShiftCode
from rotaengage.domain.grades import Grade, Tier, grade_of
from rotaengage.domain.people import Doctor, Who
from rotaengage.domain.service import CoverRequirement
from samples.roster import Person

WEEKEND = frozenset({5, 6})
RESIDENTS = frozenset({Grade.F1, Grade.F2, Grade.CORE, Grade.GPST, Grade.HST})
SAS_SOURCE = "SAS contract: at least 1 PA (4 h) of SPA a week, pro rata"
SDT_SOURCE = "Self-development time for foundation doctors: 2 h a week"


def doctor(person: Person) -> Doctor:
    """An invented doctor as a noun."""
    reading = grade_of(person.grade)
    return Doctor(
        id=person.name,
        name=person.name,
        grade=reading.grade if reading else Grade.UNKNOWN,
        grade_text=person.grade,
        tier=Tier(person.tier),
        contract={"SAS": "SAS 2021", "CONS": "Consultant 2003"}.get(reading.grade if reading else "", "2016 TCS"),
        wte=person.wte,
        non_working_days=frozenset(person.off),
        roles=frozenset({person.roles} - {""}),
    )


def codes(key: Sequence[tuple[str, DutyKind, str, str, str]]) -> tuple[ShiftCode, ...]:
    """Code, kind, start, end, meaning."""
    return tuple(
        ShiftCode(code=code, kind=kind, start=clock(start), end=clock(end), title=title, source=CodeSource.SETUP)
        for code, kind, start, end, title in key
    )


def clock(text: str) -> time | None:
    """A time of day of hh:mm, None for no text."""
    return time.fromisoformat(text) if text else None


def need(
    name: str, title: str, who: Who, days: frozenset[int], hours: tuple[str, str], least: int, better: int | None = None
) -> CoverRequirement:
    """A cover requirement agreed by the department."""
    return CoverRequirement(
        id=name,
        title=title,
        who=who,
        weekdays=days,
        start=time.fromisoformat(hours[0]),
        end=time.fromisoformat(hours[1]),
        minimum=least,
        preferred=better,
        basis="agreed safe staffing, October 2026",
    )


def tiers(*names: str) -> Who:
    """Doctors of these cover tiers."""
    return Who(tiers=frozenset(Tier(n) for n in names))


def grades(*names: Grade) -> Who:
    """Doctors of these grades."""
    return Who(grades=frozenset(names))


DAYTIME = WEEKDAYS
ALL_WEEK = frozenset(range(7))
