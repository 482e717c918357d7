"""spacing: pieces of one activity are not crowded together."""

import pytest

from tests import build
from tests.rules.say import found


@pytest.mark.parametrize(("apart", "missing"), [(1, [6]), (6, [1]), (7, []), (8, [])])
def test_pieces_a_week_apart_just_inside_and_just_outside(apart: int, missing: list[int]) -> None:
    duties = [build.duty("amy", n) for n in (0, apart)]
    weekly = build.SDT.changed(least_days_apart=7)
    of = build.scenario(build.rota([build.doctor("amy")], duties, days=14), activities=(weekly,))
    slots = [build.slot(d, "09:00", "10:00") for d in duties]
    assert [b.amount for b in found("spacing", of, *slots)] == missing


def test_another_doctor_another_activity_and_an_event_do_not_count() -> None:
    duties = [build.duty("amy", 0), build.duty("amy", 1), build.duty("ben", 1)]
    activities = (build.SDT.changed(least_days_apart=7), build.SDT.changed(id="qi", least_days_apart=7))
    of = build.scenario(build.rota([build.doctor("amy"), build.doctor("ben")], duties), activities=activities)
    slots = (
        build.slot(duties[0], "09:00", "10:00"),
        build.slot(duties[1], "09:00", "10:00", activity="qi"),
        build.slot(duties[1], "12:00", "13:00", event="sdt"),
        build.slot(duties[2], "09:00", "10:00"),
    )
    assert found("spacing", of, *slots) == []


def test_nothing_is_asked_unless_the_activity_says_so() -> None:
    duty = build.duty("amy", 0)
    two = (build.slot(duty, "09:00", "10:00"), build.slot(duty, "14:00", "15:00"))
    assert found("spacing", build.scenario(build.rota([build.doctor("amy")], [duty])), *two) == []
