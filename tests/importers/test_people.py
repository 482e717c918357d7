"""Names, grades and shares of full time as they stand in cells, and places as a spreadsheet writes them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from importers.issues import where_of
from importers.people import PersonText, Register, is_vacant, person_of, slug, wte_of
from rotaengage.domain.refs import CellRef, column_number


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("A Okoro", PersonText("A Okoro")),
        ("A Okoro (F1)", PersonText("A Okoro", "F1")),
        ("R Lim [ST4]", PersonText("R Lim", "ST4")),
        ("R Lim (80%)", PersonText("R Lim", "", 0.8)),
        ("Haddad, Samira", PersonText("Haddad, Samira")),
        ("R Lim (bleep 22)", PersonText("R Lim (bleep 22)")),
    ],
)
def test_a_name_cell_gives_name_grade_and_share(text: str, person: PersonText) -> None:
    assert person_of(text) == person


@pytest.mark.parametrize(
    ("value", "share"),
    [(0.8, 0.8), (80.0, 0.8), ("80%", 0.8), ("0.6 WTE", 0.6), ("1", 1.0), ("0,5", 0.5), (0.0, None), ("F1", None)],
)
def test_a_share_of_full_time_is_read_however_it_is_written(value: str | float, share: float | None) -> None:
    assert wte_of(value) == share


@pytest.mark.parametrize(("text", "vacant"), [("GAP", True), ("Locum 2", True), ("TBC", True), ("Gapper", False)])
def test_a_line_that_nobody_holds_is_known(text: str, vacant: bool) -> None:
    assert is_vacant(text) is vacant


def test_ids_are_unique_and_hold_letters_of_any_script() -> None:
    register = Register()
    assert [register.new(name) for name in ("A Khan", "a khan", "Ó Byrne")] == ["a-khan", "a-khan-2", "o-byrne"]
    assert slug("李 雷") not in ("", "nobody")


PLACES = st.sets(st.tuples(st.integers(1, 60), st.integers(1, 30)), min_size=1, max_size=120)


@settings(max_examples=80, deadline=None)
@given(PLACES)
def test_every_place_of_a_question_is_named_by_a_range_of_one_row_or_column(places: set[tuple[int, int]]) -> None:
    where = where_of("Aug's rota", places)
    sheet, _, ranges = where.rpartition("!")
    assert sheet == "'Aug''s rota'"
    named: set[tuple[int, int]] = set()
    for text in ranges.split(", "):
        first, _, last = text.partition(":")
        a, b = (CellRef.parse(f"S!{end}") for end in (first, last or first))
        assert a.row == b.row or a.column == b.column
        named |= {(r, c) for r in range(a.row, b.row + 1) for c in range(a.column, b.column + 1)}
    assert places <= named


def test_few_places_are_named_exactly() -> None:
    assert where_of("Rota", {(2, 3), (2, 4), (5, column_number("AA"))}) == "'Rota'!C2:D2, AA5"
