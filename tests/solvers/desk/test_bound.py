"""What a plan can be worth at most after a change: never less than the relaxation of all that it allows then."""

from datetime import time

import numpy as np
import pytest

from benchmarks.instances import Size, department
from rotaengage.domain.progress import silent
from rotaengage.domain.scenario import Scenario
from solvers.alike import alike
from solvers.board import Board
from solvers.clock import Clock
from solvers.desk.aims import Members, aimed
from solvers.desk.bound import Prices
from solvers.facts import Facts
from solvers.lp import Relaxation
from solvers.seat import board_of
from solvers.variables import individual_blocks

CLOCK = Clock(None, None, silent)
FLOOR_MINUTES = 600


def _board(scenario: Scenario) -> Board:
    facts = Facts(scenario)
    return board_of(facts, individual_blocks(facts))


def _relaxed(board: Board, needs: dict[Members, int]) -> float:
    goal = aimed(board, needs)
    found = Relaxation(goal.model, np.arange(goal.model.width), *alike(goal.model)).best(goal.term, CLOCK)
    assert found is not None
    return found.bound


@pytest.mark.parametrize("seed", [17, 18, 21])
def test_longer_pieces_than_there_were_fill_floors_too(seed: int) -> None:
    after = department(Size(5, 2, 0.5, 0, seed))
    shut = after.cover[0].changed(id="shut", minimum=99, preferred=None, start=time(10), end=time(23))
    before = _board(after.changed(cover=(*after.cover, shut)))
    needs: dict[Members, int] = {(d.id,): FLOOR_MINUTES for d in after.rota.doctors}
    prices = Prices(before, np.zeros(0, dtype=np.int64), needs, CLOCK)
    opened = _board(after)
    days = sorted({*before.blocks.day.tolist(), *opened.blocks.day.tolist()})
    assert prices.bound(opened, days, CLOCK) >= _relaxed(opened, needs) - 1e-6
