"""Improve a point step by step: some doctors, or some days, are solved anew while all else stands (solver notes 1.4).

Steps go where the relaxation's prices say that something is lost: by blocks that cost more than they bring, and by
priced room that nobody uses. A step is a matter of hundredths of a second; larger ones take many times as long.
"""

from collections.abc import Sequence
from itertools import cycle
from typing import NamedTuple

import numpy as np

from solvers.arrays import Floats, Ints, spread
from solvers.clock import Clock
from solvers.drawn import drawn, helpers_of
from solvers.finish import Effort, Good, Tell, finish
from solvers.lp import Relaxed
from solvers.model import NO_HIGH, Model, Term
from solvers.patience import FEW, Patience, Width
from solvers.scout import Scout
from solvers.state import State

STEP_WORK = 0.1
LEAST_WORK = 0.004
WORK_AN_ENTRY = 3e-8
"""What a step costs beside CP-SAT, in its seconds: laying out takes longer in a large pool."""
WIDTHS = ((500, 30), (800, 20), (700, 40), (1200, 30))
"""How many columns a step frees, and of each doctor's day how many; the next where patience is at its end. Few doctors
with every time of their days do better than many with a few.
"""
FREELY = 0
"""As many of each doctor's day as cost the relaxation nothing."""
BROAD = ((1700, FREELY), (2400, FREELY), (1700, FREELY), (1200, 30))
"""The same where nothing is missed and all that is asked is to come nearer to the relaxation: half of its columns cost
that nothing, and hardly any plan near it needs others, so that a step can free many doctors. Those of about half of
them are soon solved, and mostly win as much as those of more.
"""
BRIEF = 1
"""How many of the first of the BROAD steps may bring nothing in a row before wider ones."""
DRAWS = 8
"""How often is drawn before a step is given up since all that came was looked at already."""
NEARLY = 1e-6
NOBODY = np.zeros(0, dtype=np.int64)


class Task(NamedTuple):
    """What to improve: a model whose first columns are the state's, its goal, and columns that always are free.

    owners: the doctor of each of the first of these, where it counts what that doctor misses. scouted: all of these
    count what is missing, and steps go where the relaxation would bring it. beside: what else is always free.
    content: lesser points that will do once much was tried in vain.
    """

    model: Model
    term: Term
    always: Ints
    owners: Ints = NOBODY
    scouted: bool = False
    beside: Ints = NOBODY
    content: Good | None = None


class Chart:
    """What the relaxation says of columns, worked out once for many steps. work: what a step costs beside CP-SAT."""

    def __init__(self, state: State, relaxed: Relaxed) -> None:
        self.state, self.relaxed, rows = state, relaxed, state.model.arrays
        self.work = LEAST_WORK + WORK_AN_ENTRY * len(rows.columns)
        known = min(len(relaxed.prices), len(rows.low))
        self._priced = np.flatnonzero((relaxed.prices[:known] != 0) & (rows.high[:known] < NO_HIGH))
        self._sizes = rows.starts[self._priced + 1] - rows.starts[self._priced]
        self._columns = rows.columns[spread(rows.starts[self._priced], self._sizes)]
        self._near: dict[int, Ints] = {}

    def losses(self, x: Ints) -> Floats:
        """What each column loses against the relaxation: its own price where used, and its rows' priced unused room."""
        model, width, rows = self.state.model, self.state.model.width, self._priced
        own = np.where(x[:width] > 0, np.maximum(0.0, self.relaxed.reduced[:width]), 0.0)
        room = np.maximum(0, model.arrays.high[rows] - model.sums(x[:width])[rows])
        unused = np.abs(self.relaxed.prices[rows]) * room / np.maximum(1, self._sizes)
        shared = np.bincount(self._columns, weights=np.repeat(unused, self._sizes), minlength=width)
        return own + shared.astype(np.float64)

    def cheapest(self, x: Ints, each: int) -> Ints:
        """The columns that the relaxation likes, the few nearest to that in each doctor's day, and those in use."""
        used = np.flatnonzero((x[: self.state.model.width] > 0) & (self.state.doctors >= 0))
        if each not in self._near:
            self._near[each] = cheapest(self.state, self.relaxed, each)
        return np.union1d(self._near[each], used)


