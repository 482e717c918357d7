"""rest: nothing until the rest after a night is over (46 hours in the pack)."""

from rotaengage.domain.codes import DutyKind
from rotaengage.domain.scenario import Limits
from tests import build
from tests.rules.say import found

LIMITS = Limits(handover_minutes=0, after_night_minutes=46 * 60)


def test_46_hours_after_a_night_is_allowed_and_a_half_hour_less_is_not() -> None:
    night = build.duty("amy", 0, "20:30", "09:00", kind=DutyKind.NIGHT)
    duty = build.duty("amy", 3, "06:00", "17:00")
    scenario = build.scenario(build.rota([build.doctor("amy")], [night, duty]), limits=LIMITS)
    assert found("rest", scenario, build.slot(duty, "07:00", "09:00")) == []
    near = build.duty("amy", 2, "17:00", "23:00")
    scenario = build.scenario(build.rota([build.doctor("amy")], [night, near]), limits=LIMITS)
    (breach,) = found("rest", scenario, build.slot(near, "18:00", "19:00"))
    assert breach.amount == 46 * 60 - 33 * 60


def test_another_doctors_night_does_not_matter() -> None:
    night = build.duty("ben", 0, "20:30", "09:00", kind=DutyKind.NIGHT)
    duty = build.duty("amy", 1, "09:00", "17:00")
    scenario = build.scenario(build.rota([build.doctor("amy"), build.doctor("ben")], [night, duty]), limits=LIMITS)
    assert found("rest", scenario, build.slot(duty, "10:00", "11:00")) == []


def test_a_slot_during_the_night_itself_is_caught_and_one_before_it_is_not() -> None:
    night = build.duty("amy", 0, "20:30", "09:00", kind=DutyKind.NIGHT)
    early, late = build.duty("amy", 0, "08:00", "17:00"), build.duty("amy", 1, "08:00", "17:00")
    scenario = build.scenario(build.rota([build.doctor("amy")], [night, early, late]), limits=LIMITS)
    assert found("rest", scenario, build.slot(early, "10:00", "11:00")) == []
    assert found("rest", scenario, build.slot(late, "08:00", "09:00"))
    off = scenario.changed(limits=Limits(handover_minutes=0))
    assert found("rest", off, build.slot(late, "10:00", "11:00")) == []
