"""The feasibility board: what it calls impossible is impossible, and what it counts can be counted by hand."""

import random
from collections.abc import Iterator
from datetime import time

import pytest

from benchmarks.instances import Size, department
from rotaengage.domain.feasibility import FeasibilityBoard
from rotaengage.domain.scenario import Goal, PlanSettings, Scenario
from rotaengage.usecases.feasibility import feasibility
from solvers.search import solve
from tests.solvers.departments import Shift, hour, scenario

DELIVER = PlanSettings(seconds=20, gap=0.0, order=(Goal.DELIVERED,))


def test_two_of_three_can_go_and_the_board_counts_one_hour_each() -> None:
    shifts = [Shift(n, 0, start=time(9), end=time(10)) for n in range(3)]
    board = feasibility(scenario(*shifts, doctors=3, owed=60, minimum=1))
    assert (board.everybody.owed_minutes, board.everybody.supply_minutes) == (180, 120)
    assert board.everybody.impossible
    assert not any(d.impossible for d in board.doctors)
    assert next((d.present_least, d.spare_minutes, d.gap_minutes) for d in board.days) == (0, 120, 1380)


def test_with_one_more_doctor_to_spare_nothing_is_called_impossible() -> None:
    shifts = [Shift(n, 0, start=time(9), end=time(10)) for n in range(3)]
    assert not feasibility(scenario(*shifts, doctors=3, owed=60, minimum=0)).impossible


def test_who_is_owed_more_than_fits_into_the_own_duties_is_named() -> None:
    board = feasibility(scenario(Shift(0, 0), Shift(1, 0), Shift(1, 1), doctors=2, owed=120, activity=hour()))
    assert [(d.doctor, d.supply_minutes) for d in board.doctors if d.impossible] == [("d0", 60)]
    assert board.impossible


def _shortages() -> Iterator[Scenario]:
    for seed in range(200):
        draw = random.Random(seed)  # noqa: S311 - drawn the same every time
        size = Size(draw.randint(3, 7), draw.randint(1, 2), draw.choice((0.8, 1.0, 1.2)), 0, seed)
        problem = department(size)
        factor = draw.choice((0.5, 1, 2, 4))
        dues = tuple(d.changed(entitled_minutes=int(d.entitled_minutes * factor) // 30 * 30) for d in problem.dues)
        yield problem.changed(dues=tuple(d for d in dues if d.entitled_minutes))


def _doubtful(board: FeasibilityBoard, problem: Scenario) -> Iterator[tuple[set[str], int]]:
    """Every group of which the board says that it must go short, with the minutes it may have at most."""
    for balance in board.doctors:
        if balance.impossible:
            yield {balance.doctor}, balance.supply_minutes
    if board.everybody.impossible:
        yield {d.id for d in problem.rota.doctors}, board.everybody.supply_minutes
    for tier in board.tiers:
        if tier.impossible:
            yield {d.id for d in problem.rota.doctors if d.tier.value == tier.group}, tier.supply_minutes


@pytest.mark.parametrize("part", range(4))
def test_of_two_hundred_shortages_none_is_called_impossible_that_the_planner_can_fill(part: int) -> None:
    told = 0
    for problem in list(_shortages())[part::4]:
        for group, most in _doubtful(feasibility(problem), problem):
            told += 1
            alone = problem.changed(dues=tuple(d for d in problem.dues if d.doctor in group))
            given = sum(s.span.minutes for s in solve(alone, DELIVER).slots)
            assert given <= most < sum(d.open_minutes for d in alone.dues)
    assert told > 50
