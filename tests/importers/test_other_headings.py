"""Headings of other countries and other habits: months, weekdays, numbers of weeks, dates that lost their format."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from importers.grid import Grid
from importers.headers import AxisFinder
from importers.heading_context import words_of
from importers.marks import MarkMemory, mark_of, serial_day
from importers.view import views_of
from importers.week_dates import calendar_week
from rotaengage.domain.inspection import Layout
from tests.importers.books import MONDAY, codes_of, days, read, read_cells
from tests.importers.test_grids import law

GERMAN = ["Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"]
LETTERS = {
    "English": "MTWTFSS", "French": "LMMJVSD", "German": "MDMDFSS", "Spanish": "LMXJVSD", "Italian": "LMMGVSD",
    "Dutch": "MDWDVZZ",
}  # fmt: skip
DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]


@pytest.mark.parametrize(
    ("title", "month"),
    [("Dienstplan März 2026", 3), ("Planning des internes - mai 2026", 5), ("Grafik dyżurów kwiecień 2026", 4),
     ("Cuadrante junio 2026", 6), ("Rooster maart 2026", 3), ("Escala de março 2026", 3), ("Vaktlista, maj 2026", 5)],
)  # fmt: skip
def test_a_title_names_its_month_in_its_own_language(title: str, month: int) -> None:
    assert words_of(title) == (month, 2026)


@pytest.mark.parametrize("text", ["may swap with Lim in 2026", "Set up 2026", "Nights may change"])
def test_short_words_that_are_others_too_name_no_month(text: str) -> None:
    assert words_of(text)[0] is None


@pytest.mark.parametrize("letters", LETTERS.values(), ids=LETTERS)
def test_initials_of_weekdays_in_many_languages_stand_beside_their_dates(tmp_path: Path, letters: str) -> None:
    """Day numbers without a month are dated by the title; the letters above them agree, so nothing is told of them."""
    found = read(
        tmp_path,
        [["August 2026"], ["", *letters], ["Name", *range(3, 10)], ["A Okoro", *["LDOC"] * 7], ["R Lim", *["N"] * 7]],
    )
    assert read_cells(found)["B4"] == ("A Okoro", MONDAY, "LDOC")
    assert "IM203" not in codes_of(found)


def test_a_line_of_codes_of_one_letter_is_no_line_of_weekdays(tmp_path: Path) -> None:
    """D, N and S stand right below the days: they are duties, although each could begin a weekday."""
    rows = [["Name", *days(7)], ["A Okoro", *"DDDSSMM"], ["R Lim", *"ZZZZZZZ"]]
    found = read(tmp_path, rows)
    assert len(found.rotas[0].duties) == 14
    law(found)


@pytest.mark.parametrize("as_text", [False, True])
def test_dates_that_lost_their_format_are_dates_again(tmp_path: Path, as_text: bool) -> None:
    first = (MONDAY - date(1899, 12, 30)).days
    heads = [str(first + n) if as_text else first + n for n in range(14)]
    found = read(tmp_path, [["Name", *heads], ["A Okoro", *["N"] * 14], ["R Lim", *["Clinic"] * 14]])
    assert read_cells(found)["O3"] == ("R Lim", MONDAY + timedelta(days=13), "Clinic")
    law(found)


def test_numbers_that_do_not_run_day_by_day_are_no_dates() -> None:
    """Staff numbers of five digits in any order: no axis; seven in a row would be one."""
    finder = AxisFinder(MarkMemory(), 2026)
    grid_of = [[46237, 46240, 46238, 46251, 46239, 46242, 46250, 46301]]
    assert not finder.find(views_of(_grid(grid_of))[0])
    assert finder.find(views_of(_grid([[46237 + n for n in range(7)]]))[0])
    assert not finder.find(views_of(_grid([[46237 + n for n in range(6)]]))[0])


def _grid(rows: list[list[int]]) -> Grid:
    return Grid("Rota", [[float(v) for v in row] for row in rows])


@pytest.mark.parametrize("value", [39_999, 55_000, 46237.5, "4623", "462371", True, "x"])
def test_other_numbers_are_no_dates(value: object) -> None:
    assert serial_day(value) is None  # type: ignore[arg-type]  # any value may stand in a cell


@pytest.mark.parametrize(
    "text", ["Fri 25 BH", "Fri 25 (Bank Holiday)", "Fri 25 Dec - Christmas Day", "25/12 BH", "Fri 25 PH *"]
)
def test_a_bank_holiday_in_the_heading_leaves_it_a_date(text: str) -> None:
    mark = mark_of(text)
    assert mark is not None
    assert mark.day == 25


@pytest.mark.parametrize("text", ["BH", "Bank holiday", "Fri BH", "Christmas"])
def test_a_bank_holiday_alone_is_no_day(text: str) -> None:
    mark = mark_of(text)
    assert mark is None or not mark.is_day


@pytest.mark.parametrize(
    ("text", "week"),
    [("KW 32", 32), ("KW1", 1), ("Week 32 2026", 32), ("2026-W32", 32), ("Semaine 30", 30), ("Week 27", 27)],
)
def test_numbers_of_calendar_weeks(text: str, week: int) -> None:
    found = calendar_week(text)
    assert found is not None
    assert found.week == week


@pytest.mark.parametrize("text", ["Week 5", "Week 26", "KW 54", "KW 0", "Semaine 4", "Ward 32"])
def test_weeks_of_a_pattern_are_no_calendar_weeks(text: str) -> None:
    assert calendar_week(text) is None


def test_a_calendar_week_dates_its_days(tmp_path: Path) -> None:
    rows = [["Dienstplan 2026"], ["", "KW 32", *[None] * 6, "KW 33"], ["", *GERMAN, *GERMAN],
            ["Okoro", *["N"] * 14], ["Lim", *["AL"] * 14]]  # fmt: skip
    found = read(tmp_path, rows)
    assert read_cells(found)["O5"] == ("Lim", date(2026, 8, 16), "AL")


def test_a_calendar_week_without_a_year_is_asked_about(tmp_path: Path) -> None:
    found = read(tmp_path, [["", "KW 32"], ["", *GERMAN], ["Okoro", *["N"] * 7], ["Lim", *["AL"] * 7]])
    assert "IM201" in codes_of(found)


def test_weeks_side_by_side_take_the_dates_over_their_own_days(tmp_path: Path) -> None:
    """The heading stands over the names, one place before the days it dates."""
    head = ["w/c 03/08/2026", *[None] * 8, "w/c 10/08/2026"]
    rows = [head, ["", *DAYS, None, "", *DAYS],
            ["A Okoro", *["N"] * 7, None, "A Okoro", *["AL"] * 7],
            ["R Lim", *["AL"] * 7, None, "R Lim", *["N"] * 7]]  # fmt: skip
    cells = read_cells(read(tmp_path, rows))
    assert cells["B3"] == ("A Okoro", MONDAY, "N")
    assert cells["K3"] == ("A Okoro", date(2026, 8, 10), "AL")


def test_two_pages_of_a_calendar_one_below_another_are_both_read(tmp_path: Path) -> None:
    import calendar

    rows: list[list[Any]] = []
    for month, title in ((9, "September 2026"), (10, "October 2026")):
        rows += [[title], [*DAYS]]
        rows += [[f"{n}\nOkoro" if n else None for n in week] for week in calendar.monthcalendar(2026, month)]
        rows += [[]]
    found = read(tmp_path, rows)
    assert {r.layout for r in found.rotas} == {Layout.MONTH_CALENDAR}
    assert sum(len(r.duties) for r in found.rotas) == 61
    law(found)


def test_numbered_days_are_days_whose_month_is_asked_for(tmp_path: Path) -> None:
    rows = [["Employee / Day", *(f"Day {n}" for n in range(1, 8))], [1, *["MORNING", "OFF"] * 3, "NIGHT"],
            [2, *["OFF", "NIGHT"] * 3, "NIGHT"], [34, *["NIGHT"] * 7]]  # fmt: skip
    found = read(tmp_path, rows)
    assert [p.name for p in found.rotas[0].people] == ["1", "2", "34"]
    assert len(found.rotas[0].duties) == 21
    assert "IM202" in codes_of(found)
    law(found)
