"""Small departments for tests: by hand, and drawn by hypothesis."""

from datetime import date, time, timedelta
from typing import NamedTuple

from hypothesis import strategies as st

from rotaengage.domain.activity import WEEKDAYS, Activity, ActivityForm, Quorum, Window
from rotaengage.domain.codes import DutyKind
from rotaengage.domain.duty import Duty
from rotaengage.domain.entitlement import Due
from rotaengage.domain.grades import Grade, Tier
from rotaengage.domain.people import Doctor, Who
from rotaengage.domain.plan import Draft
from rotaengage.domain.refs import CellRef
from rotaengage.domain.rota import Rota
from rotaengage.domain.scenario import Limits, PlanSettings, Scenario
from rotaengage.domain.service import CoverRequirement
from rotaengage.domain.span import LONDON, Span, instant, minute_of
from rotaengage.rules import RULES
from rotaengage.rules.base import Breach, Placed
from solvers.facts import Facts
from solvers.room import Room
from solvers.variables import room_of

MONDAY = date(2026, 8, 3)
EXACT = PlanSettings(seconds=20.0, gap=0.0)
PLAIN = Limits(handover_minutes=0)


class Shift(NamedTuple):
    """A duty in short: doctor number, day number, kind, from, to."""

    doctor: int
    day: int
    kind: DutyKind = DutyKind.STANDARD_DAY
    start: time = time(9)
    end: time = time(13)


def doctor(n: int, tier: Tier = Tier.SHO, grade: Grade = Grade.CORE) -> Doctor:
    return Doctor(id=f"d{n}", name=f"Doctor {n}", tier=tier, grade=grade)


def duty(n: int, shift: Shift, first: date = MONDAY) -> Duty:
    day = first + timedelta(days=shift.day)
    span = Span.on(day, shift.start, shift.end, LONDON)
    away = shift.kind in (DutyKind.ANNUAL_LEAVE, DutyKind.OFF)
    cell = CellRef("Rota", shift.doctor + 2, shift.day + 2)
    return Duty(f"u{n}", f"d{shift.doctor}", day, shift.kind.value[:2], shift.kind, None if away else span, cell)


def scenario(
    *shifts: Shift,
    doctors: int = 1,
    days: int = 7,
    owed: int = 60,
    minimum: int | None = None,
    preferred: int | None = None,
    activity: Activity | None = None,
    limits: Limits = PLAIN,
    first: date = MONDAY,
) -> Scenario:
    """One activity "sdt" of hour-long blocks that everybody is owed; cover counts everybody, all day."""
    cover = (CoverRequirement(id="ward", minimum=minimum, preferred=preferred),) if minimum is not None else ()
    rota = Rota(
        first_day=first,
        last_day=first + timedelta(days=days - 1),
        doctors=tuple(doctor(n) for n in range(doctors)),
        duties=tuple(duty(n, s, first) for n, s in enumerate(shifts)),
    )
    dues = tuple(Due(doctor=d.id, activity="sdt", entitled_minutes=owed) for d in rota.doctors if owed)
    return Scenario(rota=rota, cover=cover, activities=(activity or hour(),), dues=dues, limits=limits)


def hour(most: int = 60) -> Activity:
    return Activity(id="sdt", title="Self-development", block_least_minutes=60, block_most_minutes=most)


def forum(total: int = 2, by_group: dict[str, int] | None = None, name: str = "forum") -> Activity:
    quorum = Quorum(total=total, by_group=by_group or {})
    return Activity(id=name, title="Forum", form=ActivityForm.EVENT, duration_minutes=60, quorum=quorum)


def with_events(base: Scenario, *events: Activity) -> Scenario:
    return base.model_copy(update={"activities": (*base.activities, *events)})


def clock(day: int, at: time, first: date = MONDAY) -> int:
    """A minute number of a day of the test's rota."""
    return minute_of(instant(first + timedelta(days=day), at, LONDON))


def span(day: int, start: time, end: time) -> Span:
    return Span.on(MONDAY + timedelta(days=day), start, end, LONDON)


def raw_room(problem: Scenario, who: str = "d0") -> tuple[Room, Facts]:
    """The room of a doctor's first duty before any rule has narrowed it."""
    facts = Facts(problem)
    work = facts.works[who][0]
    return Room(who, work, problem.activities[0], ((work.start, work.end),)), facts


