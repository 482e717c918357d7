"""Date axes: every way in which a rota writes its days, and every doubt about them."""

from datetime import date
from typing import Any

import pytest

from importers.grid import Grid
from importers.headers import Axis, AxisFinder
from importers.marks import MarkMemory, mark_of
from importers.view import views_of
from tests.importers.books import days


def axes(rows: Any, merged: tuple[tuple[int, int, int, int], ...] = (), **more: Any) -> list[Axis]:
    width = max(len(row) for row in rows)
    grid = Grid("Rota", [[*row, *[""] * (width - len(row))] for row in rows], merged=merged)
    return AxisFinder(MarkMemory(), more.pop("hint", 2026), **more).find(views_of(grid)[0])


def axis(rows: Any, **more: Any) -> Axis:
    (found,) = axes(rows, **more)
    return found


AUGUST = [date(2026, 8, 3), date(2026, 8, 4), date(2026, 8, 5), date(2026, 8, 6), date(2026, 8, 7)]


@pytest.mark.parametrize(
    "texts",
    [
        ["2026-08-03", "2026-08-04", "2026-08-05", "2026-08-06", "2026-08-07"],
        ["03/08/2026", "04/08/2026", "05/08/2026", "06/08/2026", "07/08/2026"],
        ["3.8.26", "4.8.26", "5.8.26", "6.8.26", "7.8.26"],
        ["Mon 3 Aug 2026", "Tue 4 Aug 2026", "Wed 5 Aug 2026", "Thu 6 Aug 2026", "Fri 7 Aug 2026"],
        ["3rd August 2026", "4th August 2026", "5th August 2026", "6th August 2026", "7th August 2026"],
        ["8/3/2026", "8/4/2026", "8/5/2026", "8/6/2026", "8/7/2026"],
        ["03-Aug-26", "04-Aug-26", "05-Aug-26", "06-Aug-26", "07-Aug-26"],
        ["Aug 3, 2026", "Aug 4, 2026", "Aug 5, 2026", "Aug 6, 2026", "Aug 7, 2026"],
        ["Mon\u00a03 Aug 2026", " Tue 4 Aug 2026 ", "WED 5 AUG 2026", "Thurs 6 Aug 2026", "Fri. 7 Aug 2026"],
    ],
)
def test_text_dates_are_read_as_they_run(texts: list[str]) -> None:
    assert axis([["Name", *texts]]).dating.dates == AUGUST


def test_day_first_is_taken_where_both_orders_run() -> None:
    found = axis([["Name", "01/01/2026", "02/01/2026", "03/01/2026"]])
    assert found.dating.dates == [date(2026, 1, 1), date(2026, 1, 2), date(2026, 1, 3)]
    assert not found.order_doubt


@pytest.mark.parametrize("title", ["Rota for August 2026", "AUG 2026", "Miesiąc sierpień | rok 2026"])
def test_day_numbers_take_month_and_year_from_the_title(title: str) -> None:
    found = axis([[title], ["Name", 3.0, 4.0, 5.0, 6.0, 7.0]])
    assert found.dating.dates == AUGUST
    assert found.dating.year_guess is None


def test_a_grid_that_begins_with_the_end_of_last_month_keeps_the_titled_month_for_the_long_part() -> None:
    found = axis([["November 2020"], ["Name", *map(float, [28, 29, 30, 31, *range(1, 31)])]])
    assert found.dates[0] == date(2020, 10, 28)
    assert found.dates[-1] == date(2020, 11, 30)


def test_january_titles_put_the_days_before_into_the_old_year() -> None:
    found = axis([["January 2026"], ["Name", *map(float, [29, 30, 31, *range(1, 32)])]])
    assert found.dates[0] == date(2025, 12, 29)


def test_a_day_that_the_month_does_not_have_gets_no_date() -> None:
    found = axis([["November 2020"], ["Name", *map(float, range(1, 32))]])
    assert len(found.dates) == 30
    assert found.dead == [31]


