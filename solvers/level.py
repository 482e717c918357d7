"""One level of the order: the best value of one goal in one pool, with its bound."""

from collections.abc import Callable, Iterable, Sequence
from math import ceil, floor, gcd, isfinite
from typing import NamedTuple

from solvers.clock import Clock
from solvers.finish import Effort, finish
from solvers.model import Term
from solvers.relax import Relaxed
from solvers.state import State

NEARLY = 1e-6
EXTRA_COLUMNS = 400


class Reached(NamedTuple):
    """A goal's value in a pool and the bound that no plan keeping the earlier levels can pass."""

    value: int
    bound: float


Tell = Callable[[float, float], None]
Choose = Callable[[float], Iterable[int]]


def reach(state: State, term: Term, effort: Effort, clock: Clock, tell: Tell) -> Reached:
    """Bring a pool to the best value of a goal within the effort; the state keeps the point, never a worse one."""
    if not any(term.weights):
        return Reached(term.constant, term.constant)
    value = term.value(state.x)
    relaxed = None if clock.over else state.relaxation.best(term, clock.left)
    if relaxed is None:
        return Reached(value, _trivial(state, term))
    bound = rounded(term, relaxed.bound)
    tell(value, bound)
    for free, share in _rounds(state, relaxed):
        if clock.over or abs(value - bound) <= NEARLY:
            break
        columns = list(free(abs(bound - value)))
        best = finish(state.model, term, state.x, columns, effort._replace(work=effort.work * share), clock, tell)
        state.x, value = best.x, best.value
        if share == 1.0:
            bound = _tighter(term, bound, best.bound, value)
        if abs(value - bound) <= max(NEARLY, effort.enough):
            break
    return Reached(value, bound)


def rounded(term: Term, bound: float) -> float:
    """The bound moved to the nearest value that whole columns could reach."""
    step = gcd(*term.weights) or 1
    units = (bound - term.constant) / step
    whole = ceil(units - NEARLY) if term.less_is_better else floor(units + NEARLY)
    return float(term.constant + whole * step)


def cheapest(state: State, x: Sequence[float], reduced: Sequence[float]) -> set[int]:
    """The columns that the relaxation likes or nearly likes, those in use, and the helpers."""
    width = state.model.width
    price = [abs(r) if v > 0.5 else max(0.0, r) for r, v in zip(reduced, x, strict=True)]
    liked = {c for c in range(width) if x[c] > NEARLY}
    nearly = sorted((c for c in range(width) if c not in liked), key=lambda c: (price[c], c))[:EXTRA_COLUMNS]
    return liked | set(nearly) | {c for c in range(width) if state.x[c]} | state.helpers


def _rounds(state: State, relaxed: Relaxed) -> list[tuple[Choose, float]]:
    """First the columns that the relaxation likes; then all that could still be in a better plan (exact)."""
    width = state.model.width

    def guided(_: float) -> Iterable[int]:
        return cheapest(state, relaxed.x, relaxed.reduced)

    def possible(distance: float) -> Iterable[int]:
        used = (c for c in range(width) if state.x[c] or relaxed.x[c] > NEARLY)
        return {*used, *(c for c in range(width) if relaxed.reduced[c] <= distance + NEARLY)}

    return [(guided, 0.5), (possible, 1.0)] if width > 2 * EXTRA_COLUMNS else [(possible, 1.0)]


def _tighter(term: Term, bound: float, proved: float, value: int) -> float:
    if not isfinite(proved):
        return bound
    if term.less_is_better:
        return max(bound, min(rounded(term, proved), value))
    return min(bound, max(rounded(term, proved), value))


def _trivial(state: State, term: Term) -> float:
    """A bound that always holds: every column at its best end, alone."""
    ends = ((w * state.model.low[c], w * state.model.high[c]) for c, w in zip(term.columns, term.weights, strict=True))
    return term.constant + sum(min(e) if term.less_is_better else max(e) for e in ends)
