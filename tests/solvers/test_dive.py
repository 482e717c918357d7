"""The dive: it ends in a plan that keeps every row, near the relaxation, and leaves the relaxation as it was."""

import numpy as np
import pytest

from benchmarks.instances import Size, department
from rotaengage.domain.scenario import PlanSettings, Scenario
from solvers.clock import Clock
from solvers.compose import Composer
from solvers.dive import dive
from solvers.facts import Facts
from solvers.guide import weighted
from solvers.loose import dear_minute
from solvers.model import Term
from solvers.seat import board_of
from solvers.start import laid_blocks, start_of
from solvers.state import State

CLOSE = 0.02


def _laid(problem: Scenario) -> tuple[State, Term]:
    facts = Facts(problem)
    board = board_of(facts, laid_blocks(facts, (), ()))
    composer = Composer(board, PlanSettings(), _clock(), start_of(board, (), ()))
    return composer.state, weighted(list(composer.terms.values()), board.model.width)


def _clock() -> Clock:
    return Clock(None, None, lambda _: None)


@pytest.mark.parametrize("tight", [0.7, 0.9, 1.05])
def test_a_dive_ends_in_a_whole_plan_near_the_relaxation(tight: float) -> None:
    state, goal = _laid(department(Size(8, 3, tight, 0, 3)))
    floors = [0] * len(state.shares)
    state.floors(floors)
    guide = state.relaxation.best(goal, _clock())
    assert guide is not None
    found = dive(state, goal, dear_minute(state, goal), floors, guide, _clock())
    assert state.model.broken(found) is None
    assert goal.value(found) >= guide.bound - 1e-6 * abs(guide.bound)
    assert goal.value(found) - guide.bound <= CLOSE * abs(guide.bound)


def test_the_relaxation_is_left_as_it_was() -> None:
    state, goal = _laid(department(Size(8, 3, 0.9, 0, 4)))
    floors = [0] * len(state.shares)
    before = state.relaxation.best(goal, _clock())
    assert before is not None
    dive(state, goal, dear_minute(state, goal), floors, before, _clock())
    after = state.relaxation.best(goal, _clock())
    assert after is not None
    assert after.bound == pytest.approx(before.bound, rel=1e-5)


def test_what_is_held_for_good_stays() -> None:
    state, goal = _laid(department(Size(8, 3, 0.9, 0, 5)))
    pinned = int(np.flatnonzero(state.x)[0])
    state.model.low[pinned] = 1
    guide = state.relaxation.best(goal, _clock())
    assert guide is not None
    found = dive(state, goal, dear_minute(state, goal), [0] * len(state.shares), guide, _clock())
    assert found[pinned] == 1


def test_with_nobody_owed_anything_there_is_nothing_to_dive_for() -> None:
    problem = department(Size(4, 1, 0.9, 0, 1))
    state, goal = _laid(problem.changed(dues=()))
    guide = state.relaxation.best(goal, _clock())
    assert guide is not None
    assert (dive(state, goal, 1, [], guide, _clock()) == state.x).all()
