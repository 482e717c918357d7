"""spacing: pieces of an activity lie some days apart; how long a doctor goes without is kept for the goal of gaps."""

from datetime import time

import pytest

from rotaengage.domain.codes import DutyKind
from rotaengage.domain.scenario import Goal, Scenario
from rotaengage.domain.why import Verdict
from solvers.constraints.spacing import Spacing
from solvers.desk.table import PLACING, Table
from solvers.facts import Facts
from solvers.search import solve
from solvers.variables import individual_blocks
from tests.solvers.boards import allows, block_at, board_with
from tests.solvers.departments import EXACT, Shift, clock, hour, new_breaches, scenario


def weeks(*days: int, least: int = 0, gap: int | None = None, owed: int = 240) -> Scenario:
    activity = hour().changed(least_days_apart=least, longest_gap_days=gap)
    return scenario(*(Shift(0, d) for d in days), days=28, owed=owed, activity=activity)


@pytest.mark.parametrize(("day", "fits"), [(1, False), (6, False), (7, True), (8, True)])
def test_pieces_a_week_apart_just_inside_and_just_outside(day: int, fits: bool) -> None:
    board = board_with(Spacing(), weeks(2, 3, 8, 9, 10, least=7))
    two = [block_at(board, "d0", clock(n, time(9))) for n in (2, 2 + day)]
    assert allows(board, two) is fits


def test_every_pair_of_near_dates_is_held_apart() -> None:
    """Rows that lie in the one before are left out; no pair may get lost with them."""
    days = (0, 2, 3, 7, 8, 9, 14)
    board = board_with(Spacing(), weeks(*days, least=5))
    for one in days:
        for two in (d for d in days if d > one):
            pair = [block_at(board, "d0", clock(n, time(9))) for n in (one, two)]
            assert allows(board, pair) is (two - one >= 5)


def _gaps(problem: Scenario) -> float:
    draft = solve(problem, EXACT)
    assert new_breaches(problem, draft) == []
    return next(o.value for o in draft.objectives if o.name == Goal.GAPS)


def test_time_is_spread_so_that_no_stretch_is_empty_where_it_can_be() -> None:
    """Two hours for four weeks: without the wish both would stand in the first week."""
    both = weeks(0, 1, 2, 11, 15, gap=14, owed=120)
    assert _gaps(both) == 0
    assert _gaps(weeks(0, 1, 2, gap=14, owed=120)) == 2


def test_the_least_days_apart_hold_in_a_whole_plan() -> None:
    problem = weeks(0, 1, 2, 7, 8, 15, least=7)
    draft = solve(problem, EXACT)
    assert new_breaches(problem, draft) == []
    assert len(draft.slots) == 3


def test_standing_time_ends_a_gap() -> None:
    """Without it the stretch of days 14 to 27 is empty."""
    problem = weeks(0, gap=14, owed=60)
    spa = scenario(Shift(0, 0), Shift(0, 20, DutyKind.SPA), days=28, activity=problem.activities[0])
    assert (_gaps(problem), _gaps(spa)) == (2, 0)


def test_a_goal_that_nobody_asked_for_is_not_reported() -> None:
    names = [o.name for o in solve(scenario(Shift(0, 0)), EXACT).objectives]
    assert Goal.TIMELINESS in names
    assert {Goal.GAPS, Goal.PREFERENCE, Goal.CHANGE}.isdisjoint(names)


def test_the_table_of_reasons_names_it() -> None:
    problem = weeks(0, 1, 9, least=7)
    facts = Facts(problem)
    stands = [b for b in individual_blocks(facts) if b.start == clock(0, time(9))]
    reasons = Table(facts, stands).reasons("d0", problem.activities)
    assert [(r.verdict, r.says) for r in reasons if r.verdict is Verdict.PLACING] == [
        (Verdict.PLACING, PLACING["spacing"])
    ]
