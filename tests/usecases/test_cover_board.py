"""The board counts only where it is looked at and only what changed, and says what a count of the whole rota says."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rotaengage.domain.activity import Activity
from rotaengage.domain.backfill import Backfill
from rotaengage.domain.codes import DutyKind
from rotaengage.domain.duty import Duty
from rotaengage.domain.grades import Tier
from rotaengage.domain.people import Who
from rotaengage.domain.plan import Slot
from rotaengage.domain.scenario import Scenario
from rotaengage.domain.service import CoverRequirement
from rotaengage.domain.span import LONDON, Span, minute_of
from rotaengage.rules.presence import Presence, Step
from rotaengage.usecases.cover import HALF_HOUR, CoverBoard, CoverReading, CoverRow, DayCover
from tests import build

DAYS = 5
FIRST = minute_of(build.span(0, "00:00", "01:00").start)
NAMES = ("a", "b", "c", "d")
STAYS = Activity(id="near", title="On the ward meanwhile", counts_to_cover=True)
DOCTORS = (
    build.doctor("a", Tier.SHO),
    build.doctor("b", Tier.SHO, counts_to_cover=False),
    build.doctor("c", Tier.REGISTRAR),
    build.doctor("d", Tier.SHO),
)
KINDS = st.sampled_from((DutyKind.STANDARD_DAY, DutyKind.NIGHT, DutyKind.CLINIC, DutyKind.ANNUAL_LEAVE))
WHO = st.sampled_from((Who(), build.who(Tier.SHO), build.who(Tier.REGISTRAR), Who(doctors=frozenset({"a", "c"}))))


def spans(least: int = -600) -> st.SearchStrategy[Span]:
    """Quarter hours from before the rota to after it, up to a day and a half long."""
    starts, lengths = st.integers(least // 15, (DAYS + 1) * 96), st.integers(1, 144)
    return st.builds(
        lambda start, length: Span.between(FIRST + start * 15, FIRST + (start + length) * 15, LONDON), starts, lengths
    )


@st.composite
def duties(draw: st.DrawFn) -> Duty:
    """A duty that may overlap others of its doctor, have no date or no times, and begin on another day than its own."""
    one = build.duty(draw(st.sampled_from(NAMES)), draw(st.integers(0, DAYS - 1)), kind=draw(KINDS))
    return one._replace(span=draw(st.none() | spans()), day=draw(st.none() | st.just(one.day)))


def slots() -> st.SearchStrategy[Slot]:
    """Protected time anywhere, also outside of any duty and of nobody on the rota."""
    cell = build.duty("a", 0).source
    names, activities = st.sampled_from((*NAMES, "gone")), st.sampled_from(("sdt", "near"))
    return st.builds(
        lambda name, activity, span: Slot(doctor=name, activity=activity, duty="any", span=span, source=cell),
        names, activities, spans(),
    )  # fmt: skip


def needs() -> st.SearchStrategy[tuple[CoverRequirement, ...]]:
    """Up to three requirements, also through the night."""
    clocks = st.sampled_from(("00:00", "02:30", "08:00", "17:00", "22:15"))
    one = st.builds(
        lambda who, start, end, minimum, weekdays: build.need(minimum, start, end, who=who, weekdays=weekdays),
        WHO, clocks, clocks, st.integers(0, 2), st.sampled_from((frozenset(range(7)), frozenset({1, 2}))),
    )  # fmt: skip
    return st.lists(one, max_size=3).map(lambda found: tuple(r.changed(id=f"r{n}") for n, r in enumerate(found)))


BOUGHT = st.builds(lambda tier, span: Backfill(tier=tier, span=span), st.sampled_from(Tier), spans())
Facts = tuple[Scenario, tuple[Slot, ...]]


def facts() -> st.SearchStrategy[Facts]:
    """A scenario and a plan's slots."""
    lists = (st.lists(duties(), max_size=12), needs(), st.lists(BOUGHT, max_size=2), st.lists(slots(), max_size=6))
    return st.builds(_made, *lists)


def _made(
    of: list[Duty], cover: tuple[CoverRequirement, ...], bought: list[Backfill], placed: list[Slot]
) -> Facts:  # fmt: skip
    rota = build.rota(DOCTORS, [d._replace(id=str(n)) for n, d in enumerate(of)], DAYS)
    return build.scenario(rota, cover=cover, bought=tuple(bought), activities=(build.SDT, STAYS)), tuple(placed)


