"""frozen: nothing starts before the freeze ends."""

from datetime import time

from rotaengage.domain.scenario import Scenario
from tests.solvers.departments import Shift, clock, pieces, scenario, span


def _frozen(until: time) -> Scenario:
    return scenario(Shift(0, 0), Shift(0, 1)).model_copy(update={"frozen_until": span(0, until, time(23)).start})


def test_time_before_the_freeze_is_cut() -> None:
    assert pieces(_frozen(time(10))) == [
        (clock(0, time(10)), clock(0, time(13))),
        (clock(1, time(9)), clock(1, time(13))),
    ]


def test_a_freeze_before_the_duty_cuts_nothing() -> None:
    assert pieces(_frozen(time(9))) == pieces(scenario(Shift(0, 0), Shift(0, 1)))
