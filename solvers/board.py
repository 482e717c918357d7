"""The board on which rules and goals write: the facts, the candidate blocks, and the model that they make."""

from collections.abc import Sequence
from typing import NamedTuple

from solvers.facts import Facts
from solvers.model import Model


class Block(NamedTuple):
    """Time that may become a slot, in minutes since 1970; event is the activity's id where it is attendance."""

    doctor: str
    activity: str
    duty: str
    start: int
    end: int
    day: int
    event: bool = False

    @property
    def minutes(self) -> int:
        """Its length."""
        return self.end - self.start


class Seating(NamedTuple):
    """An event's chosen time in minutes, and those who could attend it (indices of their blocks)."""

    activity: str
    start: int
    end: int
    columns: tuple[int, ...]


class Board:
    """One column a block, in the same order; helpers follow. shortfall keeps what preferred cover needs to know, gaps
    what the goal of that name does.
    """

    def __init__(self, facts: Facts, blocks: Sequence[Block]) -> None:
        self.facts, self.blocks = facts, tuple(blocks)
        self.model = Model()
        for _ in self.blocks:
            self.model.column()
        self.seatings: list[Seating] = []
        self.shortfall = Shortfall([], [], 0)
        self.gaps = Shortfall([], [], 0)
        self.of_doctor: dict[str, list[int]] = {d.id: [] for d in facts.doctors}
        for column, block in enumerate(self.blocks):
            self.of_doctor[block.doctor].append(column)

    def own(self, doctor: str) -> list[int]:
        """The columns of a doctor's individual time."""
        return [c for c in self.of_doctor[doctor] if not self.blocks[c].event]


class Shortfall(NamedTuple):
    """What is missed of a wish (preferred cover in doctor-minutes, gaps in stretches): constant + weights * columns."""

    columns: list[int]
    weights: list[int]
    constant: int
