"""A mark changes the format of its own cell and nothing else in the sheet."""

import io
import re
import zipfile

import pytest

from rotaengage.domain.issue import UserError
from rotaengage.domain.marks import Mark
from rotaengage.export.proof import prove
from rotaengage.export.workbook_patch import patch_workbook
from tests.export.books import (
    MAIN,
    REL,
    SHEET,
    STRICT_MAIN,
    STRICT_REL,
    STYLES,
    book,
    mark,
    packed,
    parts,
    patched,
    read,
    rels,
    sheet,
)

ROW = '<row r="1" spans="1:3"><c r="A1" s="1"><v>7</v></c><c r="C1" t="str"><v>LD</v></c></row>'


def test_only_the_format_number_of_the_cell_changes() -> None:
    before = book(sheet(ROW))
    after = patched(before, Mark.FILL, "A1").data
    assert read(after, SHEET) == read(before, SHEET).replace('<c r="A1" s="1">', '<c r="A1" s="2">')


def test_a_new_format_is_the_cells_own_with_one_thing_changed() -> None:
    styles = read(patched(book(sheet(ROW)), Mark.FILL, "A1").data, "xl/styles.xml")
    assert (
        '<xf numFmtId="14" fontId="0" fillId="2" borderId="1" xfId="0" applyNumberFormat="1" applyFill="1">' in styles
    )
    assert styles.count('<alignment horizontal="center"/>') == 2
    assert '<cellXfs count="3">' in styles
    assert '<fills count="3">' in styles
    assert styles.startswith(STYLES[: STYLES.index("<fills")])


def test_a_frame_keeps_the_diagonal_lines_of_the_cell() -> None:
    styles = read(patched(book(sheet(ROW)), Mark.NOTE, "A1").data, "xl/styles.xml")
    assert re.search(
        r'<border diagonalUp="1"><left style="medium">.*<diagonal style="thin"/></border></borders>', styles
    )


@pytest.mark.parametrize(("own", "shown"), [("0", "2"), ("1", "1")])
def test_a_frame_comes_with_a_light_ground_unless_the_cell_has_a_colour(own: str, shown: str) -> None:
    """A frame alone is shared with the neighbours, and a colour of the rota's own means something."""
    rows = f'<row r="1"><c r="A1" s="{own}"/></row>'
    styles = read(patched(book(sheet(rows)), Mark.NOTE, "A1").data, "xl/styles.xml")
    assert f'fillId="{shown}" borderId="2"' in styles


def test_cells_of_one_format_share_the_new_one() -> None:
    rows = '<row r="1"><c r="A1" s="1"/><c r="B1" s="1"/><c r="C1" s=""/></row>'
    styles = read(patched(book(sheet(rows)), Mark.NOTE, "A1", "B1", "C1").data, "xl/styles.xml")
    assert '<cellXfs count="4">' in styles
    assert '<borders count="4">' in styles


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("B1", '<row r="1" spans="1:3"><c r="A1" s="1"><v>7</v></c><c r="B1" s="2"/><c r="C1"'),
        ("D1", '<row r="1"><c r="A1" s="1"><v>7</v></c><c r="C1" t="str"><v>LD</v></c><c r="D1" s="2"/></row>'),
        ("B5", '</row><row r="5"><c r="B5" s="2"/></row></sheetData>'),
    ],
)
def test_an_absent_cell_goes_where_it_belongs(cell: str, expected: str) -> None:
    assert expected in read(patched(book(sheet(ROW)), Mark.FILL, cell).data, SHEET)


def test_an_absent_row_goes_between_its_neighbours() -> None:
    rows = '<row r="2"><c r="A2"/></row><row r="9"><c r="A9"/></row>'
    after = read(patched(book(sheet(rows)), Mark.FILL, "C4", "A1", "B4").data, SHEET)
    assert re.findall(r'r="(\w+)"', after[after.index("<sheetData") :]) == [
        "1",
        "A1",
        "2",
        "A2",
        "4",
        "B4",
        "C4",
        "9",
        "A9",
    ]


def test_the_dimension_grows_with_a_cell_outside_it() -> None:
    data = book(sheet(ROW, before='<dimension ref="A1:C1"/>'))
    assert '<dimension ref="A1:F8"/>' in read(patched(data, Mark.FILL, "F8").data, SHEET)
    assert '<dimension ref="A1:C1"/>' in read(patched(data, Mark.FILL, "B1").data, SHEET)


