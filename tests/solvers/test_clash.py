"""clash: no two slots of a doctor overlap; slots that touch do not."""

from datetime import time

from rotaengage.domain.scenario import Limits
from solvers.constraints.clash import Clash
from tests.solvers.boards import allows, block_at, board_with
from tests.solvers.departments import Shift, clock, forum, scenario, with_events

TWICE = Limits(handover_minutes=0, blocks_a_day=2)


def test_two_blocks_of_a_doctor_may_touch_but_not_overlap() -> None:
    board = board_with(Clash(), scenario(Shift(0, 0), owed=120, limits=TWICE))
    nine, ten = block_at(board, "d0", clock(0, time(9))), block_at(board, "d0", clock(0, time(10)))
    assert allows(board, [nine, ten])
    assert not allows(board, [nine, block_at(board, "d0", clock(0, time(9, 30)))])


def test_blocks_of_two_doctors_do_not_clash() -> None:
    board = board_with(Clash(), scenario(Shift(0, 0), Shift(1, 0), doctors=2, limits=TWICE))
    assert allows(board, [block_at(board, f"d{n}", clock(0, time(9))) for n in range(2)])


def test_an_event_clashes_with_individual_time() -> None:
    problem = with_events(scenario(Shift(0, 0)), forum(1))
    board = board_with(Clash(), problem, clock(0, time(10)))
    seat = next(b for b in board.blocks if b.event)
    own = [b for b in board.blocks if not b.event]
    assert allows(board, [seat, next(b for b in own if b.start == clock(0, time(11)))])
    assert not allows(board, [seat, next(b for b in own if b.start == clock(0, time(10, 30)))])
