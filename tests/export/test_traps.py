"""Traps of other people's workbooks that have no better place: what must come through a mark whatever it is."""

import io
import zipfile

import openpyxl
import pytest

from rotaengage.domain.marks import Mark
from rotaengage.export import styles_patch
from rotaengage.export.proof import prove
from tests.export.books import KIND, SHEET, STYLES, TYPES, book, parts, patched, read, rels, sheet

FORMULAS = (
    '<row r="1"><c r="A1"><f t="shared" ref="A1:A3" si="0">COUNTIF(B:B,"LD")</f><v>4</v></c>'
    '<c r="B1" t="str"><v>LD</v></c></row><row r="2"><c r="A2"><f t="shared" si="0"/><v>5</v></c></row>'
)
CHAIN = {"xl/calcChain.xml": '<calcChain><c r="A1" i="4"/><c r="A2" i="4"/></calcChain>'}
CHAIN_RELS = {
    "xl/_rels/workbook.xml.rels": rels(
        ("rId1", "worksheet", "/xl/worksheets/sheet1.xml"),
        ("rId2", "styles", "styles.xml"),
        ("rId9", "calcChain", "calcChain.xml"),
    )
}
CHAIN_TYPE = f'<Override PartName="/xl/calcChain.xml" ContentType="{KIND}.calcChain+xml"/>'


def raw(data: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name)


@pytest.mark.parametrize("style", list(Mark))
def test_shared_formulas_keep_their_master_and_the_order_of_calculation(style: Mark) -> None:
    data = book(sheet(FORMULAS), CHAIN | CHAIN_RELS, CHAIN_TYPE)
    done = patched(data, style, "A1", "A2", "B1")
    assert "xl/calcChain.xml" not in done.parts_changed
    after = read(done.data, SHEET)
    assert '<f t="shared" ref="A1:A3" si="0">COUNTIF(B:B,"LD")</f><v>4</v>' in after
    assert '<f t="shared" si="0"/><v>5</v>' in after
    assert prove(data, done.data, done.marks) == []


@pytest.mark.parametrize("style", list(Mark))
def test_macros_and_the_kind_of_the_workbook_stay(style: Mark) -> None:
    kind = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
    macros = '<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/>'
    code = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 not read, not run"
    files = {n: t.encode() for n, t in parts(sheet(FORMULAS)).items()}
    types = TYPES.format(more=macros).replace(f"{KIND}.sheet.main+xml", kind)
    files |= {"[Content_Types].xml": types.encode(), "xl/vbaProject.bin": code}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    done = patched(out.getvalue(), style, "B1")
    assert raw(done.data, "xl/vbaProject.bin") == code
    assert kind in read(done.data, "[Content_Types].xml")


@pytest.mark.parametrize(("most", "framed"), [(3, True), (2, False)])
def test_no_format_is_added_beyond_what_excel_holds(monkeypatch: pytest.MonkeyPatch, most: int, framed: bool) -> None:
    monkeypatch.setattr(styles_patch, "_MOST_FORMATS", most)
    done = patched(book(sheet(FORMULAS)), Mark.NOTE, "B1")
    assert ('<c r="B1" t="str" s="2"' in read(done.data, SHEET)) is framed
    assert any("no cell format can be added" in w for w in done.warnings) is not framed
    assert "B1" in read(done.data, "xl/comments1.xml")


def test_a_spilled_range_takes_no_text() -> None:
    rows = (
        '<row r="1"><c r="A1" t="str" cm="1"><f t="array" ref="A1:A2">SORT(C1:C2)</f><v>LD</v></c></row>'
        '<row r="2"><c r="A2" t="str"><v>N</v></c></row>'
    )
    done = patched(book(sheet(rows)), Mark.TEXT, "A1", "A2")
    assert '<c r="A2" t="str" s="2"><v>N</v></c>' in read(done.data, SHEET)
    assert any("array formula" in w for w in done.warnings)


def test_targets_from_the_root_and_dates_from_1904_are_no_hindrance() -> None:
    workbook = parts("")["xl/workbook.xml"].replace("<sheets>", '<workbookPr date1904="1"/><sheets>')
    data = book(sheet(FORMULAS), CHAIN_RELS | CHAIN | {"xl/workbook.xml": workbook}, CHAIN_TYPE)
    done = patched(data, Mark.FILL, "B1")
    assert 'date1904="1"' in read(done.data, "xl/workbook.xml")
    assert openpyxl.load_workbook(io.BytesIO(done.data))["Rota"]["B1"].fill.fill_type == "solid"
    assert STYLES.count("<xf ") < read(done.data, "xl/styles.xml").count("<xf ")
