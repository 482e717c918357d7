"""A name that is spelt another way on the next sheet is asked about once, where the sheets have the same people."""

from datetime import date
from pathlib import Path

from importers.settling import settle
from rotaengage.domain.answers import Answers
from rotaengage.domain.inspection import Inspection
from tests.importers.books import Rows, days, read

AUGUST = ("Ana Sharma", "Bo Shah", "Cy Okoro", "William Byrne")


def month(first: date, *names: str) -> Rows:
    return [["Name", *days(7, first)], *([name, *["N", "Z"] * 3, "N"] for name in names)]


def sheets(tmp_path: Path, *september: str, answers: Answers | None = None) -> Inspection:
    """August and September of one department."""
    rows = month(date(2026, 8, 3), *AUGUST)
    return read(tmp_path, rows, answers, Sep=month(date(2026, 9, 7), *september))


def keys(found: Inspection) -> list[str]:
    return [i.key for i in found.issues if i.code == "IM403"]


def test_another_spelling_on_the_next_sheet_is_a_question_with_both_places(tmp_path: Path) -> None:
    found = sheets(tmp_path, "Ana Sharma", "Bo Shah", "Cy Okoro", "Wiliam Byrne")
    (issue,) = [i for i in found.issues if i.code == "IM403"]
    assert (issue.key, issue.where) == ("alias:Wiliam Byrne", "'Sep'!A5, 'Rota'!A5")
    assert issue.suggestions == ("William Byrne", "someone else")


def test_an_answer_makes_them_one_person_and_someone_else_keeps_them_apart(tmp_path: Path) -> None:
    names = ("Ana Sharma", "Bo Shah", "Cy Okoro", "Wiliam Byrne")
    one = sheets(tmp_path, *names, answers=settle(Answers(), "alias:Wiliam Byrne", "William Byrne"))
    assert [[p.name for p in rota.people] for rota in one.rotas] == [list(AUGUST)] * 2
    two = sheets(tmp_path, *names, answers=settle(Answers(), "alias:Wiliam Byrne", "someone else"))
    assert two.rotas[1].people[3].name == "Wiliam Byrne"
    assert keys(one) == keys(two) == []


def test_other_names_and_two_who_are_on_one_sheet_together_ask_nothing(tmp_path: Path) -> None:
    assert keys(sheets(tmp_path, "Ana Sharma", "Bo Shah", "Cy Okoro", "Zoe Tremblay")) == []
    assert keys(sheets(tmp_path, *AUGUST, "Wiliam Byrne")) == []


def test_sheets_with_other_people_are_not_compared(tmp_path: Path) -> None:
    assert keys(sheets(tmp_path, "Di Szabo", "Ed Umarov", "Fi Vasquez", "Wiliam Byrne")) == []