def test_weekdays_with_day_numbers_settle_the_year() -> None:
    words = ["Sat 1", "Sun 2", "Mon 3", "Tue 4", "Wed 5", "Thu 6", "Fri 7"]
    found = axis([["August"], ["Name", *words]], hint=2030)
    assert found.dates[0] == date(2026, 8, 1)
    assert found.dating.year_guess == 2026
    assert found.dating.because == "since its weekdays fit"


def test_german_weekdays_are_read() -> None:
    found = axis([["Januar", "", "2022"], ["Name", "SA 01", "SO 02", "MO 03", "DI 04", "MI 05", "DO 06", "FR 07"]])
    assert found.dates[0] == date(2022, 1, 1)
    assert not found.weekday_doubts


def test_weekdays_in_a_line_of_their_own_are_checked_against_the_dates() -> None:
    right = axis([["", *"MTWTF"], ["Name", *AUGUST]])
    wrong = axis([["", *"TWTFS"], ["Name", *AUGUST]])
    assert not right.weekday_doubts
    assert len(wrong.weekday_doubts) == 5


def test_merged_weeks_give_month_and_year_to_bare_days() -> None:
    rows = [["", "W/C 31/08/26", *[""] * 6, "W/C 07/09/26"], ["Name", *map(float, [31, *range(1, 14)])]]
    found = axis(rows, merged=((1, 2, 1, 8), (1, 9, 1, 15)))
    assert found.dates == days(14, date(2026, 8, 31))


def test_month_headings_along_the_days_are_followed_over_the_new_year() -> None:
    december, january = map(float, range(28, 32)), map(float, range(1, 5))
    rows = [["", "December 2026", "", "", "", "January"], ["Name", *december, *january]]
    assert axis(rows).dates == days(8, date(2026, 12, 28))


def test_two_columns_a_day_share_the_date() -> None:
    found = axis([["Name", AUGUST[0], "", AUGUST[1], "", AUGUST[2], ""], ["", "am", "pm", "am", "pm", "am", "pm"]])
    assert found.halves == 2
    assert [found.days[p] for p in range(1, 7)] == [d for d in AUGUST[:3] for _ in (0, 1)]


def test_a_heading_repeated_below_is_one_axis() -> None:
    found = axis([["Name", *AUGUST], ["A", "N"], ["Name", *AUGUST]])
    assert found.spare == {2}


def test_other_dates_below_are_another_axis() -> None:
    later = days(5, date(2026, 8, 10))
    assert [a.dates for a in axes([["Name", *AUGUST], ["A", "N"], ["Name", *later]])] == [AUGUST, later]


def test_without_month_or_year_there_are_days_but_no_dates() -> None:
    found = axis([["Day", *map(float, range(1, 31))]])
    assert found.dating.month_missing
    assert set(found.days.values()) == {None}


def test_answers_complete_month_and_year() -> None:
    assert axis([["Day", *map(float, range(1, 31))]], month=(2026, 9)).dates == days(30, date(2026, 9, 1))
    assert axis([["August"], ["Name", *map(float, range(1, 9))]], year=2031).dates[0] == date(2031, 8, 1)


def test_a_ten_that_was_stored_as_zero_is_read_as_ten_and_told() -> None:
    numbers = [*range(1, 10), 0, *range(11, 31)]
    found = axis([["June 2026"], ["Name", *map(float, numbers)]])
    assert found.dates == days(30, date(2026, 6, 1))
    assert found.dating.repaired == [(9, 10)]


@pytest.mark.parametrize(
    "row", [[18.0] * 9, [3.0, 9.0, 4.0, 2.0, 7.0, 1.0], ["F1", "F2", "F3", "F4", "F5"], [True] * 6]
)
def test_counts_codes_and_ticks_are_no_days(row: list[Any]) -> None:
    assert axes([["Name", *row]]) == []


@pytest.mark.parametrize("text", ["LD", "8-5", "0800-2030", "Smith", "3 doctors", "", "32nd", "N1"])
def test_what_is_no_date_gives_no_day(text: str) -> None:
    mark = mark_of(text)
    assert mark is None or not mark.is_day or text == "8-5"
