"""Colours as data: explained ones are asked about before they are believed, and weekends in grey are left alone."""

from pathlib import Path
from typing import Any

import pytest

from importers import looks
from importers.settling import settle
from rotaengage.domain.answers import Answers
from rotaengage.domain.codes import DutyKind
from rotaengage.domain.grades import Grade, Tier
from rotaengage.domain.inspection import Inspection
from tests.importers.books import codes_of
from tests.importers.marked_books import duty_at, only, read_marked

GREEN = "00B050"


def fill(book: Any, colour: str = GREEN) -> Any:
    return book.add_format({"bg_color": f"#{colour}"})


def leave_in_green(book: Any, sheet: Any) -> None:
    """A key below the rota; a blank cell (C2) and a night (D2, as R Lim's) in its colour."""
    sheet.write_blank(8, 0, None, fill(book))
    sheet.write(8, 1, "Annual leave")
    sheet.write_blank(1, 2, None, fill(book))
    sheet.write(2, 2, "N", fill(book))


def coded(found: Inspection, cell: str) -> tuple[str | None, DutyKind, str]:
    duty = duty_at(found, cell)
    assert duty is not None
    return duty.code, duty.kind, duty.note


def test_an_explained_colour_is_a_question_and_not_believed(tmp_path: Path) -> None:
    found = read_marked(tmp_path, leave_in_green)
    issue = only(found, "IM611")
    assert issue.key == f"colour:{GREEN}"
    assert issue.suggestions == ("annual_leave", "annual_leave everywhere", "no meaning")
    assert "C2" in issue.where
    assert "Annual leave" in issue.says
    assert duty_at(found, "C2") is None
    assert coded(found, "C3")[1] is DutyKind.NIGHT


def test_an_answer_gives_blank_cells_their_duty_and_leaves_codes_as_they_are(tmp_path: Path) -> None:
    found = read_marked(tmp_path, leave_in_green, settle(Answers(), f"colour:{GREEN}", "annual leave"))
    assert coded(found, "C2") == (None, DutyKind.ANNUAL_LEAVE, "Annual leave")
    assert coded(found, "C3") == ("N", DutyKind.NIGHT, "Annual leave")
    assert "IM611" not in codes_of(found)


def test_an_answer_everywhere_overrules_codes_too(tmp_path: Path) -> None:
    found = read_marked(tmp_path, leave_in_green, settle(Answers(), f"colour:{GREEN}", "annual_leave everywhere"))
    assert coded(found, "C3") == ("N", DutyKind.ANNUAL_LEAVE, "Annual leave")
    duty = duty_at(found, "C3")
    assert duty is not None
    assert duty.span is None


def test_a_colour_without_meaning_changes_nothing(tmp_path: Path) -> None:
    found = read_marked(tmp_path, leave_in_green, settle(Answers(), f"colour:{GREEN}", "no meaning"))
    assert duty_at(found, "C2") is None
    assert "IM611" not in codes_of(found)


def test_a_colour_that_only_repeats_its_code_asks_nothing(tmp_path: Path) -> None:
    def marks(book: Any, sheet: Any) -> None:
        sheet.write(8, 0, "N", fill(book))
        sheet.write(8, 1, "Night 20:00-08:00")
        sheet.write(2, 2, "N", fill(book))

    assert not {"IM611", "IM612"} & codes_of(read_marked(tmp_path, marks))


def test_a_colour_on_blank_cells_that_nobody_explains_is_asked_about(tmp_path: Path) -> None:
    def marks(book: Any, sheet: Any) -> None:
        sheet.write_blank(1, 2, None, fill(book))
        sheet.write_blank(4, 5, None, fill(book))

    found = read_marked(tmp_path, marks)
    assert only(found, "IM612").where == "'Rota'!C2, F5"
    said = read_marked(tmp_path, marks, settle(Answers(), f"colour:{GREEN}", "annual_leave"))
    assert coded(said, "F5")[1] is DutyKind.ANNUAL_LEAVE


def grey_weekends(book: Any, sheet: Any) -> None:
    for row in range(5):
        for column in (6, 7, 13, 14):
            if row == 0 or not (row + column) % 3:
                sheet.write_blank(row, column, None, fill(book, "D9D9D9"))
            else:
                sheet.write(row, column, "N" if (row + column) % 3 == 1 else "Z", fill(book, "D9D9D9"))


def banded_rows(book: Any, sheet: Any) -> None:
    for column in range(1, 15):
        if (2 + column) % 3:
            sheet.write(2, column, "N" if (2 + column) % 3 == 1 else "Z", fill(book))
        else:
            sheet.write_blank(2, column, None, fill(book))


@pytest.mark.parametrize("marks", [grey_weekends, banded_rows])
def test_shaded_weekends_and_bands_of_rows_ask_nothing(tmp_path: Path, marks: Any) -> None:
    assert not {"IM611", "IM612"} & codes_of(read_marked(tmp_path, marks))


def test_a_conditional_colour_is_no_fill(tmp_path: Path) -> None:
    def marks(book: Any, sheet: Any) -> None:
        sheet.conditional_format("B2:O5", {"type": "blanks", "format": fill(book)})

    assert not {"IM611", "IM612"} & codes_of(read_marked(tmp_path, marks))


def bands(book: Any, sheet: Any) -> None:
    sheet.write(9, 0, "F1", fill(book))
    sheet.write(1, 0, "A Okoro", fill(book))


def test_a_grade_by_the_colour_of_the_name_is_asked_about_first(tmp_path: Path) -> None:
    found = read_marked(tmp_path, bands)
    assert only(found, "IM613").suggestions == ("F1", "no meaning")
    assert {p.grade for p in found.rotas[0].people} == {Grade.UNKNOWN}
    said = read_marked(tmp_path, bands, settle(Answers(), f"band:{GREEN}", "F1"))
    grades = {p.name: (p.grade, p.tier) for p in said.rotas[0].people}
    assert grades["A Okoro"] == (Grade.F1, Tier.FIRST)
    assert grades["R Lim"][0] is Grade.UNKNOWN
    assert "IM613" not in codes_of(said)


def test_a_very_large_sheet_keeps_its_colours_to_itself_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(looks, "MOST_FILL_BYTES", 100)
    found = read_marked(tmp_path, leave_in_green)
    assert "IM611" not in codes_of(found)
    assert only(found, "IM616").where == "rota.xlsx"
