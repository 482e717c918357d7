"""Lists that name each person once, lists of leave, logs with initials: what is a rota and what is none."""

from pathlib import Path
from typing import Any

from rotaengage.domain.inspection import Layout
from tests.importers.books import codes_of, days, read, read_cells
from tests.importers.test_grids import law

HEAD = ["Name", "Date", "Duty", "Start", "End"]


def test_a_name_written_once_holds_for_the_rows_below_it(tmp_path: Path) -> None:
    rows = [HEAD, *[["A Okoro" if n == 0 else None, d, "N", "20:00", "08:00"] for n, d in enumerate(days(5))],
            *[["R Lim" if n == 0 else None, d, "LD", "08:00", "20:00"] for n, d in enumerate(days(5))]]  # fmt: skip
    found = read(tmp_path, rows)
    assert read_cells(found)["C6"] == ("A Okoro", days(5)[4], "N")
    assert read_cells(found)["C11"] == ("R Lim", days(5)[4], "LD")
    assert "IM217" in codes_of(found)
    law(found)


def test_a_name_alone_in_a_row_heads_its_rows(tmp_path: Path) -> None:
    rows = [HEAD, ["A Okoro"], *[[None, d, "N", "20:00", "08:00"] for d in days(4)], ["R Lim"],
            *[[None, d, "LD", "08:00", "20:00"] for d in days(4)]]  # fmt: skip
    found = read(tmp_path, rows)
    assert {p.name for p in found.rotas[0].people} == {"A Okoro", "R Lim"}
    assert read_cells(found)["C11"] == ("R Lim", days(4)[3], "LD")


def test_a_single_row_without_a_name_is_asked_about(tmp_path: Path) -> None:
    """Nine of ten rows are named: the tenth is a gap, not a habit."""
    rows = [HEAD, *[["A Okoro" if n != 4 else None, d, "N", "20:00", "08:00"] for n, d in enumerate(days(10))]]
    found = read(tmp_path, rows)
    assert "IM402" in codes_of(found)
    assert len(found.rotas[0].duties) == 9


def test_a_list_of_leave_is_no_grid_of_its_columns(tmp_path: Path) -> None:
    rows = [["Name", "First day", "Last day", "Type", "Approved"],
            *[[f"Doctor {chr(65 + n)}", d, d, "AL", "Y"] for n, d in enumerate(days(9))]]  # fmt: skip
    found = read(tmp_path, rows)
    assert not found.rotas
    assert "list of leave" in found.issues[-1].says


def test_initials_beside_readings_are_no_rota(tmp_path: Path) -> None:
    rows = [["Fridge log August 2026"], ["Day", "Min", "Max", "Initials"],
            *[[n + 1, 2.5 + n % 3, 7.5 - n % 2, ("AO", "RL", "BS")[n % 3]] for n in range(31)]]  # fmt: skip
    assert not read(tmp_path, rows).rotas


def test_a_post_grid_that_gives_initials_is_still_one(tmp_path: Path) -> None:
    rows = [["Date", "1st on call"], *[[d, ("AO", "RL", "BS")[n % 3]] for n, d in enumerate(days(21))]]
    (rota,) = read(tmp_path, rows).rotas
    assert rota.layout is Layout.POST_GRID
    assert len(rota.duties) == 21


def test_people_of_a_post_who_have_no_line_of_their_own_are_people(tmp_path: Path) -> None:
    rows = [["Date", *days(14)], ["Consultant on call", *[("Dr Marsh", "Dr Pell")[n % 2] for n in range(14)]],
            ["A Okoro", *["N"] * 14], ["R Lim", *["Clinic"] * 14]]  # fmt: skip
    found = read(tmp_path, rows)
    assert {p.name for p in found.rotas[0].people} == {"A Okoro", "R Lim", "Dr Marsh", "Dr Pell"}
    assert read_cells(found)["B2"] == ("Dr Marsh", days(1)[0], None)
    assert not {"IM501", "IM407"} & codes_of(found)


def test_a_handed_over_duty_is_of_the_last_name_and_asked_about(tmp_path: Path) -> None:
    names = ["Okoro", "Lim", "Shah"]
    rows = [["Date", "SHO"], *[[d, names[n % 3] if n != 6 else "Okoro -> Lim"] for n, d in enumerate(days(21))]]
    found = read(tmp_path, rows)
    assert read_cells(found)["B8"][0] == "Lim"
    assert {p.name for p in found.rotas[0].people} == set(names)
    assert "IM406" in codes_of(found)


def test_a_whole_date_above_the_dates_is_their_title(tmp_path: Path) -> None:
    rows = [[days(1)[0]], ["Day", "Jo", "Ray", "Sue"], *[[d, "S1", "S2", "OFF"] for d in days(14)]]
    found = read(tmp_path, rows)
    assert found.rotas[0].layout is Layout.DAY_GRID
    assert read_cells(found)["B3"] == ("Jo", days(1)[0], "S1")


def test_a_table_of_totals_beside_the_days_is_nobody(tmp_path: Path) -> None:
    """Names with their counts stand at the right of a grid of dates; below them the key."""
    rows: list[list[Any]] = [["Day", "Jo", "Ray", "Sue", None, "OFF", None, "Staff", "Worked"],
            *[[d, "S1", "S2", "OFF", None, 1] for d in days(20)]]  # fmt: skip
    for n, (name, count) in enumerate([("Jo", 9), ("Ray", 20), ("Sue", 14), ("Slots", "Timing"),
                                       ("S1", "07:30 AM to 03:30 PM"), ("S2", "13:30-22:00")], 1):  # fmt: skip
        rows[n] += [None, name, count]
    found = read(tmp_path, rows)
    (rota,) = found.rotas
    assert [p.name for p in rota.people] == ["Jo", "Ray", "Sue"]
    assert {c.code: c.source.value for c in rota.codes} == {"S1": "legend", "S2": "legend", "OFF": "default"}
    law(found)


def test_counts_beside_a_code_are_no_times(tmp_path: Path) -> None:
    """OFF, a name and two numbers: no night from 20 to 9."""
    rows = [["Name", *days(7)], ["A Okoro", *["OFF"] * 7], ["R Lim", *["N"] * 7], [], ["OFF", "Jensun", 20, 9]]
    (rota,) = read(tmp_path, rows).rotas
    assert {c.code: c.kind.value for c in rota.codes} == {"OFF": "rest", "N": "night"}


def test_pupils_by_number_and_a_table_of_the_calendar_are_no_rota(tmp_path: Path) -> None:
    pupils = [
        ["No", "Name", "Other name"],
        *[[n, f"Pupil {chr(64 + n)}", f"Called {chr(64 + n)}"] for n in range(1, 26)],
    ]
    table = [["Date", "Year", "Month", "DoW"], *[[d, d.year, f"{d:%B}", f"{d:%A}"] for d in days(80)]]
    assert not read(tmp_path, pupils).rotas
    assert not read(tmp_path, table).rotas