@pytest.mark.parametrize(("cell", "base"), [("B1", 'numFmtId="14"'), ("B2", 'numFmtId="0"'), ("E2", 'numFmtId="14"')])
def test_a_new_cell_takes_the_format_of_its_row_else_of_its_column(cell: str, base: str) -> None:
    rows = '<row r="1" s="1" customFormat="1"><c r="A1" s="1"/></row><row r="2" s="1"><c r="A2"/></row>'
    data = book(sheet(rows, before='<cols><col min="4" max="6" width="9" style="1"/></cols>'))
    styles = read(patched(data, Mark.FILL, cell).data, "xl/styles.xml")
    assert base in styles[styles.rindex("<xf ") :]


def test_rows_and_cells_without_references_are_counted() -> None:
    rows = "<row><c><v>1</v></c></row><row><c><v>2</v></c><c><v>3</v></c></row>"
    assert '<c><v>2</v></c><c s="2"><v>3</v></c>' in read(patched(book(sheet(rows)), Mark.FILL, "B2").data, SHEET)


def test_an_empty_row_keeps_its_bytes_and_the_cell_gets_a_note() -> None:
    done = patched(book(sheet('<row r="1" ht="30"/>')), Mark.NOTE, "A1")
    assert '<row r="1" ht="30"/>' in read(done.data, SHEET)
    assert "note alone" in done.warnings[0]
    assert 'ref="A1"' in read(done.data, "xl/comments1.xml")


def test_a_mark_inside_a_merged_range_goes_to_its_first_cell() -> None:
    rows = '<row r="2"><c r="B2" s="1"/><c r="C2" s="1"/></row>'
    done = patched(book(sheet(rows, '<mergeCells><mergeCell ref="B2:C3"/></mergeCells>')), Mark.FILL, "C3", "D2")
    assert [c.a1 for c in done.cells] == ["B2", "D2"]
    assert '<c r="B2" s="2"/><c r="C2" s="1"/><c r="D2" s="3"/>' in read(done.data, SHEET)


def test_a_formula_and_its_cached_value_stay() -> None:
    rows = '<row r="1"><c r="A1"><f t="shared" ref="A1:A2" si="0">COUNTIF(C:C,"LD")</f><v>12</v></c></row>'
    after = read(patched(book(sheet(rows)), Mark.NOTE, "A1").data, SHEET)
    assert '<c r="A1" s="2"><f t="shared" ref="A1:A2" si="0">COUNTIF(C:C,"LD")</f><v>12</v></c>' in after


def test_the_anchors_of_controls_are_not_taken_for_rows_and_columns() -> None:
    control = (
        '<mc:AlternateContent xmlns:mc="urn:m"><controls><control><anchor xmlns:xdr="urn:x"><from><xdr:col>2</xdr:col>'
        '<xdr:row r="1">4</xdr:row><c r="A1"/></from></anchor></control></controls></mc:AlternateContent>'
    )
    after = read(patched(book(sheet(ROW, control)), Mark.FILL, "A1").data, SHEET)
    assert control in after
    assert after.count('s="2"') == 1


def test_a_prefixed_sheet_is_written_with_its_prefix() -> None:
    xml = f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData><x:row r="1"><x:c r="A1"/></x:row></x:sheetData></x:worksheet>'
    after = read(patched(book(xml), Mark.NOTE, "A1", "B1", "A2").data, SHEET)
    assert (
        '<x:c r="A1" s="2"/><x:c r="B1" s="2"/></x:row><x:row r="2"><x:c r="A2" s="2"/></x:row></x:sheetData>' in after
    )
    assert f'</x:sheetData><x:legacyDrawing xmlns:r="{REL}" r:id="rId2"/></x:worksheet>' in after


def test_a_sheet_of_the_strict_form_gets_strict_relations() -> None:
    xml = sheet(ROW, root=f'xmlns="{STRICT_MAIN}"')
    listed = '<sheets><sheet name="Rota" sheetId="1" q:id="rId1"/></sheets>'
    files = {
        "xl/workbook.xml": f'<workbook xmlns="{STRICT_MAIN}" xmlns:q="{STRICT_REL}">{listed}</workbook>',
        "xl/_rels/workbook.xml.rels": rels(
            ("rId1", "worksheet", "/xl/worksheets/sheet1.xml"), ("rId2", "styles", "styles.xml"), base=STRICT_REL
        ),
        "_rels/.rels": rels(("rId1", "officeDocument", "xl\\workbook.xml"), base=STRICT_REL),
    }
    data = book(xml, files)
    done = patched(data, Mark.NOTE, "A1")
    assert f"{STRICT_REL}/comments" in read(done.data, "xl/worksheets/_rels/sheet1.xml.rels")
    assert f'<legacyDrawing xmlns:r="{STRICT_REL}"' in read(done.data, SHEET)
    assert STRICT_MAIN in read(done.data, "xl/comments1.xml")


