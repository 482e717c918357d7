"""Answers by key: each is checked, settles exactly its question, is kept for next month, and can be taken back."""

from datetime import date, time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from importers.answers_file import read_answers, write_answers
from importers.code_answer import code_answer, suggestion
from importers.settling import for_next_month, keys_of, settle, take_back
from importers.sheet_names import said_for, stem_of
from rotaengage.domain.answers import Answers
from rotaengage.domain.codes import DutyKind
from rotaengage.domain.inspection import Inspection
from rotaengage.domain.issue import Severity, UserError
from tests.importers.books import Rows, days, read

NOTHING = Answers()
AMBIGUOUS: Rows = [
    ["Name", *days(7)],
    ["A Okoro", "LD", "LD", "N", "N", "Z", None, "AL"],
    ["R Lim", "SL", "Clinic/SPA", "LD", None, "N*", "N", "Z"],
    ["R Lim", None, None, None, "N", None, None, None],
]
NAMES: Rows = [
    ["Date", "SHO", "Registrar"],
    *([day, "Byrne" if n % 2 else "Haddad", "Sharma"] for n, day in enumerate(days(10))),
    [days(11)[-1], "Bryne", "Haddad (instead of Sharma)"],
]


def questions(found: Inspection) -> set[str]:
    """Keys of the open questions."""
    return {i.key for i in found.issues if i.severity is Severity.QUESTION}


def first_choices(found: Inspection) -> Answers:
    """Every question answered with the first thing that it suggests."""
    said = NOTHING
    for issue in found.issues:
        if issue.severity is Severity.QUESTION:
            assert issue.key
            assert issue.suggestions, issue
            said = settle(said, issue.key, issue.suggestions[0])
    return said


@pytest.mark.parametrize("rows", [AMBIGUOUS, NAMES], ids=["codes", "names"])
def test_the_first_suggestion_settles_each_question_and_taking_it_back_asks_exactly_that_again(
    tmp_path: Path, rows: Rows
) -> None:
    found = read(tmp_path, rows)
    asked, said = questions(found), first_choices(found)
    assert len(asked) >= 2
    profile = tmp_path / "ward.toml"
    profile.write_text(write_answers(for_next_month(said)), encoding="utf-8")
    kept = read_answers(profile)
    assert kept == said
    settled = read(tmp_path, rows, kept)
    assert questions(settled) == set()
    assert settled.cells.questions == 0
    assert settled.cells.read == found.cells.read
    for key in asked:
        assert questions(read(tmp_path, rows, take_back(kept, key))) == {key}


def test_a_cell_of_names_can_be_told_who_works(tmp_path: Path) -> None:
    key = "cell:Haddad (instead of Sharma)"
    found = read(tmp_path, NAMES, settle(NOTHING, key, "Sharma"))
    assert key not in questions(found)
    (rota,) = found.rotas
    names = {p.id: p.name for p in rota.people}
    assert {names[d.doctor] for d in rota.duties if d.source.a1 == "C12"} == {"Sharma"}


def test_month_first_dates_are_read_as_a_person_says(tmp_path: Path) -> None:
    rows: Rows = [["Name", "8/3/2026", "8/4/2026", "8/5/2026"], ["A Okoro", "N", "N", "Z"], ["R Lim", "Z", "N", "N"]]
    (rota,) = read(tmp_path, rows, settle(NOTHING, "order", "mdy")).rotas
    assert (rota.first_date, rota.last_date) == (date(2026, 8, 3), date(2026, 8, 5))
    assert read(tmp_path, rows, settle(NOTHING, "order", "DMY")).rotas == ()


@pytest.mark.parametrize(
    ("key", "value", "says"),
    [
        ("year", "26", "no year"),
        ("month:Rota", "2026-13", "no month"),
        ("month:Rota", "August", "no month"),
        ("order", "ymd", "no answer"),
        ("layout:Rota", "grid", "no layout"),
        ("code:LD", "longish", "no kind of duty"),
        ("code:LD", "", "no kind of duty"),
        ("code:AL", "annual_leave 08:00-17:00", "no work"),
        ("twins:a-khan", "three", "no answer"),
        ("alias:Wiliam", " ", "empty"),
        ("cod:LD", "long_day", "nothing is asked"),
        ("code:", "long_day", "nothing is asked"),
        ("band:FF0000", "red", "no grade"),
        ("colour:FF0000", "greenish", "no kind of duty"),
    ],
)
def test_an_answer_that_is_none_is_refused_in_one_sentence_with_a_cure(key: str, value: str, says: str) -> None:
    with pytest.raises(UserError) as caught:
        settle(NOTHING, key, value)
    assert says in caught.value.says
    assert caught.value.where == key
    assert caught.value.cure


