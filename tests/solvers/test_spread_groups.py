"""Groups over cover pools that are planned apart: the worst of them has what all pools together can give."""

import pytest

from benchmarks.trust import trust
from rotaengage.domain.entitlement import fulfilment
from rotaengage.domain.grouping import Grouping
from rotaengage.domain.plan import Draft, slots_hash
from rotaengage.domain.scenario import Goal, PlanSettings, Scenario
from rotaengage.rules.base import Placed
from rotaengage.rules.groups import group_outcomes
from solvers import pools
from solvers.search import solve
from tests.solvers.departments import new_breaches

SETTINGS = PlanSettings(seconds=90)
DELIVERED_FIRST = (Goal.ATTENDANCE, Goal.DELIVERED, Goal.WORST_FULFILMENT)


@pytest.fixture(autouse=True)
def _apart(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pools stay apart however small they are."""
    monkeypatch.setattr(pools, "MOST_TOGETHER", 0)


def small_trust(tight: float, seed: int, grouping: Grouping) -> Scenario:
    return trust(tight, seed=seed, pools=4, doctors=48, weeks=4).fair_between(grouping)


def worst(draft: Draft) -> tuple[float, float]:
    return next((o.value, o.bound) for o in draft.objectives if o.name == Goal.WORST_GROUP)


def least_share(problem: Scenario, draft: Draft) -> float:
    found = group_outcomes(Placed(problem, draft.slots, draft.events))
    return float(min(fulfilment(g.met_minutes, g.entitled_minutes) for g in found))


@pytest.mark.parametrize(
    ("tight", "seed", "grouping"), [(1.05, 17, Grouping.GRADE), (0.95, 16, Grouping.GRADE), (1.05, 22, Grouping.LTFT)]
)
def test_the_worst_group_over_all_pools_is_within_one_percent_of_its_bound(
    tight: float, seed: int, grouping: Grouping
) -> None:
    problem = small_trust(tight, seed, grouping)
    draft = solve(problem, SETTINGS)
    assert len(draft.pools) == 4
    value, bound = worst(draft)
    assert value == pytest.approx(least_share(problem, draft))
    assert bound * 0.99 <= value <= bound < 1
    assert new_breaches(problem, draft) == []


def test_what_groups_are_to_have_in_each_pool_hangs_neither_on_processes_nor_on_the_order_of_the_input() -> None:
    problem = small_trust(1.05, 23, Grouping.GRADE)
    rota = problem.rota
    turned = rota.changed(doctors=rota.doctors[7::-1] + rota.doctors[8:], duties=tuple(rota.duties)[::-1])
    mixed = problem.changed(rota=turned, cover=problem.cover[::-1])
    one = solve(problem, SETTINGS)
    for other in (solve(problem, SETTINGS.changed(workers=2)), solve(mixed, SETTINGS)):
        assert (other.objectives, slots_hash(other.slots)) == (one.objectives, slots_hash(one.slots))


def test_where_a_goal_comes_before_fairness_the_bound_holds_for_plans_of_any_value_of_it() -> None:
    problem = small_trust(1.05, 18, Grouping.GRADE)
    first = solve(problem, SETTINGS.changed(order=DELIVERED_FIRST))
    groups_first = solve(problem, SETTINGS)
    assert new_breaches(problem, first) == []
    assert max(worst(first)[0], worst(groups_first)[0]) <= worst(first)[1]
