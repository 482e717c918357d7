"""Grids with something wrong or odd in them: broken headings, errors, missing days, columns that are nobody."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.importers.books import MONDAY, codes_of, days, read, read_cells
from tests.importers.test_grids import BASIC, WEEK, flipped, law


@pytest.mark.parametrize("bad", [0, 3, 6])
def test_a_date_header_that_is_no_date_asks_about_its_column(tmp_path: Path, bad: int) -> None:
    headings: list[object] = list(WEEK)
    headings[bad] = "tbc"
    rows = [["Name", *headings], ["A Okoro", *["N"] * 7], ["R Lim", *["Clinic", "N"] * 3, "N"]]
    found = read(tmp_path, rows)
    (question,) = [i for i in found.issues if i.code == "IM208"]
    letter = "BCDEFGH"[bad]
    assert question.where == f"'Rota'!{letter}1:{letter}3"
    assert len(found.rotas[0].duties) == 12
    law(found)


def test_a_cell_with_an_error_is_asked_about_and_not_taken_for_a_day_off(tmp_path: Path) -> None:
    import xlsxwriter

    from importers.inspect import inspect_file

    book = xlsxwriter.Workbook(str(tmp_path / "errors.xlsx"))
    sheet = book.add_worksheet("Rota")
    sheet.write_row(0, 0, ["Name", *(f"{d:%d/%m/%Y}" for d in WEEK)])
    for row, name in enumerate(["A Okoro", "R Lim"], 1):
        sheet.write_row(row, 0, [name, *["N"] * 7])
    write_error: Any = sheet.write_formula
    write_error(1, 3, "=1/0", None, "#DIV/0!")
    book.close()
    found = inspect_file(tmp_path / "errors.xlsx")
    assert [i.where for i in found.issues if i.code == "IM105"] == ["'Rota'!D2"]
    assert found.cells.questions == 1
    law(found)


def test_a_missing_day_and_a_wrong_weekday_are_told(tmp_path: Path) -> None:
    rows = [["", *"MTWTSSM"], ["Name", *WEEK[:3], *days(4, WEEK[4])], ["A Okoro", *["N"] * 7], ["R Lim", *["N"] * 7]]
    found = read(tmp_path, rows)
    assert [i.where for i in found.issues if i.code == "IM205"] == ["'Rota'!D2:E2"]
    assert "IM203" in codes_of(found)


def test_a_rota_of_working_days_misses_no_day(tmp_path: Path) -> None:
    rows = [["Name", *WEEK[:5], *days(5, date(2026, 8, 10))], ["A Okoro", *["N"] * 10], ["R Lim", *["N"] * 10]]
    assert "IM205" not in codes_of(read(tmp_path, rows))


def test_a_month_in_the_name_of_the_sheet_dates_its_days(tmp_path: Path) -> None:
    from importers.inspect import inspect_file
    from tests.importers.books import write_book

    rows = [["Name", *range(1, 31)], ["A Okoro", *["N"] * 30], ["R Lim", *["Clinic"] * 30]]
    found = inspect_file(write_book(tmp_path / "rota.xlsx", {"Sept 2026": rows}))
    assert found.rotas[0].first_date == date(2026, 9, 1)
    assert "IM201" not in codes_of(found)


def test_first_names_and_surnames_in_two_columns_are_one_name(tmp_path: Path) -> None:
    rows = [["First name", "Surname", *WEEK], ["Ada", "Okoro", *["N"] * 7], ["Ben", "Okoro", *["N"] * 7]]
    found = read(tmp_path, rows)
    assert [p.name for p in found.rotas[0].people] == ["Ada Okoro", "Ben Okoro"]
    assert "IM401" not in codes_of(found)


@pytest.mark.parametrize("heading", ["Week", "Notes", "Bank holiday"])
def test_a_column_of_weeks_or_notes_beside_the_dates_is_no_person(tmp_path: Path, heading: str) -> None:
    rows = flipped([*BASIC[:1], [heading, None, None, "wk 1", None, "audit due"], *BASIC[1:]])
    found = read(tmp_path, rows)
    assert [p.name for p in found.rotas[0].people] == ["A Okoro", "R Lim"]
    assert "IM601" in codes_of(found)
    law(found)


def test_names_repeated_between_months_are_headings(tmp_path: Path) -> None:
    later = days(7, date(2026, 8, 10))
    rows = [["Date", "A Okoro", "R Lim"], *[[d, "N", "Z"] for d in WEEK], ["Date", "A Okoro", "R Lim"]]
    found = read(tmp_path, [*rows, *[[d, "Z", "N"] for d in later]])
    assert len(found.rotas[0].duties) == 28
    assert found.cells.questions == 0


@pytest.mark.parametrize("second", ["A Okoro", "J Byrne"])
def test_names_in_another_order_between_months_hold_from_there_on(tmp_path: Path, second: str) -> None:
    later = days(7, date(2026, 8, 10))
    rows = [["Date", "A Okoro", "R Lim"], *[[d, "N", "Z"] for d in WEEK], ["Date", "R Lim", second]]
    found = read(tmp_path, [*rows, *[[d, "AL", "SPA"] for d in later]])
    cells = read_cells(found)
    assert (cells["B2"], cells["C2"]) == (("A Okoro", MONDAY, "N"), ("R Lim", MONDAY, "Z"))
    assert (cells["B10"], cells["C10"]) == (("R Lim", later[0], "AL"), (second, later[0], "SPA"))
    assert found.cells.questions == 0
    law(found)


def test_a_line_without_a_name_in_the_later_heading_is_asked_about(tmp_path: Path) -> None:
    later = days(7, date(2026, 8, 10))
    rows = [["Date", "A Okoro", "R Lim"], *[[d, "N", "Z"] for d in WEEK], ["Date", "R Lim", None]]
    found = read(tmp_path, [*rows, *[[d, "AL", "SPA"] for d in later]])
    assert [i.where for i in found.issues if i.code == "IM402"] == ["'Rota'!C10:C16"]
    law(found)


def test_posts_in_another_order_between_months_hold_from_there_on(tmp_path: Path) -> None:
    later = days(7, date(2026, 8, 10))
    rows = [["Date", "SHO", "Registrar"], *[[d, "Okoro", "Lim"] for d in WEEK], ["Date", "Registrar", "SHO"]]
    found = read(tmp_path, [*rows, *[[d, "Lim", "Okoro"] for d in later]])
    posts = {(d.doctor, d.post) for d in found.rotas[0].duties}
    assert posts == {("okoro", "SHO"), ("lim", "Registrar")}
    law(found)
