"""The acute sample holds the mess that real rotas hold, so that the demo shows the job on the real thing."""

from collections import Counter
from datetime import datetime
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

import samples
from samples.acute_cells import NO_BREAK, NOTES
from samples.acute_extras import COVER, KEY
from samples.acute_rota import BANDS, PEOPLE, UNKNOWN_CELLS, UNKNOWN_CODE
from samples.acute_sheet import DATE_ROW, DAYS, FIRST_COLUMN, SHEET

PATH = Path(samples.__file__).parent / "acute-medicine.xlsx"
NAMES = {p.name for p in PEOPLE}


@pytest.fixture(scope="module")
def sheet() -> Any:
    return load_workbook(PATH)[SHEET]


@pytest.fixture(scope="module")
def values() -> list[list[Any]]:
    return CalamineWorkbook.from_path(PATH).get_sheet_by_name(SHEET).to_python(skip_empty_area=False)


@pytest.fixture(scope="module")
def duties(values: list[list[Any]]) -> dict[str, list[str]]:
    """Cells as typed, by name without stray blanks."""
    named = {str(row[0]).replace(NO_BREAK, " ").strip(): row for row in values}
    return {n: [str(v) for v in row[FIRST_COLUMN : FIRST_COLUMN + DAYS]] for n, row in named.items() if n in NAMES}


def test_forty_two_doctors_over_fifty_six_days(duties: dict[str, list[str]]) -> None:
    assert len(duties) == 42
    assert {len(cells) for cells in duties.values()} == {56}
    assert Counter(len(people) for _, people in BANDS) == Counter([10, 8, 9, 8, 3, 4])


def test_the_dates_are_typed_summed_and_written_as_text(sheet: Any, values: list[list[Any]]) -> None:
    typed = [sheet.cell(DATE_ROW + 1, FIRST_COLUMN + 1 + d).value for d in range(DAYS)]
    assert any(isinstance(v, datetime) for v in typed)
    assert any(isinstance(v, str) and v.startswith("=") for v in typed)
    assert {"Mon 1 Feb", "15/02/2027"} <= {v for v in typed if isinstance(v, str)}
    cached = values[DATE_ROW][FIRST_COLUMN + 8]
    assert (cached.year, cached.month, cached.day) == (2027, 1, 12)


def test_merged_weeks_hidden_parts_frozen_panes_and_drop_downs(sheet: Any) -> None:
    weeks = [r for r in sheet.merged_cells.ranges if r.min_row == DATE_ROW - 1]
    assert len(weeks) == 8
    assert sheet.cell(DATE_ROW - 1, FIRST_COLUMN + 1).value == "W/C 04/01/27"
    assert sheet.column_dimensions["D"].hidden
    assert sheet.row_dimensions[2].hidden
    assert sheet.freeze_panes == "E6"
    assert [v.type for v in sheet.data_validations.dataValidation] == ["list"]
    assert len(list(sheet.conditional_formatting)) >= 1


def test_notes_and_a_chart_are_there(sheet: Any) -> None:
    notes = [c.comment.text for row in sheet.iter_rows() for c in row if c.comment is not None]
    assert len(notes) == len(NOTES)
    assert any("swapped with" in note for note in notes)
    with ZipFile(PATH) as package:
        assert "xl/charts/chart1.xml" in package.namelist()


def test_countif_rows_hold_what_a_spreadsheet_would_work_out(
    sheet: Any, values: list[list[Any]], duties: dict[str, list[str]]
) -> None:
    """Case does not matter to COUNTIF, stray blanks do."""
    for title, tiers, _ in COVER:
        row = next(n for n, line in enumerate(values) if line[0] == title)
        cells = [duties[p.name] for p in PEOPLE if p.tier in tiers]
        counted = [sum(line[day].upper() in {"SD", "LD"} for line in cells) for day in range(DAYS)]
        assert values[row][FIRST_COLUMN : FIRST_COLUMN + DAYS] == counted
        assert sheet.cell(row + 1, FIRST_COLUMN + 1).value.startswith("=COUNTIF(")


def test_codes_are_typed_untidily(duties: dict[str, list[str]]) -> None:
    typed = [code for cells in duties.values() for code in cells if code]
    assert any(code.endswith(" ") for code in typed)
    assert any(code.startswith(NO_BREAK) for code in typed)
    assert any(code == code.lower() for code in typed)


def test_one_code_is_explained_nowhere(duties: dict[str, list[str]]) -> None:
    key = {code.casefold() for code, _, _ in KEY}
    typed = Counter(code.strip(f" {NO_BREAK}").casefold() for cells in duties.values() for code in cells if code)
    assert {code: n for code, n in typed.items() if code not in key} == {UNKNOWN_CODE.casefold(): len(UNKNOWN_CELLS)}


def test_the_key_stands_on_another_sheet_and_other_things_beside_the_rota(values: list[list[Any]]) -> None:
    book = load_workbook(PATH)
    assert book.sheetnames == [SHEET, "Key", "Swap log"]
    assert tuple(c.value or "" for c in book["Key"][4]) == KEY[0]
    assert "Useful numbers" in values[DATE_ROW]
    heads = [line[0] for line in values]
    assert (
        heads.index("Consultant on call") < heads.index("Amelia Thornbury") < heads.index("Night med reg (bleep 2222)")
    )
