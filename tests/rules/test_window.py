"""window: when it can still matter, on the days and hours that were agreed."""

import pytest

from rotaengage.domain.activity import Activity, Window
from tests import build
from tests.rules.say import found

DECIDED = Activity(
    id="sdt",
    title="Redesign",
    decision_date=build.day(10),
    lead_days=7,
    window=Window(first_day=build.day(1), weekdays=frozenset({0, 1, 2, 3}), earliest=build.clock("09:00")),
)


@pytest.mark.parametrize(
    ("number", "start", "end", "good"),
    [
        (0, "10:00", "11:00", False),
        (1, "10:00", "11:00", True),
        (3, "10:00", "11:00", True),
        (4, "10:00", "11:00", False),
        (7, "10:00", "11:00", False),
        (2, "08:30", "09:30", False),
        (2, "17:00", "18:00", True),
        (2, "17:30", "18:30", False),
    ],
)
def test_dates_lead_time_weekdays_and_hours(number: int, start: str, end: str, good: bool) -> None:
    duty = build.duty("amy", number, "08:00", "20:00")
    scenario = build.scenario(build.rota([build.doctor("amy")], [duty], days=14), activities=(DECIDED,))
    assert (not found("window", scenario, build.slot(duty, start, end))) is good
