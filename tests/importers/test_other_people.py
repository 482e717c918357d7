"""People by number, names in scripts without capitals, starts and ends in columns of their own."""

from datetime import time
from pathlib import Path

import pytest

from importers.headers import AxisFinder
from importers.marks import MarkMemory, mark_of
from rotaengage.domain.answers import Answers
from rotaengage.domain.inspection import Layout
from rotaengage.domain.picture import Role
from rotaengage.usecases.inspect_picture import inspect_pictures
from tests.importers.books import MONDAY, codes_of, days, read, read_cells, write_book
from tests.importers.test_grids import law


def test_people_who_go_by_numbers_are_people(tmp_path: Path) -> None:
    rows = [["Doctor", *days(7)], *[[n, *["N", "Clinic", "AL"][: n % 3 + 1]] for n in range(101, 107)]]
    found = read(tmp_path, rows)
    assert [p.name for p in found.rotas[0].people] == ["101", "102", "103", "104", "105", "106"]
    assert read_cells(found)["B2"] == ("101", MONDAY, "N")
    law(found)


def test_words_below_numbered_people_are_nobody(tmp_path: Path) -> None:
    rows = [["", *days(7)], *[[n, *["N"] * 7] for n in range(4)], ["Score", 14], ["Status", "optimal"]]
    found = read(tmp_path, rows)
    assert [p.name for p in found.rotas[0].people] == ["0", "1", "2", "3"]
    assert len(found.rotas[0].duties) == 28
    law(found)


def test_named_people_with_numbers_beside_them_go_by_their_names(tmp_path: Path) -> None:
    rows = [["No", "Name", *days(7)], [1, "A Okoro", *["N"] * 7], [2, "R Lim", *["AL"] * 7], [3, "B Shah", *["N"] * 7]]
    assert [p.name for p in read(tmp_path, rows).rotas[0].people] == ["A Okoro", "R Lim", "B Shah"]


def _many(count: int) -> list[str]:
    return [f"{a}{b}" for a in "王李张刘陈杨黄" for b in "伟芳娜敏静丽"][:count]


def test_many_names_of_any_script_are_no_codes(tmp_path: Path) -> None:
    """Forty-two people on eight wards: each on few of them. Nothing in the script tells a name from a code."""
    names = _many(42)
    rows = [["病区", *days(28)], *[[f"{w}区", *[names[w * 5 + n % 6] for n in range(28)]] for w in range(1, 8)]]
    found = read(tmp_path, rows)
    assert found.rotas[0].layout is Layout.WARD_GRID
    assert read_cells(found)["B2"] == (names[5], MONDAY, None)


def test_few_codes_of_any_script_are_no_names(tmp_path: Path) -> None:
    codes = ["白", "夜", "休", "值"]
    rows = [["姓名", *days(28)], *[[name, *[codes[(n + w) % 4] for n in range(28)]] for w, name in enumerate(_many(9))]]
    found = read(tmp_path, rows)
    assert found.rotas[0].layout is Layout.DOCTOR_GRID
    assert read_cells(found)["B2"] == (_many(1)[0], MONDAY, "白")


@pytest.mark.parametrize("start", [time(8, 0), "08:00", "8.00", "0800", "8am"])
def test_a_start_and_an_end_in_two_columns_are_one_duty(tmp_path: Path, start: object) -> None:
    heads = [x for d in days(5) for x in (d, None)]
    rows = [["Name", *heads], ["", *["Start", "End"] * 5], ["A Okoro", *[start, "16:30"] * 5],
            ["R Lim", None, None, *[start, "16:30"] * 4]]  # fmt: skip
    found = read(tmp_path, rows)
    assert read_cells(found)["B3"] == ("A Okoro", MONDAY, "08:00-16:30")
    (first, *_), *_ = [r.duties for r in found.rotas]
    assert first.span is not None
    assert (first.span.start.hour, first.span.end.hour, first.span.end.minute) == (8, 16, 30)
    assert len(found.rotas[0].duties) == 9
    law(found)
    assert found.cells.read == 36


