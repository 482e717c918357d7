"""What the relaxation would do about a change: the plan that stands, mended with as little lost and moved as can be.

Everybody keeps at most what stood and each slot that goes or comes costs a minute, so that the plan that stands is the
best there is until something changes; from there a few simplex steps say where time that is lost can be made up. The
columns that these steps use, and those that were nearest to it, are where a whole plan is looked for.
"""

from typing import TYPE_CHECKING

import numpy as np

from solvers.alike import alike
from solvers.arrays import Floats, Ints, ints
from solvers.clock import Clock
from solvers.desk.aims import aimed
from solvers.lp import Relaxation
from solvers.model import Term

if TYPE_CHECKING:
    from solvers.desk.case import Case
    from solvers.desk.warm import Warm

NEARLY = 1e-6


class Repair:
    """The relaxation, warm at the plan that stands; every question begins there."""

    def __init__(self, warm: "Warm", clock: Clock) -> None:
        board, base = warm.board, warm.base
        self._count, goal = len(board.blocks), aimed(board, warm.needs)
        self._model = model = goal.model
        self._caps = len(model.arrays.low)
        self._had = ints([base.had[d.id] for d in board.facts.doctors])
        own = [c[~board.blocks.event[c]] for c in board.of_number]
        columns = np.concatenate([ints([]), *own])
        model.add_rows(ints([len(c) for c in own]), columns, board.blocks.minutes[columns], "order", high=self._had)
        weights = -ints(goal.term.weights)
        weights[: self._count] += 1
        weights[base.standing] -= 2
        self._term = Term(goal.term.columns, weights, len(base.standing), less_is_better=True)
        start = np.append(base.standing, np.arange(self._count, model.width))
        self._relaxation = Relaxation(model, start, *alike(model))
        self._relaxation.best(self._term, clock)
        self._stood = self._relaxation.mark()
        self._relaxation.forget(self._stood)

    def columns(self, case: "Case", more: int, close: float, clock: Clock) -> Ints:
        """The blocks (numbers of the board of the plan that stands) among which to look for an answer: those that the
        relaxation uses, and so many that are nearest to it; close is the share of its value to which it is brought.
        """
        gone, pinned = case.gone()
        columns = np.concatenate([gone, pinned])
        low = np.concatenate([np.zeros(len(gone)), np.ones(len(pinned))])
        relaxation, caps = self._relaxation, self._raised(case)
        relaxation.fix(columns, low, low.copy())
        for number, most in caps.items():
            relaxation.bound(self._caps + number, None, most)
        found = relaxation.best(self._term, clock, close)
        ends = (self._model.low[columns].astype(np.float64), self._model.high[columns].astype(np.float64))
        relaxation.fix(columns, *ends)
        for number in caps:
            relaxation.bound(self._caps + number, None, float(self._had[number]))
        relaxation.forget(self._stood)
        return ints([]) if found is None else _near(found.x[: self._count], found.reduced[: self._count], more)

    def _raised(self, case: "Case") -> dict[int, float]:
        """Who may have more than stood: everybody where there is more to share out, else by pins of their own."""
        if case.touched.grows:
            return dict.fromkeys(range(len(self._had)), np.inf)
        known, names = case.warm.base.facts.names.doctor_number, case.facts.names.doctors
        pins = case.blocks.take(case.pinned)
        out = dict[int, float]()
        for number in np.unique(pins.doctor[~pins.event]).tolist():
            if names[number] in known:
                own = int(pins.minutes[(pins.doctor == number) & ~pins.event].sum())
                out[known[names[number]]] = float(self._had[known[names[number]]] + own)
        return out


def _near(x: Floats, reduced: Floats, more: int) -> Ints:
    used = np.flatnonzero(x > NEARLY)
    idle = np.flatnonzero(x <= NEARLY)
    order = idle[np.lexsort((idle * 40503 % 65521, np.round(np.abs(reduced[idle]), 4)))]
    return np.union1d(used, order[:more])
