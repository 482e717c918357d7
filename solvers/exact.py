"""Exact fairness of a small pool: how many doctors reach each rung of the ladder, the lowest rung first.

Plans compare as their sorted fulfilments do (leximin) exactly if they compare by how many doctors reach the lowest
rung, then the next, and so on.
"""

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

import numpy as np

from solvers.arrays import ints
from solvers.clock import Clock
from solvers.finish import Effort, finish
from solvers.goals.worst_fulfilment import Share, ladder_of
from solvers.guide import unheard
from solvers.model import Term
from solvers.state import State

MOST_COLUMNS = 1500
MOST_STEPS = 120


def is_small(state: State) -> bool:
    """Whether exact fairness is a matter of moments."""
    return state.model.width <= MOST_COLUMNS and steps_of(state.shares) <= MOST_STEPS


def steps_of(shares: Sequence[Share]) -> int:
    """How many sums above the first there are."""
    return sum(len(s.sums) - 1 for s in shares)


def exact_fairness(
    state: State, depth: int | None, effort: Effort, clock: Clock, among: Sequence[Share] | None = None
) -> bool:
    """Bring the point to the fairest whole plan and hold every plan to be as fair; whether all of it was proved.

    among: shares other than the doctors' own, such as those of groups.
    """
    shares = state.shares if among is None else among
    steps = [_steps(state, share) for share in shares]
    ladder = [r for r in ladder_of(shares) if r > 0]
    proved = True
    for rung in ladder:
        able = [(s, n) for s, share in zip(steps, shares, strict=True) if (n := _step_of(share, rung)) is not None]
        columns = ints([s[n] for s, n in able if n >= 0])
        always = sum(n < 0 for _, n in able)
        count = int(state.x[columns].sum())
        if count < len(columns) and not clock.over:
            term = Term(columns, np.ones(len(columns), dtype=np.int64))
            best = finish(state.model, term, state.x, range(state.model.width), effort, clock, unheard)
            state.x, count = best.x, best.value
            proved = proved and best.bound <= count
        elif count < len(columns):
            return False
        if len(columns):
            state.model.row(columns.tolist(), low=count, why="order")
        if depth is not None and len(shares) - always - count >= depth:
            break
    return proved


def _steps(state: State, share: Share) -> list[int]:
    """A column for each sum above the first that the share can reach: whether it is reached."""
    model, needs = state.model, share.sums
    values = ints([int(share.planned(state.x) >= need) for need in needs[1:]])
    columns = model.columns_of(np.zeros(len(values), dtype=np.int64), np.ones(len(values), dtype=np.int64))
    for lower, upper in pairwise(columns.tolist()):
        model.row([lower, upper], [1, -1], low=0, why="order")
    sizes = [low - high for low, high in pairwise(needs)]
    model.row([*share.columns.tolist(), *columns.tolist()], [*share.minutes.tolist(), *sizes], low=0, why="order")
    state.grow(columns, values)
    return [int(c) for c in columns]


def _step_of(share: Share, rung: Fraction) -> int | None:
    """Which of the share's steps reaches a rung; -1 where nothing is needed, None where nothing is enough."""
    reaching = [n for n, need in enumerate(share.sums) if share.ratio(need) >= rung]
    return reaching[0] - 1 if reaching else None
