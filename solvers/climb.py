"""Climb from a bound to the best that there is: ask for a whole plan at the bound, rule it out, and go on from there.

So few columns can be in a plan so near to the bound that it mostly is found or ruled out sooner than the point is
brought up to it.
"""

import numpy as np

from solvers.arrays import Ints
from solvers.clock import Clock
from solvers.finish import Completed, Effort, complete
from solvers.lp import Relaxed
from solvers.middle import Middle, middle_of
from solvers.model import Term
from solvers.rounding import step_of
from solvers.state import State

NEARLY = 1e-6
READY, MANY = 11000, 20000
"""With more columns than the first, plans at the bound are not asked for; with more than the second, nor are prices."""
TIMES = 3.0
"""The effort, beside that of what follows."""
AHEAD = 8
"""For so many steps from the bound the columns are looked at together."""
LAYOUT, QUICK = 0.03, 0.05
"""What a question costs beside CP-SAT, in its seconds; where it took more than the second, the next is about more."""


class Climb:
    """A goal's bound on its way to the best that there is.

    relaxed: the relaxation's best answer for the goal beside all that is kept.
    """

    def __init__(self, state: State, term: Term, relaxed: Relaxed, bound: float) -> None:
        self.state, self.term, self.relaxed, self.bound = state, term, relaxed, bound
        self._step = step_of(term) * (1 if term.less_is_better else -1)

    def go(self, effort: Effort, clock: Clock) -> None:
        """Bring point and bound together, as far as the effort lasts. What is found is never worse than the point."""
        middle, left, further = self._middle(clock), TIMES * effort.work, 0
        while middle is not None and self._steps_left >= 1 and left > 0 and not clock.late:
            reach = min(further, self._steps_left - 1)
            done = self._ask(middle, self.bound + reach * self._step, effort._replace(work=left, cuts=False), clock)
            if done is None or not done.proved:
                return
            left -= done.work + LAYOUT
            further = 2 * further + 1 if done.work > QUICK else further

    @property
    def _steps_left(self) -> int:
        return round((self.term.value(self.state.x) - self.bound) / self._step)

    def _middle(self, clock: Clock) -> Middle | None:
        columns = self._columns(self.bound + AHEAD * self._step)
        return middle_of(self.state.model, self.term, columns, clock) if len(columns) <= MANY else None

    def _columns(self, limit: float) -> Ints:
        """Those that a plan could have that is no worse than this."""
        near = possible(self.state, self.relaxed, abs(limit - self.relaxed.proved))
        return np.union1d(near, self.state.helpers)

    def _ask(self, middle: Middle, limit: float, effort: Effort, clock: Clock) -> Completed | None:
        """The best plan no worse than a limit, or the proof that there is none; None where that is too much to ask."""
        model, columns = middle.within(limit, self._columns(limit))
        if len(columns) > READY:
            return None
        done = complete(model, self.term, np.zeros(model.width, dtype=np.int64), columns, limit, effort, clock)
        if done.x is not None:
            self.state.x = done.x
        if done.proved:
            self.bound = limit + self._step if done.x is None else float(self.term.value(done.x))
        return done


def possible(state: State, relaxed: Relaxed, distance: float) -> Ints:
    """Every column that a plan could use that is no farther from the bound: exact, by what the bound would lose."""
    width = state.model.width
    used = (state.x > 0) | (relaxed.x[:width] > NEARLY)
    return np.flatnonzero(used | (relaxed.reduced[:width] <= distance + NEARLY))
