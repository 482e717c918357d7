"""Formulas that count what stands in marked cells are found, and the style gives way to a note there."""

import pytest

from rotaengage.domain.marks import Mark
from rotaengage.domain.refs import CellRef
from rotaengage.export.counting_formulas import Formulas
from rotaengage.export.package import Package
from rotaengage.export.proof import prove
from rotaengage.export.workbook_parts import sheet_parts, workbook_part
from rotaengage.export.workbook_patch import export_workbook
from tests.export.books import KIND, SHEET_RELS, XML, book, parts, read, rels, sheet
from tests.export.plans import DUTIES, plan, problem
from tests.export.rotas import rota_book

C4 = CellRef("Rota", 4, 3)
TABLE = {
    SHEET_RELS: rels(("rId1", "table", "../tables/table1.xml")),
    "xl/tables/table1.xml": f'{XML}<table name="Shifts" displayName="Shifts" ref="B3:D9"/>',
}
TABLE_TYPE = f'<Override PartName="/xl/tables/table1.xml" ContentType="{KIND}.table+xml"/>'


def found(formula: str, more: str = "", *, any_change: bool = False, names: str = "") -> list[str]:
    """The words about a formula in H9 (or of the cells given) that looks at C4."""
    cells = more or f'<row r="9"><c r="H9"><f>{formula}</f><v>1</v></c></row>'
    data = book(sheet(cells), TABLE, TABLE_TYPE)
    if names:
        old = parts("")["xl/workbook.xml"]
        new = old.replace("</sheets>", f"</sheets><definedNames>{names}</definedNames>")
        data = book(sheet(cells), {"xl/workbook.xml": new} | TABLE, TABLE_TYPE)
    package = Package(data)
    workbook = workbook_part(package)
    formulas = Formulas(package, workbook, sheet_parts(package, workbook))
    return [c.words for c in formulas.counting([C4], any_change=any_change)]


@pytest.mark.parametrize(
    ("formula", "function"),
    [
        ('COUNTIF(C1:C9,"LD")', "COUNTIF"),
        ("COUNTIF($C$4,A1)", "COUNTIF"),
        ('SUMPRODUCT(--(C:C="LD"))', "SUMPRODUCT"),
        ('COUNTIF(4:4,"LD")', "COUNTIF"),
        ("MATCH(A1,B2:D4,0)", "MATCH"),
        ("VLOOKUP(1,Rota!A1:D9,2)", "VLOOKUP"),
        ("LOOKUP(1,'Rota'!$A$1:$D$9)", "LOOKUP"),
        ('COUNTIF(Shifts[Mon],"LD")', "COUNTIF"),
        ('COUNTIF(INDIRECT("C1:C9"),1)', "COUNTIF"),
        ('IF(C4="LD",1,0)', "IF"),
        ("_xlfn.XLOOKUP(1,A1:A9,C1:C9)", "XLOOKUP"),
        ("COUNTA(C4)&amp;C4", "COUNTA"),
    ],
)
def test_a_formula_that_would_see_other_text_is_found(formula: str, function: str) -> None:
    assert found(formula) == [f"'Rota'!H9 ({function})"]


@pytest.mark.parametrize(
    "formula",
    ['COUNTIF(C5:C9,"LD")', 'COUNTIF(D:D,"C4")', "COUNTA(C1:C9)", "SUM(C4,D4)", "COUNTIF(Other!C4,1)",
     "LOG10(100)", 'COUNTIF([1]Rota!C4,1)', 'T("C4")', "A4", "COUNTIF(5:9,1)", "COUNTIF(D1:XFD9,1)"],
)  # fmt: skip
def test_one_that_would_see_the_same_is_not(formula: str) -> None:
    assert found(formula) == []


def test_filling_an_empty_cell_is_seen_by_those_that_count_filled_ones() -> None:
    assert found("COUNTA(C1:C9)", any_change=True) == ["'Rota'!H9 (COUNTA)"]


def test_a_shared_formula_is_followed_as_far_as_it_is_carried_on() -> None:
    def shared(ref: str) -> str:
        master = f'<c r="H2"><f t="shared" si="0" ref="{ref}">COUNTIF(A2:C2,"LD")</f><v>1</v></c>'
        return f'<row r="2">{master}</row><row r="3"><c r="H3"><f t="shared" si="0"/><v>1</v></c></row>'

    assert found("", shared("H2:H4")) == ["'Rota'!H2 (COUNTIF)"]
    assert found("", shared("H2:H3")) == []


def test_a_defined_name_is_followed() -> None:
    names = '<definedName name="Week1">Rota!$C$1:$C$9</definedName>'
    assert found('COUNTIF(week1,"LD")', names=names) == ["'Rota'!H9 (COUNTIF)"]
    assert found('COUNTIF(week2,"LD")', names=names) == []


@pytest.mark.parametrize("style", [Mark.TEXT, Mark.CODE])
def test_a_counted_cell_keeps_its_text_and_the_others_do_not(style: Mark) -> None:
    first, second = sorted({s.source for s in plan().slots})[:2]
    counted = rota_book(f'<c r="A1"><f>COUNTIF({first.a1},"standard_day")</f><v>1</v></c>')
    done = export_workbook(counted, plan(), problem(), style)
    assert done.warnings[0].startswith("1 cell is looked at by formulas that other text would change ('Rota'!A1")
    xml = read(done.data, "xl/worksheets/sheet1.xml")
    assert f'<c r="{first.a1}" t="str" s=' in xml
    assert f'<c r="{second.a1}" t="inlineStr"' in xml
    assert f'ref="{first.a1}"' in read(done.data, "xl/comments1.xml")
    assert prove(counted, done.data, done.marks, done.written) == []


def test_a_note_needs_no_warning_where_formulas_count() -> None:
    row = DUTIES[0].source.row
    counted = rota_book(f'<c r="A1"><f>COUNTIF(C{row}:G{row},"standard_day")</f><v>5</v></c>')
    assert export_workbook(counted, plan(), problem(), Mark.NOTE).warnings == ()
