"""break_time: the slots in a duty leave its breaks."""

from datetime import time

import pytest

from rotaengage.domain.scenario import Limits
from solvers.constraints.break_time import BreakTime, allowance
from solvers.facts import Facts
from tests.solvers.boards import allows, block_at, board_with
from tests.solvers.departments import Shift, clock, raw_room, scenario


def _limits(longer_than: int, free: int) -> Limits:
    return Limits(handover_minutes=0, blocks_a_day=4, breaks=((longer_than, free),))


@pytest.mark.parametrize(("longer_than", "minutes"), [(239, 210), (240, 240)])
def test_only_a_longer_duty_keeps_the_break(longer_than: int, minutes: int) -> None:
    facts = Facts(scenario(Shift(0, 0), limits=_limits(longer_than, 30)))
    assert allowance(facts.works["d0"][0], facts) == minutes


def test_several_pairs_add_up() -> None:
    limits = Limits(breaks=((120, 30), (200, 20), (300, 99)))
    facts = Facts(scenario(Shift(0, 0), limits=limits))
    assert allowance(facts.works["d0"][0], facts) == 190


@pytest.mark.parametrize(("free", "fits"), [(120, True), (121, False)])
def test_slots_share_what_the_breaks_leave(free: int, fits: bool) -> None:
    board = board_with(BreakTime(), scenario(Shift(0, 0), owed=240, limits=_limits(180, free)))
    two = [block_at(board, "d0", clock(0, time(9))), block_at(board, "d0", clock(0, time(11)))]
    assert allows(board, two) is fits


def test_a_duty_that_is_all_break_has_no_room() -> None:
    room, facts = raw_room(scenario(Shift(0, 0), limits=_limits(180, 240)))
    assert BreakTime().narrow(room, facts).pieces == ()
