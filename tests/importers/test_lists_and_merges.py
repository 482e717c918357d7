"""Lists of duties, and merged cells that last for several days, halves of days or people."""

from datetime import date, time
from pathlib import Path
from typing import Any

import pytest

from rotaengage.domain.answers import Answers
from rotaengage.domain.inspection import Layout
from tests.importers.books import codes_of, days, read, read_cells
from tests.importers.test_grids import WEEK, law

HEAD = ["Name", "Date", "Shift", "Start", "End", "Ward"]


def rows(*more: list[Any]) -> list[list[Any]]:
    return [HEAD, *[["A Okoro", d, "Long day", "08:00", "20:30", "AMU"] for d in WEEK[:3]], *more]


def test_a_row_is_a_duty_at_the_cell_of_its_shift(tmp_path: Path) -> None:
    found = read(tmp_path, rows(["R Lim", WEEK[0], "Night", "20:00", "08:00", "Ward 4"]))
    (rota,) = found.rotas
    assert rota.layout is Layout.SHIFT_LIST
    duty = next(d for d in rota.duties if d.source.a1 == "C5")
    assert duty.span is not None
    assert (duty.post, duty.span.minutes, duty.span.start.hour) == ("Ward 4", 720, 20)
    assert [p.name for p in rota.people] == ["A Okoro", "R Lim"]
    law(found)


def test_a_list_without_shifts_puts_the_duty_at_its_date(tmp_path: Path) -> None:
    head = ["Surname", "First name", "Date", "From", "To"]
    found = read(tmp_path, [head, *[["Okoro", "Ada", d, "20:00", "08:00"] for d in WEEK]])
    assert read_cells(found)["C4"] == ("Ada Okoro", WEEK[2], None)
    assert {d.kind for d in found.rotas[0].duties} == {"night"}


@pytest.mark.parametrize("start", ["03/08/2026 08:00", "2026-08-03T08:00"])
def test_a_start_that_holds_the_date_is_enough(tmp_path: Path, start: str) -> None:
    line = ["Okoro, Ada", start, start.replace("08:00", "20:30"), "AMU", "Long day"]
    found = read(tmp_path, [["Employee", "Start", "End", "Unit", "Shift Type"], line, line, line])
    duty = found.rotas[0].duties[0]
    assert duty.day == date(2026, 8, 3)
    assert duty.span is not None
    assert duty.span.minutes == 750


@pytest.mark.parametrize(("first", "asked"), [("25/08/2026", False), ("08/25/2026", False), ("03/04/2026", True)])
def test_dates_are_read_day_first_unless_a_row_shows_otherwise(tmp_path: Path, first: str, asked: bool) -> None:
    texts = [first, "04/03/2026", "05/05/2026"]
    found = read(tmp_path, [HEAD[:3], *[["A Okoro", text, "N"] for text in texts]])
    assert ("IM207" in codes_of(found)) is asked
    if first == "08/25/2026":
        assert found.rotas[0].last_date == date(2026, 8, 25)


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (["R Lim", "tbc", "N", "20:00", "08:00", "AMU"], "IM210"),
        (["R Lim", WEEK[0], None, None, None, "AMU"], "IM211"),
        (["R Lim", WEEK[0], None, "late", "08:00", "AMU"], "IM212"),
        (["", WEEK[0], "N", "20:00", "08:00", "AMU"], "IM402"),
        (["A Okorro", WEEK[0], "N", "20:00", "08:00", "AMU"], "IM403"),
    ],
)
def test_a_row_that_is_not_whole_is_asked_about(tmp_path: Path, line: list[Any], code: str) -> None:
    found = read(tmp_path, rows(["A Okoro", WEEK[4], "Night", "20:00", "08:00", "AMU"], line))
    assert code in codes_of(found)
    law(found)


def test_an_alias_puts_two_spellings_together(tmp_path: Path) -> None:
    found = read(tmp_path, rows(["A Okorro", WEEK[4], "N"]), Answers(aliases={"A Okorro": "A Okoro"}))
    assert [p.name for p in found.rotas[0].people] == ["A Okoro"]


