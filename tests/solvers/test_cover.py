"""cover: a release keeps the minimum at every instant, and an existing gap never grows."""

from datetime import date, time
from itertools import pairwise

import pytest

from rotaengage.domain.codes import DutyKind
from rotaengage.domain.people import Who
from rotaengage.domain.scenario import Scenario
from solvers.board import Board
from solvers.constraints.cover import Cover
from solvers.facts import Facts
from solvers.search import solve
from tests.solvers.boards import allows, block_at, board_with
from tests.solvers.departments import EXACT, Shift, clock, forum, hour, new_breaches, pieces, scenario, with_events

THREE = tuple(Shift(n, 0) for n in range(3))


def _board(problem: Scenario) -> Board:
    return board_with(Cover(), problem)


def test_as_many_may_go_as_stand_above_the_minimum() -> None:
    board = _board(scenario(*THREE, doctors=3, minimum=1))
    nine = [block_at(board, f"d{n}", clock(0, time(9))) for n in range(3)]
    assert allows(board, nine[:2])
    assert not allows(board, nine)


def test_releases_that_only_touch_do_not_add_up() -> None:
    board = _board(scenario(*THREE[:2], doctors=2, minimum=1))
    first, second = block_at(board, "d0", clock(0, time(9))), block_at(board, "d1", clock(0, time(10)))
    assert allows(board, [first, second])
    assert not allows(board, [first, block_at(board, "d1", clock(0, time(9, 30)))])


@pytest.mark.parametrize("minimum", [2, 3])
def test_at_or_below_the_minimum_nobody_has_room(minimum: int) -> None:
    problem = scenario(*THREE[:2], doctors=2, minimum=minimum)
    assert pieces(problem, "d0") == []
    assert pieces(scenario(*THREE[:2], doctors=2, minimum=1), "d0") != []


def test_presence_that_changes_off_the_grid_is_seen() -> None:
    shifts = (Shift(0, 0, start=time(8, 30), end=time(12)), Shift(1, 0, start=time(9, 45), end=time(12)))
    assert pieces(scenario(*shifts, doctors=2, minimum=1)) == [(clock(0, time(9, 45)), clock(0, time(12)))]


def test_a_doctor_who_does_not_count_there_is_free_to_go() -> None:
    admin = Shift(0, 0, DutyKind.ADMIN)
    problem = scenario(admin, Shift(1, 0), doctors=2, minimum=1)
    assert pieces(problem, "d0") != []
    assert pieces(problem, "d1") == []


def test_only_members_of_a_requirement_take_from_it() -> None:
    base = scenario(*THREE, doctors=3, minimum=1)
    pair = base.cover[0].model_copy(update={"who": Who(doctors=frozenset({"d0", "d1"}))})
    board = _board(base.model_copy(update={"cover": (pair,)}))
    nine = [block_at(board, f"d{n}", clock(0, time(9))) for n in range(3)]
    assert allows(board, [nine[0], nine[2]])
    assert not allows(board, nine[:2])


def test_the_shortfall_counts_what_the_rota_already_misses() -> None:
    board = _board(scenario(*THREE[:2], doctors=2, days=1, minimum=0, preferred=3))
    assert board.shortfall.constant == (24 - 4) * 60 * 3 + 4 * 60


def test_a_preferred_level_costs_minutes_and_forbids_nothing() -> None:
    board = _board(scenario(*THREE[:2], doctors=2, minimum=0, preferred=1))
    assert allows(board, [block_at(board, f"d{n}", clock(0, time(9))) for n in range(2)])
    assert len(board.shortfall.columns) > 0


@pytest.mark.parametrize("first", [date(2027, 3, 27), date(2026, 10, 24)])
def test_levels_join_up_over_a_change_of_clock(first: date) -> None:
    late = tuple(Shift(n, 0, DutyKind.LATE, time(20), time(6)) for n in range(2))
    levels = Facts(scenario(*late, doctors=2, days=3, minimum=1, first=first)).demands[0].levels
    assert all(a.end == b.start for a, b in pairwise(levels))
    assert [v.present for v in levels if v.start < clock(1, time(6), first)][-1] == 2


def test_an_activity_beside_cover_needs_nobody_to_spare() -> None:
    for stays, minutes in ((False, 0), (True, 60)):
        problem = scenario(Shift(0, 0), minimum=1, activity=hour().changed(counts_to_cover=stays))
        draft = solve(problem, EXACT)
        assert new_breaches(problem, draft) == []
        assert sum(s.span.minutes for s in draft.slots) == minutes


def test_everybody_may_be_at_a_virtual_meeting_that_counts() -> None:
    base = scenario(*THREE, doctors=3, minimum=3, owed=0)
    for stays, people in ((False, 0), (True, 3)):
        problem = with_events(base, forum(2).changed(counts_to_cover=stays))
        draft = solve(problem, EXACT)
        assert new_breaches(problem, draft) == []
        assert len(draft.events[0].attending) == people
