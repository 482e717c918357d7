"""Documents for scripts: the name stands beside the id, and changes can be given back as they came."""

from benchmarks.instances import Size, department
from rotaengage.cli.named import with_names
from rotaengage.domain.change import TakeLeave
from rotaengage.domain.plan import EventOutcome
from rotaengage.domain.what_if import Gain, WhatIf


def test_names_stand_beside_ids_and_changes_stay_as_they_are() -> None:
    rota = department(Size(4, 1)).rota
    one, two = rota.doctors[:2]
    leave = TakeLeave(doctor=one.id, first=rota.first_day, last=rota.first_day)
    event = EventOutcome(event="f", activity="f", span=None, attending=(two.id, "somebody else"))
    gains = tuple(Gain(doctor=who, before_minutes=0, after_minutes=60) for who in (two.id, "somebody else"))
    plain = WhatIf(changes=(leave,), gains=gains, events=(event,)).model_dump(mode="json")
    told = with_names(plain, rota)
    assert told["changes"] == plain["changes"]
    assert [g.get("name") for g in told["gains"]] == [two.name, None]
    assert told["events"][0]["attending"] == [two.id, "somebody else"]
    assert told["events"][0]["attending_names"] == [two.name, "somebody else"]
