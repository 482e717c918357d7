"""block: pieces have the lengths and starts that were asked for."""

import pytest

from rotaengage.domain.activity import Activity, ActivityForm
from tests import build
from tests.rules.say import found

FORUM = Activity(id="forum", title="Forum", form=ActivityForm.EVENT, duration_minutes=90)


@pytest.mark.parametrize(
    ("start", "end", "good"),
    [
        ("10:00", "11:00", True),
        ("10:00", "10:30", False),
        ("10:00", "14:00", True),
        ("10:00", "14:30", False),
        ("10:15", "11:15", False),
        ("10:30", "11:45", True),
    ],
)
def test_individual_time_has_bounds_and_a_start_grid(start: str, end: str, good: bool) -> None:
    duty = build.duty("amy", 0)
    scenario = build.scenario(build.rota([build.doctor("amy")], [duty]))
    assert (not found("block", scenario, build.slot(duty, start, end))) is good


def test_an_event_has_its_own_length() -> None:
    duty = build.duty("amy", 0)
    scenario = build.scenario(build.rota([build.doctor("amy")], [duty]), activities=(FORUM,))
    right = build.slot(duty, "12:00", "13:30", activity="forum", event="forum")
    wrong = build.slot(duty, "12:00", "13:00", activity="forum", event="forum")
    assert found("block", scenario, right) == []
    assert found("block", scenario, wrong)
    assert found("block", scenario, build.slot(duty, "12:00", "13:00", activity="unknown"))
