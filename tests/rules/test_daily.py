"""daily: a day is not cut to pieces."""

import pytest

from rotaengage.domain.scenario import Limits
from tests import build
from tests.rules.say import found


def test_one_piece_a_day_unless_the_department_says_two_and_events_do_not_count() -> None:
    duty = build.duty("amy", 0)
    of = build.rota([build.doctor("amy")], [duty])
    two = (build.slot(duty, "09:00", "10:00"), build.slot(duty, "14:00", "15:00"))
    event = build.slot(duty, "12:00", "13:00", event="forum")
    assert [b.amount for b in found("daily", build.scenario(of), *two)] == [1]
    assert found("daily", build.scenario(of), two[0], event) == []
    generous = build.scenario(of, limits=Limits(handover_minutes=0, blocks_a_day=2))
    assert found("daily", generous, *two) == []


@pytest.mark.parametrize(("most", "over"), [(120, []), (119, [1]), (None, [])])
def test_so_much_a_day_just_inside_and_just_outside(most: int | None, over: list[int]) -> None:
    duty = build.duty("amy", 0)
    two = (build.slot(duty, "09:00", "10:00"), build.slot(duty, "14:00", "15:00"))
    limits = Limits(handover_minutes=0, blocks_a_day=2, most_a_day_minutes=most)
    of = build.scenario(build.rota([build.doctor("amy")], [duty]), limits=limits)
    assert [(b.amount, b.unit) for b in found("daily", of, *two)] == [(n, "minutes") for n in over]
