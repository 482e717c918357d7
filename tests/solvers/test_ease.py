"""Goals near enough to their bounds give way to what people were told, and none of them further than that."""

import numpy as np
import pytest

from benchmarks.cases import published
from benchmarks.instances import Size, department
from rotaengage.domain.scenario import Goal, PlanSettings
from solvers.clock import Clock
from solvers.compose import Composer
from solvers.ease import ease
from solvers.facts import Facts
from solvers.finish import Effort
from solvers.goals.worst_fulfilment import worst
from solvers.search import solve
from solvers.seat import board_of
from solvers.start import laid_blocks, start_of
from solvers.telling import Teller
from solvers.told import told_columns

BEFORE = (Goal.WORST_FULFILMENT, Goal.DELIVERED, Goal.PREFERRED_COVER, Goal.TIMELINESS)
LONG = PlanSettings(seconds=600)


def _planned_anew(tight: float, seed: int) -> Composer:
    """A published department planned again with no thought of what was told, each goal held."""
    problem = department(Size(16, 4, tight, 0, seed))
    facts, clock = Facts(published(problem, solve(problem, LONG))), Clock(None, None, lambda _: None)
    board = board_of(facts, laid_blocks(facts, (), ()))
    composer = Composer(board, LONG, clock, start_of(board, (), ()))
    composer.run(BEFORE, Teller(board, clock))
    return composer


@pytest.mark.parametrize(("tight", "seed"), [(0.8, 21), (0.95, 22)])
def test_told_time_comes_back_and_every_goal_stays_near_enough(tight: float, seed: int) -> None:
    composer = _planned_anew(tight, seed)
    state, change, limits = composer.state, composer.terms[Goal.CHANGE], list(composer.reached.values())
    before, least = change.value(state.x), worst(state.shares, state.x)
    ease(state, limits, [change], told_columns(composer.board), Effort(2.0), composer.clock)
    assert change.value(state.x) < before
    assert worst(state.shares, state.x) >= least
    assert len(limits) == len(BEFORE) - 1
    for limit in limits:
        assert abs(limit.term.value(state.x) - limit.bound_of(state.x)) <= LONG.gap * abs(limit.proved.bound)


def test_goals_are_held_where_they_are_then() -> None:
    composer = _planned_anew(0.8, 21)
    state, change = composer.state, composer.terms[Goal.CHANGE]
    ease(state, list(composer.reached.values()), [change], told_columns(composer.board), Effort(2.0), composer.clock)
    assert [k.at for k in state.kept] == [k.term.value(state.x) - k.term.constant for k in state.kept]
    assert state.model.broken(state.x) is None
    relaxed = state.relaxation.best(change, composer.clock)
    assert relaxed is not None
    for kept in state.kept:
        missed = float(kept.term.dense(len(relaxed.x)) @ relaxed.x) - kept.at
        assert (missed if kept.term.less_is_better else -missed) <= 1e-6 * np.abs(kept.at)
