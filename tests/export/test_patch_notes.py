"""Notes are added beside those of other people, and the drawing that shows them grows with them."""

import io
import re

import openpyxl
import pytest

from rotaengage.domain.marks import Mark
from rotaengage.export.proof import prove
from tests.export.books import MAIN, REL, SHEET, SHEET_RELS, XML, book, names, patched, read, rels, sheet

ROWS = '<row r="1"><c r="A1" t="str"><v>LD</v></c><c r="B1" t="str"><v>N</v></c></row>'
VML_TYPES = '<Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>'
COMMENTS_TYPE = (
    '<Override PartName="/xl/comments7.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"/>'
)
VML = (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"\n'
    ' xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="3"/>'
    '</o:shapelayout><v:shape id="_x0000_s3080" type="#_x0000_t202"><br></v:shape></xml>'
)
COMMENTS = (
    f'{XML}<comments xmlns="{MAIN}"><authors><author>Ward clerk</author></authors><commentList>'
    '<comment ref="A1" authorId="0" shapeId="0"><text><r><rPr><b/></rPr><t>mine</t></r></text></comment>'
    "</commentList></comments>"
)
DRAWN = {SHEET_RELS: rels(("rId1", "vmlDrawing", "../drawings/vmlDrawing4.vml")), "xl/drawings/vmlDrawing4.vml": VML}
NOTED = DRAWN | {
    SHEET_RELS: rels(("rId1", "vmlDrawing", "../drawings/vmlDrawing4.vml"), ("rId2", "comments", "/xl/comments7.xml")),
    "xl/comments7.xml": COMMENTS,
}
LEGACY = '<legacyDrawing r:id="rId1"/>'


def notes_of(data: bytes) -> dict[str, str]:
    found = openpyxl.load_workbook(io.BytesIO(data))["Rota"]
    return {c.coordinate: c.comment.text for row in found.iter_rows() for c in row if c.comment}


def test_a_first_note_brings_its_parts_and_is_read_back() -> None:
    data = book(sheet(ROWS))
    done = patched(data, Mark.NOTE, "B1")
    assert set(done.parts_added) == {"xl/comments1.xml", "xl/drawings/vmlDrawing1.vml", SHEET_RELS}
    assert notes_of(done.data) == {"B1": "Protected engagement time\nSDT, 14:00-16:00"}
    assert '<Default Extension="vml"' in read(done.data, "[Content_Types].xml")
    assert '</sheetData><legacyDrawing r:id="rId2"/></worksheet>' in read(done.data, SHEET)
    assert prove(data, done.data, done.marks) == []


def test_the_box_of_a_note_stands_at_its_cell() -> None:
    vml = read(patched(book(sheet(ROWS)), Mark.NOTE, "B1").data, "xl/drawings/vmlDrawing1.vml")
    assert "<x:Row>0</x:Row><x:Column>1</x:Column>" in vml
    assert 'id="_x0000_t202"' in vml
    assert 'id="_x0000_s1025"' in vml


def test_another_persons_note_gets_lines_and_loses_none() -> None:
    data = book(sheet(ROWS, LEGACY), NOTED, VML_TYPES + COMMENTS_TYPE)
    done = patched(data, Mark.NOTE, "A1")
    assert '<r><rPr><b/></rPr><t>mine</t></r><r><t xml:space="preserve">\nProtected' in read(
        done.data, "xl/comments7.xml"
    )
    assert read(done.data, "xl/drawings/vmlDrawing4.vml") == VML
    assert done.parts_added == ()


def test_a_note_beside_others_extends_their_parts() -> None:
    data = book(sheet(ROWS, LEGACY), NOTED, VML_TYPES + COMMENTS_TYPE)
    done = patched(data, Mark.NOTE, "B1")
    comments, vml = read(done.data, "xl/comments7.xml"), read(done.data, "xl/drawings/vmlDrawing4.vml")
    assert "<author>Ward clerk</author><author>RotaEngage</author></authors>" in comments
    assert '</comment><comment ref="B1" authorId="1"><text>' in comments
    assert vml.startswith(VML.removesuffix("</xml>"))
    assert 'id="_x0000_s3081"' in vml
    assert SHEET_RELS not in done.parts_changed
    assert prove(data, done.data, done.marks) == []


