"""Fairness: the ideal that blocks of any length would allow, and how near whole blocks come to it."""

from datetime import time
from fractions import Fraction

import pytest

from benchmarks.instances import Size, department
from rotaengage.domain.plan import PlanStatus
from rotaengage.domain.progress import silent
from rotaengage.domain.scenario import PlanSettings, Scenario
from solvers.clock import Clock
from solvers.compose import Composer
from solvers.facts import Facts
from solvers.fair import highest_rung, ideal_of
from solvers.finish import Effort
from solvers.goals.worst_fulfilment import ladder_of, worst
from solvers.greedy import settle
from solvers.guide import lift
from solvers.model import Term
from solvers.search import solve
from solvers.seat import board_of
from solvers.start import laid_blocks, start_of
from solvers.state import State
from tests.solvers.departments import EXACT, Shift, new_breaches, scenario

CLOCK = Clock(None, None, silent)
SHORT = (Shift(0, 0, end=time(10)), Shift(1, 0, end=time(10)))


def test_the_ideal_shares_one_free_hour_between_two() -> None:
    draft = solve(scenario(*SHORT, doctors=2, minimum=1), EXACT)
    assert {who: round(minutes, 3) for who, minutes in draft.ideals.items()} == {"d0": 30.0, "d1": 30.0}
    assert len(draft.slots) == 1


def test_who_can_have_no_more_holds_nobody_back_in_the_ideal() -> None:
    more = (*SHORT, Shift(1, 1), Shift(1, 2))
    draft = solve(scenario(*more, doctors=2, owed=120), EXACT)
    assert {who: round(minutes, 3) for who, minutes in draft.ideals.items()} == {"d0": 60.0, "d1": 120.0}


def test_nobody_has_more_than_a_block_less_than_the_ideal_on_a_tight_ward() -> None:
    ward = department(Size(10, 3, 1.05, 0, 4))
    draft = solve(ward, PlanSettings(seconds=60))
    planned = {who: sum(s.span.minutes for s in draft.slots if s.doctor == who) for who in draft.ideals}
    assert new_breaches(ward, draft) == []
    assert draft.status in (PlanStatus.CERTIFIED, PlanStatus.OPTIMAL)
    assert max(ideal - planned[who] for who, ideal in draft.ideals.items()) <= 60


@pytest.mark.parametrize("seed", [2, 5, 8])
def test_the_highest_rung_can_be_met_and_the_next_cannot(seed: int) -> None:
    state = _laid(department(Size(12, 4, 1.0, 0, seed)))
    ideal = ideal_of(state, None, CLOCK)
    assert ideal is not None
    rung = highest_rung(state, ideal, Fraction(0), CLOCK)
    above = [r for r in ladder_of(state.shares) if r > rung]
    assert _possible(state, rung)
    assert not _possible(state, above[0])


def _laid(problem: Scenario) -> State:
    """A pool with its first plan."""
    facts = Facts(problem)
    board = board_of(facts, laid_blocks(facts, (), ()))
    return Composer(board, PlanSettings(), CLOCK, start_of(board, (), ())).state


def _possible(state: State, rung: Fraction) -> bool:
    """Asked the plain way: with the needs of everybody as floors, there is a relaxed plan."""
    for row in state.level_rows.tolist():
        state.relaxation.bound(row, None, None)
    state.floors([s.need(rung) for s in state.shares])
    return state.relaxation.best(Term([], []), CLOCK) is not None


def test_a_lift_brings_the_worst_off_to_what_all_can_have_and_never_lower() -> None:
    state = _laid(department(Size(12, 4, 1.0, 0, 8)))
    ideal = ideal_of(state, None, CLOCK)
    assert ideal is not None
    rung = highest_rung(state, ideal, Fraction(0), CLOCK)
    needs, nothing = [s.need(rung) for s in state.shares], Term([], [], 0, less_is_better=True)
    state.floors(needs)
    guide = state.relaxation.best(nothing, CLOCK)
    assert guide is not None
    state.x = settle(state.model, state.x * 0)
    before = worst(state.shares, state.x)
    lift(state, nothing, needs, needs, guide, Effort(5.0), CLOCK)
    assert state.model.broken(state.x) is None
    assert worst(state.shares, state.x) > before
