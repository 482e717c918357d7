"""Fairness between groups before doctors: the fairest there is where all can be tried, near the ideal elsewhere."""

from datetime import time
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.instances import Size, department
from benchmarks.trust import trust
from rotaengage.domain.entitlement import fulfilment
from rotaengage.domain.grades import Grade
from rotaengage.domain.grouping import Grouping
from rotaengage.domain.plan import Draft, slots_hash
from rotaengage.domain.progress import Stop
from rotaengage.domain.scenario import Goal, PlanSettings, Scenario
from rotaengage.rules.base import Placed
from rotaengage.rules.groups import group_outcomes
from rotaengage.rules.measures import shares
from solvers import pools
from solvers.pools import pools_of
from solvers.search import solve
from tests.solvers.brute import fairest_between
from tests.solvers.departments import EXACT, Shift, new_breaches, scenario, small

SLOW = (HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much)
SHORT = tuple(Shift(n, 0, end=time(10)) for n in range(3))


def graded(problem: Scenario, *grades: Grade) -> Scenario:
    doctors = tuple(d.changed(grade=g) for d, g in zip(problem.rota.doctors, grades, strict=True))
    return problem.changed(rota=problem.rota.changed(doctors=doctors)).fair_between(Grouping.GRADE)


def of_groups(problem: Scenario, draft: Draft) -> dict[str, Fraction]:
    found = group_outcomes(Placed(problem, draft.slots, draft.events))
    return {g.group: fulfilment(g.met_minutes, g.entitled_minutes) for g in found}


def value(draft: Draft, goal: Goal) -> tuple[float, float]:
    return next((o.value, o.bound) for o in draft.objectives if o.name == goal.value)


def test_one_hour_goes_to_the_grade_that_has_nothing_else() -> None:
    alone = (*SHORT, Shift(1, 1), Shift(2, 1))  # the two core doctors can have their hour on another day
    problem = graded(scenario(*alone, doctors=3, minimum=2, owed=120), Grade.F1, Grade.CORE, Grade.CORE)
    problem = problem.changed(cover=(problem.cover[0].changed(weekdays=frozenset({0})),))
    draft = solve(problem, EXACT)
    assert {s.doctor for s in draft.slots if s.span.start.day == 3} == {"d0"}
    assert of_groups(problem, draft) == {"F1": Fraction(1, 2), "CORE": Fraction(1, 2)}
    assert value(draft, Goal.WORST_GROUP) == (0.5, 0.5)


def test_a_group_counts_by_all_that_it_is_owed_together() -> None:
    problem = graded(scenario(*SHORT, doctors=3, minimum=2), Grade.F1, Grade.CORE, Grade.CORE)
    draft = solve(problem, EXACT)
    assert {s.doctor for s in draft.slots} == {"d0"}  # all of F1's hour leaves more than half of the two core hours
    assert {name: round(minutes, 3) for name, minutes in draft.group_ideals.items()} == {"CORE": 40.0, "F1": 20.0}


def test_nothing_is_said_of_groups_where_nobody_asks() -> None:
    draft = solve(scenario(*SHORT, doctors=3, minimum=2), EXACT)
    assert draft.group_ideals == {}
    assert Goal.WORST_GROUP.value not in [o.name for o in draft.objectives]


def test_a_group_over_two_cover_pools_binds_them() -> None:
    apart = scenario(*SHORT, doctors=3)
    assert pools_of(apart) == [("d0", "d1", "d2")]  # with no cover to share, all who stand alone are one pool
    assert pools_of(graded(apart, Grade.F1, Grade.CORE, Grade.CORE)) == [("d1", "d2"), ("d0",)]


