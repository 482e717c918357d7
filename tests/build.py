"""Small made-up departments for tests: a Monday, a few doctors, a few duties."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any

from rotaengage.domain.activity import Activity
from rotaengage.domain.codes import DutyKind
from rotaengage.domain.duty import Duty
from rotaengage.domain.entitlement import Due
from rotaengage.domain.grades import Grade, Tier
from rotaengage.domain.people import Doctor, Who
from rotaengage.domain.plan import Slot
from rotaengage.domain.refs import CellRef
from rotaengage.domain.rota import Rota
from rotaengage.domain.scenario import Limits, Scenario
from rotaengage.domain.service import CoverRequirement
from rotaengage.domain.span import LONDON, Span

MONDAY = date(2027, 1, 4)
SDT = Activity(id="sdt", title="Self-development time", block_least_minutes=60, block_most_minutes=240)


def day(number: int) -> date:
    """The date so many days after the first Monday."""
    return MONDAY + timedelta(days=number)


def clock(text: str) -> time:
    """A time of day from 14:30."""
    return time.fromisoformat(text)


def at(number: int, text: str) -> datetime:
    """A moment on the wall clock in London."""
    return datetime.combine(day(number), clock(text), tzinfo=LONDON)


def span(number: int, start: str, end: str) -> Span:
    """A span that starts on this day; an end not after the start is on the next."""
    return Span.on(day(number), clock(start), clock(end), LONDON)


def doctor(name: str, tier: Tier = Tier.SHO, grade: Grade = Grade.F2, **more: Any) -> Doctor:
    """A doctor whose id is the name."""
    return Doctor(id=name, name=name.title(), tier=tier, grade=grade, **more)


def duty(
    name: str,
    number: int,
    start: str | None = "08:00",
    end: str | None = "17:00",
    kind: DutyKind = DutyKind.STANDARD_DAY,
    column: int = 0,
) -> Duty:
    """A duty of a doctor on a day; no times for leave and rest."""
    when = None if start is None or end is None else span(number, start, end)
    cell = CellRef("Rota", 2 + sum(map(ord, name)), 3 + number + column)
    return Duty(f"{name}-{number}-{start}", name, day(number), kind.value, kind, when, cell)


def rota(doctors: Iterable[Doctor], duties: Iterable[Duty], days: int = 7) -> Rota:
    """A rota over so many days from the first Monday."""
    return Rota(first_day=MONDAY, last_day=day(days - 1), doctors=tuple(doctors), duties=tuple(duties))


def need(minimum: int, start: str = "08:00", end: str = "17:00", **more: Any) -> CoverRequirement:
    """A cover requirement for everybody unless who is given."""
    name = more.pop("id", "ward")
    return CoverRequirement(id=name, start=clock(start), end=clock(end), minimum=minimum, **more)


def owed(minutes: int, *names: str, activity: str = "sdt") -> tuple[Due, ...]:
    """The same minutes owed to each of these doctors."""
    return tuple(Due(doctor=n, activity=activity, entitled_minutes=minutes) for n in names)


def scenario(of: Rota, **more: Any) -> Scenario:
    """A scenario with self-development time and no limits but a half-hour grid, unless given."""
    fields: dict[str, Any] = {"activities": (SDT,), "limits": Limits(handover_minutes=0)} | more
    return Scenario(rota=of, **fields)


def slot(of: Duty, start: str, end: str, **more: Any) -> Slot:
    """A slot on the date of a duty."""
    assert of.day is not None
    when = Span.on(of.day, clock(start), clock(end), LONDON)
    fields: dict[str, Any] = {"activity": "sdt"} | more
    return Slot(doctor=of.doctor, duty=of.id, span=when, source=of.source, **fields)


def who(*tiers: Tier) -> Who:
    """Doctors of these tiers."""
    return Who(tiers=frozenset(tiers))
