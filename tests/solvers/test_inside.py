"""inside: protected time lies within one duty that may be released."""

import pytest

from rotaengage.domain.codes import DutyKind
from solvers.constraints.inside import Inside
from tests.solvers.departments import Shift, raw_room, scenario


def test_a_ward_day_gives_its_own_time() -> None:
    room, facts = raw_room(scenario(Shift(0, 0)))
    wide = room._replace(pieces=((room.work.start - 60, room.work.end + 60),))
    assert Inside().narrow(wide, facts).pieces == ((room.work.start, room.work.end),)


@pytest.mark.parametrize("kind", [DutyKind.CLINIC, DutyKind.NIGHT, DutyKind.TEACHING, DutyKind.LONG_DAY])
def test_a_duty_that_may_not_be_released_gives_none(kind: DutyKind) -> None:
    room, facts = raw_room(scenario(Shift(0, 0, kind)))
    assert Inside().narrow(room, facts).pieces == ()
