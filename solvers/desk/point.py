"""One plan of a frontier: the best of a measure while the others are held, near what the relaxation would do."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from rotaengage.domain.frontier import Axis
from solvers.arrays import Ints, ints
from solvers.clock import Clock
from solvers.desk.axes import Field
from solvers.desk.outline import Outline
from solvers.dive import Sea, deep
from solvers.drawn import helpers_of
from solvers.finish import Effort, finish
from solvers.lp import Relaxed
from solvers.model import Model, Term
from solvers.polish import Task, polish

MISSED = 50
ENOUGH = 0.0049
WORK = 0.1
NEARLY = 1e-6


class Held(NamedTuple):
    """A measure that is held, at a value in its whole units."""

    axis: Axis
    at: int


def plan_at(
    outline: Outline, first: Axis, held: Sequence[Held], relaxed: Relaxed, starts: Sequence[Ints], work: float
) -> Ints | None:
    """The point found; None where what is held could not be kept. starts are points of the board's blocks."""
    field, clock = outline.field, outline.clock
    model, misses = field.model.copy(), list[int]()
    for each in held:
        misses.append(model.column(0, 1 << 30))
        field.hold(model, each.axis, each.at, misses[-1])
    goal = _term(field.term(first), misses)
    dived = _dived(field, outline, first, relaxed, clock)
    if clock.stopped:
        return None
    fine = [p for x in (dived, *starts) if model.broken(p := _missing(field, held, model, misses, x)) is None]
    if not fine:
        return None
    always = np.append(ints(misses), field.level)
    fine.append(_whole(field, Task(model, goal, always), fine[0], relaxed, clock))
    near = ENOUGH * max(1.0, abs(relaxed.bound))

    def good(x: Ints) -> bool:
        return not x[misses].any() and abs(field.term(first).value(x[: field.model.width]) - relaxed.bound) <= near

    task, effort = Task(model, goal, always), Effort(work, 0.0, field.warm.standing.settings.seed)
    x = polish(field.state, task, min(fine, key=goal.value), relaxed, effort, clock, _unheard, good)
    return None if x[misses].any() else field.settled(x[: field.chosen])


def _whole(field: Field, task: Task, x: Ints, relaxed: Relaxed, clock: Clock) -> Ints:
    """The best point among the columns that the relaxation uses and those of a point: few, and nearly always enough."""
    used = np.flatnonzero((relaxed.x[: field.chosen] > NEARLY) | (x[: field.chosen] > 0))
    free = np.concatenate([used, helpers_of(field.state, used), task.always])
    effort = Effort(WORK, 0.0, field.warm.standing.settings.seed)
    return finish(task.model, task.term, x, free, effort, clock, _unheard).x


def _unheard(value: float, bound: float) -> None:
    """What a side calculation reaches is nobody's news."""


def _term(term: Term, misses: Sequence[int]) -> Term:
    """The goal, less is better, with what is missed of the held measures at a price that nothing outweighs."""
    weights = ints(term.weights) if term.less_is_better else -ints(term.weights)
    price = MISSED * max(1, int(np.abs(weights).max(initial=1)))
    return Term(np.append(ints(term.columns), misses), np.append(weights, [price] * len(misses)), 0, True)


def _missing(field: Field, held: Sequence[Held], model: Model, misses: Sequence[int], x: Ints) -> Ints:
    point = np.zeros(model.width, dtype=np.int64)
    settled = field.settled(x[: field.chosen])
    point[: len(settled)] = settled
    for each, miss in zip(held, misses, strict=True):
        term = field.term(each.axis)
        over = term.value(settled) - each.at
        point[miss] = max(0, over if term.less_is_better else -over)
    return point


def _dived(field: Field, outline: Outline, first: Axis, relaxed: Relaxed, clock: Clock) -> Ints:
    """A whole point near the relaxation's: pins and attendance that stand, and what a dive finds beside them."""
    x = np.zeros(field.model.width, dtype=np.int64)
    standing = field.warm.base.standing
    x[standing[field.board.blocks.event[standing]]] = 1
    x[ints(field.warm.pinned)] = 1
    term = field.term(first)
    weights = ints(term.weights) if term.less_is_better else -ints(term.weights)
    goal = Term(term.columns, weights, 0, less_is_better=True)
    shares = [s for s in field.shares if len(s.columns)]
    floors = [s.sums[-1] for s in shares]
    return deep(Sea(field.model, outline.relaxation, shares, x), floors, goal, relaxed, clock)
