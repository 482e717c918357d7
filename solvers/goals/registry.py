"""GOALS: every goal that is a sum; worst_fulfilment has levels of its own (goals/worst_fulfilment.py)."""

from collections.abc import Sequence

from rotaengage.domain.grouping import Grouping
from rotaengage.domain.scenario import Goal as Word
from rotaengage.domain.scenario import Scenario
from solvers.board import Board
from solvers.goals.attendance import Attendance
from solvers.goals.backfill import Backfill
from solvers.goals.base import Goal
from solvers.goals.change import Change
from solvers.goals.delivered import Delivered
from solvers.goals.fragmentation import Fragmentation
from solvers.goals.gaps import Gaps
from solvers.goals.preference import Preference
from solvers.goals.preferred_cover import PreferredCover
from solvers.goals.robustness import Robustness
from solvers.goals.timeliness import Timeliness
from solvers.goals.worst_fulfilment import WorstFulfilment
from solvers.goals.worst_group import WorstGroup

GOALS: tuple[Goal | WorstFulfilment, ...] = (
    Attendance(),
    WorstGroup(),
    WorstFulfilment(),
    Delivered(),
    PreferredCover(),
    Gaps(),
    Timeliness(),
    Preference(),
    Fragmentation(),
    Change(),
    Backfill(),
    Robustness(),
)

BY_ASKING = frozenset({Word.GAPS, Word.PREFERENCE, Word.CHANGE, Word.BACKFILL})
"""Goals about wishes and offers that a department may not have: left out where there are none."""


def in_order(board: Board, order: Sequence[Word]) -> tuple[Word, ...]:
    """The goals to solve, in a person's order, without those that say nothing here."""
    return with_groups(board.facts.scenario, [w for w in order if w not in BY_ASKING or _says_something(board, w)])


def with_groups(scenario: Scenario, order: Sequence[Word]) -> tuple[Word, ...]:
    """The order with the worst group right before the worst-off doctor, where fairness between groups was asked."""
    plain = [w for w in order if w is not Word.WORST_GROUP]
    if scenario.limits.fair_between is Grouping.NONE or Word.WORST_FULFILMENT not in plain:
        return tuple(plain)
    at = plain.index(Word.WORST_FULFILMENT)
    return (*plain[:at], Word.WORST_GROUP, *plain[at:])


def _says_something(board: Board, word: Word) -> bool:
    goal = next(g for g in GOALS if g.word is word)
    if isinstance(goal, WorstFulfilment):
        return True
    term = goal.term(board)
    return bool(len(term.columns)) or term.constant != 0
