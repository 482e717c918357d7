"""A made-up department of twelve doctors over four weeks, and a plan for it."""

from datetime import date, datetime, time, timedelta
from pathlib import Path

from rotaengage.domain.activity import Activity, ActivityForm, Method
from rotaengage.domain.codes import DutyKind, ShiftCode
from rotaengage.domain.department import Department, TrailEntry
from rotaengage.domain.duty import Duty
from rotaengage.domain.entitlement import Due, Entitlement
from rotaengage.domain.grades import Grade, Tier
from rotaengage.domain.history import Command, Standing
from rotaengage.domain.inspection import CellTally, Inspection, Layout, SheetRota
from rotaengage.domain.issue import Issue, Severity
from rotaengage.domain.people import Doctor, Who
from rotaengage.domain.plan import CoverOutcome, DoctorOutcome, EventOutcome, Objective, Plan, PlanStatus, Slot
from rotaengage.domain.refs import CellRef, RangeRef
from rotaengage.domain.rota import Rota, SourceFile
from rotaengage.domain.scenario import Scenario
from rotaengage.domain.service import CoverRequirement
from rotaengage.domain.span import LONDON, Span
from rotaengage.usecases.history import History, Version
from rotaengage.usecases.opened import Opened

FIRST = date(2026, 8, 3)
DAYS = 28
SHEET = "Aug rota"
NAMES = (
    ("Amara Okoro", Grade.F1, Tier.FIRST, 1.0),
    ("Ben Whitlock", Grade.F1, Tier.FIRST, 0.8),
    ("Chiara Rossetti", Grade.F1, Tier.FIRST, 1.0),
    ("Dilip Menon", Grade.F2, Tier.SHO, 1.0),
    ("Eira Prosser", Grade.F2, Tier.SHO, 0.6),
    ("Farid [bold]Haddad", Grade.CORE, Tier.SHO, 1.0),
    ("Grace Adeyemi-Thornton", Grade.CORE, Tier.SHO, 1.0),
    ("山田 花子", Grade.GPST, Tier.SHO, 1.0),
    ("Ines Carvalho", Grade.HST, Tier.REGISTRAR, 1.0),
    ("Joe Penhaligon", Grade.HST, Tier.REGISTRAR, 0.8),
    ("Karin Lindqvist", Grade.SAS, Tier.REGISTRAR, 1.0),
    ("Leo Marchetti", Grade.CONSULTANT, Tier.SENIOR, 1.0),
)
CODES = {
    "SD": ShiftCode(code="SD", kind=DutyKind.STANDARD_DAY, start=time(8), end=time(16, 30), count=150),
    "LD": ShiftCode(code="LD", kind=DutyKind.LONG_DAY, start=time(8), end=time(20, 30), count=40),
    "N": ShiftCode(code="N", kind=DutyKind.NIGHT, start=time(20), end=time(8, 30), count=28),
    "AL": ShiftCode(code="AL", kind=DutyKind.ANNUAL_LEAVE, count=12),
    "OFF": ShiftCode(code="OFF", kind=DutyKind.OFF, count=60),
    "X9": ShiftCode(code="X9", kind=DutyKind.UNKNOWN, count=1),
}
PATTERN = (
    *("SD", "SD", "LD", "SD", "SD", "OFF", "OFF", "SD", "SD", "SD", "AL", "SD", "OFF", "OFF"),
    *("N", "N", "N", "OFF", "OFF", "LD", "LD", "SD", "SD", "SD", "SD", "SD", "OFF", "OFF"),
)


def doctors(number: int = len(NAMES)) -> tuple[Doctor, ...]:
    """So many doctors; beyond the twelve they are numbered."""
    made = []
    for n in range(number):
        name, grade, tier, wte = NAMES[n % len(NAMES)]
        label = name if n < len(NAMES) else f"{name} {n}"
        cell = CellRef(SHEET, n + 4, 1)
        made.append(Doctor(id=f"d{n}", name=label, grade=grade, tier=tier, wte=wte, source=cell))
    return tuple(made)


def duties(number: int, days: int) -> tuple[Duty, ...]:
    """A duty a day, each doctor five days behind the one above; the last cell of the first row is not understood."""
    made = []
    for n in range(number):
        for day in range(days):
            text = "X9" if (n, day) == (0, days - 1) else PATTERN[(day + 5 * n) % len(PATTERN)]
            code, on = CODES[text], FIRST + timedelta(days=day)
            cell = CellRef(SHEET, n + 4, day + 3)
            made.append(Duty(f"u{n}-{day}", f"d{n}", on, text, code.kind, code.span_on(on, LONDON), cell))
    return tuple(made)


def rota(number: int = len(NAMES), days: int = DAYS) -> Rota:
    """A rota of so many doctors and days."""
    return Rota(
        first_day=FIRST,
        last_day=FIRST + timedelta(days=days - 1),
        doctors=doctors(number),
        duties=duties(number, days),
        codes=tuple(CODES.values()),
        sources=(SourceFile(name="aug.xlsx", sha256="0" * 64, format="xlsx"),),
    )


SELF = Activity(id="sdt", title="Self-development time", purpose="Audit, portfolio and teaching of one's own")
FORUM = Activity(
    id="forum", title="Resident doctors' forum", form=ActivityForm.EVENT, method=Method.FORMAL_MEETING, assumed=True
)
WARD = CoverRequirement(
    id="ward-day",
    title="Ward SHO, day",
    who=Who(tiers=frozenset({Tier.FIRST, Tier.SHO})),
    start=time(8),
    end=time(17),
    minimum=2,
)


