"""How long steps go on in vain, and what will do in the end: never more than a block less than the ideal."""

from datetime import time

import numpy as np
import pytest

from rotaengage.domain.progress import silent
from rotaengage.domain.scenario import PlanSettings
from solvers.arrays import Ints
from solvers.clock import Clock
from solvers.compose import Composer
from solvers.facts import Facts
from solvers.fair import Ideal, spare_of
from solvers.finish import Effort
from solvers.guide import unheard
from solvers.loose import loosened, padded
from solvers.model import Term
from solvers.patience import FEW, VAIN, Patience
from solvers.polish import polish
from solvers.seat import board_of
from solvers.start import laid_blocks, start_of
from solvers.state import State
from tests.solvers.departments import Shift, scenario

CLOCK = Clock(None, None, silent)
NOTHING = Term([], [], 0, less_is_better=True)
FLOORS = [60, 60]


def _two_want_one_hour() -> State:
    """Two doctors, and an hour that only one of them can have."""
    facts = Facts(scenario(Shift(0, 0, end=time(10)), Shift(1, 0, end=time(10)), doctors=2, minimum=1))
    board = board_of(facts, laid_blocks(facts, (), ()))
    return Composer(board, PlanSettings(), CLOCK, start_of(board, (), ())).state


def _asked_in_vain(content: bool) -> int:
    """How often it is asked whether a point that misses an hour will do, by steps that can bring none."""
    state, asked = _two_want_one_hour(), list[Ints]()

    def will_do(x: Ints) -> bool:
        asked.append(x)
        return content

    task = loosened(state, NOTHING, FLOORS)._replace(scouted=True, content=will_do)
    relaxed = state.relaxation.best(Term(np.flatnonzero(state.doctors >= 0), [-1, -1], less_is_better=True), CLOCK)
    assert relaxed is not None
    start = padded(state, FLOORS, state.x)
    found = polish(state, task, start, relaxed, Effort(), CLOCK, unheard, lambda x: not x[task.always].any())
    assert found[task.always].sum() == 60
    return len(asked)


def test_steps_end_at_the_first_point_that_will_do_once_enough_were_in_vain() -> None:
    assert _asked_in_vain(content=True) == 1


def test_steps_go_on_where_a_point_will_not_do() -> None:
    assert _asked_in_vain(content=False) > 1


def test_it_is_worn_by_steps_in_vain_in_a_row_only() -> None:
    patience = Patience([(10, 1), (20, 1)])
    for _ in range(VAIN - 1):
        patience.lost()
    assert not patience.worn
    patience.won()
    patience.lost()
    assert not patience.worn
    for _ in range(VAIN - 1):
        patience.lost()
    assert patience.worn


@pytest.mark.parametrize("first", [1, FEW])
def test_wider_steps_come_after_so_many_in_vain_and_none_after_the_widest(first: int) -> None:
    patience, seen = Patience([(10, 1), (20, 2)], first), list[int]()
    while patience.many:
        seen.append(patience.many)
        patience.lost()
    assert seen == [10] * (first + 1) + [20] * (FEW + 1)


@pytest.mark.parametrize(("ideal", "floor", "spare"), [(60.0, 60, 60), (75.0, 60, 45), (75.5, 60, 44), (130.0, 60, 0)])
def test_a_floor_may_miss_what_leaves_no_more_than_a_block_to_the_ideal(ideal: float, floor: int, spare: int) -> None:
    state = _two_want_one_hour()
    assert spare_of(state, Ideal((ideal, 60.0), 1.0, ()), [floor, 60]) == [spare, 60]