def test_a_misspelt_kind_is_offered_the_nearest() -> None:
    with pytest.raises(UserError, match="perhaps long_day"):
        code_answer("LD", "longday 08:00-20:30")


def test_a_code_is_told_on_one_line() -> None:
    said = code_answer("LD", " Long day 0800-2030, no cover, never released ")
    assert (said.kind, said.start, said.end) == (DutyKind.LONG_DAY, time(8), time(20, 30))
    assert (said.covers, said.releasable) == (False, False)
    assert code_answer("Q", "clinic may be released").releasable is True


@pytest.mark.parametrize("kind", DutyKind)
def test_every_suggested_kind_can_be_given_as_it_stands(kind: DutyKind) -> None:
    assert code_answer("Q", suggestion(kind)).kind is kind


def test_a_sheet_is_known_again_next_month_and_another_sheet_is_not() -> None:
    table = {"Aug 26 rota": "doctor_grid", "Notes": "none"}
    assert said_for(table, "Sept 2026 Rota") == "doctor_grid"
    assert said_for(table, "Sept 26 nights") is None
    assert said_for(table, "notes 2") is None
    assert stem_of("Aug") == stem_of("September") == "#"
    assert said_for({**table, "Jul 26 rota": "none"}, "Sep 26 rota") is None


def test_the_month_of_a_sheet_is_not_kept_for_next_month() -> None:
    said = settle(settle(NOTHING, "month:Rota", "2026-8"), "twins:a-khan", "one")
    assert said.kept["month:Rota"] == "2026-08"
    assert keys_of(for_next_month(said)) == ("twins:a-khan",)


@pytest.mark.parametrize(("key", "value"), [("month:Rota", "August"), ("twins:a-khan", "1"), ("order", "ymd")])
def test_a_profile_edited_by_hand_is_checked_like_an_answer(tmp_path: Path, key: str, value: str) -> None:
    path = tmp_path / "ward.toml"
    path.write_text(f'[kept]\n"{key}" = "{value}"\n', encoding="utf-8")
    with pytest.raises(UserError) as caught:
        read_answers(path)
    assert f"kept.{key}" in caught.value.where


KEYS = st.sampled_from(["year", "order", "code:LD", "code:ld", "layout:Rota", "alias:Bo", "twins:bo", "code:N*"])
VALUES = {"year": "2026", "order": "mdy", "layout:Rota": "none", "alias:Bo": "Bo Li", "twins:bo": "two"}


@settings(max_examples=60, deadline=None)
@given(st.lists(KEYS, unique=True))
def test_taking_everything_back_leaves_nothing(keys: list[str]) -> None:
    said = NOTHING
    for key in keys:
        said = settle(said, key, VALUES.get(key, "as read" if key.endswith("*") else "night"))
    assert set(keys_of(said)) == set(keys)
    for key in reversed(keys):
        said = take_back(said, key)
    assert said == NOTHING


def weekdays_of_january(year: int) -> Rows:
    """A January without a year, weekdays above its days."""
    dates = [date(year, 1, n) for n in range(5, 17)]
    rows: list[list[object]] = [
        ["January"],
        ["", *(f"{d:%a}" for d in dates)],
        ["Name", *(float(d.day) for d in dates)],
    ]
    return [*rows, *([name, *["N", "Z"] * 6] for name in ("A Okoro", "R Lim", "S Haddad"))]


@pytest.mark.parametrize(("year", "asked"), [(2026, False), (2027, True)])
def test_a_year_kept_from_an_old_workbook_is_not_believed_against_the_weekdays(
    tmp_path: Path, year: int, asked: bool
) -> None:
    found = read(tmp_path, weekdays_of_january(year), settle(NOTHING, "year", "2026"))
    assert ("year" in questions(found)) is asked
    (rota,) = found.rotas
    assert rota.first_date is not None
    assert rota.first_date.weekday() == date(year, 1, 5).weekday()


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_any_answers_settle_exactly_their_questions(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("any")
    rows = data.draw(st.sampled_from([AMBIGUOUS, NAMES]))
    found = read(folder, rows)
    asked = [i for i in found.issues if i.severity is Severity.QUESTION]
    chosen = data.draw(st.lists(st.sampled_from(asked), unique_by=lambda i: i.key))
    said = NOTHING
    for issue in chosen:
        said = settle(said, issue.key, data.draw(st.sampled_from(issue.suggestions)))
    profile = folder / "ward.toml"
    profile.write_text(write_answers(for_next_month(said)), encoding="utf-8", newline="\n")
    settled = read(folder, rows, read_answers(profile))
    assert questions(settled) == {i.key for i in asked} - {i.key for i in chosen}
    assert settled.cells.read == found.cells.read
