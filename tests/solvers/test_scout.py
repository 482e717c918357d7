"""The scout: which doctors' days would have to change for what is missing, however many stand back for each other."""

from datetime import time

import numpy as np

from rotaengage.domain.progress import silent
from rotaengage.domain.scenario import PlanSettings
from solvers.arrays import Ints
from solvers.clock import Clock
from solvers.compose import Composer
from solvers.drawn import helpers_of
from solvers.facts import Facts
from solvers.finish import Effort, finish
from solvers.guide import unheard
from solvers.loose import loosened, padded
from solvers.model import Term
from solvers.polish import Task
from solvers.scout import Scout
from solvers.seat import board_of
from solvers.start import laid_blocks, start_of
from solvers.state import State
from tests.solvers.departments import Shift, scenario

CLOCK = Clock(None, None, silent)
NOTHING = Term([], [], 0, less_is_better=True)
PAIRS = ((0, 1), (1, 2), (2, 3), (3, 4))
"""Who works on each day, an hour that one of them may have."""
FLOORS = [60, 60, 60, 60, 0]
CHAIN = {(0, 0), (1, 0), (1, 1), (2, 1), (2, 2)}


def _missing_at_the_end_of_a_chain() -> tuple[State, Task, Ints]:
    """Doctors 1, 2 and 3 have the hours of days 0, 1 and 3; doctor 0 could have day 0 only, and has nothing."""
    shifts = [Shift(who, day, end=time(10)) for day, pair in enumerate(PAIRS) for who in pair]
    facts = Facts(scenario(*shifts, doctors=5, minimum=1))
    board = board_of(facts, laid_blocks(facts, (), ()))
    state = Composer(board, PlanSettings(), CLOCK, start_of(board, (), ())).state
    first = int(state.days.min())
    held = np.isin(state.doctors * 10 + state.days - first, [10, 21, 33])
    state.x = np.where(held, 1, 0).astype(np.int64)
    return state, loosened(state, NOTHING, FLOORS), padded(state, FLOORS, state.x)


def _found(state: State, task: Task, x: Ints) -> Ints:
    free = np.flatnonzero(state.doctors >= 0)
    scout = Scout(state, task.model, task.always)
    return scout.find(x, free, np.zeros(len(free)), np.random.default_rng(1))


def test_it_finds_the_whole_chain_of_those_who_would_stand_back_and_nobody_else() -> None:
    state, task, x = _missing_at_the_end_of_a_chain()
    found, first = _found(state, task, x), int(state.days.min())
    days = (state.days[found] - first).tolist()
    assert x[task.always].sum() == 60
    assert set(zip(state.doctors[found].tolist(), days, strict=True)) == CHAIN


def test_a_step_over_what_it_finds_brings_what_is_missing() -> None:
    state, task, x = _missing_at_the_end_of_a_chain()
    found = _found(state, task, x)
    free = np.concatenate([found, helpers_of(state, found), task.always])
    done = finish(task.model, task.term, x, free, Effort(), CLOCK, unheard)
    assert not done.x[task.always].any()


def test_it_looks_nowhere_where_nothing_is_missing() -> None:
    state, _, x = _missing_at_the_end_of_a_chain()
    floors = [0, *FLOORS[1:]]
    task = loosened(state, NOTHING, floors)
    assert len(_found(state, task, padded(state, floors, x[: state.model.width]))) == 0
