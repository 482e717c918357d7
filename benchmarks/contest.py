"""A contest of planners: one problem, one sum of goals, and a clock for whoever plans it."""

import math
import time
from typing import NamedTuple

import numpy as np

from rotaengage.domain.progress import silent
from rotaengage.domain.scenario import Goal, PlanSettings, Scenario
from solvers.arrays import Ints
from solvers.board import Board
from solvers.clock import Clock
from solvers.compose import Composer
from solvers.facts import Facts
from solvers.guide import weighted, weights_of
from solvers.model import Term
from solvers.seat import board_of
from solvers.variables import individual_blocks

NEAR = 0.01
SUMS = (Goal.DELIVERED, Goal.PREFERRED_COVER, Goal.TIMELINESS)


class Field(NamedTuple):
    """A ward's model, its goals as one sum (less is better) with their weights, and what is proved about that sum."""

    composer: Composer
    goal: Term
    weights: list[int]
    bound: float

    def value(self, x: Ints) -> int:
        """The sum at a plan, which the planner's own model must find sound."""
        assert self.composer.board.model.broken(x) is None
        return self.goal.value(x)

    def behind(self, value: float) -> float:
        """How far a value is from the bound, as a share of it."""
        return (value - self.bound) / abs(self.bound)


class Watch:
    """When a peer's plan first came within NEAR of the bound, in seconds since the watch was made."""

    def __init__(self, at: Field) -> None:
        self._at, self._began, self.reached = at, time.monotonic(), math.inf

    def __call__(self, value: float) -> None:
        """A plan with this value was found."""
        if self.reached == math.inf and self._at.behind(value) <= NEAR:
            self.reached = time.monotonic() - self._began


def laid_out(scenario: Scenario) -> Board:
    """The candidate time of a scenario, with its model."""
    facts = Facts(scenario)
    return board_of(facts, individual_blocks(facts))


def composed(board: Board, seconds: float | None = None, *, bare: bool = False) -> Composer:
    """A board as the planner has it, with its first plan; bare: with nothing planned."""
    nothing, clock = np.zeros(board.model.width, dtype=np.int64), Clock(seconds, None, silent)
    return Composer(board, PlanSettings(), clock, nothing, filled=bare)


def field(scenario: Scenario) -> Field:
    """The problem, with its bound."""
    composer = composed(laid_out(scenario))
    width = composer.board.model.width
    terms = [composer.terms[word] for word in SUMS]
    goal = weighted(terms, width)
    relaxed = composer.state.relaxation.best(goal, composer.clock)
    assert relaxed is not None
    return Field(composer, goal, weights_of(terms, width), relaxed.bound)
