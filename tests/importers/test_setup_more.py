"""Columns and sheets that many departments do without: patterns of activities, debts, rooms, rules of placing."""

from datetime import date, time
from pathlib import Path
from typing import Any

import pytest

from rotaengage.domain.codes import DutyKind
from rotaengage.domain.grades import Grade, Tier
from rotaengage.domain.grouping import Grouping
from rotaengage.domain.issue import Severity
from rotaengage.domain.limits import Limits, Setting
from rotaengage.domain.preferred import Preferred
from rotaengage.domain.setup_sheets import ACTIVITIES, BACKFILL, CARRIED, CODES, DOCTORS, LIMITS, ROOMS, SheetPlan
from rotaengage.usecases.placing import limits_said
from tests.importers.setup_kit import EVENT, MORE, RIGHT, cell, only, read_rows

OWN = RIGHT[ACTIVITIES.name]
DEBT, ROOM, GRID, OFFER = (MORE[p.name] for p in (CARRIED, ROOMS, LIMITS, BACKFILL))

SPOILT: list[tuple[SheetPlan, dict[str, Any], str, str, str]] = [
    (DOCTORS, RIGHT[DOCTORS.name] | {"prefers_earliest": "15:00", "prefers_latest": "12:00"}, "SB304",
     "prefers_latest", "15:00"),
    (CODES, RIGHT[CODES.name] | {"release": "C0", "covers": "yes"}, "SB323", "release", "Counts to cover"),
    (CODES, RIGHT[CODES.name] | {"release": "C5", "releasable": "yes"}, "SB323", "release", "Can be released"),
    (CODES, RIGHT[CODES.name] | {"release": "C6"}, "SB202", "release", "C5"),
    (ACTIVITIES, EVENT | {"must": "Ada Quill or "}, "SB404", "must", "Ada Quill or"),
    (ACTIVITIES, EVENT | {"gap": 14}, "SB316", "gap", "individual time"),
    (ACTIVITIES, EVENT | {"standing": "teaching"}, "SB316", "standing", "individual time"),
    (ACTIVITIES, EVENT | {"every": 0}, "SB317", "every", "at least 1"),
    (ACTIVITIES, EVENT | {"sittings": 0}, "SB317", "sittings", "at least 1"),
    (ACTIVITIES, EVENT | {"sittings": 2, "method": "asynchronous"}, "SB319", "sittings", "2 sittings"),
    (ACTIVITIES, EVENT | {"prefers_earliest": "15:00", "prefers_latest": "15:00"}, "SB304", "prefers_latest", "15:00"),
    (ACTIVITIES, OWN | {"id": "qi", "every": 4}, "SB316", "every", "events"),
    (ACTIVITIES, OWN | {"id": "qi", "must": "Ada Quill"}, "SB316", "must", "events"),
    (ACTIVITIES, OWN | {"id": "qi", "gap": 7, "apart": 7}, "SB318", "gap", "7 days"),
    (ACTIVITIES, OWN | {"id": "qi", "standing": "night"}, "SB202", "standing", "night"),
    (CARRIED, DEBT | {"activity": "stt"}, "SB311", "activity", "sdt"),
    (CARRIED, DEBT | {"minutes": -5}, "SB209", "minutes", "2 h"),
    (CARRIED, DEBT | {"doctor": None}, "SB201", "doctor", "Doctor"),
    (ROOMS, ROOM | {"latest": "08:00"}, "SB304", "latest", "09:00"),
    (ROOMS, ROOM | {"seats": "many"}, "SB203", "seats", "many"),
    (LIMITS, GRID | {"value": 7}, "SB321", "value", "7 minutes"),
    (LIMITS, GRID | {"value": "often"}, "SB320", "value", "often"),
    (LIMITS, GRID | {"value": 0}, "SB320", "value", "0"),
    (LIMITS, GRID | {"setting": "grid"}, "SB202", "setting", "grid"),
    (LIMITS, {"setting": Setting.FROZEN_UNTIL.value, "value": 30}, "SB320", "value", "a date"),
    (LIMITS, {"setting": Setting.BLOCKS_A_DAY.value, "value": "1.5"}, "SB320", "value", "whole number"),
    (BACKFILL, OFFER | {"tier": "shoe"}, "SB202", "tier", "sho"),
    (BACKFILL, OFFER | {"end": None}, "SB313", "end", "both"),
    (BACKFILL, OFFER | {"least": "9 h", "most": None, "most_a_week": None}, "SB309", "least", "480"),
    (BACKFILL, OFFER | {"least": 0}, "SB314", "least", "longer"),
    (BACKFILL, OFFER | {"most": 120}, "SB324", "most", "120"),
    (BACKFILL, OFFER | {"most_a_week": 120}, "SB324", "most_a_week", "240"),
    (BACKFILL, OFFER | {"price": "cheap"}, "SB215", "price", "cheap"),
    (BACKFILL, OFFER | {"price": -1}, "SB215", "price", "-1"),
    (LIMITS, {"setting": Setting.FREE.value, "value": 41}, "SB322", "value", "42"),
]  # fmt: skip


