"""entitlement: what is owed, and no more."""

from rotaengage.domain.entitlement import Due
from tests import build
from tests.rules.say import found


def test_exactly_what_is_owed_is_allowed_and_half_an_hour_more_is_not() -> None:
    duty = build.duty("amy", 0)
    of = build.rota([build.doctor("amy")], [duty])
    scenario = build.scenario(of, dues=build.owed(120, "amy"))
    assert found("entitlement", scenario, build.slot(duty, "10:00", "12:00")) == []
    assert [b.amount for b in found("entitlement", scenario, build.slot(duty, "10:00", "12:30"))] == [30]
    event = build.slot(duty, "10:00", "16:00", event="forum")
    assert found("entitlement", scenario, event) == []


def test_what_stands_in_the_rota_counts_and_nothing_owed_means_nothing() -> None:
    duty = build.duty("amy", 0)
    of = build.rota([build.doctor("amy")], [duty])
    half = Due(doctor="amy", activity="sdt", entitled_minutes=120, standing_minutes=60)
    assert [
        b.amount for b in found("entitlement", build.scenario(of, dues=(half,)), build.slot(duty, "10:00", "12:00"))
    ] == [60]
    assert found("entitlement", build.scenario(of), build.slot(duty, "10:00", "11:00"))
