"""Two of something on one sheet, and sheets that only look like a rota."""

import calendar
from pathlib import Path
from typing import Any

import pytest

from importers.names import NamedPart, names_in
from rotaengage.domain.inspection import Layout
from tests.importers.books import MONDAY, codes_of, days, read, read_cells
from tests.importers.test_grids import law

DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]


def test_another_team_beside_the_first_without_a_heading_has_its_own_duties(tmp_path: Path) -> None:
    rows = [["", *days(7), None, *days(7)],
            ["Ada Okoro", *["N"] * 7, "Ben Shah", *["AL"] * 7],
            ["Rui Lim", *["AL"] * 7, "Dara Byrne", *["N"] * 7]]  # fmt: skip
    found = read(tmp_path, rows)
    assert read_cells(found)["J2"] == ("Ben Shah", MONDAY, "AL")
    assert read_cells(found)["P3"] == ("Dara Byrne", days(7)[6], "N")
    law(found)


def test_a_column_of_remarks_between_the_days_names_nobody(tmp_path: Path) -> None:
    """The same remark on two lines: no two people, so the columns behind it stay with the first names."""
    rows = [["", *days(7), None, *days(7)],
            ["Ada Okoro", *["N"] * 7, "swapped", *["AL"] * 7],
            ["Rui Lim", *["AL"] * 7, "swapped", *["N"] * 7]]  # fmt: skip
    found = read(tmp_path, rows)
    assert read_cells(found)["J2"][0] == "Ada Okoro"
    assert "IM208" in codes_of(found)


def test_calendars_side_by_side_have_their_own_months(tmp_path: Path) -> None:
    rows: list[list[Any]] = [["August 2026", *[None] * 7, "September 2026"], [*DAYS, None, *DAYS]]
    weeks = zip(calendar.monthcalendar(2026, 8), [*calendar.monthcalendar(2026, 9), [0] * 7], strict=True)
    for left, right in weeks:
        rows += [[*(n or None for n in left), None, *(n or None for n in right)],
                 [*("Okoro" if n else None for n in left), None, *("Lim" if n else None for n in right)]]  # fmt: skip
    found = read(tmp_path, rows)
    assert {r.layout for r in found.rotas} == {Layout.MONTH_CALENDAR}
    cells = read_cells(found)
    assert len(cells) == 61
    assert all(day is not None and day.month == (8 if name == "Okoro" else 9) for name, day, _ in cells.values())
    law(found)


@pytest.mark.parametrize(
    ("text", "parts"),
    [("D: Okoro\nN: Lim", [("Okoro", "D"), ("Lim", "N")]), ("SpR = Okoro", [("Okoro", "SpR")]),
     ("Okoro: swap", [("Okoro: swap", "")])],
)  # fmt: skip
def test_a_post_may_stand_before_the_name(text: str, parts: list[tuple[str, str]]) -> None:
    assert names_in(text) == [NamedPart(name, post=post) for name, post in parts]


def test_posts_in_the_cells_are_the_posts_of_the_duties(tmp_path: Path) -> None:
    weeks = calendar.monthcalendar(2026, 8)
    rows = [["August 2026"], DAYS, *[[f"{n}\nD: Okoro\nN: Lim" if n else None for n in week] for week in weeks]]
    found = read(tmp_path, rows)
    duties = found.rotas[0].duties
    assert {(d.doctor, d.post) for d in duties} == {("okoro", "D"), ("lim", "N")}
    assert "IM406" not in codes_of(found)


@pytest.mark.parametrize("heading", ["Customer", "Patient", "Invoice"])
def test_a_book_about_something_else_is_no_rota(tmp_path: Path, heading: str) -> None:
    rows: list[list[Any]] = [
        ["Date", heading, "Consultant"],
        *[[d, ("Acme", "Globex")[n % 2], "Marsh"] for n, d in enumerate(days(20))],
    ]
    assert not read(tmp_path, rows).rotas
    rows[0][1] = "Registrar"
    assert read(tmp_path, rows).rotas


def test_a_list_whose_start_and_end_hold_the_dates(tmp_path: Path) -> None:
    rows = [["Employee Name", "Shift Name", "Shift Start", "Shift End"],
            *[["A Okoro", "Long Day", f"{d:%d/%m/%Y} 08:00", f"{d:%d/%m/%Y} 20:30"] for d in days(20)]]  # fmt: skip
    found = read(tmp_path, rows)
    assert found.rotas[0].layout is Layout.SHIFT_LIST
    first = found.rotas[0].duties[0]
    assert first.span is not None
    assert (first.day, first.span.end.hour, first.span.end.minute) == (MONDAY, 20, 30)
