"""Solver and plain rules hold each other: no plan breaches, no bound is passed, tiny plans are the best there are."""

from fractions import Fraction

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rotaengage.domain.plan import Draft, PlanStatus
from rotaengage.domain.scenario import Goal, PlanSettings, Scenario
from rotaengage.rules.base import Placed
from rotaengage.rules.measures import shares
from solvers.search import solve
from tests.solvers.brute import best, fairest
from tests.solvers.departments import EXACT, new_breaches, small

SLOW = (HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much)


def _value(draft: Draft, goal: Goal) -> float:
    return next(o.value for o in draft.objectives if o.name == goal.value)


@settings(max_examples=40, deadline=None, suppress_health_check=SLOW)
@given(small())
def test_no_plan_breaches_a_rule_that_the_rota_keeps(problem: Scenario) -> None:
    draft = solve(problem, EXACT)
    assert new_breaches(problem, draft) == []
    assert all((o.value >= o.bound if o.less_is_better else o.value <= o.bound) for o in draft.objectives)
    assert draft.status is PlanStatus.OPTIMAL


@settings(max_examples=25, deadline=None, suppress_health_check=SLOW)
@given(small(most_doctors=3, most_days=2, tiny=True))
def test_tiny_plans_are_the_best_there_are(problem: Scenario) -> None:
    draft = solve(problem, EXACT)
    found = best(problem)
    assert _value(draft, Goal.WORST_FULFILMENT) == float(found.worst)
    assert _value(draft, Goal.DELIVERED) == found.minutes
    assert draft.status is PlanStatus.OPTIMAL


@settings(max_examples=25, deadline=None, suppress_health_check=SLOW)
@given(small(most_doctors=4, most_days=2, tiny=True), st.sampled_from((1, 2, None)))
def test_tiny_plans_are_the_fairest_to_the_depth_asked(problem: Scenario, depth: int | None) -> None:
    draft = solve(problem, EXACT.changed(fair_depth=depth))
    found, reached = fairest(problem, depth), sorted(shares(Placed(problem, draft.slots)).values())
    assert tuple(reached[:depth]) == found.sorted_shares
    assert _value(draft, Goal.DELIVERED) == found.minutes


@settings(max_examples=10, deadline=None, suppress_health_check=SLOW)
@given(small(most_doctors=3, most_days=3))
def test_the_order_of_the_input_never_shows(problem: Scenario) -> None:
    rota = problem.rota
    turned = rota.model_copy(update={"doctors": rota.doctors[::-1], "duties": rota.duties[::-1]})
    other = problem.model_copy(
        update={"rota": turned, "cover": problem.cover[::-1], "dues": problem.dues[::-1],
                "activities": problem.activities[::-1]}
    )  # fmt: skip
    assert solve(other, EXACT).slots == solve(problem, EXACT).slots


@settings(max_examples=10, deadline=None, suppress_health_check=SLOW)
@given(small(most_doctors=3, most_days=3))
def test_more_cover_never_makes_a_plan_better(problem: Scenario) -> None:
    stricter = tuple(c.model_copy(update={"minimum": c.minimum + 1, "preferred": c.wanted + 1}) for c in problem.cover)
    order = PlanSettings(seconds=20.0, gap=0.0, order=(Goal.DELIVERED,))
    before = solve(problem.model_copy(update={"activities": problem.activities[:1]}), order)
    after = solve(problem.model_copy(update={"activities": problem.activities[:1], "cover": stricter}), order)
    assert Fraction(_value(after, Goal.DELIVERED)) <= Fraction(_value(before, Goal.DELIVERED))
