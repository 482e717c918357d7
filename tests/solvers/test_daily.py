"""daily: at most so many pieces of individual time on a date."""

from datetime import time

import pytest

from rotaengage.domain.scenario import Limits
from solvers.constraints.daily import Daily
from tests.solvers.boards import allows, block_at, board_with
from tests.solvers.departments import Shift, clock, scenario


@pytest.mark.parametrize(("most", "fits"), [(1, False), (2, True)])
def test_two_blocks_on_a_date(most: int, fits: bool) -> None:
    limits = Limits(handover_minutes=0, blocks_a_day=most)
    board = board_with(Daily(), scenario(Shift(0, 0), owed=120, limits=limits))
    two = [block_at(board, "d0", clock(0, time(9))), block_at(board, "d0", clock(0, time(11)))]
    assert allows(board, two) is fits


def test_one_block_on_each_of_two_dates() -> None:
    board = board_with(Daily(), scenario(Shift(0, 0), Shift(0, 1), owed=120))
    assert allows(board, [block_at(board, "d0", clock(n, time(9))) for n in range(2)])


@pytest.mark.parametrize(("most", "fits"), [(119, False), (120, True), (None, True)])
def test_so_many_minutes_on_a_date(most: int | None, fits: bool) -> None:
    limits = Limits(handover_minutes=0, blocks_a_day=2, most_a_day_minutes=most)
    board = board_with(Daily(), scenario(Shift(0, 0), owed=120, limits=limits))
    two = [block_at(board, "d0", clock(0, time(9))), block_at(board, "d0", clock(0, time(11)))]
    assert allows(board, two) is fits
    assert allows(board, two[:1])
