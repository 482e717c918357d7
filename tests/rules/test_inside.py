"""inside: protected time is paid duty time that may be released."""

import pytest

from rotaengage.domain.codes import DutyKind
from rotaengage.domain.refs import CellRef
from tests import build
from tests.rules.say import found

AMY = build.doctor("amy")


def test_the_whole_duty_is_inside_and_a_minute_more_is_not() -> None:
    duty = build.duty("amy", 0)
    scenario = build.scenario(build.rota([AMY], [duty]))
    assert found("inside", scenario, build.slot(duty, "08:00", "17:00")) == []
    assert found("inside", scenario, build.slot(duty, "07:59", "17:00"))
    assert found("inside", scenario, build.slot(duty, "08:00", "17:01"))


@pytest.mark.parametrize("kind", [DutyKind.NIGHT, DutyKind.LONG_DAY, DutyKind.CLINIC, DutyKind.TEACHING])
def test_a_duty_that_may_not_be_released_holds_no_slot(kind: DutyKind) -> None:
    duty = build.duty("amy", 0, kind=kind)
    assert found("inside", build.scenario(build.rota([AMY], [duty])), build.slot(duty, "10:00", "11:00"))


def test_a_slot_belongs_to_its_own_doctor_and_cell() -> None:
    duty, other = build.duty("amy", 0), build.duty("ben", 0)
    scenario = build.scenario(build.rota([AMY, build.doctor("ben")], [duty, other]))
    good = build.slot(duty, "10:00", "11:00")
    assert found("inside", scenario, good) == []
    assert found("inside", scenario, good.model_copy(update={"doctor": "ben"}))
    assert found("inside", scenario, good.model_copy(update={"source": CellRef("Rota", 1, 1)}))
    assert found("inside", scenario, good.model_copy(update={"duty": "nowhere"}))
