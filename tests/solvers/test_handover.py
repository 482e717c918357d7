"""handover: both ends of a duty stay free."""

from datetime import time

from rotaengage.domain.scenario import Limits
from solvers.constraints.handover import Handover
from tests.solvers.departments import Shift, clock, raw_room, scenario


def test_both_ends_are_cut() -> None:
    room, facts = raw_room(scenario(Shift(0, 0), limits=Limits(handover_minutes=30)))
    assert Handover().narrow(room, facts).pieces == ((clock(0, time(9, 30)), clock(0, time(12, 30))),)


def test_a_duty_that_is_all_handover_gives_none() -> None:
    room, facts = raw_room(scenario(Shift(0, 0), limits=Limits(handover_minutes=120)))
    assert Handover().narrow(room, facts).pieces == ()