def test_times_may_be_real_times(tmp_path: Path) -> None:
    import openpyxl

    from importers.inspect import inspect_file

    book = openpyxl.Workbook()
    lines: list[list[Any]] = [["A Okoro", d, time(9), time(17)] for d in WEEK]
    for line in [["Name", "Date", "Start", "End"], *lines]:
        book.worksheets[0].append(line)
    book.save(tmp_path / "list.xlsx")
    spans = [d.span for r in inspect_file(tmp_path / "list.xlsx").rotas for d in r.duties]
    assert [s.minutes for s in spans if s is not None] == [480] * 7


def test_a_list_of_leave_is_no_list_of_duties(tmp_path: Path) -> None:
    leave = [["Name", "Start date", "End date", "Type"], *[["A Okoro", d, d, "AL"] for d in WEEK]]
    assert all(r.layout is not Layout.SHIFT_LIST for r in read(tmp_path, leave).rotas)


def test_a_merged_cell_lasts_for_all_its_days(tmp_path: Path) -> None:
    grid = [["Name", *WEEK], ["A Okoro", "AL", *[None] * 4, "N", "N"], ["R Lim", *["Clinic"] * 7]]
    found = read(tmp_path, grid, merges=["B2:F2"])
    leave = [d for d in found.rotas[0].duties if d.code == "AL"]
    assert sorted(d.day for d in leave if d.day) == WEEK[:5]
    assert {d.source.a1 for d in leave} == {"B2"}
    assert len({d.id for d in leave}) == 5
    law(found)


def test_a_merged_cell_over_two_people_is_for_both(tmp_path: Path) -> None:
    grid = [["Name", *WEEK], ["A Okoro", "Teaching", *["N"] * 6], ["R Lim", None, *["Clinic"] * 6]]
    found = read(tmp_path, grid, merges=["B2:B3"])
    assert {d.doctor for d in found.rotas[0].duties if d.code == "Teaching"} == {"a-okoro", "r-lim"}


def test_a_name_that_is_merged_over_a_weekend_is_on_call_on_each_day(tmp_path: Path) -> None:
    grid = [
        ["Date", "SHO", "Reg"],
        *[[d, "Okoro" if n < 5 else "Lim" if n == 5 else None, "Byrne"] for n, d in enumerate(WEEK)],
    ]
    found = read(tmp_path, grid, merges=["B7:B8"])
    assert sorted(d.day for d in found.rotas[0].duties if d.doctor == "lim" and d.day) == WEEK[5:]
    law(found)


def test_halves_of_days_and_one_merged_over_both(tmp_path: Path) -> None:
    head: list[Any] = ["Name"]
    for day in days(4):
        head += [day, None]
    halves = ["", *["AM", "PM"] * 4]
    codes = ["0900-1700", None, "SPA", "0900-1700", "AL", "AL", "0900-1700", "SPA"]
    found = read(tmp_path, [head, halves, ["A Okoro", *codes], ["R Lim", *["SPA", "0900-1700"] * 4]], merges=["B3:C3"])
    spans = {d.source.a1: d.span for d in found.rotas[0].duties if d.span is not None}
    assert [spans[c].minutes for c in ("B3", "E3", "H3")] == [480, 240, 240]
    assert (spans["E3"].start.hour, spans["H3"].start.hour) == (13, 9)
    assert found.cells.questions == 0
    law(found)


def test_months_one_below_another_take_their_own_title(tmp_path: Path) -> None:
    august = [["August 2026"], ["Name", *range(1, 32)], ["A Okoro", *["N"] * 31], ["R Lim", *["Clinic"] * 31], []]
    september = [["September 2026"], ["Name", *range(1, 31)], ["R Lim", *["N"] * 30], ["A Okoro", *["Clinic"] * 30]]
    found = read(tmp_path, [*august, *september])
    assert [(r.first_date, r.last_date) for r in found.rotas] == [
        (date(2026, 8, 1), date(2026, 8, 31)), (date(2026, 9, 1), date(2026, 9, 30))]  # fmt: skip
    assert read_cells(found)["B8"] == ("R Lim", date(2026, 9, 1), "N")
