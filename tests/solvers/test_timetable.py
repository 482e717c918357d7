"""Events that want the same hours and rooms: starts chosen together, and no more promised than any plan could have."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from benchmarks.cases import competing
from benchmarks.instances import Size
from rotaengage.domain.progress import silent
from rotaengage.domain.scenario import Goal, PlanSettings, Scenario
from solvers import joint
from solvers.clock import Clock
from solvers.events import agenda
from solvers.facts import Facts
from solvers.search import solve
from tests.solvers.test_usher import two_events

CLOCK = Clock(None, None, silent)


def told(problem: Scenario) -> tuple[int, int, int]:
    """Events held, attendance, and the most attendance that any plan could have."""
    found = agenda(Facts(problem), (), CLOCK, 1)
    options = [m.option for m in found.meetings if m.option]
    return len(options), sum(len(o.attending) for o in options), found.bound


def nothing(*_: Any) -> None:
    return None


@settings(max_examples=60, deadline=None, suppress_health_check=(HealthCheck.too_slow, HealthCheck.filter_too_much))
@given(two_events())
def test_no_fewer_come_than_without_and_no_more_than_is_promised(problem: Scenario) -> None:
    held, there, bound = told(problem)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(joint, "timetable", nothing)
        before, came, _ = told(problem)
    assert (held, there) >= (before, came)
    assert max(there, came) <= bound


@pytest.mark.parametrize(("tight", "seed"), [(0.8, 1), (0.8, 2), (0.95, 1), (1.05, 3)])
def test_six_meetings_in_two_rooms_are_proved_to_have_all_that_can_come(tight: float, seed: int) -> None:
    problem = competing(Size(42, 3, tight, 6, seed))
    held, there, bound = told(problem)
    assert held > 0
    assert there == bound


def test_the_plan_of_competing_meetings_keeps_every_rule() -> None:
    draft = solve(competing(Size(24, 2, 0.8, 4, 5)), PlanSettings(seconds=60))
    attendance = next(o for o in draft.objectives if o.name == Goal.ATTENDANCE)
    assert attendance.gap == 0
    assert len({e.span for e in draft.events if e.span}) > 1