@pytest.mark.parametrize(("plan", "row", "code", "key", "word"), SPOILT, ids=lambda v: v if isinstance(v, str) else "")
def test_each_mistake_names_its_cell(
    tmp_path: Path, plan: SheetPlan, row: dict[str, Any], code: str, key: str, word: str
) -> None:
    rows = [OWN, OWN | row] if plan is ACTIVITIES else [row]
    issue = only(read_rows(tmp_path, {plan.name: rows}))
    assert (issue.code, issue.where) == (code, cell(plan, key, row=len(rows) + 1))
    assert word in issue.says + issue.cure
    assert issue.cure


def test_an_activity_says_how_it_recurs_and_who_must_be_there(tmp_path: Path) -> None:
    event = EVENT | {"must": "Ada Quill or B Shah, lead", "every": 4, "sittings": 2, "covers": "yes", "apart": 14,
                     "place": "Library"}  # fmt: skip
    own = OWN | {"gap": 28, "standing": "teaching, SPA", "prefers_weekdays": "Tue, Wed", "prefers_earliest": "13:00"}
    reading = read_rows(tmp_path, {ACTIVITIES.name: [own, event]})
    assert [i.code for i in reading.issues] == ["SB404"]
    single, forum = reading.setup.activities
    assert forum.must_attend == (frozenset({"Ada Quill", "B Shah"}), frozenset({"lead"}))
    assert (forum.every_weeks, forum.sittings, forum.counts_to_cover, forum.least_days_apart) == (4, 2, True, 14)
    assert (single.longest_gap_days, single.standing) == (28, frozenset({DutyKind.TEACHING, DutyKind.SPA}))
    assert single.preferred == Preferred(weekdays=frozenset({1, 2}), earliest=time(13))


def test_debts_rooms_and_limits_are_read(tmp_path: Path) -> None:
    frozen = {"setting": Setting.FROZEN_UNTIL.value, "value": date(2027, 2, 1)}
    grid = {"setting": "Start grid (minutes)", "value": "1 h"}
    rows: dict[str, list[dict[str, Any]]] = {CARRIED.name: [DEBT], ROOMS.name: [ROOM], LIMITS.name: [grid, frozen]}
    reading = read_rows(tmp_path, rows)
    assert reading.issues == ()
    assert [(d.doctor, d.activity, d.minutes, d.basis) for d in reading.setup.debts] == [
        ("Ada Quill", "sdt", 120, "May to July")
    ]
    (room,) = reading.setup.rooms
    assert (room.key, room.seats, room.earliest, room.latest) == ("library", 8, time(9), time(17))
    assert [(s.setting, s.amount, s.day) for s in reading.setup.limits] == [
        (Setting.GRID, 60, None),
        (Setting.FROZEN_UNTIL, None, date(2027, 2, 1)),
    ]


def test_offers_of_backfill_are_read_with_what_is_usual_where_a_cell_is_empty(tmp_path: Path) -> None:
    rows = [OFFER, {"id": "agency", "tier": "registrar", "skills": "airway", "grade": "ST4", "weekdays": "Sat, Sun"}]
    reading = read_rows(tmp_path, {BACKFILL.name: rows})
    assert reading.issues == ()
    bank, agency = reading.setup.backfill
    assert (bank.least_minutes, bank.most_minutes, bank.most_a_week_minutes, bank.price) == (240, 1440, 480, 85.5)
    assert (agency.tier, agency.grade, agency.skills) == (Tier.REGISTRAR, Grade.HST, frozenset({"airway"}))
    assert (agency.start, agency.end, agency.least_minutes, agency.most_minutes) == (time(9), time(17), 240, None)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("grade", Grouping.GRADE),
        ("Less than full time", Grouping.LTFT),
        ("LTFT", Grouping.LTFT),
        ("none", Grouping.NONE),
    ],
)
def test_groups_to_be_fair_between_are_read(tmp_path: Path, written: str, meant: Grouping) -> None:
    reading = read_rows(tmp_path, {LIMITS.name: [{"setting": Setting.FAIR_BETWEEN.value, "value": written}]})
    assert reading.issues == ()
    assert limits_said(Limits(), reading.setup.limits).fair_between is meant


def test_groups_that_there_are_not_are_a_mistake_with_its_cell(tmp_path: Path) -> None:
    issue = only(read_rows(tmp_path, {LIMITS.name: [{"setting": Setting.FAIR_BETWEEN.value, "value": "height"}]}))
    assert (issue.code, issue.where) == ("SB320", cell(LIMITS, "value"))


def test_a_workbook_without_the_newer_sheets_is_not_told_of_them(tmp_path: Path) -> None:
    assert read_rows(tmp_path, {}).issues == ()


def test_a_setting_that_stands_twice_is_wrong_the_second_time(tmp_path: Path) -> None:
    issue = only(read_rows(tmp_path, {LIMITS.name: [GRID, GRID]}))
    assert (issue.code, issue.severity, issue.where) == ("SB301", Severity.ERROR, cell(LIMITS, "setting", row=3))
