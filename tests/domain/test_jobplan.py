"""Programmed activities: plain and premium time at their edges, averages over a cycle, the yearly pool."""

from datetime import time
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rotaengage.domain.jobplan import Block, Category, Contract, JobPlan, Minutes, Session, Total
from rotaengage.domain.people import Doctor
from rotaengage.domain.refs import CellRef, RangeRef
from rotaengage.rules.packs.job_plans import CONSULTANT, CONSULTANT_WALES, SAS_2008, SAS_2021, contracts

CELL = CellRef("Plan", 1, 1)
MON, FRI, SAT, SUN = 0, 4, 5, 6


def clock(text: str) -> time:
    return time.fromisoformat(text)


def block(start: str, end: str, weekday: int | None = MON, **more: Any) -> Block:
    fields: dict[str, Any] = {"category": Category.DCC, "activity": "clinic", "source": CELL} | more
    return Block(weekday=weekday, start=clock(start), end=clock(end), **fields)


def plan(*blocks: Block, contract: str = CONSULTANT, **more: Any) -> JobPlan:
    doctor = Doctor(id="amy", name="Amy")
    place = RangeRef("Plan", 1, 1, 9, 9)
    return JobPlan(doctor=doctor, contract=contracts()[contract], place=place, blocks=blocks, **more)


@pytest.mark.parametrize(
    ("contract", "weekday", "start", "end", "minutes"),
    [
        (CONSULTANT, MON, "07:00", "19:00", (720, 0)),
        (CONSULTANT, MON, "06:59", "19:00", (720, 1)),
        (CONSULTANT, MON, "07:00", "19:01", (720, 1)),
        (CONSULTANT, MON, "19:00", "21:00", (0, 120)),
        (SAS_2008, MON, "18:00", "20:00", (60, 60)),
        (SAS_2021, MON, "19:00", "21:00", (120, 0)),
        (SAS_2021, MON, "20:59", "21:01", (1, 1)),
        (SAS_2021, MON, "07:00", "21:00", (840, 0)),
        (CONSULTANT, SAT, "09:00", "13:00", (0, 240)),
        (SAS_2021, SUN, "12:00", "13:00", (0, 60)),
        (CONSULTANT, MON, "20:00", "08:00", (60, 660)),
        (CONSULTANT, FRI, "20:00", "08:00", (0, 720)),
        (CONSULTANT, SUN, "20:00", "08:00", (60, 660)),
        (CONSULTANT, MON, "07:00", "07:00", (720, 720)),
    ],
)
def test_plain_time_ends_on_the_minute(
    contract: str, weekday: int, start: str, end: str, minutes: tuple[int, int]
) -> None:
    assert contracts()[contract].minutes(weekday, clock(start), clock(end)) == minutes


def test_a_pa_is_four_hours_plain_and_three_premium() -> None:
    of = contracts()[CONSULTANT]
    assert of.pas(Minutes(240, 0)) == 1
    assert of.pas(Minutes(0, 180)) == 1
    assert of.pas(Minutes(30, 0)) == Fraction(1, 8)
    assert of.pas(Minutes(120, 90)) == 1
    assert contracts()[CONSULTANT_WALES].pas(Minutes(225, 0)) == 1


def test_every_contract_says_where_its_figures_come_from() -> None:
    assert set(contracts()) == {CONSULTANT, CONSULTANT_WALES, SAS_2008, SAS_2021}
    for of in contracts().values():
        assert len(of.citation) > 20, of.id
        assert of.full_time_pas == 10
        assert of.weeks_a_year == 42
    assert contracts()[SAS_2021].most_premium_share == Fraction(2, 5)


def test_an_average_week_counts_weeks_of_the_cycle_and_frequencies() -> None:
    of = plan(
        block("08:00", "12:00"),
        block("08:00", "12:00", weekday=1, weeks=frozenset({1, 3})),
        block("08:00", "12:00", weekday=2, every=Fraction(1, 4)),
        cycle_weeks=4,
    )
    assert of.totals() == {Category.DCC: Fraction(7, 4)}
    assert of.minutes() == (Fraction(420), Fraction(0))


def test_time_that_is_not_nhs_work_has_no_pas() -> None:
    of = plan(block("08:00", "12:00", category=Category.PRIVATE), block("13:00", "17:00", category=Category.OFF))
    assert of.totals() == {}
    assert of.minutes() == (Fraction(0), Fraction(0))


def test_flexible_time_counts_by_its_hours_and_else_by_what_is_stated() -> None:
    hours = Block(category=Category.SPA, activity="SPA", source=CELL, hours=Fraction(6))
    stated = Block(category=Category.SPA, activity="SPA", source=CELL, stated_pas=Fraction(1, 2), session=Session.AM)
    of = plan(hours, stated)
    assert of.weekly_pas(Category.SPA) == 2
    assert of.weekly_minutes(Category.SPA) == 480


def test_a_plan_that_is_only_a_summary_is_believed() -> None:
    of = plan(summary=(Total(category=Category.SPA, pas=Fraction(3, 2), source=CELL),))
    assert of.weekly_pas(Category.SPA) == Fraction(3, 2)
    assert of.weekly_minutes(Category.SPA) == 360
    assert of.weekly_minutes(Category.DCC) == 0


@pytest.mark.parametrize(("spa", "hours"), [("1", 168), ("3/2", 252), ("5/2", 420)])
def test_the_yearly_pool_is_the_week_by_42(spa: str, hours: int) -> None:
    of = plan(summary=(Total(category=Category.SPA, pas=Fraction(spa), source=CELL),), annualised=True)
    assert of.yearly_minutes(Category.SPA) == hours * 60


def slow_pas(of: Contract, weekday: int, start: time, end: time) -> Fraction:
    """Minute by minute, as one would count on paper."""
    at, stop = start.hour * 60 + start.minute, end.hour * 60 + end.minute
    stop += 1440 if stop <= at else 0
    pas = Fraction(0)
    for minute in range(at, stop):
        day = (weekday + minute // 1440) % 7
        now = time(minute % 1440 // 60, minute % 60)
        plain = day < 5 and of.plain_from <= now < of.plain_to
        pas += Fraction(1, of.plain_minutes if plain else of.premium_minutes)
    return pas


QUARTERS = st.integers(0, 95).map(lambda q: time(q // 4, q % 4 * 15))


@given(
    st.sampled_from(sorted(contracts())),
    st.lists(st.tuples(st.integers(0, 6), QUARTERS, QUARTERS, st.integers(1, 3)), min_size=1, max_size=6),
)
@settings(max_examples=40, deadline=None)
def test_a_drawn_plan_adds_up_to_an_independent_sum(name: str, drawn: list[tuple[int, time, time, int]]) -> None:
    of = plan(
        *(
            Block(category=Category.DCC, activity="x", source=CELL, weekday=d, start=s, end=e, weeks=frozenset({w}))
            for d, s, e, w in drawn
        ),
        contract=name,
        cycle_weeks=3,
    )
    expected = sum(slow_pas(of.contract, d, s, e) for d, s, e, _ in drawn) / 3
    assert of.totals()[Category.DCC] == expected
