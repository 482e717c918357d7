"""Goals about wishes: preferred times, few pieces, few changes to what was published."""

from datetime import time

from hypothesis import HealthCheck, given, settings

from rotaengage.domain.preferred import Preferred
from rotaengage.domain.scenario import Goal, PlanSettings, Scenario
from rotaengage.rules import Placed
from rotaengage.rules.measures import readings
from solvers.search import solve
from tests.solvers.departments import EXACT, Shift, clock, hour, new_breaches, scenario, small

SLOW = (HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much)


def first(*goals: Goal) -> PlanSettings:
    return PlanSettings(seconds=20.0, gap=0.0, order=goals)


def test_time_falls_when_the_activity_prefers_it() -> None:
    activity = hour().changed(preferred=Preferred(weekdays=frozenset({1}), earliest=time(11)))
    problem = scenario(Shift(0, 0), Shift(0, 1), activity=activity)
    draft = solve(problem, first(Goal.DELIVERED, Goal.PREFERENCE))
    assert [o.value for o in draft.objectives] == [60, 0]
    assert draft.slots[0].span.start.weekday() == 1
    assert draft.slots[0].span.start.time() >= time(11)


def test_a_doctors_own_preference_counts_too() -> None:
    problem = scenario(Shift(0, 0), Shift(0, 1))
    likes = problem.rota.doctors[0].changed(prefers=Preferred(weekdays=frozenset({1})))
    problem = problem.changed(rota=problem.rota.changed(doctors=(likes,)))
    draft = solve(problem, first(Goal.DELIVERED, Goal.PREFERENCE))
    assert draft.slots[0].span.start.weekday() == 1


def test_time_comes_in_as_few_pieces_as_can_be() -> None:
    problem = scenario(Shift(0, 0), Shift(0, 1), owed=120, activity=hour(120))
    draft = solve(problem, first(Goal.DELIVERED, Goal.FRAGMENTATION))
    assert [o.value for o in draft.objectives] == [120, 1]


def published(problem: Scenario) -> Scenario:
    return problem.changed(published=solve(problem, EXACT).slots)


def test_a_new_plan_keeps_what_was_published_where_the_goals_above_are_no_worse() -> None:
    problem = scenario(*(Shift(0, n) for n in range(4)), owed=120)
    told = published(problem)
    moved = tuple(
        s.changed(span=type(s.span).between(clock(3, time(12)), clock(3, time(13)), problem.rota.zone), duty="u3",
                  source=problem.rota.duties[3].source)
        for s in told.published[:1]
    )  # fmt: skip
    late = problem.changed(published=(*moved, *told.published[1:]))
    draft = solve(late, first(Goal.DELIVERED, Goal.CHANGE))
    assert [o.value for o in draft.objectives] == [120, 0]
    assert {s.span for s in draft.slots} == {s.span for s in late.published}


def test_what_cannot_stand_any_more_is_one_change_and_its_new_place_another() -> None:
    told = published(scenario(Shift(0, 0), Shift(0, 1), owed=60))
    without = told.rota.changed(duties=told.rota.duties[1:])
    draft = solve(told.changed(rota=without), first(Goal.DELIVERED, Goal.CHANGE))
    assert [o.value for o in draft.objectives] == [60, 2]


@settings(max_examples=15, deadline=None, suppress_health_check=SLOW)
@given(small(most_doctors=3, most_days=3))
def test_each_claimed_figure_is_what_the_slots_give(problem: Scenario) -> None:
    wish = Preferred(weekdays=frozenset({0, 2}), earliest=time(9, 30))
    own = problem.activities[0].changed(longest_gap_days=2, least_days_apart=2, preferred=wish)
    told = published(problem).changed(activities=(own, *problem.activities[1:]))
    draft = solve(told, EXACT)
    assert new_breaches(told, draft) == []
    figures = {m.word.value: v for m, v in readings(Placed(told, draft.slots, draft.events))}
    assert {o.name: o.value for o in draft.objectives} == {o.name: figures[o.name] for o in draft.objectives}
    assert all((o.value >= o.bound if o.less_is_better else o.value <= o.bound) for o in draft.objectives)
