"""Planning again beside a plan that people were told: it stays as far as the goals before its changes allow."""

from datetime import time

import numpy as np
import pytest

from benchmarks.cases import published
from benchmarks.instances import Size, department
from rotaengage.domain.plan import Draft
from rotaengage.domain.scenario import Goal, PlanSettings, Scenario
from rotaengage.domain.span import Span
from solvers.facts import Facts
from solvers.search import solve
from solvers.seat import board_of
from solvers.start import laid_blocks, start_of
from solvers.told import told_columns
from tests.solvers.departments import EXACT, Shift, clock, new_breaches, scenario

LONG = PlanSettings(seconds=600)


def told(problem: Scenario) -> tuple[Scenario, Draft]:
    """The problem with its own plan published, and that plan."""
    draft = solve(problem, LONG)
    return problem.changed(published=draft.slots), draft


def changes(draft: Draft) -> tuple[float, float]:
    """How much differs from what was published, and how much must at least."""
    found = next(o for o in draft.objectives if o.name == Goal.CHANGE)
    return found.value, found.bound


@pytest.mark.parametrize(("tight", "seed"), [(0.8, 23), (0.95, 24)])
def test_where_nothing_changed_the_plan_stays_as_it_was_told(tight: float, seed: int) -> None:
    problem, before = told(department(Size(24, 4, tight, 1, seed)))
    again = solve(problem, LONG)
    assert changes(again) == (0, 0)
    assert again.slots == before.slots


def test_leave_and_a_changed_minimum_move_little_more_than_they_must() -> None:
    problem = department(Size(16, 4, 0.8, 1, 24))
    again = published(problem, solve(problem, LONG))
    draft = solve(again, LONG)
    assert new_breaches(again, draft) == []
    value, bound = changes(draft)
    assert value <= 1.1 * bound


def test_planning_begins_with_what_was_told_and_still_fits() -> None:
    problem = scenario(*(Shift(who, 0) for who in range(2)), doctors=2, minimum=1)
    zone = problem.rota.zone
    at = Span.between(clock(0, time(9)), clock(0, time(10)), zone)
    slots = solve(problem, EXACT).slots
    both = tuple(s.changed(doctor=f"d{n}", duty=f"u{n}", span=at) for n, s in enumerate(slots))
    facts = Facts(problem.changed(published=both))
    blocks = laid_blocks(facts, (), ())
    x = start_of(board_of(facts, blocks), (), ())
    kept = [blocks[n] for n in np.flatnonzero(x[: len(blocks)]).tolist()]
    assert [(b.doctor, b.start) for b in kept] == [("d0", clock(0, time(9)))]  # cover lets one go, not both


def test_told_slots_are_found_among_the_blocks_by_all_that_they_are() -> None:
    problem, _ = told(department(Size(12, 2, 0.8, 1, 26)))
    facts = Facts(problem)
    board = board_of(facts, laid_blocks(facts, (), ()))
    plain = [
        n for n, b in enumerate(board.blocks) if (b.doctor, b.activity, b.event, b.start, b.end) in facts.told
    ]  # fmt: skip
    assert plain
    assert told_columns(board).tolist() == plain