@pytest.mark.parametrize("encoding", ["ISO-8859-1", "windows-1252", "us-ascii"])
def test_a_part_in_another_encoding_keeps_its_bytes(encoding: str) -> None:
    text = "Cafe" if encoding == "us-ascii" else "Caf\u00e9"
    xml = sheet(f'<row r="1"><c r="A1" t="str"><v>{text}</v></c></row>').replace("UTF-8", encoding).encode(encoding)
    files: dict[str, bytes] = {k: v.encode() for k, v in parts("").items()} | {SHEET: xml}
    done = patch_workbook(packed(files), [mark("A1", text=" \u00fc")], Mark.TEXT)
    after = zipfile.ZipFile(io.BytesIO(done.data)).read(SHEET)
    assert after[: xml.index(b"<c ")] == xml[: xml.index(b"<c ")]
    assert f"{text} &#252;</t>".encode(encoding) in after


def test_a_byte_order_mark_and_odd_white_space_stay() -> None:
    xml = "\ufeff" + sheet("\n <row\n r='1' >\n<c r = 'A1' foo=\" s='9' >\"  s = '1' ><v>1</v></c> </row>")
    after = read(patched(book(xml), Mark.FILL, "A1").data, SHEET)
    assert after == xml.replace("s = '1'", 's = "2"')


@pytest.mark.parametrize("missing", ["fills", "borders", "fonts"])
def test_a_missing_group_of_formats_is_added_in_its_place(missing: str) -> None:
    styles = re.sub(rf"<{missing} .*?</{missing}>", "", STYLES)
    done = patched(book(sheet(ROW), {"xl/styles.xml": styles}), Mark.FILL if missing == "fills" else Mark.NOTE, "A1")
    after = read(done.data, "xl/styles.xml")
    wanted = ["fonts", "fills", "borders", "cellStyleXfs", "cellXfs"]
    order = re.findall(r"<(fonts|fills|borders|cellStyleXfs|cellXfs)\b", after)
    assert order == [w for w in wanted if w in order]
    assert missing == "fonts" or missing in order


@pytest.mark.parametrize(
    "styles", [f'<styleSheet xmlns="{MAIN}"/>', f'<styleSheet xmlns="{MAIN}"><cellXfs/></styleSheet>']
)
@pytest.mark.parametrize("style", list(Mark))
def test_without_formats_to_clone_a_cell_gets_a_note_alone(styles: str, style: Mark) -> None:
    done = patched(book(sheet(ROW), {"xl/styles.xml": styles}), style, "A1")
    assert '<comment ref="A1"' in read(done.data, "xl/comments1.xml")
    assert "note alone" in done.warnings[-1]
    assert prove(book(sheet(ROW), {"xl/styles.xml": styles}), done.data, done.marks) == []


def test_a_workbook_without_a_styles_part_gets_notes() -> None:
    links = {"xl/_rels/workbook.xml.rels": rels(("rId1", "worksheet", "worksheets/sheet1.xml"))}
    assert "note alone" in patched(book(sheet(ROW), links), Mark.FILL, "A1").warnings[0]


def test_a_cell_of_another_workbook_is_refused_with_its_name() -> None:
    with pytest.raises(UserError, match="'August'!B2: the workbook has no worksheet of this name"):
        patched(book(sheet(ROW)), Mark.NOTE, "August!B2")


def test_a_sheet_is_found_whatever_the_case_of_its_name() -> None:
    assert [str(c) for c in patched(book(sheet(ROW)), Mark.FILL, "ROTA!A1").cells] == ["'Rota'!A1"]


def test_a_sheet_without_cells_is_left_alone_and_said() -> None:
    data = book(sheet("").replace("<sheetData></sheetData>", "<sheetData/>"))
    done = patched(data, Mark.NOTE, "A1")
    assert done.data == data
    assert done.warnings == ("'Rota': this sheet holds no cells, so nothing is marked on it",)


def test_a_new_cell_stands_before_a_marked_one_further_right() -> None:
    """Readers that stream, openpyxl among them, lose what stands out of order."""
    done = patched(book(sheet('<row r="1"><c r="B1" t="str"><v>LD</v></c></row>')), Mark.NOTE, "A1", "B1")
    assert '<row r="1"><c r="A1" s="2"/><c r="B1"' in read(done.data, SHEET)
