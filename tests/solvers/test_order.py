"""Goals in any order: of all plans of a tiny department, the planner's is the best in the order asked."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rotaengage.domain.plan import Draft, PlanStatus, Slot
from rotaengage.domain.scenario import Goal, Scenario
from rotaengage.rules import Placed
from rotaengage.rules.measures import readings, shares
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