def test_a_drawing_of_controls_takes_the_boxes() -> None:
    done = patched(book(sheet(ROWS, LEGACY), DRAWN, VML_TYPES), Mark.NOTE, "B1")
    assert "<x:Row>0</x:Row><x:Column>1</x:Column>" in read(done.data, "xl/drawings/vmlDrawing4.vml")
    assert re.search(r'Id="rId2" Type="[^"]*/comments" Target="../comments1.xml"', read(done.data, SHEET_RELS))
    assert read(done.data, SHEET).count("legacyDrawing") == 1


def test_a_header_picture_is_not_taken_for_the_drawing_of_notes() -> None:
    data = book(sheet(ROWS, '<legacyDrawingHF r:id="rId1"/>'), DRAWN, VML_TYPES)
    done = patched(data, Mark.NOTE, "B1")
    assert '<legacyDrawing r:id="rId3"/><legacyDrawingHF r:id="rId1"/>' in read(done.data, SHEET)
    assert read(done.data, "xl/drawings/vmlDrawing4.vml") == VML
    assert 'data="4"' in read(done.data, "xl/drawings/vmlDrawing1.vml")


def test_the_drawing_goes_where_the_order_of_the_format_wants_it() -> None:
    after = '<pageMargins/><drawing r:id="rId8"/><tableParts count="0"/><extLst/>'
    done = patched(book(sheet(ROWS, after)), Mark.NOTE, "B1")
    assert '<drawing r:id="rId8"/><legacyDrawing r:id="rId2"/><tableParts' in read(done.data, SHEET)


def test_a_root_that_names_no_relations_gets_them_on_the_element() -> None:
    done = patched(book(sheet(ROWS, root=f'xmlns="{MAIN}"')), Mark.NOTE, "B1")
    assert f'<legacyDrawing xmlns:r="{REL}" r:id="rId2"/>' in read(done.data, SHEET)


def test_a_threaded_comment_is_left_alone_and_said() -> None:
    thread = {
        SHEET_RELS: rels(("rId9", "threadedComment", "../threadedComments/threadedComment1.xml")),
        "xl/threadedComments/threadedComment1.xml": '<ThreadedComments><threadedComment ref="A1"/></ThreadedComments>',
    }
    done = patched(book(sheet(ROWS), thread), Mark.NOTE, "A1", "B1")
    assert ["A1: a discussion (threaded comment) stands there" in w for w in done.warnings] == [True]
    assert list(notes_of(done.data)) == ["B1"]
    assert [c.a1 for c in done.cells] == ["A1", "B1"]


@pytest.mark.parametrize("broken", [{}, {"xl/drawings/vmlDrawing4.vml": "<xml>cut short"}])
def test_a_damaged_drawing_gets_no_note_but_a_border(broken: dict[str, str]) -> None:
    files = {SHEET_RELS: DRAWN[SHEET_RELS]} | broken
    done = patched(book(sheet(ROWS, LEGACY), files, VML_TYPES), Mark.NOTE, "A1")
    assert "damaged" in done.warnings[0]
    assert "xl/comments1.xml" not in names(done.data)
    assert [c.a1 for c in done.cells] == ["A1"]


def test_many_notes_have_numbers_of_their_own() -> None:
    rows = "".join(f'<row r="{r}"><c r="A{r}"/></row>' for r in range(1, 1502))
    done = patched(book(sheet(rows)), Mark.NOTE, *(f"A{r}" for r in range(1, 1502)))
    vml = read(done.data, "xl/drawings/vmlDrawing1.vml")
    numbers = re.findall(r'id="_x0000_s(\d+)"', vml)
    assert len(set(numbers)) == 1501
    assert 'data="1,2"' in vml


@pytest.mark.parametrize(
    "text", ["<text/>", "", "<text></text>", "<text><t>mine</t></text>"], ids=["closed", "none", "open", "plain"]
)
def test_an_odd_note_takes_lines_too(text: str) -> None:
    old = COMMENTS.replace("<text><r><rPr><b/></rPr><t>mine</t></r></text>", text)
    data = book(sheet(ROWS, LEGACY), NOTED | {"xl/comments7.xml": old}, VML_TYPES + COMMENTS_TYPE)
    assert "SDT, 14:00-16:00" in notes_of(patched(data, Mark.NOTE, "A1").data)["A1"]
