"""Bank holidays and changeovers are known by their days."""

from datetime import date, timedelta

import pytest

from rotaengage.domain.codes import DutyKind
from rotaengage.domain.marked_days import DayKind
from rotaengage.usecases.marked_days import marked_days
from tests.tui import values


def kinds(first: date, days: int, zone: str = "Europe/London") -> dict[date, list[DayKind]]:
    """The marked days of an empty rota."""
    rota = values.rota(1, 1).changed(first_day=first, last_day=first + timedelta(days=days - 1), zone_key=zone)
    found: dict[date, list[DayKind]] = {}
    for mark in marked_days(rota):
        found.setdefault(mark.day, []).append(mark.kind)
    return found


@pytest.mark.parametrize(
    "day",
    [date(2026, 2, 4), date(2026, 4, 1), date(2026, 8, 5), date(2026, 12, 2), date(2027, 2, 3), date(2028, 12, 6)],
)
def test_changeovers_are_first_wednesdays(day: date) -> None:
    found = kinds(day - timedelta(days=7), 15)
    assert [one for one, marks in found.items() if DayKind.CHANGEOVER in marks] == [day]


def test_a_bank_holiday_is_marked_and_a_rota_elsewhere_has_none() -> None:
    assert kinds(date(2026, 8, 28), 5) == {date(2026, 8, 31): [DayKind.HOLIDAY]}
    assert kinds(date(2026, 8, 28), 5, "Europe/Berlin") == {}


def test_what_the_rota_itself_calls_a_holiday_is_one_and_a_day_is_marked_once() -> None:
    rota = values.rota(2, 28)
    duties = tuple(d._replace(kind=DutyKind.BANK_HOLIDAY) if d.day == date(2026, 8, 10) else d for d in rota.duties)
    marks = marked_days(rota.changed(duties=duties, zone_key="Europe/Berlin"))
    assert [(mark.day, mark.kind) for mark in marks] == [(date(2026, 8, 10), DayKind.HOLIDAY)]


def test_two_posts_that_begin_on_a_day_are_a_changeover_and_one_is_not() -> None:
    rota = values.rota(3, 28).changed(zone_key="Europe/Berlin")
    starts = (date(2026, 8, 12), date(2026, 8, 12), date(2026, 8, 19))
    doctors = tuple(d.changed(post_from=start) for d, start in zip(rota.doctors, starts, strict=True))
    assert [mark.day for mark in marked_days(rota.changed(doctors=doctors))] == [date(2026, 8, 12)]
