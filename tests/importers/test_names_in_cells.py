"""Posts and names in cells: one column of names, roles across, wards down, and the human mess in them."""

from pathlib import Path

import pytest

from importers.inspect import inspect_file
from importers.names import NamedPart, names_in
from rotaengage.domain.answers import Answers
from rotaengage.domain.inspection import Layout
from tests.importers.books import Rows, codes_of, days, read

TEN = days(10)
ROLES: Rows = [
    ["Date", "SHO", "SpR", "Night SHO"],
    *[[d, ["Patel", "Lee", "Byrne"][n % 3], ["Haddad", "Okoro"][n % 2], "Lim"] for n, d in enumerate(TEN)],
]


def test_roles_across_give_each_duty_its_post(tmp_path: Path) -> None:
    (rota,) = read(tmp_path, ROLES).rotas
    assert rota.layout is Layout.POST_GRID
    assert {p.name for p in rota.people} == {"Patel", "Lee", "Byrne", "Haddad", "Okoro", "Lim"}
    assert len(rota.duties) == 30
    first = rota.duties[0]
    assert (first.code, first.post, first.day) == (None, "SHO", TEN[0])


def test_wards_down_and_dates_across(tmp_path: Path) -> None:
    rows = [["", *TEN], *[[w, *(["Patel", "Lee"] * 5)[n : n + 9], "Lim"] for n, w in enumerate(["Ward 1", "Ward 2"])]]
    (rota,) = read(tmp_path, rows).rotas
    assert rota.layout is Layout.WARD_GRID
    assert {p.name for p in rota.people} == {"Patel", "Lee", "Lim"}


@pytest.mark.parametrize(("encoding", "mark"), [("utf-8", ","), ("utf-8-sig", ";"), ("cp1252", "\t"), ("utf-16", ",")])
def test_text_files_of_any_make_are_read(tmp_path: Path, encoding: str, mark: str) -> None:
    lines = [
        mark.join(["Date", "On-Call"]),
        *[mark.join([f"{d:%d/%m/%Y}", "Zoë" if d.day % 2 else "Lim"]) for d in TEN],
    ]
    path = tmp_path / "on-call.csv"
    path.write_bytes("\r\n".join(lines).encode(encoding))
    (rota,) = inspect_file(path).rotas
    assert (rota.place.sheet, rota.first_date, rota.last_date) == ("on-call", TEN[0], TEN[-1])
    assert {p.name for p in rota.people} == {"Zoë", "Lim"}


def test_spellings_that_differ_in_case_and_blanks_are_one_person(tmp_path: Path) -> None:
    rows = [["Date", "On call"], *[[d, [" BeCkY  ", "Becky", "Lim"][n % 3]] for n, d in enumerate(TEN)]]
    (rota,) = read(tmp_path, rows).rotas
    assert {p.name for p in rota.people} == {"Becky", "Lim"}


def test_a_rare_spelling_is_a_question_that_names_both_until_it_is_answered(tmp_path: Path) -> None:
    rows: list[list[object]] = [["Date", "On call"], *[[d, ["William", "Lim"][n % 2]] for n, d in enumerate(TEN)]]
    rows[3][1] = "Wiliam"
    found = read(tmp_path, rows)
    (question,) = [i for i in found.issues if i.code == "IM403"]
    assert ("Wiliam" in question.says, "William" in question.says) == (True, True)
    assert question.suggestions[0] == "William"
    answered = read(tmp_path, rows, Answers(aliases={"Wiliam": "William"}))
    assert {p.name for p in answered.rotas[0].people} == {"William", "Lim"}
    assert "IM403" not in codes_of(answered)


def test_a_day_split_between_two_is_two_duties_and_a_question(tmp_path: Path) -> None:
    rows = [list(row) for row in ROLES]
    rows[2][1] = "Patel (AM) Lee (PM)"
    found = read(tmp_path, rows)
    split = [d for d in found.rotas[0].duties if d.source.a1 == "B3"]
    assert [(d.id, d.note) for d in split] == [("Rota!B3", "am"), ("Rota!B3#2", "pm")]
    assert [i.where for i in found.issues if i.code == "IM406"] == ["'Rota'!B3"]


def test_swap_remarks_beside_the_days_are_asked_about(tmp_path: Path) -> None:
    rows: list[list[object]] = [[d, ["Patel", "Lee"][n % 2]] for n, d in enumerate(TEN)]
    rows[4].append("swap for Lim")
    found = read(tmp_path, [["Date", "On call"], *rows])
    assert [i.where for i in found.issues if i.code == "IM602"] == ["'Rota'!C6"]
    assert found.cells.questions == 1


def test_nobody_is_no_person(tmp_path: Path) -> None:
    rows = [list(row) for row in ROLES]
    rows[2][1] = "TBC"
    found = read(tmp_path, rows)
    assert "TBC" not in {p.name for p in found.rotas[0].people}
    assert "IM404" in codes_of(found)


def test_days_without_a_month_have_no_date_and_a_question(tmp_path: Path) -> None:
    rows = [["Day", "Name"], *[[n, ["Patel", "Lee", "Lim"][n % 3]] for n in range(1, 31)]]
    found = read(tmp_path, rows)
    assert (found.rotas[0].first_date, len(found.rotas[0].duties)) == (None, 30)
    assert "IM202" in codes_of(found)
    answered = read(tmp_path, rows, Answers(kept={"month:Rota": "2026-09"}))
    assert f"{answered.rotas[0].first_date}" == "2026-09-01"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Patel", [NamedPart("Patel")]),
        ("Patel/Lee", [NamedPart("Patel"), NamedPart("Lee")]),
        ("Jones (am) Khan (pm)", [NamedPart("Jones", "am"), NamedPart("Khan", "pm")]),
        ("James (instead of William)", [NamedPart("James", note="instead of William")]),
        ("Okoro, Ada", [NamedPart("Okoro, Ada")]),
        ("Patel & Lee", [NamedPart("Patel"), NamedPart("Lee")]),
        ("TBC", []),
    ],
)
def test_names_in_one_cell(text: str, parts: list[NamedPart]) -> None:
    assert names_in(text) == parts


@pytest.mark.parametrize(("text", "code"), [("Patel swapped with Lee", "IM406"), ("07700 900123", "IM407")])
def test_what_is_no_name_makes_no_person(tmp_path: Path, text: str, code: str) -> None:
    rows = [list(row) for row in ROLES]
    rows[2][1] = text
    found = read(tmp_path, rows)
    assert [i.where for i in found.issues if i.code == code] == ["'Rota'!B3"]
    assert text not in {p.name for p in found.rotas[0].people}
