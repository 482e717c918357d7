"""Sheets and columns of a setup workbook are found by name, wherever they stand; what is not known is said."""

from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from importers.setup_book import read_setup
from rotaengage.domain.issue import Severity, UserError
from rotaengage.domain.setup import Setup
from rotaengage.domain.setup_sheets import COVER, DOCTORS, SHEETS
from rotaengage.export.setup_template import template_bytes
from tests.importers.setup_kit import RIGHT, only, read_rows, write


def book_of(path: Path, sheets: dict[str, list[list[object]]]) -> Path:
    book = xlsxwriter.Workbook(str(path), {"in_memory": True})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for row, values in enumerate(rows):
            sheet.write_row(row, 0, values)
    book.close()
    return path


def test_the_empty_template_reads_as_an_empty_setup_without_a_word(tmp_path: Path) -> None:
    path = tmp_path / "setup.xlsx"
    path.write_bytes(template_bytes())
    reading = read_setup(path)
    assert reading.setup == Setup()
    assert reading.issues == ()


def test_columns_may_stand_in_any_order_below_a_title(tmp_path: Path) -> None:
    rows: list[list[object]] = [["Our doctors"], ["grade", "  WTE ", "NAME"], ["ST4", 0.6, "Ada Quill"]]
    doctor = read_setup(book_of(tmp_path / "s.xlsx", {"doctors": rows})).setup.doctors[0]
    assert (doctor.name, doctor.grade.value, doctor.wte) == ("Ada Quill", "HST", 0.6)
    assert str(doctor.source) == "'doctors'!C3"


def test_only_filled_cells_count_as_said(tmp_path: Path) -> None:
    """So that an empty WTE does not undo what the rota says."""
    doctor = read_rows(tmp_path, {DOCTORS.name: [{"name": "Ada Quill", "tier": "sho"}]}).setup.doctors[0]
    assert doctor.model_fields_set == {"id", "name", "tier", "source"}


def test_an_unknown_column_is_a_warning_with_the_nearest_heading(tmp_path: Path) -> None:
    rows: list[list[object]] = [["Name", "Grade", "Non-wrking days", "Shoe size"], ["Ada Quill", "F1", "Fri", 7]]
    reading = read_setup(book_of(tmp_path / "s.xlsx", {"Doctors": rows}))
    told = [i for i in reading.issues if i.code == "SB105"]
    assert [i.where for i in told] == ["'Doctors'!C1", "'Doctors'!D1"]
    assert {i.severity for i in told} == {Severity.WARNING}
    assert told[0].suggestions[0] == "Non-working days"
    assert len(reading.setup.doctors) == 1


def test_a_missing_needed_column_is_an_error(tmp_path: Path) -> None:
    rows: list[list[object]] = [["Id", "Title", "Tiers"], ["day", "By day", "first"]]
    reading = read_setup(book_of(tmp_path / "s.xlsx", {"Cover": rows}))
    error = next(i for i in reading.issues if i.severity is Severity.ERROR)
    assert (error.code, error.where) == ("SB104", "'Cover'!1:1")
    assert "Minimum" in error.says


def test_a_column_that_stands_twice_is_an_error(tmp_path: Path) -> None:
    rows: list[list[object]] = [["Name", "Grade", "Grade"], ["Ada Quill", "F1", "F2"]]
    reading = read_setup(book_of(tmp_path / "s.xlsx", {"Doctors": rows}))
    assert ("SB106", "'Doctors'!C1") in [(i.code, i.where) for i in reading.issues]


def test_a_sheet_without_headings_is_an_error_and_an_empty_one_is_not(tmp_path: Path) -> None:
    rows: list[list[object]] = [["Ada Quill", "F1"], ["Bo Reed", "F2"]]
    reading = read_setup(book_of(tmp_path / "s.xlsx", {"Doctors": rows, "Cover": []}))
    assert [(i.code, i.where) for i in reading.issues if i.severity is Severity.ERROR] == [("SB103", "'Doctors'")]


def test_a_value_without_a_heading_is_said(tmp_path: Path) -> None:
    rows: list[list[object]] = [["Name", "Grade"], ["Ada Quill", "F1", "leaves in May"]]
    reading = read_setup(book_of(tmp_path / "s.xlsx", {"Doctors": rows}))
    assert ("SB107", "'Doctors'!C2") in [(i.code, i.where) for i in reading.issues]


def test_a_missing_sheet_is_noted_with_what_is_taken_instead(tmp_path: Path) -> None:
    path = write(tmp_path / "s.xlsx", {p.name: [RIGHT[p.name]] for p in SHEETS if p is not COVER and not p.optional})
    note = only(read_setup(path))
    assert (note.code, note.severity) == ("SB101", Severity.NOTE)
    assert "cover is inferred" in note.says


def test_a_misspelt_sheet_is_named_with_its_right_name(tmp_path: Path) -> None:
    rows: list[list[object]] = [["Name", "Grade"], ["Ada Quill", "F1"]]
    reading = read_setup(book_of(tmp_path / "s.xlsx", {"Doctors": rows, "Entitlments": []}))
    told = next(i for i in reading.issues if i.code == "SB102")
    assert (told.where, told.suggestions) == ("'Entitlments'", ("Entitlements", "Limits"))


def test_examples_and_empty_rows_are_skipped(tmp_path: Path) -> None:
    rows: list[dict[str, object]] = [
        {"name": "Example: C Wren", "wte": 99},
        {},
        {"name": "example: D Wren"},
        RIGHT[DOCTORS.name],
    ]
    reading = read_rows(tmp_path, {DOCTORS.name: rows})
    assert [d.name for d in reading.setup.doctors] == ["Ada Quill"]
    assert reading.issues == ()


def test_a_formula_that_was_never_calculated_and_an_error_value_are_mistakes(tmp_path: Path) -> None:
    path = tmp_path / "s.xlsx"
    book = xlsxwriter.Workbook(str(path), {"in_memory": True})
    sheet: Any = book.add_worksheet("Cover")
    sheet.write_row(0, 0, ["Id", "Minimum (doctors)"])
    for row, value in ((1, ""), (2, "#N/A"), (3, 2)):
        sheet.write_string(row, 0, f"row{row}")
        sheet.write_formula(row, 1, "=1+1", None, value)
    book.close()
    reading = read_setup(path)
    told = [(i.code, i.where) for i in reading.issues if i.severity is Severity.ERROR]
    assert told == [("SB213", "'Cover'!B2"), ("SB212", "'Cover'!B3")]
    assert [c.minimum for c in reading.setup.cover] == [2]


@pytest.mark.parametrize("content", [b"", b"not a workbook", b"PK\x03\x04 broken"])
def test_a_file_that_is_no_workbook_is_one_sentence(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "s.xlsx"
    path.write_bytes(content)
    with pytest.raises(UserError, match=r"s\.xlsx"):
        read_setup(path)


def test_a_workbook_that_is_no_setup_is_one_sentence_that_says_how_to_get_one(tmp_path: Path) -> None:
    path = book_of(tmp_path / "rota.xlsx", {"Aug rota": [["Name", "Grade"], ["Ada Quill", "F1"]]})
    with pytest.raises(UserError, match="rotaengage template"):
        read_setup(path)
