"""frozen: what is published or past stays."""

from tests import build
from tests.rules.say import found


def test_a_slot_starts_at_the_freeze_or_later() -> None:
    duty = build.duty("amy", 0)
    of = build.rota([build.doctor("amy")], [duty])
    scenario = build.scenario(of, frozen_until=build.at(0, "10:00"))
    assert found("frozen", scenario, build.slot(duty, "10:00", "11:00")) == []
    assert found("frozen", scenario, build.slot(duty, "09:30", "11:00"))
    assert found("frozen", build.scenario(of), build.slot(duty, "08:00", "09:00")) == []


def test_what_was_published_before_the_freeze_stays() -> None:
    duty = build.duty("amy", 0)
    of = build.rota([build.doctor("amy")], [duty])
    told = build.slot(duty, "09:00", "10:00")
    scenario = build.scenario(of, frozen_until=build.at(0, "12:00"), published=(told,))
    assert found("frozen", scenario, told) == []
    assert found("frozen", scenario, build.slot(duty, "09:00", "10:30"))
