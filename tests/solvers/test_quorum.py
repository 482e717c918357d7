"""quorum: in total and for each group."""

from datetime import time

import pytest

from rotaengage.domain.activity import Activity
from rotaengage.domain.grades import Grade, Tier
from rotaengage.domain.scenario import Scenario
from solvers.board import Board
from solvers.constraints.quorum import Quorum
from solvers.search import solve
from tests.solvers.boards import allows, board_with
from tests.solvers.departments import EXACT, Shift, clock, doctor, forum, scenario, with_events


def _board(event: Activity) -> Board:
    base = scenario(Shift(0, 0), Shift(1, 0), Shift(2, 0), doctors=3, owed=0)
    people = (doctor(0), doctor(1), doctor(2, Tier.REGISTRAR, Grade.HST))
    problem: Scenario = base.model_copy(update={"rota": base.rota.model_copy(update={"doctors": people})})
    return board_with(Quorum(), with_events(problem, event), clock(0, time(10)))


@pytest.mark.parametrize(("total", "fits"), [(2, True), (3, False)])
def test_the_total(total: int, fits: bool) -> None:
    board = _board(forum(total))
    assert allows(board, board.blocks[:2]) is fits


@pytest.mark.parametrize("group", ["HST", "registrar"])
def test_a_group_by_grade_or_tier(group: str) -> None:
    board = _board(forum(1, {group: 1}))
    assert not allows(board, board.blocks[:2])
    assert allows(board, board.blocks[2:])


GROUPS = ("site North", "line 3", "team Red", "skill airway", "role chair", "LTFT")


def _third_differs(problem: Scenario) -> Scenario:
    one = doctor(2).changed(
        site="North", line="3", team="Red", skills=frozenset({"airway"}), roles=frozenset({"chair"}), wte=0.6
    )
    return problem.changed(rota=problem.rota.changed(doctors=(doctor(0), doctor(1), one)))


@pytest.mark.parametrize("group", GROUPS)
def test_a_group_by_what_its_doctors_share(group: str) -> None:
    base = _third_differs(scenario(Shift(0, 0), Shift(1, 0), Shift(2, 0), doctors=3, owed=0))
    board = board_with(Quorum(), with_events(base, forum(1, {group: 1})), clock(0, time(10)))
    assert not allows(board, board.blocks[:2])
    assert allows(board, board.blocks[2:])
    others = board_with(Quorum(), with_events(base, forum(1, {"full time": 2})), clock(0, time(10)))
    assert allows(others, others.blocks[:2])
    assert not allows(others, others.blocks[1:])


@pytest.mark.parametrize("group", GROUPS)
def test_an_event_moves_to_where_its_groups_can_come(group: str) -> None:
    base = scenario(Shift(0, 0), Shift(1, 0), Shift(1, 1), Shift(2, 1), doctors=3, owed=0)
    problem = _third_differs(base)
    told = solve(with_events(problem, forum(1, {group: 1})), EXACT).events[0]
    assert told.attending == ("d1", "d2")
    never = solve(with_events(problem, forum(1, {group: 2})), EXACT).events[0]
    assert never.span is None
    assert f"1 of 2 from {group}" in never.why_not


def test_a_tight_ward_lets_go_whom_the_quorum_needs() -> None:
    base = scenario(Shift(0, 0), Shift(1, 0), Shift(2, 0), doctors=3, owed=0, minimum=2)
    told = solve(with_events(_third_differs(base), forum(1, {"site North": 1})), EXACT).events[0]
    assert told.attending == ("d2",)


def test_an_event_without_a_quorum_still_wants_somebody() -> None:
    board = _board(forum(0))
    assert not allows(board, [])
    assert allows(board, board.blocks[:1])


def test_who_must_be_there_or_a_deputy() -> None:
    board = _board(forum(1).changed(must_attend=(frozenset({"d0", "d1"}), frozenset({"d2", "chair"}))))
    assert not allows(board, board.blocks[:2])
    assert not allows(board, board.blocks[2:])
    assert allows(board, [board.blocks[0], board.blocks[2]])


def test_an_event_moves_to_where_its_deputy_can_come() -> None:
    base = scenario(Shift(0, 0), Shift(1, 0), Shift(1, 1), Shift(2, 1), doctors=3, owed=0)
    people = tuple(
        d.changed(roles=frozenset({"chair"})) if d.id == "d2" else d for d in base.rota.doctors
    )  # fmt: skip
    problem = base.changed(rota=base.rota.changed(doctors=people))
    plain = solve(with_events(problem, forum(1)), EXACT).events[0]
    assert plain.span is not None
    assert plain.span.start.day == 3
    must = solve(with_events(problem, forum(1).changed(must_attend=(frozenset({"chair"}),))), EXACT).events[0]
    assert must.attending == ("d1", "d2")
    nobody = solve(with_events(problem, forum(1).changed(must_attend=(frozenset({"guardian"}),))), EXACT).events[0]
    assert nobody.span is None
    assert "without guardian" in nobody.why_not
