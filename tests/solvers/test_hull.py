"""What a goal costs each doctor at least: no plan lies below these rows, and with them the bound is never too high."""

from collections.abc import Iterator
from itertools import combinations, product

import numpy as np
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from benchmarks.cases import published
from benchmarks.instances import Size, department
from rotaengage.domain.plan import Slot
from rotaengage.domain.scenario import Goal, PlanSettings, Scenario
from solvers.arrays import Ints, ints
from solvers.clock import Clock
from solvers.compose import Composer
from solvers.facts import Facts
from solvers.goals.worst_fulfilment import Share
from solvers.greedy import water_fill
from solvers.hull import Hulls, corners, sides
from solvers.model import Term
from solvers.search import solve
from solvers.seat import board_of
from solvers.start import laid_blocks, start_of
from solvers.state import State
from tests.solvers.brute import every_plan
from tests.solvers.departments import EXACT, small

SLOW = (HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much)
CLOCK = Clock(None, None, lambda _: None)


def composer_of(problem: Scenario) -> Composer:
    """A department's first plan, with every goal that counts few things."""
    facts = Facts(problem)
    board = board_of(facts, laid_blocks(facts, (), ()))
    order = (Goal.CHANGE, Goal.FRAGMENTATION)
    return Composer(board, EXACT.changed(order=order), CLOCK, start_of(board, (), ()))


def chosen(state: State, share: Share) -> Iterator[Ints]:
    """Every choice of a doctor's columns with no more pieces on a date than are allowed, whatever the rules say."""
    dates = [share.columns[state.groups[share.columns] == g] for g in np.unique(state.groups[share.columns])]
    own = [[c for n in range(state.blocks_a_day + 1) for c in combinations(d.tolist(), n)] for d in dates]
    for choice in product(*own):
        yield ints([column for date in choice for column in date])


@settings(max_examples=60, deadline=None, suppress_health_check=SLOW)
@given(small(most_doctors=1, most_days=3), st.data())
def test_no_choice_of_a_doctor_lies_below_the_hull_and_each_corner_is_one(drawn: Scenario, data: st.DataObject) -> None:
    state = composer_of(drawn.changed(limits=drawn.limits.changed(grid_minutes=60))).state
    assume(state.shares)
    (share,), width = state.shares, state.model.width
    goal = ints(data.draw(st.lists(st.sampled_from((-1, 0, 1, 3)), min_size=width, max_size=width)))
    need = data.draw(st.sampled_from(share.sums))
    hull, minutes, met = corners(state, share, goal, need), dict(zip(share.columns, share.minutes, strict=True)), set()
    for columns in chosen(state, share):
        planned, cost = sum(int(minutes[c]) for c in columns), int(goal[columns].sum())
        if need <= planned <= share.sums[-1]:
            assert all(scale * cost - slope * planned >= low for scale, slope, low in sides(hull))
            met.add((planned, cost))
    assert state.blocks_a_day > 1 or {tuple(c) for c in hull} <= met


def changes(problem: Scenario, plan: tuple[Slot, ...]) -> int:
    """Slots of one of two plans alone."""
    first, second = ({(s.doctor, s.activity, s.span) for s in slots} for slots in (plan, problem.published))
    return len(first ^ second)


@settings(max_examples=40, deadline=None, suppress_health_check=SLOW)
@given(small(most_doctors=3, most_days=2, tiny=True), st.data())
def test_the_bound_is_never_above_the_fewest_changes_that_there_are(drawn: Scenario, data: st.DataObject) -> None:
    plans = list(every_plan(drawn))
    problem = drawn.changed(published=data.draw(st.sampled_from(plans)))
    composer = composer_of(problem)
    state, one = composer.state, data.draw(st.sampled_from(plans))
    assume(state.shares)
    needs = [sum(s.span.minutes for s in one if s.doctor == share.doctor) for share in state.shares]
    state.floors(needs)
    met = [p for p in plans if all(_planned(p, s.doctor) >= n for s, n in zip(state.shares, needs, strict=True))]
    for word, found in ((Goal.CHANGE, [changes(problem, p) for p in met]), (Goal.FRAGMENTATION, [len(p) for p in met])):
        term = composer.terms[word]
        plain, hulls = state.relaxation.best(term, CLOCK), Hulls(state, term, needs)
        sharp = hulls.best(CLOCK)
        hulls.release()
        assert plain is not None
        assert sharp is not None
        assert plain.bound - 1e-6 <= sharp.bound <= min(found) + 1e-6


def _planned(plan: tuple[Slot, ...], doctor: str) -> int:
    return sum(s.span.minutes for s in plan if s.doctor == doctor)


@pytest.mark.parametrize("seed", [21, 22])
def test_a_department_planned_again_is_bounded_better_and_the_relaxation_is_left_as_it_was(seed: int) -> None:
    problem = department(Size(16, 4, 0.95, 0, seed))
    composer = composer_of(published(problem, solve(problem, PlanSettings(seconds=600))))
    state, term = composer.state, composer.terms[Goal.CHANGE]
    filled = water_fill(state.model, state.shares, np.zeros_like(state.x))  # with no thought of what was told
    needs = [s.planned(filled) for s in state.shares]
    state.relaxation.include(np.flatnonzero(filled))
    state.floors(needs)
    before, hulls = state.relaxation.best(term, CLOCK), Hulls(state, term, needs)
    sharp = hulls.best(CLOCK)
    assert before is not None
    assert sharp is not None
    assert sharp.bound > before.bound + 0.1
    hulls.release()
    after = state.relaxation.best(term, CLOCK)
    assert after is not None
    assert after.bound == pytest.approx(before.bound, abs=1e-4)


def test_what_costs_nothing_has_a_flat_hull() -> None:
    problem = department(Size(6, 2, 0.8, 0, 3))
    state = composer_of(problem).state
    nothing = Term((), (), 0, less_is_better=True)
    assert [c.cost for c in corners(state, state.shares[0], nothing.dense(state.model.width), 0)] == [0, 0]
