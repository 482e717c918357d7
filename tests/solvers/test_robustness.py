"""Robustness as a goal: the plain measure says the same, and time goes where sickness leaves it standing."""

from datetime import time

import pytest
from hypothesis import HealthCheck, given, settings

from benchmarks.instances import Size, department
from rotaengage.domain.codes import DutyKind
from rotaengage.domain.plan import Draft
from rotaengage.domain.robustness import Sickness
from rotaengage.domain.scenario import FURTHER, Goal, PlanSettings, Scenario
from rotaengage.rules.base import Placed
from rotaengage.rules.robust import Robust
from rotaengage.rules.sickness import Survivors, draws
from solvers.search import solve
from tests.solvers.brute import every_plan
from tests.solvers.departments import EXACT, Shift, new_breaches, scenario, small

SLOW = (HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much)
ROBUST = EXACT.changed(order=(*PlanSettings().order, Goal.ROBUSTNESS))
FIRST = EXACT.changed(order=(Goal.ATTENDANCE, Goal.DELIVERED, Goal.ROBUSTNESS))


def kept(draft: Draft) -> tuple[float, float]:
    return next((o.value, o.bound) for o in draft.objectives if o.name == Goal.ROBUSTNESS)


def test_it_is_left_out_unless_somebody_asks() -> None:
    assert Goal.ROBUSTNESS in FURTHER
    assert Goal.ROBUSTNESS not in [o.name for o in solve(scenario(Shift(0, 0)), EXACT).objectives]


def test_an_hour_goes_to_the_day_on_which_a_colleague_could_fall_sick() -> None:
    """On Monday the one colleague must not fall sick meanwhile, on Tuesday one of two may."""
    shifts = [Shift(n, day) for n in range(2) for day in (0, 1)] + [Shift(2, 1)]
    problem = scenario(*shifts, doctors=3, minimum=1, owed=60)
    problem = problem.changed(dues=problem.dues[:1])
    draft = solve(problem, FIRST)
    assert [s.span.start.day for s in draft.slots] == [4]
    assert kept(draft)[0] == kept(draft)[1] > 0


def test_nobody_else_changes_a_doctors_draws() -> None:
    asked = Sickness(draws=5)
    one, two = scenario(Shift(0, 0)), scenario(Shift(0, 0), Shift(1, 0), doctors=2)
    own = [{pair for pair in drawn if pair[0] == "d0"} for drawn in draws(two, asked)]
    assert own == [set(drawn) for drawn in draws(one, asked)]


@settings(max_examples=25, deadline=None, suppress_health_check=SLOW)
@given(small(most_doctors=4, most_days=3))
def test_the_plain_measure_says_the_same_of_every_plan(problem: Scenario) -> None:
    draft = solve(problem, ROBUST)
    value, bound = kept(draft)
    assert new_breaches(problem, draft) == []
    assert value == pytest.approx(Robust().read(Placed(problem, draft.slots, draft.events)))
    assert value == pytest.approx(bound)


@settings(max_examples=15, deadline=None, suppress_health_check=SLOW)
@given(small(most_doctors=3, most_days=2, tiny=True))
def test_tiny_plans_are_the_most_robust_of_those_that_give_as_much(problem: Scenario) -> None:
    draft, plans = solve(problem, FIRST), list(every_plan(problem))
    most = max(sum(s.span.minutes for s in plan) for plan in plans)
    best = max(Robust().read(Placed(problem, p)) for p in plans if sum(s.span.minutes for s in p) == most)
    assert kept(draft)[0] == pytest.approx(best)


def test_a_slot_alone_falls_as_often_as_drawn_sickness_takes_it() -> None:
    """One slot has no other beside it, so that the drawn fates, which know of all slots, must say the same."""
    ward = department(Size(10, 2, 0.9, 0, 4))
    for slot in solve(ward, PlanSettings(seconds=20)).slots[:8]:
        survivors = Survivors(ward, (slot,))
        fates = [survivors.after(sick) for sick in draws(ward, Sickness())]
        stands = sum(not f.sick and not f.called_back for f in fates)
        assert Robust().read(Placed(ward, (slot,))) == pytest.approx(slot.span.minutes * stands / Sickness().draws)


def test_nights_and_times_without_cover_count_as_the_plain_measure_says() -> None:
    shifts = (Shift(0, 0, DutyKind.STANDARD_DAY, time(9), time(17)), Shift(1, 0, DutyKind.NIGHT, time(20), time(8)))
    problem = scenario(*shifts, doctors=2, minimum=0)
    draft = solve(problem, FIRST)
    assert kept(draft)[0] == pytest.approx(Robust().read(Placed(problem, draft.slots)))
