"""Prices of kept goals: the bound they promise is never past the one that is found, and little short of it."""

import numpy as np
import pytest

from benchmarks.instances import Size, department
from rotaengage.domain.scenario import Goal, PlanSettings
from solvers.arrays import Ints
from solvers.clock import Clock
from solvers.compose import Composer
from solvers.facts import Facts
from solvers.greedy import water_fill
from solvers.model import Term
from solvers.priced import Priced, priced
from solvers.seat import board_of
from solvers.start import laid_blocks, start_of
from solvers.state import KEPT, State

SLACK_MINUTES = 240


def _clock() -> Clock:
    return Clock(None, None, lambda _: None)


def _laid(seed: int, *, tight: float = 0.9) -> tuple[State, dict[Goal, Term]]:
    facts = Facts(department(Size(8, 3, tight, 0, seed)))
    board = board_of(facts, laid_blocks(facts, (), ()))
    composer = Composer(board, PlanSettings(), _clock(), start_of(board, (), ()))
    return composer.state, composer.terms


def _held(seed: int) -> tuple[State, Term, Term, Priced]:
    """A state that holds preferred cover well above what its point, with time for few, lacks; timeliness relaxed."""
    state, terms = _laid(seed)
    state.x = _filled(state, 3)
    first, then = terms[Goal.PREFERRED_COVER], terms[Goal.TIMELINESS]
    state.keep(first, first.value(state.x) + SLACK_MINUTES)
    relaxed = state.relaxation.best(then, _clock())
    assert relaxed is not None
    return state, first, then, priced(state, relaxed)


def _filled(state: State, doctors: int) -> Ints:
    return water_fill(state.model, state.shares[:doctors], np.zeros(state.model.width, dtype=np.int64))


@pytest.mark.parametrize("seed", range(1, 7))
def test_a_bound_that_moves_by_prices_is_never_past_the_true_one(seed: int) -> None:
    state, _, then, dual = _held(seed)
    promised = dual.bound_of(state.x)
    assert promised > dual.bound  # with better cover less time comes early
    assert state.tighten()
    again = state.relaxation.best(then, _clock())
    assert again is not None
    assert promised <= again.bound + 1e-6 * abs(again.bound)
    assert then.value(state.x) >= promised


@pytest.mark.parametrize("seed", range(1, 7))
def test_prices_on_the_way_promise_no_more_than_they_prove(seed: int) -> None:
    state, terms = _laid(seed)
    then = terms[Goal.TIMELINESS]
    state.x = _filled(state, 3)
    state.keep(terms[Goal.PREFERRED_COVER], terms[Goal.PREFERRED_COVER].value(state.x) + SLACK_MINUTES)
    early = state.relaxation.best(then, _clock(), 0.5)
    assert early is not None
    assert early.proved <= early.bound
    promised = priced(state, early).bound_of(state.x)
    state.tighten()
    exact = state.relaxation.best(then, _clock())
    assert exact is not None
    assert promised <= exact.bound + 1e-6 * abs(exact.bound)


@pytest.mark.parametrize("seed", range(1, 4))
def test_the_priced_goal_falls_by_what_a_point_comes_nearer(seed: int) -> None:
    state, _, then, dual = _held(seed)
    goal = dual.beside(then, 1, state.model.width)
    other = _filled(state, 5)
    near, far = ((then.value(x) - dual.bound_of(x)) for x in (state.x, other))
    scale = (goal.value(state.x) - goal.value(other)) / (near - far)
    assert scale == pytest.approx(round(scale), rel=0.02)
    assert scale >= 1


def test_what_is_tightened_is_held_in_the_model_too() -> None:
    state, first, _, _ = _held(1)
    row = next(n for n, r in enumerate(state.model.rows) if r.why == KEPT)
    got = first.value(state.x) - first.constant
    assert state.model.rows[row].high == got + SLACK_MINUTES
    copy = state.model.copy()
    assert state.tighten()
    assert state.model.rows[row].high == got
    assert copy.rows[row].high == got + SLACK_MINUTES
    assert not state.tighten()


def test_without_prices_the_goal_stays_as_it_is() -> None:
    state, terms = _laid(1)
    goal = terms[Goal.TIMELINESS]
    relaxed = state.relaxation.best(goal, _clock())
    assert relaxed is not None
    assert priced(state, relaxed).beside(goal, 1, state.model.width) is goal
