"""What the groups of one cover pool can have together, worked out wherever the pool is: its choice, then as prices ask.

Each time from plain values alone, so that it comes to the same in any process.
"""

from collections.abc import Sequence

import numpy as np

from rotaengage.domain.collector import collector_at_rest
from rotaengage.domain.progress import Stop
from solvers.arrays import ints
from solvers.clock import Clock
from solvers.compose import Composer
from solvers.facts import Facts
from solvers.fair import hold_first
from solvers.goals.worst_fulfilment import Share
from solvers.model import Term
from solvers.pool_work import Answer, Order, clock_of, goals_of
from solvers.seat import board_of
from solvers.shape import Face, Prices, Shape
from solvers.start import laid_blocks, start_of

NEARLY = 1e-6
CLOSE = 1e-3
"""Points need no more columns than bring them so near to the best: bounds hold all the same."""


@collector_at_rest()
def shape(order: Order, stop: Stop | None = None) -> Answer:
    """The pool's shape, with one more point and face where prices ask for them; none where the time ran out."""
    clock = clock_of(order, stop)
    found = None if clock.over else _shape(order, _composer(order, clock))
    return Answer(
        order.number, (), {}, {}, {}, 0, timed_out=clock.ran_out, undone=found is None, shape=found or order.shape
    )


def _composer(order: Order, clock: Clock) -> Composer:
    facts = Facts(order.scenario)
    board = board_of(facts, laid_blocks(facts, (), order.held))
    point = start_of(board, (), order.held)
    return Composer(board, order.settings, clock, point, order.share, filled=True)


def _shape(order: Order, composer: Composer) -> Shape | None:
    goals = goals_of(composer.board, order)
    before = composer.before(goals)
    if order.shape is None:
        return _chosen(composer, before)
    composer.state.relaxation.include(ints(order.shape.used))
    if hold_first(composer.state, before, composer.clock) is None:
        return None
    return _asked(composer, order.shape, order.prices, always=not before)


def _chosen(composer: Composer, before: Sequence[Term]) -> Shape | None:
    """What the pool would choose for itself. Where goals come before fairness, also the most of each group alone."""
    state, groups = composer.state, composer.groups
    none = Shape(({},), (), (), {}, ())
    alone = [_asked(composer, none, {s.doctor: 1}, always=True) for s in groups.open if before]
    if hold_first(composer.state, before, composer.clock) is None or not groups.aim(state, composer.clock):
        return None
    faces = tuple(face for one in alone if one is not None for face in one.faces)
    used = tuple(groups.used.tolist())
    return Shape(tuple(groups.points) or ({},), (), faces, groups.rates, used)


def _asked(composer: Composer, known: Shape, prices: Prices, *, always: bool) -> Shape | None:
    """The shape with the point that is worth most at these prices."""
    state, groups = composer.state, composer.groups
    priced = [(s, prices[s.doctor]) for s in groups.open if prices.get(s.doctor)]
    answer = None if composer.clock.over else state.relaxation.best(_worth(priced), composer.clock, CLOSE)
    if answer is None:
        return None
    used = np.union1d(ints(known.used), np.flatnonzero(answer.x[: state.model.width] > NEARLY))
    return known._replace(
        asked=(*known.asked, groups.minutes_at(answer.x)),
        faces=(*known.faces, Face(prices, answer.bound, always)),
        used=tuple(used.tolist()),
    )


def _worth(priced: Sequence[tuple[Share, int]]) -> Term:
    columns = np.concatenate([ints([]), *(s.columns for s, _ in priced)])
    return Term(columns, np.concatenate([ints([]), *(price * s.minutes for s, price in priced)]))
