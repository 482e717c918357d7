"""The proof finds what an export may not do: each kind of harm is done on purpose here."""

import io
import zipfile
from collections.abc import Callable

import pytest

from rotaengage.domain.marks import Mark
from rotaengage.export.proof import prove
from rotaengage.export.proof_sheet import sheet_differences
from tests.export.books import SHEET, book, mark, patched, read, sheet

ROWS = (
    '<row r="1"><c r="A1" t="str"><v>LD</v></c><c r="B1"><f>COUNTIF(A:A,"LD")</f><v>1</v></c></row>'
    '<row r="2"><c r="A2" t="str"><v>N</v></c></row>'
)
BEFORE = book(sheet(ROWS, "<pageMargins/>"), {"docProps/core.xml": "<core/>"})
MARKS = [mark("A1"), mark("C7")]


def harmed(name: str, change: Callable[[str], str]) -> bytes:
    """The export with one part changed."""
    good, out = patched(BEFORE, Mark.NOTE, "A1", "C7").data, io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(good)) as old, zipfile.ZipFile(out, "w") as new:
        for info in old.infolist():
            text = old.read(info).decode()
            text = change(text) if info.filename == name else text
            new.writestr(info, text) if text else None
    return out.getvalue()


def swap(old: str, new: str) -> Callable[[str], str]:
    def change(text: str) -> str:
        assert old in text
        return text.replace(old, new)

    return change


@pytest.mark.parametrize("style", list(Mark))
def test_an_export_passes(style: Mark) -> None:
    done = patched(BEFORE, style, "A1", "C7")
    assert prove(BEFORE, done.data, done.marks) == []


@pytest.mark.parametrize(
    ("name", "change", "says"),
    [
        (SHEET, swap("<v>N</v>", "<v>SD</v>"), "'Rota'!A2: 'N' became 'SD'"),
        (SHEET, swap("<v>LD</v>", "<v>LD!</v>"), "'Rota'!A1: 'LD' became 'LD!'"),
        (SHEET, swap('COUNTIF(A:A,"LD")', "1"), "carry no mark"),
        (SHEET, swap("<pageMargins/>", ""), "outside the cells"),
        (SHEET, swap('<row r="2">', '<row r="2" hidden="1">'), "carry no mark"),
        (SHEET, swap('<c r="A2"', '<c r="A2" s="1"'), "carry no mark"),
        ("docProps/core.xml", swap("<core/>", "<core>2</core>"), "nothing in it had to change"),
        ("docProps/core.xml", lambda _: "", "missing or in another order"),
        ("xl/workbook.xml", swap('name="Rota"', 'name="Rote"'), "sheets are not those"),
    ],
)
def test_a_harm_is_found(name: str, change: Callable[[str], str], says: str) -> None:
    assert any(says in found for found in prove(BEFORE, harmed(name, change), MARKS))


def test_a_lost_formula_under_a_mark_is_found() -> None:
    after = patched(BEFORE, Mark.FILL, "B1").data
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(after)) as old, zipfile.ZipFile(out, "w") as new:
        for info in old.infolist():
            new.writestr(info, old.read(info).replace(b'<f>COUNTIF(A:A,"LD")</f>', b""))
    assert prove(BEFORE, out.getvalue(), [mark("B1")]) == ["'Rota': the formula of B1 changed"]


def test_text_may_change_only_as_its_mark_says() -> None:
    done = patched(BEFORE, Mark.TEXT, "A1")
    assert prove(BEFORE, done.data, [mark("A1", text=" [SDT]")]) == []
    assert prove(BEFORE, done.data, [mark("A1", text=" [RDF]")]) == ["'Rota'!A1: 'LD' became 'LD [SDT]'"]


@pytest.mark.parametrize("far", ['<c r="XFD1048576"><v>1</v></c>', "<c><v>1</v></c>" * 9])
def test_a_sheet_with_a_far_corner_is_not_read_as_a_table(far: str) -> None:
    """A reader with a dense table would ask for gigabytes."""
    wide = book(sheet(f'<row r="1"><c r="A1"/></row><row r="1048576">{far}</row>'))
    done = patched(wide, Mark.NOTE, "A1")
    assert prove(wide, done.data, done.marks) == []
    assert 's="2"' in read(done.data, SHEET)


@pytest.mark.parametrize("row", ['<row r="2"/>', '<row spans="1:1" r="2"/>', "<row r='2'></row>"])
def test_an_empty_row_that_is_gone_is_found(row: str) -> None:
    cells = '<row r="1"><c r="A1" t="str"><v>LD</v></c></row>'
    before, after = sheet(cells + row).encode(), sheet(cells).encode()
    assert list(sheet_differences(before, after, [])) == ["cells or rows that carry no mark changed"]
    assert list(sheet_differences(before, before, [])) == []
