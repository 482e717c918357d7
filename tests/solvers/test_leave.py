"""leave: no time on a date of leave, rest or a non-working day, and none cut from other dates."""

from datetime import time

import pytest

from rotaengage.domain.codes import DutyKind
from solvers.constraints.leave import Leave
from tests.solvers.departments import Shift, clock, raw_room, scenario

LATE = Shift(0, 0, DutyKind.LATE, time(14), time(2))


@pytest.mark.parametrize("kind", [DutyKind.ANNUAL_LEAVE, DutyKind.OFF])
def test_a_duty_on_a_date_of_leave_gives_none(kind: DutyKind) -> None:
    room, facts = raw_room(scenario(Shift(0, 0), Shift(0, 0, kind)))
    assert Leave().narrow(room, facts).pieces == ()


def test_leave_on_the_next_date_cuts_a_late_duty_at_midnight() -> None:
    room, facts = raw_room(scenario(LATE, Shift(0, 1, DutyKind.ANNUAL_LEAVE)))
    assert Leave().narrow(room, facts).pieces == ((clock(0, time(14)), clock(1, time(0))),)


def test_leave_of_somebody_else_or_of_another_date_changes_nothing() -> None:
    room, facts = raw_room(
        scenario(Shift(0, 0), Shift(1, 0, DutyKind.ANNUAL_LEAVE), Shift(0, 1, DutyKind.OFF), doctors=2)
    )
    assert Leave().narrow(room, facts) == room


def test_a_weekday_on_which_the_doctor_never_works_gives_none() -> None:
    base = scenario(Shift(0, 0))
    off = base.rota.doctors[0].model_copy(update={"non_working_days": frozenset({0})})
    room, facts = raw_room(base.model_copy(update={"rota": base.rota.model_copy(update={"doctors": (off,)})}))
    assert Leave().narrow(room, facts).pieces == ()
