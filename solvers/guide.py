"""The guide: all goals in one weighted sum, so that the first whole plan near the relaxation already suits them all.

Weights keep the order for single exchanges: one step of a goal outweighs what the later goals could win by moving as
many minutes. What the guide finds is then held to the strict order, level by level (level.py).
"""

from collections.abc import Sequence

import numpy as np

from solvers.arrays import Ints, ints
from solvers.clock import Clock
from solvers.dive import dive
from solvers.finish import Effort, Good
from solvers.goals.worst_fulfilment import worst
from solvers.loose import Floors, dear_minute, loosened, padded
from solvers.lp import Relaxed
from solvers.model import Term
from solvers.polish import BROAD, polish
from solvers.state import State

HEAVIEST = 1 << 40


def weighted(terms: Sequence[Term], width: int) -> Term:
    """The goals in order as one sum; less is better."""
    total = np.zeros(width, dtype=np.int64)
    for term, weight in zip(terms, weights_of(terms, width), strict=True):
        total += weight * _less(term, width)
    columns = np.flatnonzero(total)
    return Term(columns, total[columns], 0, less_is_better=True)


def weights_of(terms: Sequence[Term], width: int) -> list[int]:
    """What a unit of each goal weighs."""
    total, heaviest, weights = np.zeros(width, dtype=np.int64), 1, list[int]()
    for term in reversed(terms):
        dense = _less(term, width)
        step = int(np.gcd.reduce(ints(term.weights))) or 1
        weights.append(min(HEAVIEST, max(1, -(-heaviest // step))))
        total += weights[-1] * dense
        heaviest = min(HEAVIEST, 1 + int(np.abs(total).max(initial=0)))
    return weights[::-1]


def _less(term: Term, width: int) -> Ints:
    return term.dense(width) * (1 if term.less_is_better else -1)


def follow(
    state: State, goal: Term, floors: Sequence[int], relaxed: Relaxed, effort: Effort, clock: Clock, near: Good,
    groups: Floors = (), urgent: Floors = (), spare: Sequence[int] = (), *, again: bool = False,
) -> bool:  # fmt: skip
    """Dive to a whole plan from what the relaxation would do, then polish it; whether that was enough.

    First until all floors are met, by few doctors at a time, then until each goal is near enough, by many. What a dive
    misses is soon found; a first plan that misses less is far from the goals, and taken only where nothing beat it.
    urgent: what counts before the other floors. spare: what each floor may miss where it takes long to find and all
    else is near enough. again: the point is of an earlier dive already.
    """
    more = [*groups, *urgent]
    stood = start = padded(state, floors, state.x, more)
    if not again:
        whole = dive(state, goal, dear_minute(state, goal), floors, relaxed, clock)
        start = start if state.model.broken(whole) else padded(state, floors, whole, more)
    task = loosened(state, goal, floors, more)  # after the dive, lest both take their memory at once
    block = [int(share.minutes.min()) for share, _ in groups]  # many together need not have the last of it
    allowed = ints([*[0] * len(floors), *block, *[0] * len(urgent)])

    def met(x: Ints) -> bool:
        return bool((x[task.always] <= allowed).all())

    def good(x: Ints) -> bool:
        return met(x) and near(x[: state.model.width])

    def content(x: Ints) -> bool:
        less = np.append(ints(spare), allowed[len(spare) :])
        return bool((x[task.always] <= less).all()) and near(x[: state.model.width])

    scouted = task._replace(scouted=True, content=content if spare else None)
    found = polish(state, scouted, start, relaxed, effort, clock, unheard, met)
    if met(found):
        found = polish(state, task, found, relaxed, effort, clock, unheard, good, BROAD)
    found = min(found, stood, key=task.term.value)
    state.x = found[: state.model.width]
    return good(found) or bool(spare and content(found))


def lift(
    state: State,
    goal: Term,
    floors: Sequence[int],
    needs: Sequence[int],
    relaxed: Relaxed,
    effort: Effort,
    clock: Clock,
) -> None:
    """Bring the worst-off nearer to what all need, whatever it costs others, and then give these back what can be.

    Steps that count nothing but what is missing find ways that those with every goal in mind do not.
    """
    none = Term((), (), 0, less_is_better=True)
    lifted = _filled(state, none, needs, (), state.x, relaxed, effort, clock)
    held = [min(need, share.planned(lifted)) for share, need in zip(state.shares, needs, strict=True)]
    if sum(held) <= sum(min(need, s.planned(state.x)) for s, need in zip(state.shares, needs, strict=True)):
        return
    urgent = list(zip(state.shares, held, strict=True))
    found = _filled(state, goal, floors, urgent, lifted, relaxed, effort, clock)
    if worst(state.shares, found) > worst(state.shares, state.x):
        state.x = found


def _filled(
    state: State, goal: Term, floors: Sequence[int], urgent: Floors, x: Ints, relaxed: Relaxed, effort: Effort,
    clock: Clock,
) -> Ints:  # fmt: skip
    """A point polished until nothing is missing to floors, or the effort is spent."""
    task = loosened(state, goal, floors, urgent)._replace(scouted=True)

    def good(x: Ints) -> bool:
        return not x[task.always].any()

    start = padded(state, floors, x, urgent)
    return polish(state, task, start, relaxed, effort, clock, unheard, good)[: state.model.width]


def unheard(value: float, bound: float) -> None:
    """What a side calculation reaches is nobody's news."""
