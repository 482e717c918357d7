"""Weeks that a heading dates, rows of weeks, days of hours, and calendar pages."""

import calendar
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from rotaengage.domain.answers import Answers
from rotaengage.domain.inspection import Layout
from tests.importers.books import codes_of, days, read, read_cells
from tests.importers.test_grids import law

DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
AUGUST = calendar.monthcalendar(2026, 8)


@pytest.mark.parametrize(
    "heading",
    ["W/C 03/08/2026", "Week commencing Monday 3rd August 2026", "wk beg 3 Aug 26", "Week 1: 03/08/26",
     "W/E 9 Aug 2026", "3 August 2026 - 9 August 2026", date(2026, 8, 3)],
)  # fmt: skip
def test_a_heading_dates_the_weekdays_below_it(tmp_path: Path, heading: object) -> None:
    found = read(tmp_path, [[heading], ["Name", *DAYS], ["A Okoro", *["N"] * 7], ["R Lim", "Clinic", *["AL"] * 6]])
    (rota,) = found.rotas
    assert rota.layout is Layout.WEEK_BLOCKS
    assert read_cells(found)["H3"] == ("A Okoro", date(2026, 8, 9), "N")
    law(found)


def test_a_week_without_a_year_takes_the_one_in_which_its_weekday_fits(tmp_path: Path) -> None:
    found = read(tmp_path, [["W/C 3 Aug"], ["Name", *DAYS], ["A Okoro", *["N"] * 7], ["R Lim", *["AL"] * 7]])
    assert found.rotas[0].first_date is not None
    assert found.rotas[0].first_date.weekday() == 0
    assert "IM201" in codes_of(found)


def test_stacked_weeks_with_names_under_posts(tmp_path: Path) -> None:
    rows: list[list[Any]] = []
    for monday in (3, 10):
        rows += [
            [f"W/C {monday:02d}/08/2026", *DAYS],
            ["SHO", *["Okoro", "Lim"] * 3, "Okoro"],
            ["Reg", *["Byrne"] * 7],
            [],
        ]
    found = read(tmp_path, rows)
    assert {r.layout for r in found.rotas} == {Layout.WEEK_BLOCKS}
    duty = next(d for r in found.rotas for d in r.duties if d.source.a1 == "C6")
    assert (duty.doctor[:3], duty.day, duty.post) == ("lim", date(2026, 8, 11), "SHO")
    law(found)


def test_a_row_for_each_week(tmp_path: Path) -> None:
    rows = [["W/C", *DAYS], *[[d, *["Okoro", "Lim"] * 3, "Byrne"] for d in days(28, date(2026, 8, 3))[::7]]]
    found = read(tmp_path, rows)
    assert found.rotas[0].layout is Layout.WEEK_BLOCKS
    assert read_cells(found)["H5"] == ("Byrne", date(2026, 8, 30), None)
    law(found)


def test_weekdays_down_under_weeks_that_are_dated(tmp_path: Path) -> None:
    rows = [["", "SHO", "Reg"]]
    for monday in (3, 10):
        rows += [[f"W/C {monday} Aug 2026"], *[[d, "Okoro", "Lim"] for d in DAYS]]
    found = read(tmp_path, rows)
    assert read_cells(found)["C17"] == ("Lim", date(2026, 8, 16), None)
    law(found)


HOURS = ["08:00", "09:00", "10:00", "11:00", "12:00", "13:00"]


def test_hours_across_are_duties_with_their_times(tmp_path: Path) -> None:
    rows: list[list[Any]] = [["Week of 3 August 2026"]]
    for day in ("Monday", "Tuesday"):
        rows += [
            [day, *HOURS, "Away?"],
            ["A Okoro", *["Clinic"] * 3, None, "Ward", "Ward"],
            ["R Lim", *[None] * 6, "Sick"],
            [],
        ]
    found = read(tmp_path, rows)
    duties = {d.source.a1: d for r in found.rotas for d in r.duties}
    assert set(duties) == {"B3", "F3", "H4", "B7", "F7", "H8"}
    span = duties["B7"].span
    assert span is not None
    assert (span.start.day, span.start.hour, span.minutes) == (4, 8, 180)
    assert duties["H4"].kind == "sick"
    law(found)


def test_hours_of_weekdays_without_a_date_are_asked_about_once(tmp_path: Path) -> None:
    rows: list[list[Any]] = []
    for day in ("Monday", "Tuesday"):
        rows += [[day, *HOURS], ["A Okoro", *["Clinic"] * 6], ["R Lim", *["Ward"] * 6], []]
    found = read(tmp_path, rows)
    assert [i.key for i in found.issues if i.code == "IM213"] == ["start:Rota"]
    assert {(d.week, d.weekday) for r in found.rotas for d in r.duties} == {(1, 0), (1, 1)}
    dated = read(tmp_path, rows, Answers(kept={"start:Rota": "2026-08-03"}))
    assert dated.rotas[1].first_date == date(2026, 8, 4)


def page(month: str = "August 2026") -> list[list[Any]]:
    rows: list[list[Any]] = [[month], ["", *DAYS]]
    for week in AUGUST:
        rows += [["", *[n or None for n in week]], ["Day", *["Okoro" if n else None for n in week]]]
        rows += [["Night", *["Lim" if n else None for n in week]]]
    return rows


def test_a_calendar_page_is_read_by_the_number_above_each_name(tmp_path: Path) -> None:
    found = read(tmp_path, page())
    (rota,) = found.rotas
    assert (rota.layout, rota.first_date, rota.last_date) == (
        Layout.MONTH_CALENDAR, date(2026, 8, 1), date(2026, 8, 31))  # fmt: skip
    assert len(rota.duties) == 62
    assert read_cells(found)["G5"] == ("Lim", date(2026, 8, 1), None)
    assert {d.post for d in rota.duties} == {"Day", "Night"}
    law(found)


def test_a_calendar_whose_weekdays_do_not_fit_its_month_says_so(tmp_path: Path) -> None:
    assert "IM203" in codes_of(read(tmp_path, page("September 2026")))


def test_a_calendar_with_number_and_names_in_one_cell(tmp_path: Path) -> None:
    rows = [["August 2026"], DAYS, *[[f"{n}\nOkoro\nLim" if n else None for n in week] for week in AUGUST]]
    found = read(tmp_path, rows)
    assert len(found.rotas[0].duties) == 62
    assert {p.name for p in found.rotas[0].people} == {"Okoro", "Lim"}
    law(found)


def test_a_calendar_of_codes_asks_whose_it_is(tmp_path: Path) -> None:
    rows: list[list[Any]] = [["August 2026"], DAYS]
    for week in AUGUST:
        rows += [[n or None for n in week], ["N" if n else None for n in week]]
    found = read(tmp_path, rows)
    assert [i.key for i in found.issues if i.code == "IM411"] == ["holder:Rota"]
    said = read(tmp_path, rows, Answers(kept={"holder:Rota": "A Okoro"}))
    assert [p.name for p in said.rotas[0].people] == ["A Okoro"]
    assert "IM411" not in codes_of(said)
