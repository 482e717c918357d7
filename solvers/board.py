"""The board on which rules and goals write: the facts, the candidate blocks, and the model that they make."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple, overload

import numpy as np

from solvers.arrays import Ints, Mask, ints
from solvers.bought import shifts_of
from solvers.facts import Facts
from solvers.model import Model
from solvers.names import Names


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


class Blocks(Sequence[Block]):
    """Many blocks as arrays; doctor, activity and duty are numbers into their names. Reads like a list of blocks."""

    def __init__(self, names: Names, doctor: Ints, activity: Ints, duty: Ints, start: Ints, end: Ints, day: Ints,
                 event: Mask) -> None:  # fmt: skip
        self.names = names
        self.doctor, self.activity, self.duty = doctor, activity, duty
        self.start, self.end, self.day, self.event = start, end, day, event

    @classmethod
    def of(cls, blocks: Iterable[Block], names: Names) -> "Blocks":
        """Blocks out of single ones."""
        found = list(blocks)
        return cls(
            names,
            ints([names.doctor(b.doctor) for b in found]),
            ints([names.activity(b.activity) for b in found]),
            ints([names.duty(b.duty) for b in found]),
            ints([b.start for b in found]),
            ints([b.end for b in found]),
            ints([b.day for b in found]),
            np.array([b.event for b in found], dtype=np.bool_),
        )

    @property
    def minutes(self) -> Ints:
        """The length of each."""
        return self.end - self.start

    def __len__(self) -> int:
        return len(self.start)

    @overload
    def __getitem__(self, at: int) -> Block: ...
    @overload
    def __getitem__(self, at: slice) -> "Blocks": ...
    def __getitem__(self, at: int | slice) -> "Block | Blocks":
        if isinstance(at, slice):
            return self.take(np.arange(len(self))[at])
        n = self.names
        return Block(
            n.doctors[self.doctor[at]], n.activities[self.activity[at]], n.duties[self.duty[at]],
            int(self.start[at]), int(self.end[at]), int(self.day[at]), bool(self.event[at]),
        )  # fmt: skip

    def __iter__(self) -> Iterator[Block]:
        n = self.names
        parts = (self.doctor, self.activity, self.duty, self.start, self.end, self.day, self.event)
        for doctor, activity, duty, start, end, day, event in zip(*(p.tolist() for p in parts), strict=True):
            yield Block(n.doctors[doctor], n.activities[activity], n.duties[duty], start, end, day, event)

    def take(self, at: Ints | Mask) -> "Blocks":
        """Some of them."""
        return Blocks(self.names, self.doctor[at], self.activity[at], self.duty[at], self.start[at], self.end[at],
                      self.day[at], self.event[at])  # fmt: skip

    def __add__(self, other: "Blocks") -> "Blocks":
        parts = ("doctor", "activity", "duty", "start", "end", "day", "event")
        return Blocks(self.names, *(np.concatenate([getattr(self, p), getattr(other, p)]) for p in parts))

    def find(self, block: Block) -> int | None:
        """The number of a block, or None."""
        names = self.names
        if block.doctor not in names.doctor_number or block.duty not in names.duty_number:
            return None
        found = np.flatnonzero(
            (self.start == block.start) & (self.end == block.end) & (self.event == block.event)
            & (self.doctor == names.doctor(block.doctor)) & (self.duty == names.duty(block.duty))
            & (self.activity == names.activity(block.activity))
        )  # fmt: skip
        return int(found[0]) if len(found) else None


class Seating(NamedTuple):
    """An event's chosen time in minutes, and those who could attend it (indices of their blocks)."""

    activity: str
    start: int
    end: int
    columns: tuple[int, ...]


class Board:
    """One column a block, in the same order, then one (a lender) for each shift that may be bought on their days;
    helpers follow. shortfall keeps what preferred cover needs to know, gaps what the goal of that name does.
    """

    def __init__(self, facts: Facts, blocks: Iterable[Block]) -> None:
        self.facts = facts
        self.blocks = blocks if isinstance(blocks, Blocks) else Blocks.of(blocks, facts.names)
        self.model = Model()
        count = len(self.blocks)
        self.model.columns_of(np.zeros(count, dtype=np.int64), np.ones(count, dtype=np.int64))
        self.bought = shifts_of(facts, np.unique(self.blocks.day))
        size = len(self.bought)
        self.lenders = self.model.columns_of(np.zeros(size, dtype=np.int64), np.ones(size, dtype=np.int64))
        self.model.lenders = self.lenders
        self.seatings: list[Seating] = []
        self.shortfall, self.gaps = Shortfall(), Shortfall()

    @cached_property
    def of_number(self) -> list[Ints]:
        """The columns of each doctor, by the doctor's number."""
        order = np.argsort(self.blocks.doctor, kind="stable").astype(np.int64)
        edges = np.searchsorted(self.blocks.doctor[order], np.arange(len(self.facts.doctors) + 1))
        return [order[low:high] for low, high in pairwise(edges.tolist())]

    @cached_property
    def of_doctor(self) -> dict[str, list[int]]:
        """The columns of each doctor."""
        return {d.id: self.of_number[n].tolist() for n, d in enumerate(self.facts.doctors)}

    def own(self, doctor: str) -> list[int]:
        """The columns of a doctor's individual time."""
        return [c for c in self.of_doctor[doctor] if not self.blocks.event[c]]


class Shortfall:
    """What is missed of a wish (preferred cover in doctor-minutes, gaps in stretches): constant + weights * columns."""

    def __init__(self) -> None:
        self.constant = 0
        self._columns: list[Ints] = []
        self._weights: list[Ints] = []

    def add(self, columns: Ints, weights: Ints) -> None:
        """What these columns miss, for each unit."""
        self._columns.append(columns)
        self._weights.append(weights)

    @property
    def columns(self) -> Ints:
        """The columns."""
        return np.concatenate([np.zeros(0, dtype=np.int64), *self._columns])

    @property
    def weights(self) -> Ints:
        """Their weights."""
        return np.concatenate([np.zeros(0, dtype=np.int64), *self._weights])