def pieces(problem: Scenario, who: str = "d0") -> list[tuple[int, int]]:
    """All time that is left to a doctor after every rule."""
    facts = Facts(problem)
    return [p for room in room_of(facts, who, problem.activities[0]) for p in room.pieces]


def new_breaches(problem: Scenario, draft: Draft) -> list[Breach]:
    """What the plain rules find in the plan and not in the rota as it came in."""
    after = Placed(problem, draft.slots, draft.events)
    wanted_pins = {"pin"}
    known = {b.key for r in RULES for b in r.check(Placed(problem)) if r.word not in wanted_pins}
    return [b for rule in RULES for b in rule.check(after) if b.key not in known]


_STARTS = (time(8), time(8, 30), time(9), time(9, 15))
_ENDS = (time(12), time(12, 30), time(13, 15), time(14))
_KINDS = (DutyKind.STANDARD_DAY,) * 4 + (DutyKind.CLINIC, DutyKind.OFF, DutyKind.NIGHT, DutyKind.ANNUAL_LEAVE)


@st.composite
def small(draw: st.DrawFn, most_doctors: int = 4, most_days: int = 4, tiny: bool = False) -> Scenario:
    """A small department with odd duty times, leave, nights, two requirements, perhaps an event."""
    doctors, days = draw(st.integers(1, most_doctors)), draw(st.integers(1, most_days))
    tiers = draw(st.lists(st.sampled_from((Tier.SHO, Tier.REGISTRAR)), min_size=doctors, max_size=doctors))
    duties = [duty(n, draw(_shift(n % doctors, n // doctors, tiny))) for n in range(doctors * days)]
    rota = Rota(
        first_day=MONDAY,
        last_day=MONDAY + timedelta(days=days - 1),
        doctors=tuple(doctor(n, tier) for n, tier in enumerate(tiers)),
        duties=tuple(duties),
    )
    dues = tuple(
        Due(doctor=d.id, activity="sdt", entitled_minutes=owed, standing_minutes=draw(st.sampled_from((0, 0, 30))))
        for d in rota.doctors
        if (owed := draw(st.sampled_from((0, 60, 90, 120, 180))))
    )
    own = Activity(
        id="sdt", title="Self-development", block_least_minutes=60, block_most_minutes=draw(st.sampled_from((60, 120)))
    )
    events = () if tiny or not draw(st.booleans()) else (forum(draw(st.integers(1, 3))),)
    limits = Limits(
        grid_minutes=60 if tiny else draw(st.sampled_from((15, 30, 60))),
        handover_minutes=0 if tiny else draw(st.sampled_from((0, 15, 30))),
        breaks=((180, 30),) if draw(st.booleans()) else (),
        after_night_minutes=draw(st.sampled_from((0, 600, 2760))),
        blocks_a_day=1 if tiny else draw(st.integers(1, 2)),
    )
    return Scenario(
        rota=rota, cover=draw(_cover()), activities=(own, *events), dues=dues, limits=limits,
    )  # fmt: skip


@st.composite
def _shift(draw: st.DrawFn, who: int, day: int, tiny: bool) -> Shift:
    kind = draw(st.sampled_from(_KINDS))
    if kind is DutyKind.NIGHT:
        return Shift(who, day, kind, time(20), time(8) if tiny else time(8, 15))
    end = time(11) if tiny else draw(st.sampled_from(_ENDS))
    return Shift(who, day, kind, time(8) if tiny else draw(st.sampled_from(_STARTS)), end)


@st.composite
def _cover(draw: st.DrawFn) -> tuple[CoverRequirement, ...]:
    everybody = CoverRequirement(id="all", minimum=draw(st.integers(0, 3)), preferred=draw(st.integers(3, 4)))
    minimum = draw(st.integers(0, 2))
    tier = CoverRequirement(
        id="sho", who=Who(tiers=frozenset({Tier.SHO})), weekdays=WEEKDAYS, start=time(8, 45), end=time(12, 20),
        minimum=minimum, preferred=draw(st.sampled_from((None, minimum + 1))),
    )  # fmt: skip
    return (everybody, tier) if draw(st.booleans()) else (everybody,)


def open_window(**changes: object) -> Window:
    """A window of any weekday and nearly the whole day."""
    return Window(weekdays=frozenset(range(7)), earliest=time(0), latest=time(23, 59)).model_copy(update=changes)
