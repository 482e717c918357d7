"""People and codes in a grid, either way round: who, when, what, and what is asked."""

from datetime import date, time
from pathlib import Path

import pytest

from rotaengage.domain.answers import Answers
from rotaengage.domain.codes import CodeSource, DutyKind, ShiftCode
from rotaengage.domain.grades import Grade, Tier
from rotaengage.domain.inspection import Inspection, Layout
from tests.importers.books import MONDAY, Rows, codes_of, days, read, read_cells

WEEK = days(7)


def flipped(rows: Rows) -> Rows:
    height = max(map(len, rows))
    full = [[*row, *[None] * (height - len(row))] for row in rows]
    return [list(column) for column in zip(*full, strict=True)]


def law(found: Inspection) -> None:
    """Every filled cell of a range is counted once, and every question stands in an issue."""
    cells = found.cells
    assert cells.read == cells.understood + cells.ignored + cells.questions
    assert sum(cells.ignored_because.values()) == cells.ignored


BASIC: Rows = [
    ["Name", "Grade", "WTE", *WEEK],
    ["A Okoro", "F1", 1, "N", "N", "N", "Z", None, "AL", "AL"],
    ["R Lim", "CT2", 0.8, "Clinic", None, "0800-2030", "N", "N", "Z", "OFF"],
]


def test_people_down_and_dates_across(tmp_path: Path) -> None:
    found = read(tmp_path, BASIC)
    (rota,) = found.rotas
    assert rota.layout is Layout.DOCTOR_GRID
    assert (rota.first_date, rota.last_date) == (MONDAY, WEEK[-1])
    assert [(p.name, p.grade, p.wte) for p in rota.people] == [("A Okoro", Grade.F1, 1.0), ("R Lim", Grade.CORE, 0.8)]
    assert len(rota.duties) == 12
    assert read_cells(found)["F3"] == ("R Lim", WEEK[2], "0800-2030")
    law(found)


def test_dates_down_and_people_across_is_the_same_rota(tmp_path: Path) -> None:
    found = read(tmp_path, flipped(BASIC))
    (rota,) = found.rotas
    assert rota.layout is Layout.DAY_GRID
    assert read_cells(found)["C6"] == ("R Lim", WEEK[2], "0800-2030")
    assert [p.tier for p in rota.people] == [Tier.FIRST, Tier.SHO]
    law(found)


def test_ids_are_cells_and_spans_are_local_times(tmp_path: Path) -> None:
    (rota,) = read(tmp_path, BASIC).rotas
    duty = next(d for d in rota.duties if d.id == "Rota!F3")
    assert duty.span is not None
    assert (duty.span.start.hour, duty.span.minutes) == (8, 750)
    assert [p.id for p in rota.people] == ["a-okoro", "r-lim"]
    assert len({d.id for d in rota.duties}) == len(rota.duties)


def test_a_legend_on_another_sheet_settles_ambiguous_codes(tmp_path: Path) -> None:
    rows = [["Name", *WEEK], ["A Okoro", "LD", "LD", "SL", "W"], ["R Lim", "LD", "SL", "W", "W"]]
    key = [["Code", "Meaning", "Start", "End"], ["LD", "Long day", "08:00", "20:30"], ["SL", "Study leave"]]
    text = [["W = Ward day 0900-1700"]]
    found = read(tmp_path, rows, Key=key, Notes=text)
    codes = {c.code: c for c in found.rotas[0].codes}
    assert (codes["LD"].kind, codes["LD"].end, codes["LD"].count) == (DutyKind.LONG_DAY, time(20, 30), 3)
    assert codes["SL"].kind is DutyKind.STUDY_LEAVE
    assert (codes["W"].kind, codes["W"].start) == (DutyKind.STANDARD_DAY, time(9))
    assert {c.source for c in codes.values()} == {CodeSource.LEGEND}
    assert found.cells.questions == 0


