"""What a desk knows of the plan that stands, worked out once: the scene, the floors, the prices."""

from functools import cached_property

import numpy as np

from rotaengage.domain.progress import Report, Stop, silent
from rotaengage.domain.scenario import Scenario
from solvers.arrays import Ints
from solvers.board import Board
from solvers.clock import Clock
from solvers.desk.aims import floors
from solvers.desk.bound import Prices
from solvers.desk.orders import Standing
from solvers.desk.scene import Base
from solvers.greedy import settle
from solvers.seat import board_of


class Warm:
    """Facts, blocks, board, floors and prices of the plan that stands, each made when first asked for."""

    def __init__(self, standing: Standing) -> None:
        self.standing = standing

    @property
    def scenario(self) -> Scenario:
        """The problem of the plan that stands."""
        return self.standing.scenario

    @cached_property
    def base(self) -> Base:
        """Facts, and the blocks that may be chosen, those of the plan included."""
        return Base(self.scenario, self.standing.slots, self.standing.events)

    @cached_property
    def board(self) -> Board:
        """Every rule posted over all blocks."""
        return board_of(self.base.facts, self.base.blocks)

    @cached_property
    def point(self) -> Ints:
        """The plan that stands as a point of the board."""
        x = np.zeros(self.board.model.width, dtype=np.int64)
        x[self.base.standing] = 1
        return settle(self.board.model, x)

    @cached_property
    def needs(self) -> dict[str, int]:
        """The planned minutes of each doctor that reach the worst-off of the plan."""
        return floors(self.board, self.point)

    @cached_property
    def prices(self) -> Prices:
        """The prices of the relaxation."""
        return Prices(self.board, self.base.standing, self.needs, clock())


def clock(seconds: float | None = None, stop: Stop | None = None, report: Report = silent) -> Clock:
    """A clock for work that nobody waits for."""
    return Clock(seconds, stop, report)