def whole(of: Facts) -> tuple[CoverRow, ...]:
    """Every day counted from the whole rota."""
    scenario, placed = of
    presence, rota = Presence(scenario, placed), scenario.rota
    rows = []
    for need in scenario.cover:
        days: list[DayCover | None] = [None] * DAYS
        for span in need.spans(rota.first_day, rota.last_day, rota.zone):
            steps = list(presence.profile(need.who).steps(minute_of(span.start), minute_of(span.end)))
            days[(span.start.date() - rota.first_day).days] = _worst(need, steps)
        rows.append(CoverRow(need, tuple(days)))
    return tuple(rows)


def _worst(need: CoverRequirement, steps: list[Step]) -> DayCover:
    low = min(steps, key=lambda step: step.after)
    before = min(step.before for step in steps) - need.minimum
    half = low.start // HALF_HOUR * HALF_HOUR
    return DayCover(before, low.after - need.minimum, half, short_of_preferred=low.after < need.wanted)


def whole_at(of: Facts, span: Span) -> tuple[CoverReading, ...]:
    """The readings within a span counted from the whole rota."""
    scenario, placed = of
    presence, rota = Presence(scenario, placed), scenario.rota
    found = []
    for need in scenario.cover:
        steps: list[Step] = []
        for time in need.spans(rota.first_day - timedelta(days=1), rota.last_day, rota.zone):
            low = max(minute_of(time.start), minute_of(span.start))
            high = min(minute_of(time.end), minute_of(span.end))
            steps += presence.profile(need.who).steps(low, high) if low < high else ()
        if steps:
            found.append(CoverReading(need, min(s.before for s in steps), min(s.after for s in steps)))
    return tuple(sorted(found, key=lambda r: (r.margin, r.requirement.id)))


@settings(max_examples=150, deadline=None)
@given(of=facts(), span=spans())
def test_the_board_says_what_a_count_of_the_whole_rota_says(of: Facts, span: Span) -> None:
    board = CoverBoard(*of)
    assert board.at(span) == whole_at(of, span)
    assert board.rows() == whole(of)


@settings(max_examples=150, deadline=None)
@given(one=facts(), other=facts(), keep=st.sets(st.sampled_from(("rota", "cover", "bought", "slots"))))
def test_after_any_change_the_board_says_what_a_new_one_says(one: Facts, other: Facts, keep: set[str]) -> None:
    scenario, placed = other
    same = {name: getattr(one[0], name) for name in keep - {"slots"}}
    changed = (scenario.changed(**same), one[1] if "slots" in keep else placed)
    before = CoverBoard(*one)
    before.rows()
    after = CoverBoard(*changed, before)
    assert after.rows() == whole(changed)
    assert before.rows() == whole(one)


class Counted:
    """How many days were counted, over all boards."""

    def __init__(self) -> None:
        self.days = 0

    def note(self, board: CoverBoard) -> int:
        """Days counted while a board is asked for all it knows."""
        self.days = 0
        board.rows()
        return self.days


def test_a_moved_slot_counts_its_own_days_anew_and_no_others(counted: Counted) -> None:
    base, slot = _week(), build.slot(build.duty("a", 1), "09:00", "10:00")
    before = CoverBoard(base, (slot,))
    assert counted.note(before) == DAYS * len(base.cover)
    later = slot.changed(span=build.span(3, "09:00", "10:00"))
    assert counted.note(CoverBoard(base, (later,), before)) == 2 * len(base.cover)
    assert counted.note(CoverBoard(base, (slot,), before)) == 0


def test_another_duty_counts_its_days_and_another_minimum_its_requirement(counted: Counted) -> None:
    base = _week()
    before = CoverBoard(base, ())
    before.rows()
    first, *rest = base.rota.duties
    longer = first._replace(span=build.span(0, "08:00", "21:00"))
    assert counted.note(CoverBoard(_with(base, (longer, *rest)), (), before)) == len(base.cover)
    ward, night = base.cover
    assert counted.note(CoverBoard(base.changed(cover=(ward.changed(minimum=2), night)), (), before)) == DAYS


def _week() -> Scenario:
    everybody = [build.duty(name, n) for name in NAMES for n in range(DAYS)]
    cover = (build.need(1), build.need(1, "17:00", "23:00", id="evening"))
    return build.scenario(build.rota(DOCTORS, everybody, DAYS), cover=cover)


def _with(base: Scenario, of: tuple[Duty, ...]) -> Scenario:
    return base.changed(rota=base.rota.changed(duties=of))


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> Counted:
    """Counts every day of a requirement that is counted."""
    found, count = Counted(), CoverBoard._counted

    def note(board: CoverBoard, need: CoverRequirement, stretch: tuple[int, int]) -> DayCover:
        found.days += 1
        return count(board, need, stretch)

    monkeypatch.setattr(CoverBoard, "_counted", note)
    return found
