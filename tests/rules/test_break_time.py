"""break_time: a forum does not eat the lunch break."""

from rotaengage.domain.scenario import Limits
from tests import build
from tests.rules.say import found

LIMITS = Limits(handover_minutes=0, breaks=((300, 30), (540, 30)))


def test_a_nine_hour_duty_keeps_half_an_hour_and_a_longer_one_an_hour() -> None:
    nine, ten = build.duty("amy", 0, "08:00", "17:00"), build.duty("amy", 1, "08:00", "18:00")
    scenario = build.scenario(build.rota([build.doctor("amy")], [nine, ten]), limits=LIMITS)
    assert found("break_time", scenario, build.slot(nine, "08:00", "16:30")) == []
    assert [b.amount for b in found("break_time", scenario, build.slot(nine, "08:00", "17:00"))] == [30]
    assert found("break_time", scenario, build.slot(ten, "08:00", "17:00")) == []
    assert [b.amount for b in found("break_time", scenario, build.slot(ten, "08:00", "17:30"))] == [30]


def test_a_duty_of_exactly_five_hours_owes_no_break_and_slots_add_up() -> None:
    five = build.duty("amy", 0, "08:00", "13:00")
    six = build.duty("amy", 1, "08:00", "14:00")
    scenario = build.scenario(build.rota([build.doctor("amy")], [five, six]), limits=LIMITS)
    assert found("break_time", scenario, build.slot(five, "08:00", "13:00")) == []
    two = (build.slot(six, "08:00", "11:00"), build.slot(six, "11:00", "14:00", event="forum"))
    assert [b.amount for b in found("break_time", scenario, *two)] == [30]
