"""Cells of the rota are selected as in a spreadsheet, counted, and copied so that nothing becomes a formula."""

import pytest

from rotaengage.tui.present.rows import Order, orders_of, rows_of
from rotaengage.tui.present.selection import Area, counts, harmless, text_of
from rotaengage.tui.present.sheet import Sheet
from tests.tui import values

WARD = Sheet(values.rota(), values.plan())
ROWS = rows_of(WARD, order=Order.SHEET)


def test_an_area_has_the_same_corners_whichever_way_it_was_drawn() -> None:
    assert Area.between((3, 1), (0, 4)) == Area.between((0, 4), (3, 1)) == Area(0, 1, 3, 4)
    area = Area(0, 1, 3, 4)
    assert area.holds(0, 1)
    assert area.holds(3, 4)
    assert not area.holds(4, 4)
    assert not area.holds(3, 0)


def test_counts_name_doctors_days_codes_and_protected_hours() -> None:
    assert counts(Area(0, 0, 0, 1), ROWS, WARD) == "1 doctor x 2 days: SD 2; 2 h protected in 1 slot"
    assert counts(Area(0, 5, 1, 6), ROWS, WARD).endswith("nothing protected")


def test_headings_inside_an_area_are_not_counted_as_doctors() -> None:
    grouped = rows_of(WARD)
    whole = counts(Area(0, 0, len(grouped) - 1, values.DAYS - 1), grouped, WARD)
    assert whole.startswith("12 doctors x 28 days")
    assert "in 6 slots" in whole


def test_an_area_is_copied_as_a_table_and_one_cell_alone() -> None:
    table = text_of(Area(0, 0, 1, 2), ROWS, WARD).split("\n")
    assert table[0].split("\t") == ["Doctor", "Mon 03 Aug 2026", "Tue 04 Aug 2026", "Wed 05 Aug 2026"]
    assert table[1].split("\t") == ["Amara Okoro", "SD", "SD [14:00-16:00]", "LD"]
    assert len(table) == 3
    assert text_of(Area(0, 2, 0, 2), ROWS, WARD) == "LD"


@pytest.mark.parametrize("text", ["=HYPERLINK(1)", "+1", "-2", "@x", "\t=1", " =1"])
def test_nothing_that_is_copied_is_a_formula(text: str) -> None:
    assert harmless(text)[0] == "'"
    assert harmless("SD") == "SD"


def test_orders_are_offered_where_the_rota_says_them() -> None:
    assert orders_of(WARD) == (Order.GRADE, Order.SHEET)
    rota = values.rota()
    teams = ("Blue", "Red", "", "Blue")
    doctors = tuple(d.changed(team=teams[n % 4], line=str(12 - n // 2)) for n, d in enumerate(rota.doctors))
    ward = Sheet(rota.changed(doctors=doctors))
    assert orders_of(ward) == (Order.GRADE, Order.TEAM, Order.LINE, Order.SHEET)
    headings = [row.label for row in rows_of(ward, order=Order.TEAM) if not row.doctor]
    assert headings == ["Team Blue (6)", "Team Red (3)", "No team (3)"]
    lines = [row.label for row in rows_of(ward, order=Order.LINE) if not row.doctor]
    assert lines == [f"Line {n} (2)" for n in (7, 8, 9, 10, 11, 12)]


def test_lines_of_one_doctor_each_are_an_order_without_headings() -> None:
    rota = values.rota(4, 7)
    doctors = tuple(d.changed(line=str(line)) for d, line in zip(rota.doctors, (10, 9, 2, 1), strict=True))
    rows = rows_of(Sheet(rota.changed(doctors=doctors)), order=Order.LINE)
    assert [row.doctor for row in rows] == ["d3", "d2", "d1", "d0"]
