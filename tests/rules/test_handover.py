"""handover: half an hour at both ends stays free."""

from rotaengage.domain.scenario import Limits
from tests import build
from tests.rules.say import found


def test_slots_keep_clear_of_both_ends() -> None:
    duty = build.duty("amy", 0)
    scenario = build.scenario(build.rota([build.doctor("amy")], [duty]), limits=Limits(handover_minutes=30))
    assert found("handover", scenario, build.slot(duty, "08:30", "16:30")) == []
    assert [b.amount for b in found("handover", scenario, build.slot(duty, "08:29", "16:30"))] == [1]
    assert [b.amount for b in found("handover", scenario, build.slot(duty, "08:30", "16:45"))] == [15]
