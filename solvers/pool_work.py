"""The work on one cover pool, in whatever process it is given to: first plan, then goals.

Plain values go in and come out. What the first step laid out stays in the process for the second; a process that does
not have it makes it again, with the same result.
"""

import time
from fractions import Fraction
from multiprocessing.synchronize import Event as StopEvent
from typing import NamedTuple

import numpy as np

from rotaengage.domain.backfill import Backfill
from rotaengage.domain.collector import collector_at_rest
from rotaengage.domain.progress import Stop, silent
from rotaengage.domain.scenario import Goal as Word
from rotaengage.domain.scenario import PlanSettings, Scenario
from solvers.arrays import Ints, ints
from solvers.board import Block, Blocks, Board
from solvers.clock import Clock
from solvers.compose import Composer, Found
from solvers.ending import end_with_parent
from solvers.facts import Facts
from solvers.goals.registry import in_order
from solvers.memory import give_back
from solvers.resume import Midway, Sparse
from solvers.seat import board_of
from solvers.shape import Minutes, Prices, Shape
from solvers.start import laid_blocks, start_of
from solvers.telling import Teller


class Order(NamedTuple):
    """A pool to plan: its problem, the blocks held for good, the goals, when to end (seconds since 1970), its share of
    the work. most: seconds that it may take. brief: what takes long is left midway; midway: go on from there. run:
    whose order it is, other than every other's. shape and prices: what is known of groups that have doctors elsewhere
    too, and what is asked; floors: the minutes that they are to have here.
    """

    number: int
    scenario: Scenario
    settings: PlanSettings
    held: tuple[Block, ...]
    goals: tuple[Word, ...]
    ends: float | None
    share: float
    most: float | None = None
    brief: bool = True
    midway: Midway | None = None
    run: str = ""
    shape: Shape | None = None
    prices: Prices = {}
    floors: Minutes | None = None


class Answer(NamedTuple):
    """A pool's plan: its blocks, value and bound of each goal in whole units, the ideal minutes of each doctor and of
    each group, and the shifts that are bought for it. midway: there, where more could be done later. improved: no first
    plan any more. undone: there was no time for it. shape: what is known of groups, where only that was asked.
    """

    number: int
    blocks: tuple[Block, ...]
    values: dict[Word, tuple[float | Fraction, float | Fraction]]
    ideals: dict[str, float]
    groups: dict[str, float]
    minutes: int
    timed_out: bool = False
    bought: tuple[Backfill, ...] = ()
    midway: Midway | None = None
    improved: bool = False
    undone: bool = False
    shape: Shape | None = None


class RemoteStop(Stop):
    """A stop that another process asks for."""

    def __init__(self, event: StopEvent) -> None:
        super().__init__()
        self._remote = event

    @property
    def requested(self) -> bool:
        """Whether somebody asked for the end."""
        return self._remote.is_set() or super().requested


class Bench:
    """What one process keeps: the stop that it obeys, and the first plan of each pool. Its blocks are laid out again,
    since those of all pools together take much memory and hardly any time.
    """

    stop: Stop = Stop()
    run = ""
    first: dict[int, Sparse] = {}

    @classmethod
    def begin(cls, run: str) -> dict[int, Sparse]:
        """The first plans of a run; those of another one, which a stop may have left, are of other pools."""
        if cls.run != run:
            cls.run, cls.first = run, {}
        return cls.first


def set_up(event: StopEvent) -> None:
    """Begin a process: obey a stop, end with the parent, keep little memory. Solvers are loaded after the first plans,
    which need none.
    """
    end_with_parent()
    give_back()
    Bench.stop = RemoteStop(event)


def ready() -> None:
    """Nothing: a process that is asked for it has begun, and has loaded what first plans need."""


@collector_at_rest()
def first(order: Order, stop: Stop | None = None) -> Answer:
    """A first plan of the pool, with bounds that need no time."""
    facts, clock = Facts(order.scenario), clock_of(order, stop)
    blocks = laid_blocks(facts, (), order.held)
    board = board_of(facts, blocks)
    composer = Composer(board, order.settings, clock, start_of(board, (), order.held), order.share)
    Bench.begin(order.run)[order.number] = Sparse.of(composer.state.x)
    return _answer(order.number, board, composer.idle(goals_of(board, order)), timed_out=False)


def improve(order: Order, stop: Stop | None = None) -> Answer:
    """The pool's plan brought through all goals, or as far as time, stop and brevity allow."""
    clock = clock_of(order, stop)
    if clock.over:
        return Answer(order.number, (), {}, {}, {}, 0, timed_out=clock.ran_out, undone=True)
    facts = Facts(order.scenario)
    blocks, x = _laid(order, facts, stop)
    board = board_of(facts, blocks)
    start_of(board, (), order.held)
    composer = Composer(board, order.settings, clock, x, order.share, filled=True, brief=order.brief)
    if order.floors is not None and order.shape is not None:
        composer.groups.floors, composer.groups.used = order.floors, ints(order.shape.used)
    found = composer.run(goals_of(board, order), Teller(board, clock), order.midway)
    answer = _answer(order.number, board, found, timed_out=clock.ran_out)
    return answer._replace(midway=composer.midway, improved=True)


def _laid(order: Order, facts: Facts, stop: Stop | None) -> tuple[Blocks, Ints]:
    """The blocks and the point to begin with."""
    blocks = laid_blocks(facts, (), order.held)
    if order.midway is not None:
        return blocks, order.midway.x
    if order.number not in Bench.begin(order.run):
        first(order, stop)
    return blocks, Bench.first.pop(order.number).whole().astype(np.int64)


def clock_of(order: Order, stop: Stop | None) -> Clock:
    """The time that there is for an order."""
    left = None if order.ends is None else max(0.0, order.ends - time.time())
    if left is not None and order.most is not None:
        left = min(left, order.most)
    return Clock(left, stop or Bench.stop, silent)


def goals_of(board: Board, order: Order) -> list[Word]:
    """The goals that say something here."""
    return list(in_order(board, order.goals))


def _answer(number: int, board: Board, found: Found, *, timed_out: bool) -> Answer:
    chosen = tuple(board.blocks.take(np.flatnonzero(found.x[: len(board.blocks)])))
    minutes = sum(b.minutes for b in chosen if not b.event)
    bought = board.bought.chosen(found.x[board.lenders], board.facts)
    return Answer(number, chosen, found.values, found.ideals, found.groups, minutes, timed_out, bought)
