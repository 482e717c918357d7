"""The quick walk of the proof past what is the same hides no harm: whatever it leaves is told as without it."""

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rotaengage.domain.marks import Mark
from rotaengage.export.proof import prove
from rotaengage.export.proof_sheet import sheet_differences
from rotaengage.export.proof_walk import past_the_same
from tests.export.books import mark, patched, sheet
from tests.export.test_proof import BEFORE, MARKS

REFS = ["B1", "D1", "B2", "A3"]
CELLS = {
    1: '<c r="A1" t="s"><v>0</v></c><c r="B1" s="1" t="s"><v>1</v></c><c r="C1"/><c r="D1"><f>A1+1</f><v>2</v></c>',
    2: '<c r="A2"/><c r="B2" s="1"/><c r="C2"><v>3</v></c>',
    3: '<c r="A3" t="s"><v>1</v></c>',
    4: '<c r="A4"><v>9</v></c>',
}
OLD = sheet("".join(f'<row r="{n}">{cells}</row>' for n, cells in CELLS.items()))
NEW = (
    OLD.replace('r="B1" s="1"', 'r="B1" s="2"')
    .replace('<c r="D1">', '<c r="D1" s="2">')
    .replace('"B2" s="1"', '"B2" s="2"')
)


def told(new: str, old: str = OLD) -> list[str]:
    return list(sheet_differences(old.encode(), new.encode(), REFS))


def test_what_carries_a_mark_may_look_otherwise() -> None:
    assert told(NEW) == []
    old, new = past_the_same(OLD.encode(), NEW.encode(), [ref.encode() for ref in REFS])
    assert old == new == b""


@pytest.mark.parametrize(
    ("was", "became"),
    [
        ("<f>A1+1</f>", "<f>A1+2</f>"),
        ("<f>A1+1</f>", ""),
        ("<sheetData>", "<sheetData</c>"),
        ("<v>3</v>", "<v>4</v>"),
        ("<v>9</v>", "<v>8</v>"),
        ('<c r="C1"/>', ""),
        ('<c r="A2"/>', '<c r="A2" s="2"/>'),
        ('<row r="3">', '<row r="3" hidden="1">'),
        ('<c r="B2" s="2"/>', '<c r="B2" s="2"><c r="E9"/></c>'),
        ('<c r="B2" s="2"/>', '<c r="B2" s="2"><v>1</v></c><c r="BB2"/>'),
    ],
)
def test_any_other_change_is_told(was: str, became: str) -> None:
    assert was in NEW
    assert told(NEW.replace(was, became)) != []


@settings(max_examples=300)
@given(st.integers(0, len(NEW) - 1), st.sampled_from(["", "x", "<", ">", "/", '"', "<c ", "</c>", "<row "]))
def test_the_walk_tells_what_a_look_at_everything_tells(at: int, sign: str) -> None:
    """Without names to walk by, everything is looked at."""
    new = NEW[:at] + sign + NEW[at + 1 :]
    comment = (
        OLD.replace("<sheetData>", "<sheetData><!-- kept -->"),
        new.replace("<sheetData>", "<sheetData><!-- kept -->"),
    )
    assert bool(told(new)) == bool(told(comment[1], comment[0]))


def test_a_part_that_does_not_unpack_is_found() -> None:
    good = patched(BEFORE, Mark.NOTE, "A1", "C7").data
    with zipfile.ZipFile(io.BytesIO(good)) as archive:
        info = next(i for i in archive.infolist() if i.filename.startswith("xl/comments"))
    at = info.header_offset + 30 + len(info.filename) + info.compress_size // 2
    broken = good[:at] + bytes([good[at] ^ 0x55]) + good[at + 1 :]
    assert "xl/comments1.xml: the part was written wrongly" in prove(BEFORE, broken, MARKS)


def test_a_sheet_that_lost_its_part_is_found() -> None:
    good, out = patched(BEFORE, Mark.NOTE, "A1").data, io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(good)) as old, zipfile.ZipFile(out, "w") as new:
        for info in old.infolist():
            if not info.filename.endswith("sheet1.xml"):
                new.writestr(info, old.read(info))
    assert "parts are missing or in another order" in prove(BEFORE, out.getvalue(), [mark("A1")])
