"""Codes of their own, rows for doctors and the legend: each where there is room, and a note where there is not."""

import io

import openpyxl
import pytest

from rotaengage.domain.codes import DutyKind, ShiftCode
from rotaengage.domain.marks import Mark
from rotaengage.export.marks import code_ending
from rotaengage.export.proof import prove
from rotaengage.export.workbook_patch import Patched, export_workbook
from tests.export.books import book as made
from tests.export.books import patched, read, sheet
from tests.export.plans import DUTIES, plan, problem
from tests.export.rotas import rota_book

BOTTOM = max(d.source.row for d in DUTIES)


def exported(style: Mark, before: bytes) -> Patched:
    """The export, proved."""
    done = export_workbook(before, plan(), problem(), style)
    assert prove(before, done.data, done.marks, done.written) == []
    return done


def test_a_plan_without_slots_is_said_to_mark_nothing() -> None:
    empty = export_workbook(rota_book(), plan(slots=()), problem())
    assert (empty.cells, empty.warnings) == (
        (),
        ("this plan holds no slots in this workbook, so no cell carries a mark",),
    )
    assert exported(Mark.NOTE, rota_book()).warnings == ()


def test_a_code_of_its_own_replaces_a_cell_that_holds_the_code() -> None:
    page = openpyxl.load_workbook(io.BytesIO(exported(Mark.CODE, rota_book()).data))["Rota"]
    assert page[DUTIES[0].source.a1].value == "standard_day-E"
    assert page[DUTIES[2].source.a1].value == "standard_day"


@pytest.mark.parametrize("held", ["standard_day (bleep)", "standard_day ", "N"])
def test_a_cell_that_holds_more_than_the_code_gets_a_note(held: str) -> None:
    a1 = DUTIES[0].source.a1
    xml = read(rota_book(), "xl/worksheets/sheet1.xml")
    cell = f'<c r="{a1}" t="str"><v>'
    other = made(xml.replace(f"{cell}standard_day", f"{cell}{held}"))
    done = exported(Mark.CODE, other)
    assert f"'Rota'!{a1}: it holds more than the code" in done.warnings[0]
    assert openpyxl.load_workbook(io.BytesIO(done.data))["Rota"][a1].value == held


@pytest.mark.parametrize(("codes", "ending"), [(("LD", "N"), "-E"), (("LD", "LD-E"), "-ENG"), (("ld", "LD-e"), "-ENG")])
def test_the_ending_makes_no_code_that_the_rota_knows(codes: tuple[str, ...], ending: str) -> None:
    of = problem()
    shifts = tuple(ShiftCode(code=c, kind=DutyKind.LONG_DAY) for c in codes)
    of = of.model_copy(update={"rota": of.rota.model_copy(update={"codes": shifts})})
    assert code_ending(of) == ending


def test_each_doctor_with_slots_gets_a_row_below_the_rota() -> None:
    done = exported(Mark.ROW, rota_book())
    page = openpyxl.load_workbook(io.BytesIO(done.data))["Rota"]
    assert done.marks == ()
    rows = {page.cell(r, 2).value: [page.cell(r, c).value for c in range(3, 8)] for r in range(BOTTOM + 1, BOTTOM + 6)}
    assert rows["Ann Okoro"] == ["SDT 14:00-16:00", "RDF 13:00-14:00", None, None, None]
    assert rows["Ben =Cmd"] == [None, "RDF 13:00-14:00", None, None, None]
    assert page.cell(BOTTOM + 1, 2).value is None


@pytest.mark.parametrize(
    ("after", "first"),
    [
        ("", BOTTOM + 2),
        (f'<mergeCells><mergeCell ref="A{BOTTOM + 3}:B{BOTTOM + 4}"/></mergeCells>', BOTTOM + 6),
        (f'<mergeCells><mergeCell ref="A{BOTTOM + 40}:B{BOTTOM + 41}"/></mergeCells>', BOTTOM + 2),
    ],
)
def test_rows_stand_where_nothing_is_covered(after: str, first: int) -> None:
    assert min(c.row for c in exported(Mark.ROW, rota_book(after=after)).written) == first


def test_rows_are_not_put_where_a_formula_looks() -> None:
    done = exported(Mark.ROW, rota_book('<c r="A1"><f>COUNTA(C:C)</f><v>2</v></c>'))
    assert done.written == {}
    assert "formulas look at the free rows below the rota ('Rota'!A1 (COUNTA))" in done.warnings[0]
    assert len(done.marks) == 3


def test_rows_need_a_row_for_each_doctor() -> None:
    """Days down and people across: the same plan with rows and columns exchanged."""
    of = problem()
    turned = tuple(d._replace(source=d.source._replace(row=d.source.column, column=9)) for d in of.rota.duties)
    of = of.model_copy(update={"rota": of.rota.model_copy(update={"duties": turned})})
    slots = tuple(
        s.model_copy(update={"source": s.source._replace(row=s.source.column, column=9)}) for s in plan().slots
    )
    rows = "".join(f'<row r="{n}"><c r="I{n}" t="str"><v>standard_day</v></c></row>' for n in range(3, 9))
    done = export_workbook(made(sheet(rows)), plan(slots=slots), of, Mark.ROW)
    assert "no row for each doctor" in done.warnings[0]
    assert {m.cell for m in done.marks} == {s.source for s in slots}


@pytest.mark.parametrize("style", list(Mark))
def test_a_legend_stands_below_the_rota_and_on_the_sheet_engagement(style: Mark) -> None:
    done = exported(style, rota_book())
    opened = openpyxl.load_workbook(io.BytesIO(done.data))
    line = opened["Rota"].cell(BOTTOM + 2, 2).value
    assert str(line).startswith("Protected engagement time: ")
    assert line in [row[0] for row in opened["Engagement"].iter_rows(values_only=True)]


def test_no_legend_is_put_where_a_formula_looks() -> None:
    assert exported(Mark.NOTE, rota_book('<c r="A1"><f>COUNTA(B:B)</f><v>2</v></c>')).written == {}


def test_text_goes_into_rows_that_are_empty_but_there() -> None:
    before = rota_book()
    xml = read(before, "xl/worksheets/sheet1.xml")
    there = f'<row r="{BOTTOM + 2}" ht="20"/><row r="{BOTTOM + 3}" spans="1:2"><c r="B{BOTTOM + 3}" s="1"/></row>'
    done = exported(Mark.ROW, made(xml.replace("</sheetData>", f"{there}</sheetData>")))
    after = read(done.data, "xl/worksheets/sheet1.xml")
    assert f'<row r="{BOTTOM + 2}" ht="20"><c r="B{BOTTOM + 2}"' in after
    assert f'<row r="{BOTTOM + 3}"><c r="B{BOTTOM + 3}" s="1" t="inlineStr"><is>' in after


def test_colour_rules_over_changed_text_are_told() -> None:
    rule = '<conditionalFormatting sqref="C1:G2000"><cfRule type="containsText" priority="1"/></conditionalFormatting>'
    assert any("colour rules look at 3 cells" in w for w in exported(Mark.TEXT, rota_book(after=rule)).warnings)
    assert exported(Mark.FILL, rota_book(after=rule)).warnings == ()


def test_the_same_word_about_many_cells_is_said_once() -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c><c r="C1"><v>3</v></c></row>'
    done = patched(made(sheet(rows)), Mark.TEXT, "A1", "B1", "C1")
    assert done.warnings == ("'Rota'!A1 and 2 more cells: it does not hold text, so it has a note instead of text",)