def test_a_start_without_an_end_stays_a_question(tmp_path: Path) -> None:
    heads = [x for d in days(5) for x in (d, None)]
    rows = [["Name", *heads], ["A Okoro", *["08:00", "16:30"] * 4, "08:00"], ["R Lim", *["08:00", "16:30"] * 5]]
    found = read(tmp_path, rows)
    assert len(found.rotas[0].duties) == 10
    assert {i.where for i in found.issues if i.code == "IM501"} == {"'Rota'!J2"}
    law(found)


def test_two_columns_of_codes_are_halves_of_a_day_and_no_times(tmp_path: Path) -> None:
    heads = [x for d in days(5) for x in (d, None)]
    found = read(
        tmp_path, [["Name", *heads], ["A Okoro", *["Clinic", "SPA"] * 5], ["R Lim", *["Theatre", "Admin"] * 5]]
    )
    assert len(found.rotas[0].duties) == 20


@pytest.mark.parametrize(
    ("text", "parts"),
    [("2026年5月1日", (2026, 5, 1)), ("5月1日(金)", (None, 5, 1)), ("1日", (None, None, 1)), ("5월 1일", (None, 5, 1))],
)
def test_dates_of_eastern_scripts(text: str, parts: tuple[int | None, int | None, int]) -> None:
    mark = mark_of(text)
    assert mark is not None
    assert (mark.year, mark.month, mark.day) == parts


def test_a_day_number_with_the_format_of_a_date_is_its_number() -> None:
    """5 shown as a date is 5 January 1900; no rota is of that year."""
    first, later = days(1)[0].replace(year=1900, month=1, day=5), days(1)[0].replace(year=1900, month=3, day=5)
    mark = mark_of(first)
    assert mark is not None
    assert (mark.year, mark.month, mark.day) == (None, None, 5)
    assert mark_of(later) is None


def test_a_single_line_of_texts_that_are_all_different_is_no_rota(tmp_path: Path) -> None:
    rows = [["", *days(6)], ["Planned", "Labour share", "Guest count", "Hours allowed", "Wage bill", "Reserve", "Tips"]]
    found = read(tmp_path, rows)
    assert not found.rotas
    assert "IM101" in codes_of(found)


def test_the_finder_knows_the_weekdays_of_other_scripts() -> None:
    memory = AxisFinder(MarkMemory(), 2026).memory
    for words in ("一二三四五六日", "月火水木金土日"):
        marks = [memory(w) for w in words]
        assert all(m is not None and m.weekdays == {n} for n, m in enumerate(marks))


def test_numbers_under_start_and_end_are_times_and_a_dash_in_both_is_one(tmp_path: Path) -> None:
    """Four columns to a day, the weekday between date and heading, times without a colon, lengths behind them."""
    heads = [x for d in days(5) for x in (d, None, None, None)]
    weekdays = [x for word in ("Mon", "Tue", "Wed", "Thu", "Fri") for x in (word, None, None, None)]
    merges = [f"{chr(66 + 4 * n)}1:{chr(69 + 4 * n)}1" for n in range(5)]
    rows = [["", *heads], ["", *weekdays], ["", *["Start", "Finish", "Length", "O/T"] * 5],
            ["A Okoro", *[940, 1840, 9, 0] * 5], ["R Lim", *["-", "-", 0, 0] * 2, *[1200, 2000, 8, 0] * 3]]  # fmt: skip
    found = read(tmp_path, rows, merges=merges)
    assert read_cells(found)["B4"] == ("A Okoro", MONDAY, "09:40-18:40")
    assert read_cells(found)["B5"] == ("R Lim", MONDAY, "-")
    assert len(found.rotas[0].duties) == 10
    law(found)


def test_the_picture_shows_both_times_as_read(tmp_path: Path) -> None:
    heads = [x for d in days(5) for x in (d, None)]
    path = write_book(tmp_path / "rota.xlsx", {"Rota": [["Name", *heads], ["Okoro", *["08:00", "16:30"] * 5]]})
    _, (picture,) = inspect_pictures(path, Answers())
    assert {cell.role for cell in picture.rows[1].cells[1:]} == {Role.WORK}
