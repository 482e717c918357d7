"""pin: a person's word stands."""

from rotaengage.domain.scenario import Pin
from tests import build
from tests.rules.say import found


def test_a_pinned_slot_is_there_to_the_minute_and_a_refused_one_is_not_touched() -> None:
    duty = build.duty("amy", 0)
    of = build.rota([build.doctor("amy")], [duty])
    pin = Pin(doctor="amy", activity="sdt", span=build.span(0, "10:00", "11:00"))
    wanted = build.scenario(of, pins=(pin,))
    assert found("pin", wanted, build.slot(duty, "10:00", "11:00")) == []
    assert found("pin", wanted, build.slot(duty, "10:00", "11:30"))
    assert found("pin", wanted)
    refused = build.scenario(of, pins=(pin.model_copy(update={"wanted": False}),))
    assert found("pin", refused, build.slot(duty, "11:00", "12:00")) == []
    assert found("pin", refused, build.slot(duty, "10:30", "12:00"))
