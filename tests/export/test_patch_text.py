"""Text is appended to text alone; what cannot take it gets a note, and that is said."""

import io

import openpyxl
import pytest

from rotaengage.domain.marks import Mark
from rotaengage.export.proof import prove
from rotaengage.export.workbook_patch import patch_workbook
from tests.export.books import SHEET, book, mark, patched, read, rels, sheet, with_strings

PLAIN = "<si><t>LD</t></si>"
RICH = "<si><r><t>LD</t></r><r><rPr><b/></rPr><t>!</t></r><rPh sb='0' eb='1'><t>x</t></rPh></si>"
PHONETIC = "<si><t>LD</t><rPh sb='0' eb='1'><t>x</t></rPh><phoneticPr fontId='0'/></si>"


def cell_after(item: str) -> str:
    more, types = with_strings(item)
    done = patched(book(sheet('<row r="1"><c r="A1" s="1" t="s"><v>0</v></c></row>'), more, types), Mark.TEXT, "A1")
    assert not done.warnings
    assert "xl/sharedStrings.xml" not in done.parts_changed
    xml = read(done.data, SHEET)
    return xml[xml.index("<c ") : xml.index("</row>")]


def test_a_shared_string_becomes_the_cells_own_with_the_text() -> None:
    expected = '<c r="A1" s="1" t="inlineStr"><is><t xml:space="preserve">LD [SDT]</t></is></c>'
    assert cell_after(PLAIN) == expected


def test_rich_text_keeps_its_runs_and_gets_one_more() -> None:
    after = cell_after(RICH)
    assert '</rPr><t>!</t></r><r><t xml:space="preserve"> [SDT]</t></r><rPh' in after


def test_phonetics_stay_beside_the_longer_text() -> None:
    assert "LD [SDT]</t><rPh sb='0' eb='1'><t>x</t></rPh><phoneticPr fontId='0'/></is>" in cell_after(PHONETIC)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ('<c r="A1" t="inlineStr"><is><t>a&amp;b</t></is></c>', "a&amp;b [SDT]"),
        ('<c r="A1" t="inlineStr"><is/></c>', "> [SDT]</t>"),
        ('<c r="A1" t="str"><v>LD</v></c>', "LD [SDT]"),
    ],
)
def test_text_of_the_cells_own_grows(cell: str, expected: str) -> None:
    data = book(sheet(f'<row r="1">{cell}</row>'))
    done = patched(data, Mark.TEXT, "A1")
    assert expected in read(done.data, SHEET)
    assert prove(data, done.data, done.marks) == []


@pytest.mark.parametrize(
    ("cell", "why"),
    [
        ('<c r="A1" t="str"><f>B1&amp;""</f><v>LD</v></c>', "formula"),
        ('<c r="A1"><v>44</v></c>', "does not hold text"),
        ('<c r="A1" t="b"><v>1</v></c>', "does not hold text"),
        ('<c r="A1" s="1"/>', "does not hold text"),
        ('<c r="B1"/>', "empty"),
        ('<c r="A1" t="s"><v>99</v></c>', "missing"),
        ('<c r="A1" t="str"><v>x</v></c><c r="B1"><f t="array" ref="A1:B1">X</f></c>', "array"),
    ],
)
def test_a_cell_that_cannot_take_text_gets_a_note_and_keeps_its_value(cell: str, why: str) -> None:
    data = book(sheet(f'<row r="1">{cell}</row>'))
    done = patched(data, Mark.TEXT, "A1")
    assert why in done.warnings[0]
    assert '<comment ref="A1"' in read(done.data, "xl/comments1.xml")
    assert prove(data, done.data, done.marks) == []


@pytest.mark.parametrize(("length", "takes"), [(32_761, True), (32_762, False)])
def test_text_grows_up_to_the_longest_that_a_cell_holds(length: int, takes: bool) -> None:
    data = book(sheet(f'<row r="1"><c r="A1" t="str"><v>{"x" * length}</v></c></row>'))
    done = patched(data, Mark.TEXT, "A1")
    assert (not done.warnings) is takes


def test_a_heading_of_a_table_keeps_its_text() -> None:
    table = {
        "xl/tables/table1.xml": '<table ref="A1:B3"/>',
        "xl/worksheets/_rels/sheet1.xml.rels": rels(("rId1", "table", "../tables/table1.xml")),
    }
    rows = '<row r="1"><c r="A1" t="str"><v>Mon</v></c></row><row r="2"><c r="A2" t="str"><v>LD</v></c></row>'
    types = '<Override PartName="/xl/tables/table1.xml" ContentType="application/xml"/>'
    done = patched(book(sheet(rows), table, types), Mark.TEXT, "A1", "A2")
    assert ["heading of a table" in w for w in done.warnings] == [True]
    assert "LD [SDT]" in read(done.data, SHEET)


@pytest.mark.parametrize(
    "after",
    [
        '<dataValidations><dataValidation type="list" sqref="B9 A1:A4"/></dataValidations>',
        '<extLst><ext><x14:dataValidations xmlns:x14="urn:x" xmlns:xm="urn:m"><x14:dataValidation type="list">'
        "<xm:sqref>A1:A4</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst>",
    ],
)
def test_a_list_of_allowed_values_is_mentioned(after: str) -> None:
    rows = '<row r="1"><c r="A1" t="str"><v>LD</v></c></row><row r="5"><c r="A5" t="str"><v>LD</v></c></row>'
    done = patched(book(sheet(rows, after)), Mark.TEXT, "A1", "A5")
    assert len(done.warnings) == 1
    assert done.warnings[0].startswith("'Rota'!A1: the cell has a list of allowed values")


def test_shared_strings_with_another_prefix_are_left_alone() -> None:
    more, types = with_strings("")
    more["xl/sharedStrings.xml"] = '<x:sst xmlns:x="urn:y"><x:si><x:t>LD</x:t></x:si></x:sst>'
    done = patched(book(sheet('<row r="1"><c r="A1" t="s"><v>0</v></c></row>'), more, types), Mark.TEXT, "A1")
    assert "cannot be moved" in done.warnings[0]


def test_two_marks_on_one_cell_are_one() -> None:
    data = book(sheet('<row r="1"><c r="A1" t="str"><v>LD</v></c></row>'))
    marks = [mark("A1", text=" [SDT]"), mark("A1", text=" [RDF]")]
    assert "LD [SDT] [RDF]<" in read(patch_workbook(data, marks, Mark.TEXT).data, SHEET)


def test_a_merged_range_keeps_its_text_and_its_first_cell_gets_the_note() -> None:
    rows = '<row r="1"><c r="A1" t="str"><v>LD</v></c><c r="B1"/></row>'
    data = book(sheet(rows, '<mergeCells><mergeCell ref="A1:B1"/></mergeCells>'))
    done = patched(data, Mark.TEXT, "B1", "A1")
    assert "LD [SDT]<" in read(done.data, SHEET)
    assert "merged" in done.warnings[0]
    assert openpyxl.load_workbook(io.BytesIO(done.data))["Rota"]["A1"].comment is not None
