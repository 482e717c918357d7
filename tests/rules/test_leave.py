"""leave: a day off stays a day off."""

import pytest

from rotaengage.domain.codes import LEAVE, REST, DutyKind
from tests import build
from tests.rules.say import found


@pytest.mark.parametrize("kind", sorted(LEAVE | REST))
def test_every_kind_of_leave_and_rest_forbids_its_day_and_no_other(kind: DutyKind) -> None:
    work, next_day = build.duty("amy", 0), build.duty("amy", 1)
    away = build.duty("amy", 0, None, None, kind=kind, column=1)
    scenario = build.scenario(build.rota([build.doctor("amy")], [work, next_day, away]))
    assert found("leave", scenario, build.slot(next_day, "10:00", "11:00")) == []
    (breach,) = found("leave", scenario, build.slot(work, "10:00", "11:00"))
    assert away.source in breach.where


def test_a_non_working_day_of_a_part_timer_is_left_alone() -> None:
    monday, tuesday = build.duty("amy", 0), build.duty("amy", 1)
    part_time = build.doctor("amy", wte=0.8, non_working_days=frozenset({0}))
    scenario = build.scenario(build.rota([part_time], [monday, tuesday]))
    assert found("leave", scenario, build.slot(monday, "10:00", "11:00"))
    assert found("leave", scenario, build.slot(tuesday, "10:00", "11:00")) == []