def scenario(the_rota: Rota | None = None) -> Scenario:
    """The problem: own time for everybody, one forum, one cover requirement."""
    held = the_rota or rota()
    dues = tuple(Due(doctor=d.id, activity="sdt", entitled_minutes=480, because="2 h a week") for d in held.doctors)
    owed = Entitlement(id="sdt", activity="sdt", minutes=120, assumed=True)
    return Scenario(rota=held, cover=(WARD,), activities=(SELF, FORUM), dues=dues, entitlements=(owed,),
                    assumptions=("cover is inferred",))  # fmt: skip


def span(day: int, start: int, end: int) -> Span:
    """From one full hour to another on a day of the rota, counted from 0."""
    on = FIRST + timedelta(days=day)
    return Span(datetime.combine(on, time(start), LONDON), datetime.combine(on, time(end), LONDON))


def slot(doctor: int, day: int, start: int, end: int, *, event: bool = False, pinned: bool = False) -> Slot:
    """Protected time of a doctor on a day."""
    return Slot(
        doctor=f"d{doctor}",
        activity="forum" if event else "sdt",
        duty=f"u{doctor}-{day}",
        span=span(day, start, end),
        event="forum-1" if event else None,
        pinned=pinned,
        source=CellRef(SHEET, doctor + 4, day + 3),
    )


SLOTS = (
    slot(0, 1, 14, 16),
    slot(0, 8, 13, 15, pinned=True),
    slot(3, 8, 12, 13, event=True),
    slot(4, 3, 12, 13, event=True),
    slot(5, 0, 9, 11),
    slot(8, 9, 14, 16),
)


def outcome(n: int) -> DoctorOutcome:
    """What a doctor gets: the first everything, the fifth nothing."""
    return DoctorOutcome(
        doctor=f"d{n}",
        entitled_minutes=480,
        planned_minutes=480 if n == 0 else 0 if n == 4 else 240,
        short_because=() if n == 0 else ("Cover: Ward SHO, day is at its minimum on 9 of 12 days",),
    )


def plan(slots: tuple[Slot, ...] = SLOTS, version: int = 1) -> Plan:
    """A plan with these slots; Eira gets nothing, Amara everything."""
    return Plan(
        plan_id="p1",
        version=version,
        rota_sha256="0" * 64,
        status=PlanStatus.FEASIBLE,
        seconds=3.0,
        seed=1,
        workers=1,
        slots=slots,
        objectives=(
            Objective(name="worst_fulfilment", value=0.5, bound=0.75, unit="ratio"),
            Objective(name="delivered", value=1200, bound=1200, unit="minutes"),
        ),
        doctors=tuple(outcome(n) for n in range(len(NAMES))),
        events=(
            EventOutcome(
                event="forum-1",
                activity="forum",
                span=span(8, 12, 13),
                invited=("d0", "d3", "d4"),
                attending=("d3", "d4"),
                quorum_met=True,
            ),
            EventOutcome(event="forum-2", activity="forum", span=None, invited=("d0",), why_not="too few are at work"),
        ),
        cover=(
            CoverOutcome(
                requirement="ward-day",
                tightest_margin=0,
                tight_minutes=60,
                existing_gap_minutes=0,
                made_worse_minutes=0,
            ),
        ),
        verified=True,
        assumptions=("cover is inferred from the rota",),
    )


ISSUES = (
    Issue(code="IM301", severity=Severity.NOTE, where=f"'{SHEET}'!A1", says="A title was left out", cure="None needed"),
    Issue(
        code="IM201",
        severity=Severity.QUESTION,
        where=f"'{SHEET}'!AD4",
        says="The code X9 is not known",
        cure="Say what it means",
        suggestions=("long day", "off"),
        key="code:X9",
    ),
)
CELLS = CellTally(understood=335, ignored=4, questions=1, ignored_because={"a heading": 4})


def department(the_rota: Rota | None = None) -> Department:
    """The department as a workspace holds it."""
    return Department(scenario=scenario(the_rota), issues=ISSUES, cells=CELLS)


def opened(path: Path = Path("ward.rota"), the_plan: Plan | None = None) -> Opened:
    """The workspace, open."""
    return Opened(path, department(), the_plan)


def history(the_plan: Plan | None = None, name: str = "Forum plan") -> History:
    """Two versions (none without a plan), a deed that holds and one that was taken back, and a trail of three."""
    older = plan((slot(0, 1, 14, 16), slot(5, 0, 9, 11), slot(4, 0, 9, 11)), version=1)
    versions = (Version(older, name, "liked by the forum", False), Version(plan(version=2), "", "", True))
    deeds = (
        Command(number=1, when="2026-08-01T12:00:00Z", who="Ana", what="plan 1 made"),
        Command(number=2, when="2026-08-01T12:05:00Z", who="Ana", what="plan 2 made", why="after the forum"),
        Command(number=3, when="2026-08-01T12:09:00Z", who="Bea", what="plan 1 taken up", standing=Standing.UNDONE),
    )
    trail = tuple(
        TrailEntry(number=n, when="2026-08-01T12:00:00Z", who="Ana", what=what, hash=f"{n}" * 64)
        for n, what in enumerate(("workspace made", "plan 1 stored", "plan 2 stored"), 1)
    )
    return History(versions if the_plan else (), deeds if the_plan else (), trail, True)


def inspection() -> Inspection:
    """The workbook as read."""
    held = rota()
    sheet = SheetRota(
        place=RangeRef(SHEET, 3, 1, 15, 30),
        layout=Layout.DOCTOR_GRID,
        confidence=0.97,
        first_date=held.first_day,
        last_date=held.last_day,
        people=held.doctors,
        duties=tuple(held.duties),
        codes=held.codes,
        cells=CELLS,
    )
    return Inspection(file="aug.xlsx", sha256="0" * 64, format="xlsx", rotas=(sheet,), issues=ISSUES)
