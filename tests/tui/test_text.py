"""Text from other people's files cannot steer the terminal, and fits its cells."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from rotaengage.tui.present.look import Look, Piece
from rotaengage.tui.present.text import clean, clip, clipped, fit, fit_right, flow, whole_parts, wrap

ANY = st.text(max_size=40)


@given(ANY)
@settings(deadline=None)
def test_cleaned_text_holds_no_control_and_is_one_line(text: str) -> None:
    safe = clean(text)
    assert safe.isprintable() or all(c.isspace() or c.isprintable() for c in safe)
    assert len(safe.splitlines()) <= 1
    assert clean(safe) == safe


@given(ANY, st.integers(0, 30))
@settings(deadline=None)
def test_fitted_text_has_exactly_its_width(text: str, width: int) -> None:
    assert cell_len(fit(text, width)) == width
    assert cell_len(fit_right(text, width)) == width


@given(ANY, st.integers(1, 30))
@settings(deadline=None)
def test_wrapped_lines_fit(text: str, width: int) -> None:
    assert all(cell_len(one) <= width for one in wrap(text, width))


@given(st.lists(ANY.map(clean).map(Piece), max_size=4), st.integers(0, 30))
@settings(deadline=None)
def test_clipped_lines_fit(pieces: list[Piece], width: int) -> None:
    assert sum(cell_len(piece.text) for piece in clipped(tuple(pieces), width)) <= width


def test_escape_codes_and_direction_marks_are_taken_out() -> None:
    assert clean("Ann\x1b[31m\u202e Lee\r\nB") == "Ann[31m Lee B"


def test_a_cut_is_shown_and_a_fit_is_not() -> None:
    assert clip("Adeyemi", 7) == "Adeyemi"
    assert clip("Adeyemi", 6) == "Adeye…"
    assert fit("山田花子", 5) == "山田…"


def test_the_piece_that_is_cut_keeps_its_look() -> None:
    line = (Piece("ab", Look.KEY), Piece("cdef", Look.MUTED))
    assert clipped(line, 4) == (Piece("ab", Look.KEY), Piece("c…", Look.MUTED))
    assert clipped(line, 6) == line


@given(st.lists(ANY.map(clean).map(Piece), max_size=4), st.integers(1, 30))
@settings(deadline=None)
def test_flowing_lines_fit(pieces: list[Piece], width: int) -> None:
    assert all(sum(cell_len(piece.text) for piece in one) <= width for one in flow(tuple(pieces), width))


def test_a_flowing_line_keeps_its_words_and_looks() -> None:
    line = (Piece("one two ", Look.KEY), Piece("three", Look.MUTED))
    assert flow(line, 40) == [(Piece("one ", Look.KEY), Piece("two ", Look.KEY), Piece("three", Look.MUTED))]
    assert flow(line, 8)[1] == (Piece("three", Look.MUTED),)
    assert flow((), 8) == [()]


def test_parts_of_a_legend_are_there_whole_or_not_at_all() -> None:
    assert whole_parts("a sign  another  third", 16) == "a sign  another"
    assert whole_parts("a sign  another  third", 22) == "a sign  another  third"
    assert whole_parts("long enough", 4) == "long enough"


@pytest.mark.parametrize("text", [" Zoë Ångström", " ▲2  ", "  a…  b"])
def test_text_that_is_not_of_ascii_keeps_its_indent_and_its_gaps(text: str) -> None:
    assert fit(text, 20) == text.ljust(20)