def cheapest(state: State, relaxed: Relaxed, each: int) -> Ints:
    """The columns that the relaxation likes, and the few nearest to that in each doctor's day.

    Many columns are equally near; a fixed shuffle chooses among them, so that the choice is varied.
    """
    width = state.model.width
    wish, reduced = relaxed.x[:width], relaxed.reduced[:width]
    blocks = state.doctors >= 0
    idle = np.flatnonzero((wish < NEARLY) & blocks)
    shuffled = idle * 40503 % 65521
    if each == FREELY:
        free = reduced <= NEARLY * max(1.0, float(np.abs(reduced).max(initial=0)))
        return np.flatnonzero((free | (wish >= NEARLY)) & blocks)
    order = idle[np.lexsort((idle, shuffled, np.round(reduced[idle], 4), state.groups[idle]))]
    groups = state.groups[order]
    rank = np.arange(len(order)) - np.searchsorted(groups, groups)
    return np.union1d(order[rank < each], np.flatnonzero((wish >= NEARLY) & blocks))


def polish(
    state: State, task: Task, x: Ints, relaxed: Relaxed, effort: Effort, clock: Clock, tell: Tell, good: Good,
    widths: Sequence[Width] = WIDTHS,
) -> Ints:  # fmt: skip
    """The best point found within the effort. Where some steps in a row brought nothing, more columns are looked at;
    where that was so with the most, it ends early.
    """
    draw, chart = np.random.default_rng(effort.seed), Chart(state, relaxed)
    scout, spent = Scout(state, task.model, task.always if task.scouted else NOBODY), set[bytes]()
    left, value, patience = effort.work, task.term.value(x), Patience(widths, BRIEF if widths is BROAD else FEW)
    for kind in cycle((state.doctors, state.doctors, state.days)):
        if left - scout.work <= 0 or not patience.many or clock.late or good(x) or _will_do(task, x, patience):
            return x
        free = chart.cheapest(x, patience.each)
        lost = chart.losses(x)[free] + _missed(state, task, x)[free]
        found = scout.find(x, free, lost, draw)
        part = _fresh(kind[free], free, lost, patience.many, found, draw, spent)
        if part is None:
            patience.lost()
            continue
        chosen = np.concatenate([part, helpers_of(state, part), task.beside, task.always, state.always])
        step = effort._replace(work=min(STEP_WORK, left), cuts=not task.scouted, good=None if task.scouted else good)
        done = finish(task.model, task.term, x, chosen, step, clock, tell)
        if done.value == value:
            patience.lost()
        else:
            patience.won()
            spent.clear()
            scout.rest()
        left -= done.work + chart.work
        x, value = done.x, done.value
    return x


def _will_do(task: Task, x: Ints, patience: Patience) -> bool:
    return task.content is not None and patience.worn and task.content(x)


def _fresh(
    kind: Ints, columns: Ints, lost: Floats, most: int, found: Ints, draw: np.random.Generator, spent: set[bytes]
) -> Ints | None:
    """What was found, and what is drawn beside it, if the same was not drawn from this point before."""
    rest = ~np.isin(columns, found)
    room = len(found) < most and bool(rest.any())
    for _ in range(DRAWS if room else 1):
        beside = drawn(kind[rest], columns[rest], lost[rest], most - len(found), draw) if room else NOBODY
        part = np.append(found, beside)
        if (name := part.tobytes()) not in spent:
            spent.add(name)
            return part
    return None


def _missed(state: State, task: Task, x: Ints) -> Floats:
    """What the doctors miss, shared among their columns, at its price in the goal."""
    if not len(task.owners) or not x[task.always].any():
        return np.zeros(state.model.width)
    by_doctor = np.zeros(int(state.doctors.max(initial=0)) + 1)
    own = task.always[: len(task.owners)]
    np.add.at(by_doctor, task.owners, x[own] * task.term.dense(len(x))[own].astype(np.float64))
    counts = np.bincount(state.doctors[state.doctors >= 0], minlength=len(by_doctor))
    shared = np.append(by_doctor / np.maximum(1, counts), 0.0)
    return shared[state.doctors]
