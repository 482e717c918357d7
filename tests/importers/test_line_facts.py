"""Facts about the people of lines: who holds a line when, days not worked, time in post, who counts to cover."""

from datetime import date
from pathlib import Path

import pytest

from importers.changeovers import Holder, changes_hands, holders_of
from importers.line_facts import bracket_of, weekdays_of
from importers.people import PersonText
from importers.settling import settle
from rotaengage.domain.answers import Answers
from rotaengage.domain.codes import DutyKind
from rotaengage.domain.inspection import Inspection
from rotaengage.domain.people import Doctor
from tests.importers.books import MONDAY, Rows, codes_of, days, read

NEAR = date(2026, 8, 3)


def day(number: int) -> date:
    return date(2026, 8, number)


def people(found: Inspection) -> dict[str, Doctor]:
    """The people of the one rota, by name."""
    (rota,) = found.rotas
    cells = found.cells
    assert cells.read == cells.understood + cells.ignored + cells.questions
    assert {d.doctor for d in rota.duties} <= {p.id for p in rota.people}
    return {p.name: p for p in rota.people}


def grid(*names: str, heading: tuple[str, ...] = ("Name",), more: tuple[object, ...] = ()) -> Rows:
    """People on nights for a fortnight, the given name first."""
    rows: list[list[object]] = [[*heading, *days(14)]]
    for name in (*names, "T Byrne", "U Sharma"):
        rows.append([name, *(more if name in names else [None] * len(more)), *["N", "Z"] * 7])
    return rows


@pytest.mark.parametrize(
    ("text", "holders"),
    [
        ("A Okoro until 4 Aug, then B Shah", [Holder("A Okoro", None, day(4)), Holder("B Shah", day(5))]),
        ("A Okoro (to 4/8) / B Shah (from 5/8)", [Holder("A Okoro", None, day(4)), Holder("B Shah", day(5))]),
        ("A Okoro / B Shah from 5/8/26", [Holder("A Okoro", None, day(4)), Holder("B Shah", day(5))]),
        ("A Okoro -> B Shah (from 5th Aug)", [Holder("A Okoro", None, day(4)), Holder("B Shah", day(5))]),
        ("B Shah (from 5 August 2026)", [Holder("B Shah", day(5))]),
        ("B Shah (leaves 9 Aug)", [Holder("B Shah", None, day(9))]),
    ],
)
def test_a_name_cell_says_who_holds_the_line_when(text: str, holders: list[Holder]) -> None:
    assert list(holders_of(text, NEAR)) == holders


@pytest.mark.parametrize(
    "text",
    [
        "A Okoro",
        "A Okoro / B Shah",
        "A Okoro from 45/8",
        "A Okoro (to 9/8) / B Shah (from 5/8)",
        "Rota valid from 5 Aug",
        "from 5 Aug",
        "please swap from 5 Aug",
        "A Okoro (F1)",
    ],
)
def test_what_says_no_days_or_makes_no_sense_is_left_alone(text: str) -> None:
    assert holders_of(text, NEAR) == ()
    assert not changes_hands(text)


def test_a_line_that_changes_hands_gives_each_their_days(tmp_path: Path) -> None:
    found = read(tmp_path, grid("A Okoro (to 9/8) / B Shah (from 10/8)"))
    who = people(found)
    assert (who["A Okoro"].post_to, who["B Shah"].post_from) == (day(9), day(10))
    own = {name: {d.day for d in found.rotas[0].duties if d.doctor == who[name].id} for name in who}
    assert own["A Okoro"] == {d for d in days(14) if d <= day(9)}
    assert own["B Shah"] == {d for d in days(14) if d > day(9)}


def test_two_who_swap_lines_stay_two_people_in_post_throughout(tmp_path: Path) -> None:
    found = read(tmp_path, grid("A Okoro until 9 Aug then B Shah", "B Shah until 9 Aug then A Okoro"))
    who = people(found)
    assert set(who) == {"A Okoro", "B Shah", "T Byrne", "U Sharma"}
    counts = {name: sum(d.doctor == who[name].id for d in found.rotas[0].duties) for name in who}
    assert set(counts.values()) == {14}
    assert who["A Okoro"].post_to is None


def test_two_names_without_a_day_are_a_question_that_can_be_answered(tmp_path: Path) -> None:
    rows = grid("Okoro / Shah")
    found = read(tmp_path, rows)
    (issue,) = [i for i in found.issues if i.code == "IM416"]
    assert "Okoro / Shah" in people(found)
    one = read(tmp_path, rows, settle(Answers(), issue.key, issue.suggestions[0]))
    assert ("IM416" in codes_of(one), "Okoro / Shah" in people(one)) == (False, True)
    two = read(tmp_path, rows, settle(Answers(), issue.key, issue.suggestions[1]))
    assert people(two)["Shah"].post_from == day(10)
    assert "IM416" not in codes_of(two)


