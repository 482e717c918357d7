"""Dates, times, lengths, weekdays and lists are read as people write them, and refused where they say nothing."""

from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest

from importers.setup_cells import split_list, text_of
from importers.setup_times import clock_of, day_of, minutes_of, weekdays_of
from rotaengage.domain.grades import Grade, Tier
from rotaengage.domain.setup_sheets import ACTIVITIES, COVER, DOCTORS, ENTITLEMENTS
from tests.importers.setup_kit import EVENT, RIGHT, read_rows


@pytest.mark.parametrize(
    ("raw", "clock"),
    [
        ("08:30", time(8, 30)), ("8:30", time(8, 30)), ("0830", time(8, 30)), ("08.30", time(8, 30)),
        ("8h30", time(8, 30)), ("08:30:00", time(8, 30)), ("9 am", time(9)), ("12am", time(0)), ("12 PM", time(12)),
        ("24:00", time(0)), ("00:00", time(0)), ("23:59", time(23, 59)), (830.0, time(8, 30)), (0.5, time(12)),
        (time(8, 30), time(8, 30)), (timedelta(hours=20), time(20)), (timedelta(days=1), time(0)),
        (0.0, time(0)), (datetime(1899, 12, 31, 8, 30), time(8, 30)),
        ("24:01", None), ("8:60", None), ("25:00", None), ("13 pm", None), ("0 am", None), ("noon", None),
        (timedelta(hours=26), None), (time(8, 30, 15), None), ("", None), (-1.0, None),
        (830.5, None), (float("inf"), None), (2401.0, None), (datetime(2026, 8, 3, 8, 30), None),
    ],
)  # fmt: skip
def test_clock_times(raw: Any, clock: time | None) -> None:
    assert clock_of(raw) == clock


@pytest.mark.parametrize(
    ("raw", "day"),
    [
        ("03/08/2026", date(2026, 8, 3)), ("3/8/26", date(2026, 8, 3)), ("2026-08-03", date(2026, 8, 3)),
        ("3.8.2026", date(2026, 8, 3)), ("3 Aug 2026", date(2026, 8, 3)), ("3 August 2026", date(2026, 8, 3)),
        ("29/02/2028", date(2028, 2, 29)), (datetime(2026, 8, 3), date(2026, 8, 3)),
        (date(2026, 8, 3), date(2026, 8, 3)),
        ("29/02/2027", None), ("08/31/2026", None), ("3 Aug", None), (datetime(2026, 8, 3, 9), None), (46237.0, None),
        ("03/08/1999", None), (date(1900, 1, 1), None), ("31/12/2100", date(2100, 12, 31)), ("01/01/2101", None),
    ],
)  # fmt: skip
def test_dates_are_day_before_month(raw: Any, day: date | None) -> None:
    assert day_of(raw) == day


@pytest.mark.parametrize(
    ("raw", "minutes"),
    [
        (120.0, 120), ("120", 120), ("2 h", 120), ("2h", 120), ("1 h 30", 90), ("1h30min", 90), ("1.5 h", 90),
        ("1,5 hours", 90), ("90 min", 90), ("2 hours", 120), (time(2, 30), 150), (timedelta(hours=26), 1560), (0.0, 0),
        (1.5, None), ("an hour", None), ("-60", None), (-60.0, None), ("", None), ("2 weeks", None), ("1e9", None),
        (1e12, None),
    ],
)  # fmt: skip
def test_lengths_are_minutes_unless_they_say_hours(raw: Any, minutes: int | None) -> None:
    assert minutes_of(raw) == minutes


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Mon-Fri", {0, 1, 2, 3, 4}), ("Mon \u2013 Fri", {0, 1, 2, 3, 4}), ("monday to friday", {0, 1, 2, 3, 4}),
        ("Fri", {4}), ("Fridays", {4}), ("Mon, Wed", {0, 2}), ("Sat, Sun", {5, 6}), ("Sat and Sun", {5, 6}),
        ("daily", set(range(7))), ("weekend", {5, 6}), ("weekdays", set(range(5))), ("Tues, Thurs", {1, 3}),
        ("Weds", {2}), ("Fri-Mon", {4, 5, 6, 0}), ("Mon-Wed, Sat", {0, 1, 2, 5}), ("mo/we", {0, 2}),
        ("M", None), ("T", None), ("Fryday", None), ("Mon-", None), ("1-5", None), ("", None), ("Mon,,Tue", None),
    ],
)  # fmt: skip
def test_weekdays(text: str, days: set[int] | None) -> None:
    assert weekdays_of(text) == (None if days is None else frozenset(days))


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("A, B", ["A", "B"]), ("A;B", ["A", "B"]), ("Quill, Ada; Reed, Bo", ["Quill, Ada", "Reed, Bo"]),
        ("Quill, Ada;", ["Quill, Ada"]), (" , ", []), ("A\nB", ["A", "B"]),
    ],
)  # fmt: skip
def test_lists_use_commas_unless_they_hold_semicolons(text: str, items: list[str]) -> None:
    assert split_list(text) == items


