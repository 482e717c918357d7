"""Damaged or hostile parts beside the values: a reading or one sentence, never a traceback or a hang."""

import time
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from importers.inspect import inspect_file
from importers.rich_text import inline_struck
from importers.style_parts import cells_with, hidden_columns, read_styles
from rotaengage.domain.issue import UserError
from tests.importers.marked_books import marked

PARTS = ("xl/styles.xml", "xl/sharedStrings.xml", "xl/comments1.xml", "xl/worksheets/_rels/sheet1.xml.rels")
PIECES = st.sampled_from(
    [b"<", b">", b'"', b"strike", b'val="\xc2\xb2"', b"\x00", b"<fill>", b"</font>", b"9" * 5000, b""]
)


def everything(book: Any, sheet: Any) -> None:
    """Struck texts, fills, a key of colours, a note, a hidden column."""
    struck, green = book.add_format({"font_strikeout": True}), book.add_format({"bg_color": "#00B050"})
    sheet.write_rich_string(1, 3, struck, "N", " Z")
    sheet.write(2, 3, "N", struck)
    sheet.write_blank(1, 2, None, green)
    sheet.write_blank(8, 0, None, green)
    sheet.write(8, 1, "Annual leave")
    sheet.write_comment("B2", "swapped")
    sheet.set_column("E:E", None, None, {"hidden": True})


@pytest.fixture(scope="module")
def parts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The parts of a workbook with everything beside its values."""
    path = marked(tmp_path_factory.mktemp("parts") / "rota.xlsx", everything)
    with ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(PARTS), st.floats(0, 1), st.integers(0, 40), PIECES)
def test_any_damage_gives_a_reading_or_one_sentence(
    tmp_path_factory: pytest.TempPathFactory, parts: dict[str, bytes], part: str, at: float, cut: int, piece: bytes
) -> None:
    where = int(at * len(parts[part]))
    damaged = parts[part][:where] + piece + parts[part][where + cut :]
    path = tmp_path_factory.mktemp("damaged") / "rota.xlsx"
    with ZipFile(path, "w") as package:
        for name, data in {**parts, part: damaged}.items():
            package.writestr(name, data)
    try:
        cells = inspect_file(path).cells
    except UserError as refusal:
        assert refusal.sentence.count("\n") == 0
        return
    assert cells.read == cells.understood + cells.ignored + cells.questions


@pytest.mark.parametrize("colour", ['rgb="FF00B05"', 'rgb="=cmd()"', 'theme="\u00b2"', 'indexed="99999999"', ""])
def test_what_is_no_colour_is_none(colour: str) -> None:
    fill = f'<fill><patternFill patternType="solid"><fgColor {colour}/></patternFill></fill>'
    text = f'<styleSheet><fills>{fill}</fills><cellXfs><xf fontId="0" fillId="0"/></cellXfs></styleSheet>'
    assert read_styles(text.encode()).fills == {}


@pytest.mark.parametrize(
    ("colour", "name"),
    [('rgb="FF00B050"', "00B050"), ('theme="4" tint="0.4"', "THEME4+40"), ('indexed="13"', "INDEX13")],
)
def test_colours_are_named_as_they_are_written(colour: str, name: str) -> None:
    fill = f'<fill><patternFill patternType="solid"><fgColor {colour}/></patternFill></fill>'
    text = f'<x:styleSheet><x:fills>{fill}</x:fills><x:cellXfs><xf fontId="0" fillId="0"/></x:cellXfs></x:styleSheet>'
    text = text.replace("<x:styleSheet>", '<x:styleSheet xmlns:x="x">')
    assert read_styles(text.encode()).fills == {0: name}


def test_numbers_out_of_all_measure_are_left_alone() -> None:
    assert cells_with(b'<c r="A1" s="' + b"9" * 6000 + b'"/><c r="B2" s="7"/>', {7}) == {(2, 2): 7}
    assert hidden_columns(b'<col min="1" max="' + b"9" * 6000 + b'" hidden="1"/><sheetData/>') == frozenset()
    assert hidden_columns(b'<col min="2" max="999999" hidden="1"/><sheetData/>') == frozenset(range(2, 16_385))


def test_texts_that_never_end_take_no_time() -> None:
    start = time.perf_counter()
    assert inline_struck(b'<c r="A1" t="inlineStr"/>' * 20_000 + b"strike") == {}
    assert time.perf_counter() - start < 20