def test_a_large_rota_keeps_its_pools_apart_and_still_tells_what_groups_have_in_all_of_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The same trust with its pools in one model, and apart: no bound is passed by the other's plan."""
    problem = trust(1.05, seed=2, pools=3, doctors=24, weeks=2).fair_between(Grouping.GRADE)
    joined = solve(problem, PlanSettings(seconds=60))
    assert joined.pools == ()
    monkeypatch.setattr(pools, "MOST_TOGETHER", 0)
    apart = solve(problem, PlanSettings(seconds=60))
    assert [p.doctors for p in apart.pools] == pools_of(problem)
    assert len(apart.pools) == 3
    for draft in (joined, apart):
        assert value(draft, Goal.WORST_GROUP)[0] == pytest.approx(float(min(of_groups(problem, draft).values())))
        assert new_breaches(problem, draft) == []
    best = max(value(d, Goal.WORST_GROUP)[0] for d in (joined, apart))
    assert best <= min(value(d, Goal.WORST_GROUP)[1] for d in (joined, apart)) + 1e-9
    assert value(apart, Goal.WORST_GROUP)[1] < 1
    assert apart.group_ideals == {}
    two = solve(problem, PlanSettings(seconds=60, workers=2))
    assert (two.objectives, slots_hash(two.slots)) == (apart.objectives, slots_hash(apart.slots))


def test_a_stop_before_anything_is_known_of_groups_claims_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pools, "MOST_TOGETHER", 0)
    problem = trust(1.05, seed=2, pools=3, doctors=24, weeks=2).fair_between(Grouping.GRADE)
    stop = Stop()
    stop.request()
    draft = solve(problem, PlanSettings(), stop=stop)
    reached, bound = value(draft, Goal.WORST_GROUP)
    assert reached == pytest.approx(float(min(of_groups(problem, draft).values())))
    assert bound == 1


@st.composite
def grouped(draw: st.DrawFn, most: int = 4) -> Scenario:
    problem = draw(small(most_doctors=most, most_days=2, tiny=True))
    drawn = st.lists(st.sampled_from((Grade.F1, Grade.CORE)), min_size=most, max_size=most)
    return graded(problem, *draw(drawn)[: len(problem.rota.doctors)])


@settings(max_examples=25, deadline=None, suppress_health_check=SLOW)
@given(grouped())
def test_tiny_plans_are_the_fairest_between_groups_and_then_within(problem: Scenario) -> None:
    draft, found = solve(problem, EXACT), fairest_between(problem, Grouping.GRADE)
    reached = (*sorted(of_groups(problem, draft).values()), *sorted(shares(Placed(problem, draft.slots)).values()))
    assert reached == found.sorted_shares
    assert value(draft, Goal.DELIVERED)[0] == found.minutes
    assert new_breaches(problem, draft) == []
    assert value(draft, Goal.WORST_GROUP)[0] == float(min(of_groups(problem, draft).values(), default=Fraction(1)))


@settings(max_examples=10, deadline=None, suppress_health_check=SLOW)
@given(grouped(3), st.permutations(["a", "b", "c"]))
def test_names_of_doctors_do_not_change_what_groups_have(problem: Scenario, names: list[str]) -> None:
    new = {d.id: names[n] for n, d in enumerate(problem.rota.doctors)}
    rota = problem.rota.changed(
        doctors=tuple(d.changed(id=new[d.id]) for d in problem.rota.doctors),
        duties=tuple(d._replace(doctor=new[d.doctor]) for d in problem.rota.duties),
    )
    dues = tuple(d.changed(doctor=new[d.doctor]) for d in problem.dues)
    other = problem.changed(rota=rota, dues=dues)
    assert of_groups(other, solve(other, EXACT)) == of_groups(problem, solve(problem, EXACT))


def test_on_a_tight_ward_each_group_is_within_a_block_of_its_ideal() -> None:
    ward = department(Size(10, 3, 1.05, 0, 4)).fair_between(Grouping.GRADE)
    draft = solve(ward, PlanSettings(seconds=60))
    found = {g.group: g for g in group_outcomes(Placed(ward, draft.slots, draft.events))}
    assert len(found) > 1
    assert draft.group_ideals.keys() == found.keys()
    assert all(draft.group_ideals[name] - g.met_minutes <= 60 for name, g in found.items())
    assert new_breaches(ward, draft) == []
    reached, bound = value(draft, Goal.WORST_GROUP)
    assert reached <= bound <= min(m / found[g].entitled_minutes for g, m in draft.group_ideals.items()) + 1e-9
