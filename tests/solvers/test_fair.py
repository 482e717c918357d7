"""Fairness: the ideal that blocks of any length would allow, and how near whole blocks come to it."""

from datetime import time

from benchmarks.instances import Size, department
from rotaengage.domain.plan import PlanStatus
from rotaengage.domain.scenario import PlanSettings
from solvers.search import solve
from tests.solvers.departments import EXACT, Shift, new_breaches, scenario

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
