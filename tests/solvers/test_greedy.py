"""Water filling: it keeps every row, leaves nothing that fits, and no rest that is too short to be given."""

from datetime import time

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.instances import Size, department
from rotaengage.domain.scenario import Scenario
from solvers.arrays import Ints, ints
from solvers.board import Board
from solvers.facts import Facts
from solvers.goals.worst_fulfilment import Share, WorstFulfilment
from solvers.greedy import Packing, water_fill
from solvers.owed import Owed
from solvers.reach import sums
from solvers.seat import board_of
from solvers.variables import individual_blocks
from tests.solvers.departments import Shift, hour, scenario, small


def _laid(problem: Scenario) -> tuple[Board, list[Share], Ints]:
    facts = Facts(problem)
    board = board_of(facts, individual_blocks(facts))
    shares = [s for s in WorstFulfilment().shares(board) if len(s.columns)]
    return board, shares, np.zeros(board.model.width, dtype=np.int64)


@given(small())
def test_what_is_filled_keeps_every_row_and_leaves_nothing_that_fits(problem: Scenario) -> None:
    board, shares, nothing = _laid(problem)
    x = water_fill(board.model, shares, nothing)
    packing = Packing(board.model, x)
    assert board.model.broken(x) is None
    assert not any(packing.fits(column) for share in shares for column in share.columns[x[share.columns] == 0].tolist())
    assert np.array_equal(x, water_fill(board.model, shares, nothing))


def test_no_rest_is_left_that_is_too_short_for_a_block() -> None:
    problem = scenario(Shift(0, 0), Shift(0, 1), owed=150, activity=hour(120))
    board, (share,), nothing = _laid(problem)
    assert share.planned(water_fill(board.model, [share], nothing)) == 150


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_everybody_has_all_that_is_owed_where_cover_asks_for_nobody(seed: int) -> None:
    board, shares, nothing = _laid(department(Size(8, 4, 0.0, 0, seed)))
    x = water_fill(board.model, shares, nothing)
    assert [s.planned(x) for s in shares] == [s.sums[-1] for s in shares]


def test_a_rest_too_short_is_better_than_nothing() -> None:
    problem = scenario(Shift(0, 0, end=time(10)), Shift(0, 1, end=time(11)), owed=90, activity=hour(90))
    board, (share,), nothing = _laid(problem)
    first, last = (share.columns[board.blocks.day[share.columns] == day] for day in np.unique(board.blocks.day))
    packing = Packing(board.model, nothing)
    closed = np.setdiff1d(packing.of_all(last)[0], packing.of_all(first)[0])
    packing.room[closed] = 0  # as if somebody else had taken all of the second day
    x = water_fill(board.model, [share], nothing, packing=packing)
    assert (share.sums, share.planned(x)) == ((0, 60, 90), 60)


@given(
    st.lists(st.lists(st.sampled_from([60, 90, 120, 150, 240]), min_size=1, unique=True), min_size=1, max_size=6),
    st.integers(60, 600), st.lists(st.integers(0, 4), max_size=4),
)  # fmt: skip
def test_a_block_suits_that_leaves_what_blocks_can_make_up(days: list[list[int]], cap: int, taken: list[int]) -> None:
    minutes = ints(sorted({length for day in days for length in day}))
    made = tuple(sums(days, cap))
    owed = Owed(Share("d0", cap, 0, np.arange(len(minutes)), minutes, made), np.zeros(len(minutes), dtype=np.int64))
    left = made[-1]
    for at in taken:
        length = int(minutes[at % len(minutes)])
        owed.give(length)
        left -= length
    assert owed.suits(minutes).tolist() == [left - n in made for n in minutes.tolist()]
    assert not owed.plenty or owed.suits(minutes).all()
