"""Patterns without dates: weeks and lines first; dates, people who move on, shared lines and changes by answers."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from rotaengage.domain.answers import Answers
from rotaengage.domain.inspection import Inspection, Layout
from tests.importers.books import codes_of, read
from tests.importers.test_grids import law

DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
ONE = ["N", "N", "N", "Z", "Z", None, None]
TWO = ["Clinic", "AL", "Clinic", "AL", "Clinic", None, None]
THREE = ["LDOC", "LDOC", "Z", "SPA", "SPA", "OFF", "OFF"]
LINES = [["Line", *DAYS], [1, *ONE], [2, *TWO], [3, *THREE]]
MONDAY = date(2026, 8, 3)


def answers(**more: str) -> Answers:
    holders = {"holder:Rota:Line 1": "A Okoro", "holder:Rota:Line 2": "R Lim", "holder:Rota:Line 3": "J Byrne"}
    return Answers(kept={"start:Rota": "2026-08-03", "rotates:Rota": "yes", **holders, **more})


def on(found: Inspection, day: date) -> dict[str, str | None]:
    """Who has which code on a day."""
    names = {p.id: p.name for r in found.rotas for p in r.people}
    return {names[d.doctor]: d.code for r in found.rotas for d in r.duties if d.day == day}


def test_lines_by_weekday_are_weeks_of_a_cycle_until_a_start_is_said(tmp_path: Path) -> None:
    found = read(tmp_path, LINES)
    (rota,) = found.rotas
    assert (rota.layout, rota.cycle_weeks, rota.first_date) == (Layout.ROLLING_PATTERN, 3, None)
    duty = next(d for d in rota.duties if d.source.a1 == "E4")
    assert (duty.code, duty.week, duty.weekday, duty.day) == ("SPA", 3, 3, None)
    assert {"IM213", "IM214"} <= codes_of(found)
    law(found)


def test_with_a_start_and_people_everybody_moves_down_a_line_each_week(tmp_path: Path) -> None:
    found = read(tmp_path, LINES, answers())
    assert on(found, MONDAY) == {"A Okoro": "N", "R Lim": "Clinic", "J Byrne": "LDOC"}
    assert on(found, MONDAY + timedelta(days=7)) == {"R Lim": "LDOC", "J Byrne": "N", "A Okoro": "Clinic"}
    assert (found.rotas[0].first_date, found.rotas[0].last_date) == (MONDAY, date(2026, 8, 23))
    assert {i.code for i in found.issues if i.severity == "question"} == set()
    night = next(d for d in found.rotas[0].duties if d.code == "N")
    assert night.span is not None
    assert night.span.minutes == 720
    law(found)


def test_the_cycle_comes_round_up_to_the_day_that_is_asked_for(tmp_path: Path) -> None:
    found = read(tmp_path, LINES, answers(**{"until:Rota": "2026-08-24"}))
    assert on(found, date(2026, 8, 24)) == on(found, MONDAY)
    assert not on(found, date(2026, 8, 25))
    assert len({d.id for d in found.rotas[0].duties}) == len(found.rotas[0].duties)


def test_a_start_in_mid_week_leaves_out_the_days_before(tmp_path: Path) -> None:
    found = read(tmp_path, LINES, answers(**{"start:Rota": "5 August 2026"}))
    assert not on(found, date(2026, 8, 4))
    assert on(found, date(2026, 8, 5)) == {"A Okoro": "N", "R Lim": "Clinic", "J Byrne": "Z"}


def test_people_who_keep_their_line_do_not_move(tmp_path: Path) -> None:
    found = read(tmp_path, LINES, answers(**{"rotates:Rota": "no", "until:Rota": "2026-08-16"}))
    assert on(found, MONDAY + timedelta(days=7)) == on(found, MONDAY)


def test_a_line_changes_hands(tmp_path: Path) -> None:
    change = {"holder:Rota:Line 1": "A Okoro until 2026-08-04 then P Shah"}
    found = read(tmp_path, LINES, answers(**change))
    assert on(found, date(2026, 8, 4))["A Okoro"] == "N"
    assert on(found, date(2026, 8, 5))["P Shah"] == "N"
    assert "A Okoro" not in on(found, date(2026, 8, 5))


@pytest.mark.parametrize(
    ("said", "monday", "week_later"),
    [("A Okoro / P Shah", "A Okoro", "P Shah"), ("A Okoro (Tue) / P Shah (Mon, Wed-Sun)", "P Shah", "P Shah")],
)
def test_two_people_share_a_line_by_weeks_or_by_weekdays(
    tmp_path: Path, said: str, monday: str, week_later: str
) -> None:
    keep = {"rotates:Rota": "no", "until:Rota": "2026-08-16"}
    found = read(tmp_path, LINES, answers(**{"holder:Rota:Line 1": said, **keep}))
    assert on(found, MONDAY)[monday] == "N"
    assert on(found, MONDAY + timedelta(days=7))[week_later] == "N"
    assert len(on(found, MONDAY)) == 3


def test_a_list_of_who_starts_where_is_read(tmp_path: Path) -> None:
    found = read(tmp_path, [*LINES, [], ["start: Okoro = 3, Lim = 1, Byrne = 2"]])
    assert {p.name for p in found.rotas[0].people} == {"Okoro", "Lim", "Byrne"}
    assert "IM214" not in codes_of(found)
    table = read(tmp_path, [*LINES, [], ["Name", "Starts on line"], ["Okoro", 3], ["Lim", 1], ["Byrne", 2]])
    assert next(d.doctor for d in table.rotas[0].duties if d.code == "LDOC") == "okoro"
    law(table)


def test_a_start_that_the_title_gives_dates_the_pattern(tmp_path: Path) -> None:
    found = read(tmp_path, [["Registrars, starting 5 August 2026"], [], *LINES])
    assert found.rotas[0].first_date == date(2026, 8, 5)
    assert "IM213" not in codes_of(found)


def test_weeks_side_by_side_are_one_cycle_and_nobody_moves(tmp_path: Path) -> None:
    rows = [["Name", *DAYS, *DAYS], ["A Okoro", *ONE, *TWO], ["R Lim", *TWO, *THREE]]
    found = read(tmp_path, rows, Answers(kept={"start:Rota": "2026-08-03", "until:Rota": "2026-08-17"}))
    assert found.rotas[0].cycle_weeks == 2
    assert on(found, date(2026, 8, 10)) == {"A Okoro": "Clinic", "R Lim": "LDOC"}
    assert on(found, date(2026, 8, 17)) == on(found, MONDAY)


def test_numbered_weeks_one_below_another_are_one_cycle(tmp_path: Path) -> None:
    rows = [["Week 1"], ["Name", *DAYS], ["A Okoro", *ONE], ["R Lim", *TWO]]
    rows += [[], ["Week 2"], ["Name", *DAYS], ["A Okoro", *TWO], ["R Lim", *THREE]]
    found = read(tmp_path, rows, Answers(kept={"start:Rota": "2026-08-03", "until:Rota": "2026-08-17"}))
    assert {r.cycle_weeks for r in found.rotas} == {2}
    assert on(found, date(2026, 8, 10)) == {"A Okoro": "Clinic", "R Lim": "LDOC"}
    assert on(found, date(2026, 8, 17)) == on(found, MONDAY)
    law(found)


@pytest.mark.parametrize("rows", [[["", *DAYS], ["Lunch", *["pasta"] * 7], ["Dinner", *["soup"] * 7]], [DAYS, DAYS]])
def test_a_table_of_weekdays_that_is_no_pattern_is_said_to_be_none(tmp_path: Path, rows: list[list[str]]) -> None:
    found = read(tmp_path, rows)
    assert found.rotas == () or found.cells.questions > 0
