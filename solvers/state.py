"""A cover pool at work: its model, the best point so far, and its relaxation, made when first asked for."""

from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

import numpy as np

from solvers.alike import alike
from solvers.arrays import Floats, Ints, ints, starts_of
from solvers.board import Board
from solvers.clock import Clock
from solvers.goals.worst_fulfilment import Share
from solvers.lp import Relaxation, Relaxed
from solvers.model import Model, Term

NEARLY = 1e-6
EASE_MINUTES = 0.002
"""Floors of the relaxation are this much lower than asked, so that what it can just meet is never called impossible."""


KEPT = "kept"
"""The word of the rows that hold what is reached while later goals are solved."""


class Kept(NamedTuple):
    """A goal and the value, without its constant, at which it is held by a row of the model, and of the relaxation."""

    term: Term
    at: int
    row: int
    line: int

    def missed(self, x: Ints) -> int:
        """How far a point is from keeping it."""
        away = self.term.value(x) - self.term.constant - self.at
        return max(0, away if self.term.less_is_better else -away)


class State:
    """Rows added here hold for the model and the relaxation alike. doctors and days say whose and when a column is.

    The relaxation has more columns than the model: the fulfilment that everybody is to reach, from 0 to 1, what each
    share misses of its floor, and how far all have come from one set of floors to another.
    """

    def __init__(self, model: Model, x: Ints, shares: Sequence[Share], doctors: Ints, days: Ints) -> None:
        self.model, self.x = model, x
        self.shares = tuple(s for s in shares if len(s.columns))
        self.doctors, self.days = doctors, days
        self.always = ints([])
        self.kept = list[Kept]()
        self.needs: Sequence[int] = [0] * len(self.shares)

    @classmethod
    def of(cls, board: Board, x: Ints, shares: Sequence[Share]) -> "State":
        """The state of a board; a helper belongs to nobody, and to the day of its row."""
        model, count = board.model, len(board.blocks)
        doctors, days = np.full(model.width, -1, dtype=np.int64), np.zeros(model.width, dtype=np.int64)
        doctors[:count], days[:count] = board.blocks.doctor, board.blocks.day
        doctors[board.lenders] = len(board.facts.doctors) + board.bought.person
        days[board.lenders] = board.bought.day
        starts, order = model.by_column
        helpers, rows = np.arange(count + len(board.lenders), model.width), model.arrays
        row = np.searchsorted(rows.starts, order[starts[helpers]], side="right") - 1
        days[helpers] = days[rows.columns[rows.starts[row]]]
        return cls(model, x, shares, doctors, days)

    @cached_property
    def groups(self) -> Ints:
        """The doctor's day of each column; a column that shares its day with none is a group of its own."""
        return alike(self.model).groups

    @cached_property
    def dates(self) -> list[Ints]:
        """The groups of each share, each once."""
        there, found = np.zeros(int(self.groups.max(initial=-1)) + 1, dtype=np.bool_), []
        for share in self.shares:
            own = self.groups[share.columns]
            there[own] = True
            found.append(np.flatnonzero(there[: int(own.max(initial=-1)) + 1]))
            there[own] = False
        return found

    @cached_property
    def helpers(self) -> Ints:
        """The columns that belong to no block."""
        return np.flatnonzero(self.doctors < 0)

    @cached_property
    def blocks_a_day(self) -> int:
        """How many columns of a group may be chosen at most."""
        return alike(self.model).each

    @cached_property
    def relaxation(self) -> Relaxation:
        """The relaxation of all rows so far, and for each share a row to reach the common fulfilment and a floor."""
        twin, shares, count = self.model.copy(), self.shares, len(self.shares)
        level = twin.column(0, 1)
        missing = twin.columns_of(np.zeros(count, dtype=np.int64), np.zeros(count, dtype=np.int64))
        sizes = ints([len(s.columns) + 1 for s in shares])
        columns = np.concatenate([ints([]), *(np.append(s.columns, level) for s in shares)])
        weights = np.concatenate([ints([]), *(np.append(s.minutes, -s.entitled) for s in shares)])
        twin.add_rows(sizes, columns, weights, "order")
        last = starts_of(sizes)[1:] - 1
        columns, weights = columns.copy(), weights.copy()
        columns[last], weights[last] = missing, 1
        twin.add_rows(sizes, columns, weights, "order", low=np.zeros(count, dtype=np.int64))
        rise = twin.column(0, 0)
        groups = np.append(self.groups, self.groups.max(initial=0) + 1 + np.arange(count + 2))
        used = np.concatenate([np.flatnonzero(self.x), self.helpers, [level], missing, [rise]])
        relaxation = Relaxation(twin, used, groups, self.blocks_a_day)
        self.level_rows = np.arange(count) + len(twin.arrays.low) - 2 * count
        self.floor_rows = self.level_rows + count
        return relaxation

    def trim(self) -> None:
        """Let the relaxation know few columns again: those in use, there or at the point, and those of no block."""
        own = np.arange(self.model.width, self.relaxation.width)
        self.relaxation.trim(np.concatenate([self.helpers, own, np.flatnonzero(self.x)]))

    @property
    def missing(self) -> Ints:
        """The relaxation's columns that count what is missing to the floors."""
        return self.model.width + 1 + np.arange(len(self.shares))

    def floors(self, needs: Sequence[float]) -> None:
        """Ask of the relaxation that each share has at least so many planned minutes."""
        relaxation = self.relaxation
        for row, need in zip(self.floor_rows.tolist(), needs, strict=True):
            relaxation.bound(row, max(0.0, need - EASE_MINUTES), None)

    def climb(self, base: Floats, needs: Floats, clock: Clock) -> Relaxed | None:
        """How far everybody can come at once from a base to these needs, 0 to 1. None where the time ran out.

        base is what the relaxation can meet: where it is what the last answer has, there are only a few steps to go.
        """
        relaxation, rise = self.relaxation, self.model.width + 1 + len(self.shares)
        base = np.minimum(base, needs)
        relaxation.weigh(self.floor_rows, rise, base - needs)
        for row, low in zip(self.floor_rows.tolist(), base.tolist(), strict=True):
            relaxation.bound(row, low, None)
        none = np.zeros(1)
        relaxation.fix(ints([rise]), none, none + 1)
        answer = relaxation.best(Term([rise], [1]), clock, NEARLY, primal=True)
        relaxation.fix(ints([rise]), none, none)
        return answer

    def tighten(self) -> bool:
        """Hold each goal that the point betters at what it has; whether there was any."""
        found = [
            k._replace(at=min(k.at, got) if k.term.less_is_better else max(k.at, got))
            for k in self.kept
            for got in [k.term.value(self.x) - k.term.constant]
        ]
        fresh = [k for k, before in zip(found, self.kept, strict=True) if k.at != before.at]
        for kept in fresh:
            ends = (None, kept.at) if kept.term.less_is_better else (kept.at, None)
            self.model.bound(kept.row, *ends)
            self.relaxation.bound(kept.line, *ends)
        self.kept = found
        return bool(fresh)

    def hold_here(self) -> None:
        """Hold each goal at what the point has of it, be it better or worse than before."""
        self.kept = [k._replace(at=k.term.value(self.x) - k.term.constant) for k in self.kept]
        for kept in self.kept:
            ends = (None, kept.at) if kept.term.less_is_better else (kept.at, None)
            self.model.bound(kept.row, *ends)
            self.relaxation.bound(kept.line, *ends)

    def hold(self, term: Term, value: float) -> int:
        """Hold a goal in the relaxation at a value; the number of the row."""
        at = value - term.constant
        ends = (None, at) if term.less_is_better else (at, None)
        return self.relaxation.dense_row(term.dense(self.relaxation.width), *ends)

    def keep(self, term: Term, value: int) -> None:
        """Hold a goal at a value while the next goals are solved."""
        at = value - term.constant
        low, high = (None, at) if term.less_is_better else (at, None)
        if len(term.columns):
            self.relaxation.include(np.flatnonzero(self.x))  # made before the model has the row, lest it be there twice
            row = len(self.model.arrays.low)
            self.model.row(ints(term.columns).tolist(), ints(term.weights).tolist(), low=low, high=high, why=KEPT)
            self.kept.append(Kept(term, at, row, self.hold(term, value)))

    def apart(self) -> "State":
        """The same model and point, where more rows and a relaxation of its own do not come back here."""
        twin = State(self.model.copy(), self.x, self.shares, self.doctors, self.days)
        twin.always, twin.needs = self.always, self.needs
        return twin

    def grow(self, columns: Ints, values: Ints) -> None:
        """Take in columns that the model has got since: they belong to nobody and are always free."""
        count = len(columns)
        self.x = np.append(self.x, values)
        self.doctors = np.append(self.doctors, np.full(count, -1, dtype=np.int64))
        self.days = np.append(self.days, np.zeros(count, dtype=np.int64))
        self.always = np.append(self.always, columns)
        for name in ("groups", "dates", "helpers", "relaxation"):
            self.__dict__.pop(name, None)
        self.kept = [k._replace(line=k.row) for k in self.kept]

    def keep_floors(self, needs: Sequence[int]) -> None:
        """Hold each share at no fewer minutes than these while the next goals are solved."""
        relaxation, self.needs = self.relaxation, needs
        relaxation.include(np.flatnonzero(self.x))
        for share, need in zip(self.shares, needs, strict=True):
            if need > 0:
                self.model.row(share.columns.tolist(), share.minutes.tolist(), low=need, why=KEPT)
                dense = np.zeros(relaxation.width, dtype=np.int64)
                dense[share.columns] = 1
                relaxation.dense_row(dense, self._pieces(share, need), None)
        self.floors(needs)

    def _pieces(self, share: Share, need: int) -> int:
        """The fewest blocks that could make up so many minutes: the longest of each date first."""
        longest = np.zeros(int(self.days.max(initial=0)) + 1, dtype=np.int64)
        np.maximum.at(longest, self.days[share.columns], share.minutes)
        sums = np.cumsum(np.repeat(np.sort(longest[longest > 0])[::-1], self.blocks_a_day))
        return int(np.searchsorted(sums, need)) + 1