def test_duties_outside_the_days_that_a_name_gives_are_told(tmp_path: Path) -> None:
    found = read(tmp_path, grid("B Shah (from 5 Aug)"))
    (issue,) = [i for i in found.issues if i.code == "IM417"]
    assert issue.where == "'Rota'!B2:C2"
    assert "IM417" not in codes_of(read(tmp_path, grid("B Shah (from 3 Aug)")))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Fri", {4}),
        ("Mon & Tues", {0, 1}),
        ("not Wednesdays", {2}),
        ("every day", set()),
        ("Fri pm", set()),
        ("", set()),
    ],
)
def test_weekdays_are_read_only_where_a_text_names_nothing_else(text: str, found: set[int]) -> None:
    assert weekdays_of(text) == found


def test_a_bracket_behind_the_name_may_hold_several_facts() -> None:
    assert bracket_of("R Lim (ST4, 80%, not Fri)") == (PersonText("R Lim", "ST4", 0.8), frozenset({4}))
    assert bracket_of("R Lim (bleep 22, 80%)") == (PersonText("R Lim (bleep 22, 80%)"), frozenset())


def test_columns_about_people_are_read(tmp_path: Path) -> None:
    rows = grid("R Lim", heading=("Name", "NWD", "From"), more=("Fri", MONDAY))
    found = read(tmp_path, rows)
    lim = people(found)["R Lim"]
    assert (lim.non_working_days, lim.post_from) == (frozenset({4}), MONDAY)
    assert people(found)["T Byrne"].non_working_days == frozenset()


@pytest.mark.parametrize(("weeks", "off"), [(3, frozenset({4})), (2, frozenset[int]())])
def test_the_same_weekday_off_week_after_week_is_a_non_working_day(
    tmp_path: Path, weeks: int, off: frozenset[int]
) -> None:
    line = [("LTFT" if d.weekday() == 4 and n < 7 * weeks else "N") for n, d in enumerate(days(28))]
    found = read(tmp_path, [["Name", *days(28)], ["R Lim", *line], ["T Byrne", *["N", "Z"] * 14]])
    assert people(found)["R Lim"].non_working_days == off


def test_a_line_that_nobody_holds_is_unmet_cover(tmp_path: Path) -> None:
    found = read(tmp_path, grid("Vacant"))
    vacant = people(found)["Vacant"]
    kinds = {d.code: d.kind for d in found.rotas[0].duties if d.doctor == vacant.id}
    assert kinds == {"N": DutyKind.VACANT, "Z": DutyKind.REST}
    assert not vacant.counts_to_cover


def test_staff_who_are_no_doctors_count_only_when_told_so(tmp_path: Path) -> None:
    rows = grid("A Okoro (ACP)", "R Lim (F1)")
    found = read(tmp_path, rows)
    assert {name: p.counts_to_cover for name, p in people(found).items() if name in ("A Okoro", "R Lim")} == {
        "A Okoro": False,
        "R Lim": True,
    }
    (issue,) = [i for i in found.issues if i.code == "IM415"]
    assert (issue.severity, issue.key) == ("note", "cover:ACP")
    said = read(tmp_path, rows, settle(Answers(), issue.key, "counts"))
    assert people(said)["A Okoro"].counts_to_cover
    assert "IM415" not in codes_of(said)


NAMES: Rows = [
    ["Date", "SHO", "Registrar"],
    *([d, ["A Patel", "S Patel", "Byrne"][n % 3], "Sharma"] for n, d in enumerate(days(12))),
    [days(13)[-1], "Patel", "Sharma"],
]


def test_a_bare_surname_that_two_people_have_is_a_question(tmp_path: Path) -> None:
    found = read(tmp_path, NAMES)
    (issue,) = [i for i in found.issues if i.code == "IM418"]
    assert (issue.where, issue.suggestions) == ("'Rota'!B14", ("A Patel", "S Patel", "someone else"))
    said = read(tmp_path, NAMES, settle(Answers(), issue.key, "S Patel"))
    assert "Patel" not in people(said)
    other = read(tmp_path, NAMES, settle(Answers(), issue.key, "someone else"))
    assert "Patel" in people(other)
    assert "IM418" not in codes_of(other)
