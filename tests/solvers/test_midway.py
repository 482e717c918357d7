"""A pool's plan may be left midway, with bounds that hold, and brought further later, in whatever process."""

import pickle
from fractions import Fraction

import pytest

from benchmarks.instances import Size, department
from rotaengage.domain.scenario import Goal, PlanSettings
from solvers.clock import Clock
from solvers.many import Pools
from solvers.pool_work import Answer, Order, first, improve
from solvers.pools import pools_of

PROBLEM = department(Size(15, 4, 1.05, 0, 4))
GOALS = (Goal.WORST_FULFILMENT, Goal.DELIVERED, Goal.PREFERRED_COVER, Goal.TIMELINESS)
ORDER = Order(0, PROBLEM, PlanSettings(seconds=600.0), (), GOALS, None, 1e-3)
LESS = (Goal.PREFERRED_COVER, Goal.TIMELINESS)


@pytest.fixture(scope="module")
def brief() -> Answer:
    return improve(ORDER._replace(brief=True))


def test_what_is_left_midway_has_bounds_that_hold_for_what_comes_of_it(brief: Answer) -> None:
    assert brief.midway is not None
    later = improve(ORDER._replace(share=1.0, brief=False, midway=brief.midway))
    assert later.midway is None
    assert later.values[Goal.WORST_FULFILMENT][0] > brief.values[Goal.WORST_FULFILMENT][0]
    for answer in (brief, later):
        assert answer.values[Goal.WORST_FULFILMENT][1] >= later.values[Goal.WORST_FULFILMENT][0]
        assert all((value >= bound) if word in LESS else (value <= bound) for word, (value, bound) in
                   answer.values.items())  # fmt: skip


def test_it_is_gone_on_with_alike_from_what_was_sent_about(brief: Answer) -> None:
    sent = pickle.loads(pickle.dumps(brief.midway))  # noqa: S301 - made right here
    here, there = (improve(ORDER._replace(brief=False, midway=m)) for m in (brief.midway, sent))
    assert here.blocks == there.blocks
    assert here.values == there.values


def test_the_pool_on_which_most_depends_comes_first(brief: Answer) -> None:
    """Where the worst-off are farthest over all, the pool with the least goes first."""
    pools = Pools(PROBLEM, [*pools_of(PROBLEM)] * 3, PlanSettings(), (), Clock(None, None, lambda progress: None))
    shares = ((0.5, 1.0), (0.25, 0.375), (0.375, 0.5))
    for number, (value, bound) in enumerate(shares):
        values: dict[Goal, tuple[float | Fraction, float | Fraction]] = {
            Goal.WORST_FULFILMENT: (value, bound),
            Goal.DELIVERED: (100.0 + number, 110.0),
        }
        pools.answers[number] = Answer(number, (), values, {}, {}, 0, midway=brief.midway)
    assert [o.number for o in pools.later()] == [1, 2, 0]
    pools.answers[1] = pools.answers[1]._replace(midway=None)
    assert [o.number for o in pools.later()] == [2, 0]


def test_the_first_plan_of_another_run_is_not_taken_for_this_one() -> None:
    other = department(Size(5, 2, 0.9, 0, 1))
    first(ORDER._replace(scenario=other, run="one that was stopped"))
    assert improve(ORDER._replace(brief=False)).values == improve(ORDER._replace(brief=False, run="next")).values
