"""The workbook of our own: native charts, filters and formats, no formula, nobody in its properties."""

import io
import re
import zipfile

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from rotaengage.domain.privacy import Privacy
from rotaengage.domain.scorecard import ScoreLine
from rotaengage.export.report_book import report_book
from rotaengage.export.score_sheet import month_sheet, score_sheet
from rotaengage.export.sheet_text import SheetText
from rotaengage.export.sheets import SHEETS
from tests.export.people import chart_count, facts, made, problem

LINES = (
    ScoreLine(principle=1, measure="Lowest", figure="0%", flag="=1+1", source="'Rota'!A2"),
    ScoreLine(principle=9, measure="Outcomes", figure="not recorded yet", source="sheet Cover"),
)


def book() -> bytes:
    return report_book([score_sheet(LINES, made(), problem(), Privacy.FULL), *(m(facts()) for m in SHEETS.values())])


def test_two_readers_open_it_with_charts_filters_frozen_titles_and_print_titles() -> None:
    data = book()
    opened = openpyxl.load_workbook(io.BytesIO(data))
    assert CalamineWorkbook.from_filelike(io.BytesIO(data)).sheet_names == opened.sheetnames
    for page in opened.worksheets:
        assert page.auto_filter.ref, page.title
        assert page.freeze_panes, page.title
        assert page.print_title_rows, page.title
        assert page.page_setup.orientation == "landscape"
    assert [chart_count(opened[n]) for n in ("By doctor", "Cover", "Activities")] == [1, 1, 0]
    assert len(opened["By doctor"].conditional_formatting) == 3


@pytest.mark.parametrize("start", [*"=+-@\t\r", "http://", "{=", "<b>", "\u202e"])
def test_nothing_is_taken_for_a_formula_a_link_or_a_number(start: str) -> None:
    words = f"{start}1"
    data = report_book([SheetText("One", (words,), (words,), ((words,),), (words,), (10,))])
    cells = [c for row in openpyxl.load_workbook(io.BytesIO(data))["One"].iter_rows() for c in row if c.value]
    expected = words.replace("\r", "_x000D_")
    assert {str(c.value) for c in cells} <= {words, expected}
    assert {c.data_type for c in cells} == {"s"}
    assert not [c for c in cells if c.hyperlink]


@pytest.mark.parametrize("length", [32_767, 40_000])
def test_the_longest_text_that_a_cell_holds_is_kept(length: int) -> None:
    data = report_book([SheetText("One", (), ("x",), (("a" * length,),), widths=(10,))])
    assert len(str(openpyxl.load_workbook(io.BytesIO(data))["One"]["A2"].value)) == 32_767


def test_halves_of_characters_do_no_harm() -> None:
    assert report_book([SheetText("One", ("\ud800",), ("\udfff",), (("a\ud83d",),))])


def test_its_properties_name_nobody_and_no_time() -> None:
    archive = zipfile.ZipFile(io.BytesIO(book()))
    core = archive.read("docProps/core.xml").decode()
    assert re.findall(r"<dc:creator>(.*?)</dc:creator>", core) == [""]
    assert re.findall(r"<cp:lastModifiedBy>(.*?)</cp:lastModifiedBy>", core) == [""]
    assert set(re.findall(r">(\d{4})-", core)) == {"2000"}


def test_the_same_sheets_give_the_same_bytes() -> None:
    assert book() == book()


def test_a_shared_scorecard_names_no_cell_of_the_rota() -> None:
    shared = score_sheet(LINES, made(), problem(), Privacy.INITIALS)
    assert [row[5] for row in shared.rows] == ["", "sheet Cover"]
    assert [row[5] for row in score_sheet(LINES, made(), problem(), Privacy.FULL).rows] == ["'Rota'!A2", "sheet Cover"]


def test_hours_are_told_by_grade_and_month() -> None:
    made_sheet = month_sheet(made(), problem(), Privacy.FULL)
    assert made_sheet.columns == ("Grade", "Doctors", "Jan 2027 (h)", "All (h)")
    assert made_sheet.rows == (("F2", 6, 8, 8), ("HST", 5, 1, 1), ("SAS", 1, 2, 2))


def test_hours_of_a_small_grade_are_put_together_in_totals() -> None:
    assert month_sheet(made(), problem(), Privacy.TOTALS).rows == (("F2", 6, 8, 8), ("other grades", 6, 3, 3))


def test_every_sheet_can_be_read_on_the_paper_that_it_is_fitted_to() -> None:
    """Arial 10 takes about 130 characters across A4 and 190 across A3: print under 6 points is not read on a wall."""
    for sheet in (score_sheet(LINES, made(), problem(), Privacy.FULL), *(m(facts()) for m in SHEETS.values())):
        data = report_book([sheet])
        page = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
        across = 190 if str(page.page_setup.paperSize) == "8" else 130
        assert 10 * across / sum(sheet.widths) >= 6, sheet.name


def test_a_title_has_room_above_the_line_below_it_and_every_heading_is_whole() -> None:
    for page in openpyxl.load_workbook(io.BytesIO(book())).worksheets:
        assert (page.row_dimensions[1].height or 0) >= 20, page.title
        titles = int(re.findall(r"\d+", str(page.auto_filter.ref))[0])
        assert (page.row_dimensions[titles].height or 0) >= 32, page.title
