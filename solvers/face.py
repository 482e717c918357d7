"""The face of the relaxation: whole plans with the very value that it proves to be the best of a goal.

Of this packing problem hardly a bound is there that no whole plan has too, but of the relaxation's answers with that
value most are in parts. One with few parts is looked for, step by step towards what is nearly whole (a feasibility
pump); then the dates that have parts are solved anew, while all others stay as that answer has them.
"""

import numpy as np

from solvers.arrays import Floats, Ints, Mask
from solvers.clock import Clock
from solvers.finish import Effort, complete
from solvers.lp import Relaxed
from solvers.middle import middle_of
from solvers.model import Term
from solvers.state import State

NEARLY, EASE = 1e-6, 1e-3
MOST_STEPS = 4
FEW_PARTS = 8
"""An answer with no more parts than these is tried as it is."""
MORE_DATES, MOST_FREE = 2, 4500
"""How many dates more are solved anew each time, and with how many columns: with more, hardly any is found in time."""
HEAVY, LIGHT = 100, 50


class Face:
    """The answers of a relaxation that are no worse for a goal than a limit. From then on it has no others.

    relaxed: its best answer for this goal.
    """

    def __init__(self, state: State, term: Term, relaxed: Relaxed, limit: float) -> None:
        self.state, self.term, self.limit, self.model = state, term, limit, state.model
        width, model = state.model.width, state.model
        inside: Mask = relaxed.reduced[:width] <= abs(limit - relaxed.proved) + EASE
        inside |= model.low > 0
        inside[state.helpers] = True
        self.columns, out = np.flatnonzero(inside), np.flatnonzero(~inside)
        self.blocks = self.columns[state.doctors[self.columns] >= 0]
        self.dates = np.unique(state.days[self.blocks])
        state.hold(term, limit + (EASE if term.less_is_better else -EASE))
        state.relaxation.fix(out, np.zeros(len(out)), np.zeros(len(out)))
        self.first = relaxed.x[:width]

    def narrow(self, clock: Clock) -> None:
        """Leave out columns that no whole plan with that value has, and hold what each of them has."""
        middle = middle_of(self.model, self.term, self.columns, clock)
        if middle is not None:
            self.model, self.columns = middle.within(self.limit, self.columns)

    def any_whole(self, effort: Effort, clock: Clock) -> Ints | None:
        """A whole point anywhere on the face; None where none was found."""
        nothing = np.zeros(self.model.width, dtype=np.int64)
        return complete(self.model, self.term, nothing, self.columns, self.limit, effort, clock).x

    def gathered(self, x: Floats, draw: np.random.Generator, clock: Clock) -> Floats | None:
        """An answer with fewer parts: the nearest to one with each part whole or gone, as long as that brings fewer."""
        best, fewest = x, len(self._parts(x))
        for step in range(MOST_STEPS):
            if fewest <= FEW_PARTS:
                break
            answer = self._asked(self._away(x, draw), clock)
            if answer is None:
                return None
            x, parts = answer, len(self._parts(answer))
            if parts < fewest:
                best, fewest = x, parts
            elif step:
                break
        return best

    def whole(self, x: Floats, draw: np.random.Generator, effort: Effort, clock: Clock) -> Ints | None:
        """A whole point that differs from an answer on the dates of its parts; None where none was found.

        Where that cannot be, on a few dates more, as long as the effort lasts.
        """
        state, left = self.state, effort.work
        dates = np.unique(state.days[self._parts(x)])
        more = draw.permutation(np.setdiff1d(self.dates, dates))
        whole = self.blocks[x[self.blocks] >= 1 - NEARLY]
        for extra in range(0, len(more) + MORE_DATES, MORE_DATES):
            open_dates = np.append(dates, more[:extra])
            free = self.columns[np.isin(state.days[self.columns], open_dates) | (state.doctors[self.columns] < 0)]
            if len(free) > MOST_FREE:
                break
            point = np.zeros(state.model.width, dtype=np.int64)
            point[np.setdiff1d(whole, free)] = 1
            done = complete(self.model, self.term, point, free, self.limit, effort._replace(work=left), clock)
            left -= done.work
            if done.x is not None or not done.none or left <= 0 or clock.late:
                return done.x
        return None

    def _parts(self, x: Floats) -> Ints:
        """The blocks that an answer has in part."""
        wish = x[self.blocks]
        return self.blocks[(wish > NEARLY) & (wish < 1 - NEARLY)]

    def _away(self, x: Floats, draw: np.random.Generator) -> Ints:
        """What blocks weigh where those that are whole are to stay, of the others about as many as there are parts."""
        wish, weights = x[self.blocks], draw.integers(LIGHT, HEAVY, size=len(self.blocks))
        weights[wish >= 1 - NEARLY] = -HEAVY
        parts = np.flatnonzero((wish > NEARLY) & (wish < 1 - NEARLY))
        weights[parts] = np.where(draw.random(len(parts)) < wish[parts], -HEAVY, HEAVY)
        return weights

    def _asked(self, weights: Ints, clock: Clock) -> Floats | None:
        if clock.late:
            return None
        answer = self.state.relaxation.best(Term(self.blocks, weights, less_is_better=True), clock)
        return None if answer is None else answer.x[: self.state.model.width]
