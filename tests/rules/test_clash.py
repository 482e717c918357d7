"""clash: nobody is in two places."""

from tests import build
from tests.rules.say import found


def test_touching_slots_are_fine_and_overlapping_ones_are_not() -> None:
    amy, ben = build.duty("amy", 0), build.duty("ben", 0)
    scenario = build.scenario(build.rota([build.doctor("amy"), build.doctor("ben")], [amy, ben]))
    first = build.slot(amy, "10:00", "11:00")
    assert found("clash", scenario, first, build.slot(amy, "11:00", "12:00")) == []
    assert found("clash", scenario, first, build.slot(ben, "10:00", "11:00")) == []
    assert len(found("clash", scenario, first, build.slot(amy, "10:59", "12:00"))) == 1
