"""pin: wanted slots are there, refused time is not used; pins that clash are named, and no more than needed."""

from datetime import time

import pytest

from rotaengage.domain.plan import PlanStatus
from rotaengage.domain.scenario import Pin, Scenario
from solvers.constraints.pin import Pin as PinRule
from solvers.search import solve
from tests.solvers.boards import allows, block_at, board_with
from tests.solvers.departments import EXACT, Shift, clock, forum, new_breaches, pieces, scenario, span, with_events


def _pinned(problem: Scenario, *pins: Pin) -> Scenario:
    return problem.model_copy(update={"pins": pins})


def _pin(who: int, start: time, end: time, day: int = 0, wanted: bool = True, activity: str = "sdt") -> Pin:
    return Pin(doctor=f"d{who}", activity=activity, span=span(day, start, end), wanted=wanted)


def test_a_wanted_pin_asks_for_exactly_its_block() -> None:
    board = board_with(PinRule(), _pinned(scenario(Shift(0, 0)), _pin(0, time(10), time(11))))
    assert allows(board, [block_at(board, "d0", clock(0, time(10)))])
    assert not allows(board, [block_at(board, "d0", clock(0, time(10, 30)))])
    assert not allows(board, [])


def test_refused_time_is_cut_out() -> None:
    refused = _pinned(scenario(Shift(0, 0)), _pin(0, time(10), time(11), wanted=False))
    assert pieces(refused) == [(clock(0, time(9)), clock(0, time(10))), (clock(0, time(11)), clock(0, time(13)))]


def test_a_plan_keeps_pins_and_marks_them() -> None:
    problem = _pinned(scenario(Shift(0, 0), Shift(0, 1), owed=120), _pin(0, time(11, 30), time(12, 30)))
    draft = solve(problem, EXACT)
    assert [s.pinned for s in draft.slots] == [True, False]
    assert new_breaches(problem, draft) == []


@pytest.mark.parametrize(
    ("pin", "rule"),
    [
        (_pin(0, time(8), time(9)), "inside"),
        (_pin(0, time(9), time(9, 30)), "block"),
        (_pin(0, time(9, 10), time(10, 10)), "block"),
        (_pin(1, time(9), time(10), day=1), "cover"),
    ],
)
def test_a_pin_that_cannot_hold_names_its_rule(pin: Pin, rule: str) -> None:
    problem = scenario(Shift(0, 0), Shift(1, 1), doctors=2)
    cover = scenario(minimum=1).cover[0].model_copy(update={"weekdays": frozenset({1})})
    draft = solve(_pinned(problem.model_copy(update={"cover": (cover,)}), pin), EXACT)
    assert draft.status is PlanStatus.INFEASIBLE
    assert len(draft.clash) == 2
    assert draft.clash[-1] == f"rule: {rule}"


def test_of_three_pins_only_those_that_clash_are_named() -> None:
    shifts = (Shift(0, 0), Shift(1, 0), Shift(0, 1), Shift(1, 1))
    problem = scenario(*shifts, doctors=2, owed=120, minimum=1)
    pins = (_pin(0, time(10), time(11)), _pin(1, time(10), time(11)), _pin(0, time(9), time(10), day=1))
    draft = solve(_pinned(problem, *pins), EXACT)
    assert [c.split(",")[0] for c in draft.clash] == ["pin: Doctor 0", "pin: Doctor 1", "rule: cover"]
    for one in pins[:2]:
        rest = tuple(p for p in pins if p != one)
        assert solve(_pinned(problem, *rest), EXACT).status is PlanStatus.OPTIMAL


def test_a_pinned_attendance_settles_the_start_of_the_event() -> None:
    base = scenario(Shift(0, 0), Shift(1, 0), doctors=2, owed=0)
    pin = _pin(1, time(11, 30), time(12, 30), activity="forum")
    problem = _pinned(with_events(base, forum(2)), pin)
    draft = solve(problem, EXACT)
    assert [(s.doctor, s.span, s.pinned) for s in draft.slots] == [("d0", pin.span, False), ("d1", pin.span, True)]
    assert new_breaches(problem, draft) == []


def test_a_pinned_attendance_without_a_quorum_is_a_clash() -> None:
    base = scenario(Shift(0, 0), Shift(1, 0, end=time(12)), doctors=2, owed=0)
    draft = solve(_pinned(with_events(base, forum(2)), _pin(0, time(11, 30), time(12, 30), activity="forum")), EXACT)
    assert draft.clash[-1] == "rule: quorum"
