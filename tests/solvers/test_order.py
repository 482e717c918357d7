"""Goals in any order: of all plans of a tiny department, the planner's is the best in the order asked."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.instances import Size, department
from rotaengage.domain.plan import Draft, PlanStatus, Slot
from rotaengage.domain.scenario import Goal, PlanSettings, Scenario
from rotaengage.rules import Placed
from rotaengage.rules.measures import readings, shares
from solvers import compose
from solvers.search import solve
from tests.solvers.brute import every_plan
from tests.solvers.departments import EXACT, new_breaches, small

SLOW = (HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much)
MORE_IS_BETTER = {Goal.DELIVERED}
GOALS = (
    Goal.WORST_FULFILMENT, Goal.DELIVERED, Goal.PREFERRED_COVER, Goal.TIMELINESS, Goal.FRAGMENTATION, Goal.CHANGE,
)  # fmt: skip


def worth(problem: Scenario, slots: tuple[Slot, ...], order: tuple[Goal, ...]) -> tuple[object, ...]:
    """What a plan is worth in an order, as the plain measures have it; more is better. Fairness counts everybody."""
    placed = Placed(problem, slots)
    figures = {m.word: value for m, value in readings(placed)}
    fair = tuple(sorted(shares(placed).values()))
    found = {g: round(figures[g] * (1 if g in MORE_IS_BETTER else -1), 9) for g in order}
    return tuple(fair if g is Goal.WORST_FULFILMENT else found[g] for g in order)


@settings(max_examples=30, deadline=None, suppress_health_check=SLOW)
@given(small(most_doctors=3, most_days=2, tiny=True), st.permutations(GOALS), st.data())
def test_no_plan_is_better_in_the_order_asked(drawn: Scenario, order: list[Goal], data: st.DataObject) -> None:
    plans = list(every_plan(drawn))
    problem = drawn.changed(published=data.draw(st.sampled_from(plans)))
    draft: Draft = solve(problem, EXACT.changed(order=tuple(order)))
    assert new_breaches(problem, draft) == []
    found = worth(problem, draft.slots, tuple(order))
    assert found == max(worth(problem, p, tuple(order)) for p in plans)
    assert draft.status is PlanStatus.OPTIMAL


@settings(max_examples=25, deadline=None, suppress_health_check=SLOW)
@given(small(most_doctors=3, most_days=2, tiny=True), st.permutations(GOALS[:-1]))
def test_no_plan_as_good_in_the_goals_before_fairness_is_fairer_than_its_bound(
    problem: Scenario, order: list[Goal]
) -> None:
    """As in a pool that is too large for exact fairness, of goals that are only near their bounds."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(compose, "is_small", lambda _: False)
        draft = solve(problem, PlanSettings(seconds=20, order=tuple(order)))
    before = tuple(order[: order.index(Goal.WORST_FULFILMENT)])
    mine = worth(problem, draft.slots, before)
    bound = next((o.bound for o in draft.objectives if o.name == Goal.WORST_FULFILMENT), 1.0)
    for plan in every_plan(problem):
        if all(a >= b for a, b in zip(worth(problem, plan, before), mine, strict=True)):  # type: ignore[operator]
            assert float(min(shares(Placed(problem, plan)).values(), default=1)) <= bound + 1e-9


def test_the_bound_of_fairness_counts_what_goals_before_it_take() -> None:
    order = (Goal.ATTENDANCE, Goal.PREFERRED_COVER, Goal.WORST_FULFILMENT, Goal.DELIVERED)
    draft = solve(department(Size(8, 2, 0.8, 0, 16)), EXACT.changed(order=order))
    fair = next(o for o in draft.objectives if o.name == Goal.WORST_FULFILMENT)
    assert (fair.value, fair.bound) == (0, 0)