def test_a_legend_below_the_grid_is_no_person(tmp_path: Path) -> None:
    rows = [
        ["Name", *WEEK],
        ["A Okoro", "LD", "N"],
        ["R Lim", "N", "LD"],
        [],
        ["LD", "Long day 08:00-20:30"],
        ["N", "Night", "20:00", "08:30"],
    ]
    (rota,) = (found := read(tmp_path, rows)).rotas
    assert [p.name for p in rota.people] == ["A Okoro", "R Lim"]
    assert len(rota.duties) == 4
    assert {c.code: c.end for c in rota.codes} == {"LD": time(20, 30), "N": time(8, 30)}
    law(found)


def test_two_meanings_of_one_code_in_the_legend_are_asked_about(tmp_path: Path) -> None:
    rows = [["Name", *WEEK], ["A Okoro", "LD", "LD"]]
    key = [["Code", "Meaning", "Times"], ["LD", "Long day", "0800-2030"], ["LD", "Lieu day", ""]]
    assert "IM508" in codes_of(read(tmp_path, rows, Key=key))


def test_without_a_legend_an_ambiguous_code_is_one_question_that_names_its_cells(tmp_path: Path) -> None:
    found = read(tmp_path, [["Name", *WEEK], ["A Okoro", "LD", "LD", "N"], ["R Lim", "N", "LD"]])
    (question,) = [i for i in found.issues if i.code == "IM502"]
    assert question.where == "'Rota'!B2:C2, C3"
    assert question.key == "code:LD"
    assert found.cells.questions == 3
    assert len(found.rotas[0].duties) == 5


def test_an_answer_settles_the_question(tmp_path: Path) -> None:
    said = Answers(codes=(ShiftCode(code="LD", kind=DutyKind.LONG_DAY, start=time(8), end=time(20, 30)),))
    found = read(tmp_path, [["Name", *WEEK], ["A Okoro", "LD", "ld"]], said)
    assert found.cells.questions == 0
    assert {c.source for c in found.rotas[0].codes} == {CodeSource.ANSWER}


def test_counts_headings_notes_and_sums_are_no_people_and_no_duties(tmp_path: Path) -> None:
    rows = [
        ["Ward rota"],
        ["Name", *WEEK, "Total hours"],
        ["Registrars"],
        ["A Okoro", *["N"] * 7, 48],
        ["SHOs"],
        ["R Lim", *["Clinic"] * 7, 40],
        ["Total nights", 1, 1, 1, 1, 1, 1, 1],
        [],
        ["Please ring the rota office about swaps."],
    ]
    (rota,) = (found := read(tmp_path, rows)).rotas
    assert [p.name for p in rota.people] == ["A Okoro", "R Lim"]
    assert [p.tier for p in rota.people] == [Tier.REGISTRAR, Tier.SHO]
    assert len(rota.duties) == 14
    assert found.cells.ignored_because["counts"] == 8
    law(found)


def test_a_row_of_names_says_who_is_on_call(tmp_path: Path) -> None:
    rows = [
        ["Name", *WEEK],
        ["Consultant on call", *["Okoro"] * 6, "Nobody-Known"],
        ["A Okoro", *["Clinic"] * 7],
        ["R Lim", *["N"] * 7],
    ]
    found = read(tmp_path, rows)
    duties = [d for d in found.rotas[0].duties if d.post]
    assert {(d.doctor, d.post, d.code) for d in duties} == {("a-okoro", "Consultant on call", None)}
    assert len(duties) == 6
    assert "IM407" in codes_of(found)
    law(found)


def test_codes_beside_no_name_are_asked_about(tmp_path: Path) -> None:
    found = read(tmp_path, [["Name", *WEEK], ["A Okoro", *["N"] * 7], ["R Lim", *["N"] * 7], [None, "N", "N"]])
    assert [i.where for i in found.issues if i.code == "IM402"] == ["'Rota'!B4:C4"]
    assert found.cells.questions == 2
    law(found)


def test_merged_names_give_both_lines_to_one_person(tmp_path: Path) -> None:
    rows = [["Name", *WEEK], ["A Okoro", *["N"] * 7], [None, "AL", "AL"], ["R Lim", *["N"] * 7]]
    found = read(tmp_path, rows, merges=["A2:A3"])
    assert read_cells(found)["B3"] == ("A Okoro", MONDAY, "AL")


