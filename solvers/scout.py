"""Where a step is to go: the relaxation is asked for what is missing with as little changed as can be.

Each change of the plan has a price, so that the plan is the best there is but for what is missing: the dual simplex
starts at it and has few steps to go. The doctors' days that it changes, if only by parts of blocks, are where whole
blocks may do it too.
"""

from typing import Any

import numpy as np

from solvers.arrays import Floats, Ints
from solvers.cut import cut_of
from solvers.drawn import drawn, helpers_of
from solvers.model import NO_HIGH, NO_LOW, Model
from solvers.simplex import silent_stdout
from solvers.state import State

NEARLY = 1e-6
WIDE, MOST = 5000, 1300
"""How many columns the relaxation is given, and how many a step can take."""
FRESH, LOST, TIRED, MISSING = (1, 20), (20, 60), 100, 500
"""Prices: of a block that is not there yet, of one that goes, of each time that the same day was changed in vain, and
of a minute that stays missing. Drawn ones make the next answer another one.
"""
PIVOTS = 5000
WORK_A_PIVOT = 4e-5
DUAL = 1
NOWHERE = np.zeros(0, dtype=np.int64)


class Scout:
    """Looks out for the steps of one task. missing: the columns that count what is missing. work: what it took so far,
    in the seconds of CP-SAT.
    """

    def __init__(self, state: State, model: Model, missing: Ints) -> None:
        self.work = 0.0
        self._state, self._model, self._missing = state, model, missing
        self._tired = np.zeros(int(state.groups.max(initial=0)) + 1, dtype=np.int64)
        self._most = len(missing)
        self._highs: Any = None

    def rest(self) -> None:
        """Something was won: every way is open again."""
        self._tired[:] = 0

    def find(self, x: Ints, free: Ints, lost: Floats, draw: np.random.Generator) -> Ints:
        """The columns, of these, of the doctors' days to look at; none where nothing is missing."""
        missing = self._missing[x[self._missing] > 0]
        if not len(missing):
            return NOWHERE
        some = missing if len(missing) <= self._most else np.sort(draw.permutation(missing)[: self._most])
        days = self._state.days
        wide = free if len(free) <= WIDE else drawn(days[free], free, lost, WIDE, draw)
        groups = self._changed(x, wide, some, draw)
        self._tired[groups] += 1
        inside = np.isin(self._state.groups[free], groups)
        part = free[inside]
        large = len(part) > MOST
        self._most = max(1, len(some) // 2) if large else 2 * len(some)
        return drawn(days[part], part, lost[inside], MOST, draw) if large else part

    def _changed(self, x: Ints, wide: Ints, some: Ints, draw: np.random.Generator) -> Ints:
        """The doctors' days that the relaxation changes so that some of what is missing is there."""
        state, model = self._state, self._model
        high = model.high.copy()
        high[self._missing] = x[self._missing]
        prices, tired = np.zeros(model.width, dtype=np.int64), TIRED * self._tired[state.groups[wide]]
        there = x[wide] > 0
        fresh, going = draw.integers(*FRESH, size=len(wide)), draw.integers(*LOST, size=len(wide))
        prices[wide] = np.where(there, -going - tired, fresh + tired)
        prices[some] = MISSING
        columns = np.unique(np.concatenate([wide, helpers_of(state, wide), self._missing]))
        found = self._nearest(x, columns, prices[columns], high[columns])
        changed = columns[np.abs(found - x[columns]) > NEARLY]
        changed = changed[changed < state.model.width]
        return np.unique(state.groups[changed[state.doctors[changed] >= 0]])

    def _nearest(self, x: Ints, columns: Ints, prices: Ints, high: Ints) -> Floats:
        """The cheapest point of the relaxation over these columns; x itself where that takes too long."""
        import highspy

        highs, cut, none = self._empty(), cut_of(self._model, x, columns), np.zeros(0)
        count, zeros = len(columns), np.zeros(len(columns), dtype=np.int32)
        ends = self._model.low[columns].astype(np.float64), high.astype(np.float64)
        highs.addCols(count, prices.astype(np.float64), *ends, 0, zeros, none.astype(np.int32), none)
        low = np.where(cut.low == NO_LOW, -np.inf, cut.low.astype(np.float64))
        top = np.where(cut.high == NO_HIGH, np.inf, cut.high.astype(np.float64))
        entries = cut.begins.astype(np.int32), cut.places.astype(np.int32), cut.weights.astype(np.float64)
        highs.addRows(len(low), low, top, len(cut.places), *entries)
        kinds, basis = highspy.HighsBasisStatus, highspy.HighsBasis()
        basis.col_status = [kinds.kUpper if up else kinds.kLower for up in (prices <= 0).tolist()]
        basis.row_status = [kinds.kBasic] * len(low)
        basis.valid = True
        highs.setBasis(basis)
        highs.run()
        self.work += WORK_A_PIVOT * highs.getInfo().simplex_iteration_count
        if highs.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return x[columns].astype(np.float64)
        return np.asarray(highs.getSolution().col_value)

    def _empty(self) -> Any:
        import highspy

        if self._highs is None:
            with silent_stdout():
                self._highs = highspy.Highs()  # type: ignore[no-untyped-call] # it has no types of its own
            options = {"output_flag": False, "threads": 1, "simplex_iteration_limit": PIVOTS, "simplex_strategy": DUAL}
            for name, value in options.items():
                self._highs.setOptionValue(name, value)
        self._highs.clearModel()
        return self._highs
