"""entitlement: no more individual time than is open, and the rows know what blocks can add up to."""

from datetime import time

import pytest

from rotaengage.domain.entitlement import Due
from solvers.constraints.entitlement import Entitlement
from solvers.reach import reachable, sums
from tests.solvers.boards import allows, block_at, board_with
from tests.solvers.departments import Shift, clock, scenario

DAYS = (Shift(0, 0), Shift(0, 1))


@pytest.mark.parametrize(("owed", "fits"), [(120, True), (119, False)])
def test_two_hours_fit_into_what_is_owed_or_not(owed: int, fits: bool) -> None:
    board = board_with(Entitlement(), scenario(*DAYS, owed=owed))
    assert allows(board, [block_at(board, "d0", clock(n, time(9))) for n in range(2)]) is fits


def test_what_stands_in_the_rota_already_counts() -> None:
    problem = scenario(*DAYS)
    due = Due(doctor="d0", activity="sdt", entitled_minutes=120, standing_minutes=60)
    board = board_with(Entitlement(), problem.model_copy(update={"dues": (due,)}))
    assert allows(board, [block_at(board, "d0", clock(0, time(9)))])
    assert not allows(board, [block_at(board, "d0", clock(n, time(9))) for n in range(2)])


def test_nothing_is_offered_where_nothing_is_owed() -> None:
    assert list(board_with(Entitlement(), scenario(*DAYS, owed=0)).blocks) == []


def test_sums_that_blocks_can_make() -> None:
    assert sums([[60, 90], [60]], 200) == [0, 60, 90, 120, 150]
    assert reachable([60, 90], 140) == 120
    assert reachable([60], 59) == 0
