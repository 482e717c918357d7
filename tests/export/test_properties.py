"""Whatever a text holds, other readers see the same text, and whatever a sheet holds, it stays."""

import io
from typing import Any

import openpyxl
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils.escape import unescape
from python_calamine import CalamineWorkbook

from rotaengage.domain.marks import CellMark, Mark
from rotaengage.domain.refs import CellRef
from rotaengage.export.proof import prove
from rotaengage.export.sheet_body import cut
from rotaengage.export.sheet_text import SheetText
from rotaengage.export.workbook_patch import Besides, patch_workbook
from rotaengage.export.xml_scan import Splice, escaped, splice, with_attributes
from tests.export.books import book, sheet

NASTY = st.sampled_from(
    ["=1+1", "+A1", "-2", "@x", "\t", "\r", "\r\n", "_x0041_", "_x000D_", "<b>&amp;]]>", "\x00\x1f",
     "\u202e\u05d0\u0627", "\U0001f600", "a" * 32_767, " lead", "'q'", "[red]x[/]"]
)  # fmt: skip
# The two non-characters are left out: calamine does not read them back as Excel writes them.
TEXTS = (
    st.lists(
        NASTY | st.text(st.characters(codec="utf-8", exclude_characters="\ufffe\uffff"), max_size=20),
        min_size=1,
        max_size=4,
    )
    .map("".join)
    .map(cut)
)
ROTA = book(sheet('<row r="1"><c r="A1" t="str"><v>LD</v></c></row>'))


def values(data: bytes, name: str) -> tuple[Any, Any]:
    """The first cell of a sheet as openpyxl and as calamine see it."""
    cell = openpyxl.load_workbook(io.BytesIO(data))[name]["A1"]
    assert cell.data_type == "s"
    rows = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_name(name).to_python()
    return unescape(str(cell.value)), rows[0][0]


@settings(max_examples=60, deadline=None)
@given(TEXTS.filter(str.strip))
def test_a_text_on_a_new_sheet_comes_back_the_same(text: str) -> None:
    done = patch_workbook(ROTA, [], Mark.NOTE, [SheetText("New", (text,), ("A",), ())])
    assert values(done.data, "New") == (text, text)


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_appended_text_comes_back_behind_what_was_there(text: str) -> None:
    here = CellMark(cell=CellRef("Rota", 1, 1), note=("n",), text=text)
    done = patch_workbook(ROTA, [here], Mark.TEXT)
    whole = "LD" if done.warnings else f"LD{text}"
    assert values(done.data, "Rota") == (whole, whole)
    assert prove(ROTA, done.data, [here]) == []


@settings(max_examples=40, deadline=None)
@given(TEXTS.filter(str.strip))
def test_text_written_below_the_rota_comes_back_the_same(text: str) -> None:
    there = CellRef("Rota", 4, 1)
    done = patch_workbook(ROTA, [], Mark.ROW, (), Besides({there: text}))
    cell = openpyxl.load_workbook(io.BytesIO(done.data))["Rota"]["A4"]
    assert (cell.data_type, unescape(str(cell.value))) == ("s", text)
    assert prove(ROTA, done.data, [], {there: text}) == []


@settings(max_examples=40, deadline=None)
@given(TEXTS)
def test_a_note_comes_back_the_same(text: str) -> None:
    here = CellMark(cell=CellRef("Rota", 1, 1), note=("Protected", text))
    done = patch_workbook(ROTA, [here], Mark.NOTE)
    comment = openpyxl.load_workbook(io.BytesIO(done.data))["Rota"]["A1"].comment
    assert comment is not None
    read = unescape(comment.text)
    assert f"Protected\n{text}".startswith(read.removesuffix("…"))
    assert len(text) > 16_000 or read == f"Protected\n{text}"


@settings(max_examples=40, deadline=None)
@given(
    st.dictionaries(st.tuples(st.integers(1, 9), st.integers(1, 9)), st.sampled_from(["t", "n", "f", ""]), min_size=1),
    st.sets(st.tuples(st.integers(1, 10), st.integers(1, 10)), min_size=1, max_size=8),
    st.sampled_from(list(Mark)),
)
def test_whatever_cells_are_marked_the_rest_stays(
    cells: dict[tuple[int, int], str], marked: set[tuple[int, int]], style: Mark
) -> None:
    inner = {"t": ' t="str"><v>LD</v></c>', "n": "><v>4</v></c>", "f": "><f>1+1</f><v>2</v></c>", "": "/>"}
    rows = {r: sorted(c for row, c in cells if row == r) for r, _ in sorted(cells)}
    xml = "".join(
        f'<row r="{r}">{"".join(f"""<c r="{CellRef("Rota", r, c).a1}"{inner[cells[r, c]]}""" for c in columns)}</row>'
        for r, columns in rows.items()
    )
    before = book(sheet(xml))
    marks = [CellMark(cell=CellRef("Rota", r, c), note=("n",), text=" [SDT]") for r, c in sorted(marked)]
    done = patch_workbook(before, marks, style)
    assert prove(before, done.data, marks) == []
    assert {(c.row, c.column) for c in done.cells} == marked
    openpyxl.load_workbook(io.BytesIO(done.data))


@settings(max_examples=80, deadline=None)
@given(st.text())
def test_what_is_written_into_xml_is_ascii_and_holds_no_tag(text: str) -> None:
    written = escaped(text)
    assert written.isascii()
    assert b"<" not in written
    assert b">" not in written


@given(st.text(alphabet="ab</>= \"'&\n\u00e9", max_size=12))
@settings(max_examples=60, deadline=None)
def test_an_attribute_is_set_once_and_nothing_else_moves(value: str) -> None:
    tag = b"<c r='1' foo=\" s='x' >\" t = \"n\"/>"
    grown = with_attributes(tag, {"s": value})
    assert grown.startswith(b'<c r=\'1\' foo=" s=\'x\' >" t = "n" s="')
    assert with_attributes(grown, {"s": "1"}) == tag[:-2] + b' s="1"/>'


def test_changes_that_overlap_are_a_fault() -> None:
    assert splice(b"abcdef", [Splice(4, 5, b"X"), Splice(1, 3, b""), Splice(3, 3, b"-")]) == b"a-dXf"
    try:
        splice(b"abcdef", [Splice(0, 3, b""), Splice(2, 4, b"")])
    except ValueError as error:
        assert "overlap" in str(error)
    else:
        raise AssertionError("two changes of the same bytes were let through")
