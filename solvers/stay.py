"""Stay near the plan that people were told: the fewest changes that bring every goal before them near enough.

Planning anew would only now and then meet the plan that stands, and every step for an earlier goal leads away from it,
however little it brings. What is near enough is not bettered at the cost of times that people were told.
"""

from collections.abc import Sequence
from math import ceil, floor

from solvers.arrays import Ints
from solvers.clock import Clock
from solvers.dive import dive
from solvers.finish import Effort, Good
from solvers.guide import unheard, weighted, weights_of
from solvers.hull import Hulls
from solvers.loose import Floors, Held, dear_minute, loosened, padded
from solvers.lp import Relaxed
from solvers.model import Term
from solvers.polish import Task, polish
from solvers.rounding import rounded
from solvers.state import Kept, State

EASE, NOWHERE = 1e-6, -1
INNER, LAST = 0.06, 0.6
"""Shares of the gap asked for that changes may cost: much at the goal right before them, little at those before it,
since what is given up there makes the next goal's best far better, and the plan far from it.
"""


def stay(
    state: State, wanted: Sequence[tuple[Term, float]], later: Sequence[Term], floors: Sequence[int], more: Floors,
    gap: float, effort: Effort, clock: Clock, near: Good,
) -> bool:  # fmt: skip
    """Improve the point of a state, which holds what was told and still fits; whether it now is as good as is asked.

    wanted: the goals before the changes, with what the relaxation has of each; later: changes, and the goals after.
    more: floors that count before the others. near: whether all goals are near enough.
    """
    every = [*zip(state.shares, floors, strict=True), *more]
    if _is_good(state, every, near):
        return True
    shares = [INNER] * (len(wanted) - 1) + [LAST]
    earlier = [_kept(state, term, value, share * gap) for (term, value), share in zip(wanted, shares, strict=False)]
    goal = weighted(later, state.model.width)
    hulls = Hulls(state, later[0], floors)
    guide = None if clock.over or hulls.best(clock) is None else state.relaxation.best(goal, clock)
    if guide is not None:
        weights = weights_of([*(k.term for k in earlier), *later], state.model.width)
        held = [Held(k, w) for k, w in zip(earlier, weights, strict=False)]
        task = loosened(state, goal, floors, more, held)
        found = dive(state, goal, dear_minute(state, goal, held), floors, guide, clock)
        starts = [padded(state, floors, x, more, held) for x in (found, state.x)]
        start = min((x for x in starts if task.model.broken(x) is None), key=task.term.value)
        found = _polished(state, task, later[0], start, guide, effort, clock)
        state.x = found[: state.model.width]
    hulls.release()
    for one in earlier:
        state.relaxation.bound(one.line, None, None)
    return _is_good(state, every, near)


def _is_good(state: State, floors: Floors, near: Good) -> bool:
    return all(share.planned(state.x) >= need for share, need in floors) and near(state.x)


def _polished(state: State, task: Task, changes: Term, x: Ints, guide: Relaxed, effort: Effort, clock: Clock) -> Ints:
    """Polished until nothing is missed and no fewer changes could do, or the effort is spent.

    First until all floors are met: steps that go where the relaxation would bring it move far fewer than drawn ones.
    """
    fewest = rounded(changes, float(changes.dense(len(guide.x)) @ guide.x) + changes.constant)

    def good(x: Ints) -> bool:
        return not x[task.always].any() and changes.value(x) <= fewest

    floors = len(task.owners)
    first = task._replace(always=task.always[:floors], beside=task.always[floors:], scouted=True)
    x = polish(state, first, x, guide, effort, clock, unheard, lambda x: not x[first.always].any())
    return polish(state, task, x, guide, effort, clock, unheard, good)


def _kept(state: State, term: Term, wanted: float, slack: float) -> Kept:
    """A goal held in the relaxation at the worst value that is near enough to what is wanted."""
    most = slack * abs(wanted) + EASE
    worst = floor(wanted + most) if term.less_is_better else ceil(wanted - most)
    return Kept(term, worst - term.constant, NOWHERE, state.hold(term, worst))
