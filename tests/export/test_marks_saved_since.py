"""What an export did is taken out of a workbook that another program saved, and what people added since stays."""

import io
from collections.abc import Callable
from typing import Any

import openpyxl
import pytest
from openpyxl.styles import PatternFill

from rotaengage.domain.marks import Mark
from rotaengage.export.marks_read import unmarked
from rotaengage.export.workbook_patch import export_workbook
from tests.export.books import read
from tests.export.plans import DUTIES, plan, problem
from tests.export.rotas import rota_book

BEFORE = rota_book()
HERE = DUTIES[0].source.a1


def saved(change: Callable[[Any], object] = lambda _: None, style: Mark = Mark.NOTE, *, sheets: bool = True) -> bytes:
    """An export that openpyxl has saved: it drops the record and writes every part anew."""
    done = export_workbook(BEFORE, plan(), problem(), style, None if sheets else [])
    book, out = openpyxl.load_workbook(io.BytesIO(done.data)), io.BytesIO()
    change(book)
    book.save(out)
    return out.getvalue()


def names(data: bytes) -> list[str]:
    return openpyxl.load_workbook(io.BytesIO(data)).sheetnames


def test_marks_frames_and_sheets_are_taken_out() -> None:
    old = unmarked(saved())
    assert (old.whole, old.intact, names(old.data)) == (False, True, ["Rota"])
    cell, was = (openpyxl.load_workbook(io.BytesIO(d))["Rota"][HERE] for d in (old.data, BEFORE))
    assert (cell.comment, repr(cell.border), repr(cell.fill)) == (None, repr(was.border), repr(was.fill))


@pytest.mark.parametrize(
    "change",
    [
        lambda book: book["Engagement"].append(["Ben swaps with Ann"]),
        lambda book: book["Engagement"].append([7]),
        lambda book: book["Rota"].cell(40, 1, "=COUNTA(Engagement!A:A)"),
    ],
)
def test_a_sheet_that_somebody_wrote_on_or_refers_to_stays_and_is_told(change: Callable[[Any], object]) -> None:
    old = unmarked(saved(change))
    assert names(old.data) == ["Rota", "Engagement"]
    assert "Engagement) are still there" in old.warnings[0]


def test_a_text_that_names_a_cell_of_the_sheet_does_not_keep_it() -> None:
    assert names(unmarked(saved(lambda book: book["Rota"].cell(40, 1, "see Engagement!A1"))).data) == ["Rota"]


def test_a_mark_that_somebody_took_back_leaves_the_plan_in_doubt() -> None:
    def take_back(book: Any) -> None:
        book["Rota"][HERE].comment = None

    assert not unmarked(saved(take_back)).intact


def test_a_cell_that_somebody_coloured_since_keeps_that_colour() -> None:
    def colour(book: Any) -> None:
        book["Rota"][HERE].fill = PatternFill("solid", fgColor="FFFFFF00")

    cell = openpyxl.load_workbook(io.BytesIO(unmarked(saved(colour)).data))["Rota"][HERE]
    assert cell.fill.fgColor.rgb == "FFFFFF00"
    assert cell.border.left is None or cell.border.left.style is None


def test_without_an_added_sheet_nothing_tells_what_a_program_dropped() -> None:
    old = unmarked(saved(sheets=False))
    assert (old.told, names(old.data)) == (None, ["Rota"])


def test_the_hidden_row_is_text_alone_and_stands_below_the_sheet() -> None:
    done = export_workbook(BEFORE, plan(), problem())
    page = openpyxl.load_workbook(io.BytesIO(done.data))["Engagement"]
    hidden = [n for n, dimension in page.row_dimensions.items() if dimension.hidden]
    assert hidden == [page.max_row]
    assert all(c.data_type == "s" or c.value is None for c in page[page.max_row])
    assert "<f>" not in read(done.data, "xl/worksheets/sheet2.xml")
