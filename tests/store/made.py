"""A small made-up department, plans for it, and a clock that goes by a minute a look."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from rotaengage.domain.activity import Activity
from rotaengage.domain.codes import DutyKind, ShiftCode
from rotaengage.domain.department import Department
from rotaengage.domain.duty import Duty
from rotaengage.domain.grades import Grade, Tier
from rotaengage.domain.inspection import CellTally
from rotaengage.domain.issue import Issue, Severity
from rotaengage.domain.people import Doctor, Who
from rotaengage.domain.plan import Objective, Plan, PlanStatus, Slot
from rotaengage.domain.refs import CellRef
from rotaengage.domain.rota import Rota
from rotaengage.domain.scenario import Scenario
from rotaengage.domain.service import CoverRequirement
from rotaengage.domain.span import LONDON, Span
from rotaengage.store.codec import sha256
from rotaengage.store.records import StoredFile
from rotaengage.store.workspace import Workspace

FIRST = date(2026, 8, 3)
SHEET = "Aug rota"
BOOK = b"PK\x03\x04 not really a workbook \x00\xff"


def clock(start: datetime = datetime(2026, 8, 1, 12, 0, tzinfo=UTC)) -> Callable[[], datetime]:
    moments = (start + timedelta(minutes=n) for n in range(100_000))
    return lambda: next(moments)


def duty(doctor: int, day: int, kind: DutyKind = DutyKind.STANDARD_DAY) -> Duty:
    on = FIRST + timedelta(days=day)
    span = Span.on(on, time(9), time(17), LONDON) if kind is DutyKind.STANDARD_DAY else None
    code = "SD" if span else "AL"
    return Duty(f"{doctor}-{day}", f"d{doctor}", on, code, kind, span, CellRef(SHEET, 4 + doctor, 3 + day))


def department(doctors: int = 3, days: int = 7) -> Department:
    people = tuple(
        Doctor(
            id=f"d{n}", name=f"Tansy Oakmoor {n}", grade=Grade.F1, tier=Tier.FIRST, wte=0.8, skills=frozenset({"ALS"})
        )
        for n in range(doctors)
    )
    kinds = (DutyKind.STANDARD_DAY, DutyKind.STANDARD_DAY, DutyKind.ANNUAL_LEAVE)
    duties = tuple(duty(n, day, kinds[(n + day) % 3]) for n in range(doctors) for day in range(days))
    rota = Rota(
        first_day=FIRST,
        last_day=FIRST + timedelta(days=days - 1),
        doctors=people,
        duties=duties,
        codes=(ShiftCode(code="SD", kind=DutyKind.STANDARD_DAY, start=time(9), end=time(17)),),
    )
    cover = CoverRequirement(id="ward", who=Who(tiers=frozenset({Tier.FIRST})), minimum=1)
    scenario = Scenario(rota=rota, cover=(cover,), activities=(Activity(id="sdt", title="Self-development"),))
    issue = Issue(code="IM201", severity=Severity.QUESTION, where=f"'{SHEET}'!F12", says="What is XX", cure="Say so")
    return Department(scenario=scenario, issues=(issue,), cells=CellTally(understood=21, ignored_because={"note": 0}))


def plan(note: str = "", *, verified: bool = True, slots: int = 2) -> Plan:
    placed = tuple(
        Slot(
            doctor="d0",
            activity="sdt",
            duty=f"0-{n}",
            span=Span.on(FIRST + timedelta(days=n), time(14), time(16), LONDON),
            source=CellRef(SHEET, 4, 3 + n),
        )
        for n in range(slots)
    )
    best = Objective(name="worst_fulfilment", value=0.5, bound=0.5, unit="ratio")
    return Plan(
        plan_id=f"p-{note}", rota_sha256="0" * 64, status=PlanStatus.OPTIMAL, seconds=0.1, seed=1, workers=1,
        objectives=(best,), slots=placed, verified=verified, note=note,
    )  # fmt: skip


def book(data: bytes = BOOK) -> StoredFile:
    return StoredFile("aug.xlsx", sha256(data), "xlsx", data)


def workspace(folder: Path, name: str = "ward.rota") -> Workspace:
    return Workspace.create(folder / name, department(), (book(),), "Ana", "first import", clock=clock())
