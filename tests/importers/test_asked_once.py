"""The same question from several blocks or sheets is asked once, with all its places and the sum of its cells."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

from importers.asked_once import asked_once
from importers.issues import issue
from importers.settling import settle
from rotaengage.domain.answers import Answers
from rotaengage.domain.inspection import Inspection
from tests.importers.books import Rows, days, read


def month(first: date) -> Rows:
    return [
        ["Name", *days(7, first)],
        *([n, "LD", "N", "Z", "N", "Z", "N", "LD"] for n in ("A Okoro", "R Lim", "S Shah")),
    ]


def questions(found: Inspection) -> list[tuple[str, str]]:
    return [(i.key, i.where) for i in found.issues if i.severity == "question"]


def test_a_code_that_two_sheets_use_is_one_question(tmp_path: Path) -> None:
    august, september = month(date(2026, 8, 3)), month(date(2026, 9, 7))
    found = read(tmp_path, august, Sep=september)
    assert questions(found) == [("code:LD", "'Rota'!B2:B4, H2:H4, 'Sep'!B2:B4, H2:H4")]
    assert "(12 cells)" in next(i.says for i in found.issues if i.key == "code:LD")
    said = settle(Answers(), "code:LD", "long_day 08:00-20:30")
    assert questions(read(tmp_path, august, said, Sep=september)) == []


def test_other_keys_other_words_and_mere_remarks_stay_apart() -> None:
    words = {"name": "Lim", "other": "Lin"}
    one, other = (issue("IM403", "'S'!A1", f"alias:{n}", **words) for n in ("Lim", "Lam"))
    again = issue("IM403", "'S'!A2", "alias:Lim", name="Lim", other="Lima")
    notes = [issue("IM404", "'S'!A1", name="Gap")] * 2
    assert asked_once([one, other, again, *notes]) == [one, other, again, *notes]


def test_weeks_below_one_another_ask_once(tmp_path: Path) -> None:
    rows: list[Any] = []
    for n in range(3):
        monday = date(2026, 8, 3) + timedelta(weeks=n)
        rows += [[f"W/C {monday:%d/%m/%Y}"], ["Name", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]]
        rows += [[name, "N", "N", "Z", "Z", "LD", "AL", None] for name in ("A Okoro", "R Lim", "S Haddad")]
        rows.append([])
    assert questions(read(tmp_path, rows)) == [("code:LD", "'Rota'!F3:F5, F9:F11, F15:F17")]


def test_one_cell_is_one_cell_and_two_of_one_are_two_cells() -> None:
    found = [issue("IM501", f"Rota!C{n}", "ZZ", code="'ZZ'", count=1) for n in (3, 4)]
    assert found[0].says.endswith("(1 cell)")
    assert [i.says[-9:] for i in asked_once(found)] == ["(2 cells)"]
