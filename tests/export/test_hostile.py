"""Broken and hostile parts end in a sentence, never in a crash, and never in a harmed export."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rotaengage.domain.issue import UserError
from rotaengage.domain.marks import Mark
from rotaengage.export.proof import prove
from rotaengage.export.sheet_text import SheetText
from rotaengage.export.workbook_patch import patch_workbook
from tests.export.books import book, mark, packed, parts, patched, sheet, with_strings
from tests.export.test_patch_notes import COMMENTS_TYPE, LEGACY, NOTED, VML_TYPES

STRINGS, STRINGS_TYPE = with_strings("<si><t>LD</t></si><si><r><t>N</t></r></si>")
ROWS = (
    '<row r="1" spans="1:2"><c r="A1" s="1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>'
    '<row r="3"><c r="A3" t="inlineStr"><is><t>q</t></is></c></row>'
)
XML = sheet(ROWS, f'<mergeCells><mergeCell ref="A3:B4"/></mergeCells>{LEGACY}', '<dimension ref="A1:B3"/>')
FILES = {n: t.encode() for n, t in parts(XML, NOTED | STRINGS, VML_TYPES + COMMENTS_TYPE + STRINGS_TYPE).items()}
MARKS = [mark(c) for c in ("A1", "B1", "D2", "B4")]
PIECES = st.sampled_from(
    [b"", b"<", b">", b'"', b"/", b" ", b"&", b"x:", b"-1", b"0", b"A", b"\xff", b"\x00", b"9" * 5000, b"</row>",
     b'<c r="A1"/>', b'ref="ZZZZ1"', b'encoding="foo"', b"<!DOCTYPE a>"]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(sorted(FILES)), st.data(), st.sampled_from(list(Mark)))
def test_damage_anywhere_is_refused_or_does_no_harm(name: str, data: st.DataObject, style: Mark) -> None:
    content = FILES[name]
    at = data.draw(st.integers(0, len(content)))
    end = min(len(content), at + data.draw(st.sampled_from([0, 1, 2, 5, 20])))
    broken = packed(FILES | {name: content[:at] + data.draw(PIECES) + content[end:]})
    try:
        done = patch_workbook(broken, MARKS, style, [SheetText("New", (), ("A",), ())])
        # openpyxl's own limits (names of thousands of letters) are met by chance: then the export is not written.
        assert [f for f in prove(broken, done.data, MARKS) if not f.startswith("a second reader cannot open")] == []
    except UserError as refused:
        assert refused.sentence.endswith(".")


def test_the_undamaged_book_takes_every_mark() -> None:
    for style in Mark:
        done = patch_workbook(packed(FILES), MARKS, style)
        assert prove(packed(FILES), done.data, MARKS) == []
        assert [c.a1 for c in done.cells if c.a1 != "A3"] == ["A1", "B1", "D2"]


@pytest.mark.parametrize(
    "row",
    ['<row r="99999999999"><c r="A1"/></row>', f'<row r="{"9" * 5000}"/>', '<row r="-1"><c r="A1" s="-7"/></row>'],
)
def test_numbers_that_no_sheet_holds_are_no_crash(row: str) -> None:
    data = book(sheet(row))
    done = patched(data, Mark.FILL, "A1")
    assert prove(data, done.data, done.marks) == []