@pytest.mark.parametrize(("second", "people"), [(["N"] * 7, 2), ([None, *["N"] * 6], 1)])
def test_a_name_that_stands_twice_is_two_people_only_if_they_share_a_day(
    tmp_path: Path, second: list[str | None], people: int
) -> None:
    rows = [["Name", *WEEK], ["A Khan", "N", *[None] * 6], ["R Lim", *["N"] * 7], ["A Khan", *second]]
    found = read(tmp_path, rows)
    assert sum(p.name == "A Khan" for p in found.rotas[0].people) == people
    assert len({p.id for p in found.rotas[0].people}) == len(found.rotas[0].people)
    assert "IM401" in codes_of(found)


def test_an_answer_says_that_twins_are_one(tmp_path: Path) -> None:
    rows = [["Name", *WEEK], ["A Khan", "N"], ["A Khan", "N"]]
    found = read(tmp_path, rows, Answers(kept={"twins:a-khan": "one"}))
    assert len(found.rotas[0].people) == 1
    assert "IM401" not in codes_of(found)


def test_a_heading_that_is_no_date_asks_about_its_column(tmp_path: Path) -> None:
    rows = [["November 2026"], ["Name", *range(1, 32)], ["A Okoro", *["N"] * 31], ["R Lim", *["N"] * 31]]
    found = read(tmp_path, rows)
    (question,) = [i for i in found.issues if i.code == "IM204"]
    assert question.where == "'Rota'!AF2:AF4"
    assert len(found.rotas[0].duties) == 60
    assert found.rotas[0].last_date == date(2026, 11, 30)
    law(found)


def test_a_duty_that_ends_before_it_starts_is_asked_about(tmp_path: Path) -> None:
    found = read(tmp_path, [["Name", *WEEK], ["A Okoro", "17:00-16:00", "N"], ["R Lim", "N", "N"]])
    (question,) = [i for i in found.issues if i.code == "IM504"]
    assert question.where == "'Rota'!B2"
    assert "23.0 hours" in question.says


def test_a_guessed_year_is_told(tmp_path: Path) -> None:
    found = read(tmp_path, [["August"], ["Name", *range(1, 32)], ["A Okoro", *["N"] * 31]])
    assert "IM201" in codes_of(found)
    assert found.rotas[0].first_date is not None


def test_a_formula_without_a_stored_result_is_told(tmp_path: Path) -> None:
    import openpyxl

    read(tmp_path, BASIC)
    book = openpyxl.load_workbook(tmp_path / "rota.xlsx")
    book["Rota"]["H2"] = "=A1"
    book.save(tmp_path / "again.xlsx")
    from importers.inspect import inspect_file

    issues = [i for i in inspect_file(tmp_path / "again.xlsx").issues if i.code == "IM106"]
    assert [i.where for i in issues] == ["'Rota'!H2"]


@pytest.mark.parametrize(
    "rows",
    [
        [["Name", "Skill"], ["A Okoro", "Nurse"], ["R Lim", "Doctor"]],
        [["Name", *WEEK], ["A Okoro"], ["R Lim"]],
        [["Code", "Meaning"], ["LD", "Long day"], ["N", "Night"]],
        [["Date", "Amount"], *[[d, 12.5 + n] for n, d in enumerate(WEEK)]],
        [["", *WEEK], ["Total hours", *[8] * 7], ["Time in", *["Total hours"] * 7]],
    ],
)
def test_a_sheet_that_is_no_rota_is_said_to_be_none(tmp_path: Path, rows: Rows) -> None:
    found = read(tmp_path, rows)
    assert found.rotas == ()
    assert codes_of(found) == {"IM101"}


def test_blocks_of_months_below_one_another_are_all_read(tmp_path: Path) -> None:
    later = days(7, date(2026, 9, 7))
    rows = [["Name", *WEEK], ["A Okoro", *["N"] * 7], [], ["Name", *later], ["A Okoro", *["Z"] * 7]]
    found = read(tmp_path, rows)
    assert [r.first_date for r in found.rotas] == [MONDAY, later[0]]
    assert [r.place.a1 for r in found.rotas] == ["A1:H2", "A4:H5"]
    law(found)
