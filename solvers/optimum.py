"""All goals at their optimum at once, where a plan has the bound of each: mostly there is one, and then that is all.

By steps from the plan that there is, and beside the relaxation's answers on the face where every goal is at its bound:
each way is soon at an end where the other is not. Last, where an earlier goal is not at its bound yet, anywhere there.
"""

from collections.abc import Sequence

import numpy as np

from solvers.arrays import Ints, ints
from solvers.clock import Clock
from solvers.enough import near
from solvers.face import Face
from solvers.finish import Effort
from solvers.guide import unheard, weighted
from solvers.lp import Relaxed
from solvers.model import Term
from solvers.polish import BROAD, Task, polish
from solvers.rounding import rounded
from solvers.state import State

STEPS_SHARE, EACH_SHARE, ANY_SHARE = 0.3, 0.2, 1.2
"""Of the effort: for steps, for what is beside one answer of the relaxation, and for any plan on the face."""
LARGEST = 20000
"""With more columns on the face, each look at it takes too long."""


def reach_all(state: State, terms: Sequence[Term], guide: Relaxed, effort: Effort, clock: Clock) -> None:
    """Bring the point to the bound of every goal, in order, each held there for the next; else it only gets better.

    guide: the relaxation's answer for all goals in one sum.
    """
    goal, exact = weighted(terms, state.model.width), near(terms, guide, 0.0)
    face = None if exact(state.x) or clock.late else _face(state, terms, clock)
    if face is None:
        return
    draw, each = np.random.default_rng(effort.seed), effort._replace(work=effort.work * EACH_SHARE)
    found = face.whole(face.first, draw, each, clock)
    if found is None:
        steps = effort._replace(work=effort.work * STEPS_SHARE)
        task = Task(state.model, goal, ints([]))
        state.x = polish(state, task, state.x, guide, steps, clock, unheard, exact, BROAD)
        found = state.x if exact(state.x) else _narrowed(face, draw, each, clock)
    if found is None and not near(terms[:-1], guide, 0.0)(state.x):  # else the last goal's own climb asks just that
        found = face.any_whole(effort._replace(work=effort.work * ANY_SHARE, cuts=False), clock)
    state.x = state.x if found is None else found


def _narrowed(face: Face, draw: np.random.Generator, effort: Effort, clock: Clock) -> Ints | None:
    """A plan beside an answer with few parts, where what no plan on the face can have is left out."""
    face.narrow(clock)
    answer = face.gathered(face.first, draw, clock)
    return None if answer is None else face.whole(answer, draw, effort, clock)


def _face(state: State, terms: Sequence[Term], clock: Clock) -> Face | None:
    """The answers at the bounds of all these goals; None where that is too much to look at, or the time ran out."""
    twin, told = state.apart(), [t for t in terms if np.any(ints(t.weights))]
    for term in told:
        relaxed = None if clock.late else twin.relaxation.best(term, clock)
        if relaxed is None:
            return None
        bound = rounded(term, relaxed.bound)
        if term is told[-1]:
            face = Face(twin, term, relaxed, bound)
            return face if len(face.columns) <= LARGEST else None
        twin.keep(term, int(bound))
    return None
