"""The proven optimum: plans on the face of the relaxation, and bounds that rise where there is none."""

import numpy as np
import pytest

from benchmarks.instances import Size, department
from rotaengage.domain.scenario import Goal, PlanSettings
from solvers.clock import Clock
from solvers.compose import Composer
from solvers.face import Face
from solvers.facts import Facts
from solvers.finish import Effort, complete
from solvers.guide import unheard
from solvers.level import Aimed, reach
from solvers.lp import Relaxed
from solvers.model import Model, Term
from solvers.rounding import rounded, step_of
from solvers.search import solve
from solvers.seat import board_of
from solvers.start import laid_blocks, start_of
from solvers.state import State

STEPS = 4


def _clock() -> Clock:
    return Clock(None, None, lambda _: None)


def _triangles(count: int) -> tuple[Model, Term]:
    """Columns of which one in each triangle can be chosen; half of each are more, in parts."""
    model = Model()
    columns = model.columns_of(np.zeros(3 * count, dtype=np.int64), np.ones(3 * count, dtype=np.int64))
    for first in range(0, 3 * count, 3):
        for pair in ((0, 1), (1, 2), (0, 2)):
            model.row([first + n for n in pair], high=1, why="daily")
    return model, Term(columns, np.ones(3 * count, dtype=np.int64))


def _laid(seed: int) -> tuple[State, Term, Relaxed]:
    facts = Facts(department(Size(8, 3, 0.9, 0, seed)))
    board = board_of(facts, laid_blocks(facts, (), ()))
    composer = Composer(board, PlanSettings(), _clock(), start_of(board, (), ()))
    term = composer.terms[Goal.TIMELINESS]
    relaxed = composer.state.relaxation.best(term, _clock())
    assert relaxed is not None
    return composer.state, term, relaxed


@pytest.mark.parametrize(("limit", "there"), [(1, True), (2, True), (3, False)])
def test_a_point_within_a_limit_is_found_or_ruled_out(limit: int, there: bool) -> None:
    model, term = _triangles(2)
    nothing = np.zeros(model.width, dtype=np.int64)
    done = complete(model, term, nothing, np.arange(model.width), limit, Effort(2.0), _clock())
    assert done.none is not there
    assert (done.x is not None) is there
    if done.x is not None:
        assert model.broken(done.x) is None
        assert term.value(done.x) >= limit


def test_what_is_not_free_stays_when_a_point_is_completed() -> None:
    model, term = _triangles(2)
    start = np.array([1, 0, 0, 0, 0, 0])
    done = complete(model, term, start, np.arange(3, 6), 2, Effort(2.0), _clock())
    assert done.x is not None
    assert done.x[:3].tolist() == [1, 0, 0]
    assert complete(model, term, start, np.arange(3), 2, Effort(2.0), _clock()).none


@pytest.mark.parametrize("narrow", [False, True])
def test_plans_no_worse_than_a_limit_are_found_beside_answers_of_the_relaxation(narrow: bool) -> None:
    """What is found keeps every row and the limit; the state that it was looked for beside stays as it was."""
    found = 0
    for seed in range(1, 7):
        state, term, relaxed = _laid(seed)
        limit = rounded(term, relaxed.bound) + STEPS * step_of(term)
        twin, draw = state.apart(), np.random.default_rng(1)
        face = Face(twin, term, relaxed, limit)
        plan = face.whole(face.first, draw, Effort(1.0), _clock())
        if narrow:
            face.narrow(_clock())
            answer = face.gathered(face.first, draw, _clock())
            assert answer is not None
            plan = face.whole(answer, draw, Effort(1.0), _clock())
        if plan is not None:
            found += 1
            assert state.model.broken(plan) is None
            assert relaxed.bound - 1e-3 <= term.value(plan) <= limit
        again = state.relaxation.best(term, _clock())
        assert again is not None
        assert again.bound == pytest.approx(relaxed.bound, rel=1e-6)
    assert found >= 3


def test_any_plan_no_worse_than_a_limit_is_found_on_a_face() -> None:
    state, term, relaxed = _laid(1)
    limit = rounded(term, relaxed.bound) + STEPS * step_of(term)
    face = Face(state.apart(), term, relaxed, limit)
    face.narrow(_clock())
    plan = face.any_whole(Effort(5.0), _clock())
    assert plan is not None
    assert state.model.broken(plan) is None
    assert term.value(plan) <= limit


@pytest.mark.parametrize("count", [2, 4])
def test_a_bound_without_a_plan_is_brought_down_to_the_best_there_is(count: int) -> None:
    """In parts, three in two triangles; asked for the optimum, the planner proves that there are two."""
    model, term = _triangles(count)
    nobody, nothing = np.zeros(model.width, dtype=np.int64), np.zeros(model.width, dtype=np.int64)
    state = State(model, nothing, (), nobody, nobody)
    relaxed = state.relaxation.best(term, _clock())
    assert relaxed is not None
    assert rounded(term, relaxed.bound) > count
    found = reach(state, Aimed(term, term, 0.0), Effort(5.0), _clock(), unheard)
    assert (found.value, found.bound) == (count, count)
    assert model.broken(state.x) is None


@pytest.mark.parametrize("tight", [0.8, 0.95, 1.05])
def test_every_goal_of_a_ward_is_brought_to_its_optimum(tight: float) -> None:
    draft = solve(department(Size(8, 3, tight, 0, 2)), PlanSettings(gap=0.0, seconds=None))
    assert [o.name for o in draft.objectives if o.value != o.bound] == []
