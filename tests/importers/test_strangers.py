"""Names in lines of posts that fit nobody, or two people: one question a name, with the nearest people."""

from pathlib import Path

import pytest

from importers.settling import settle
from importers.strangers import nearest_people
from rotaengage.domain.answers import Answers
from rotaengage.domain.inspection import Inspection
from tests.importers.books import Rows, days, read

PEOPLE = ("Ana Sharma", "Bo Shah", "Cy Okoro", "Di Okoro")


def rota(name: str) -> Rows:
    """Four people on nights, and a line that says who holds the bleep; the name stands there on the third day."""
    bleep = ["Sharma", "Shah", name, "Sharma", "Shah", "Sharma", "Shah"]
    return [["Name", *days(7)], *([p, *["N", "Z"] * 3, "N"] for p in PEOPLE), ["Bleep 08:00-20:00", *bleep]]


def asked(found: Inspection) -> list[tuple[str, tuple[str, ...]]]:
    cells = found.cells
    assert cells.read == cells.understood + cells.ignored + cells.questions
    return [(i.key, i.suggestions) for i in found.issues if i.code == "IM407"]


@pytest.mark.parametrize(
    ("name", "choices"),
    [
        ("Okoro", ("Cy Okoro", "Di Okoro", "someone else")),
        ("Sharmer", ("Ana Sharma", "someone else")),
        ("Zykowsky", ("someone else",)),
    ],
)
def test_a_name_that_fits_nobody_is_one_question_with_the_nearest_people(
    tmp_path: Path, name: str, choices: tuple[str, ...]
) -> None:
    ((key, suggestions),) = asked(read(tmp_path, rota(name)))
    assert (key, suggestions) == (f"alias:{name}", choices)


def test_a_name_that_fits_one_person_is_no_question(tmp_path: Path) -> None:
    assert asked(read(tmp_path, rota("Bo"))) == []


def test_an_answer_gives_the_duty_to_that_person(tmp_path: Path) -> None:
    found = read(tmp_path, rota("Okoro"), settle(Answers(), "alias:Okoro", "Di Okoro"))
    assert asked(found) == []
    names = {p.id: p.name for p in found.rotas[0].people}
    assert [names[d.doctor] for d in found.rotas[0].duties if d.source.a1 == "D6"] == ["Di Okoro"]


def test_someone_who_is_not_on_the_rota_is_left_out_and_counted(tmp_path: Path) -> None:
    found = read(tmp_path, rota("Zykowsky"), settle(Answers(), "alias:Zykowsky", "someone else"))
    assert asked(found) == []
    assert found.cells.ignored_because["a name that is nobody on this rota"] == 1
    assert all(d.source.a1 != "D6" for d in found.rotas[0].duties)


def test_the_nearest_are_those_with_the_name_before_those_alike() -> None:
    assert nearest_people("okoro", PEOPLE) == ("Cy Okoro", "Di Okoro")
    assert nearest_people("Sharmer", PEOPLE)[0] == "Ana Sharma"
    assert nearest_people("qqq", PEOPLE) == ()