@pytest.mark.parametrize(
    ("raw", "text"),
    [(4.0, "4"), (4.5, "4.5"), (True, "yes"), ("\u00a0LD ", "LD"), (None, ""), (date(2026, 8, 3), "03/08/2026"),
     (time(8, 5), "08:05")],
)  # fmt: skip
def test_a_cell_as_text(raw: Any, text: str) -> None:
    assert text_of(raw) == text


def test_a_choice_of_doctors_takes_local_words(tmp_path: Path) -> None:
    row = RIGHT[COVER.name] | {"tiers": "Reg, consultant", "grades": "ST4, Specialty doctor", "doctors": "Ada Quill"}
    who = read_rows(tmp_path, {COVER.name: [row]}).setup.cover[0].who
    assert who.tiers == {Tier.REGISTRAR, Tier.SENIOR}
    assert who.grades == {Grade.HST, Grade.SAS}
    assert who.doctors == {"Ada Quill"}


def test_a_quorum_by_group_takes_tiers_and_grades(tmp_path: Path) -> None:
    row = EVENT | {"tiers": None, "quorum": 6, "groups": "first: 2, reg 1, SAS=1"}
    event = read_rows(tmp_path, {ACTIVITIES.name: [RIGHT[ACTIVITIES.name], row]}).setup.activities[1]
    assert event.quorum.by_group == {"first": 2, "registrar": 1, "SAS": 1}
    assert event.method.value == "formal_meeting"


def test_a_quorum_takes_groups_as_the_doctors_have_them(tmp_path: Path) -> None:
    doctor = RIGHT[DOCTORS.name] | {"site": "St Mary", "line": "Line 2", "skills": "airway"}
    groups = "site st mary 2; line: Line 2 = 1; Skill airway 1; part-time 1; full time 3; team Red, West 1"
    rows = {DOCTORS.name: [doctor], ACTIVITIES.name: [RIGHT[ACTIVITIES.name], EVENT | {"quorum": 6, "groups": groups}]}
    reading = read_rows(tmp_path, rows)
    assert reading.setup.activities[1].quorum.by_group == {
        "site St Mary": 2, "line Line 2": 1, "skill airway": 1, "LTFT": 1, "full time": 3, "team Red, West": 1,
    }  # fmt: skip
    (told,) = [i for i in reading.issues if i.code == "SB405"]
    assert "team Red, West" in told.says
    assert "Activities" in told.where


def test_a_quorum_of_a_site_that_is_not_invited_is_wrong(tmp_path: Path) -> None:
    row = EVENT | {"sites": "North", "groups": "site South 2, team Red 1"}
    reading = read_rows(tmp_path, {ACTIVITIES.name: [RIGHT[ACTIVITIES.name], row]})
    assert [i.says for i in reading.issues if i.code == "SB310"] == [
        "the quorum asks for site South, who are not invited"
    ]


def test_real_dates_and_times_are_read_like_text(tmp_path: Path) -> None:
    real = EVENT | {
        "decision_date": date(2027, 2, 24),
        "earliest": time(12),
        "latest": time(16),
        "duration": time(1, 30),
    }
    event = read_rows(tmp_path, {ACTIVITIES.name: [RIGHT[ACTIVITIES.name], real]}).setup.activities[1]
    assert (event.decision_date, event.window.earliest, event.duration_minutes) == (date(2027, 2, 24), time(12), 90)


def test_a_cover_row_on_one_real_date(tmp_path: Path) -> None:
    row = RIGHT[COVER.name] | {"dates": date(2026, 12, 25)}
    assert read_rows(tmp_path, {COVER.name: [row]}).setup.cover[0].dates == {date(2026, 12, 25)}


def test_entitlements_without_an_id_are_numbered_and_name_the_activity_as_it_is_written(tmp_path: Path) -> None:
    rows: list[dict[str, object]] = [
        {"activity": "SDT", "minutes": "2 h"},
        {"activity": "sdt", "minutes": 60, "grades": "F1"},
    ]
    owed = read_rows(tmp_path, {ENTITLEMENTS.name: rows}).setup.entitlements
    assert [e.activity for e in owed] == ["sdt", "sdt"]
    assert len({e.id for e in owed}) == 2
    assert [e.minutes for e in owed] == [120, 60]
