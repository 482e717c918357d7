"""window: dates, weekdays, hours and the lead time before the decision."""

from datetime import date, time, timedelta

from rotaengage.domain.activity import Activity, Window
from rotaengage.domain.codes import DutyKind
from tests.solvers.departments import MONDAY, Shift, clock, hour, open_window, pieces, scenario

SHIFTS = tuple(Shift(0, n, start=time(8), end=time(20)) for n in range(7))


def _with(**changes: object) -> list[tuple[int, int]]:
    return pieces(scenario(*SHIFTS, activity=hour().model_copy(update=changes)))


def test_hours_and_weekdays() -> None:
    found = _with(window=Window(weekdays=frozenset({1, 6}), earliest=time(10), latest=time(12, 30)))
    assert found == [(clock(n, time(10)), clock(n, time(12, 30))) for n in (1, 6)]


def test_dates_are_both_included() -> None:
    found = _with(window=open_window(first_day=MONDAY + timedelta(2), last_day=MONDAY + timedelta(3)))
    assert found == [(clock(n, time(8)), clock(n, time(20))) for n in (2, 3)]


def test_the_last_day_leaves_the_lead_time_before_the_decision() -> None:
    found = _with(window=open_window(), decision_date=MONDAY + timedelta(4), lead_days=3)
    assert found == [(clock(n, time(8)), clock(n, time(20))) for n in (0, 1)]


def test_a_window_that_is_over_gives_none() -> None:
    assert _with(window=open_window(last_day=MONDAY - timedelta(1))) == []


def _october_night(earliest: time, latest: time) -> list[tuple[int, int]]:
    late = Shift(0, 0, DutyKind.LATE, time(20), time(6))
    window = open_window(earliest=earliest, latest=latest)
    activity = Activity(id="sdt", title="Night", block_least_minutes=30, window=window)
    return pieces(scenario(late, first=date(2026, 10, 24), days=2, activity=activity))


def test_an_hour_that_the_october_change_repeats_is_read_the_stricter_way() -> None:
    first = clock(1, time(1), date(2026, 10, 24))
    assert _october_night(time(0, 30), time(1, 30)) == [(first - 30, first + 30)]
    assert _october_night(time(1, 30), time(3)) == [(first + 90, first + 180)]
