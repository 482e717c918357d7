"""Every mistake in a setup workbook is an error that names its cell and says how to mend it."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from rotaengage.domain.issue import Severity
from rotaengage.domain.setup_sheets import ACTIVITIES, CODES, COVER, DOCTORS, ENTITLEMENTS, SheetPlan
from tests.importers.setup_kit import EVENT, RIGHT, cell, only, read_rows

FIELDS = {DOCTORS.name: "doctors", CODES.name: "codes", COVER.name: "cover", ACTIVITIES.name: "activities",
          ENTITLEMENTS.name: "entitlements"}  # fmt: skip

# Sheet, what is spoilt, code, column at fault, a word that the sentence or its cure must hold.
SPOILT: list[tuple[SheetPlan, dict[str, Any], str, str, str]] = [
    (DOCTORS, {"name": None}, "SB201", "name", "Name"),
    (DOCTORS, {"grade": "F9"}, "SB202", "grade", "F1"),
    (DOCTORS, {"tier": "registar"}, "SB202", "tier", "registrar"),
    (DOCTORS, {"wte": 0}, "SB204", "wte", "0.8"),
    (DOCTORS, {"wte": 80}, "SB204", "wte", "80%"),
    (DOCTORS, {"wte": 1.51}, "SB204", "wte", "'1.51'"),
    (DOCTORS, {"wte": -0.5}, "SB204", "wte", "-0.5"),
    (DOCTORS, {"non_working_days": "Fryday"}, "SB207", "non_working_days", "Fryday"),
    (DOCTORS, {"counts_to_cover": "perhaps"}, "SB208", "counts_to_cover", "perhaps"),
    (DOCTORS, {"post_from": "31/02/2027"}, "SB206", "post_from", "31/02/2027"),
    (DOCTORS, {"post_from": 46000}, "SB206", "post_from", "46000"),
    (DOCTORS, {"post_from": date(2027, 3, 2), "post_to": date(2027, 3, 1)}, "SB303", "post_to", "02/03/2027"),
    (CODES, {"kind": "standrad day"}, "SB202", "kind", "standard day"),
    (CODES, {"kind": None}, "SB201", "kind", "Kind"),
    (CODES, {"start": "25:00"}, "SB205", "start", "25:00"),
    (CODES, {"start": True}, "SB205", "start", "yes"),
    (CODES, {"start": None}, "SB313", "start", "both"),
    (CODES, {"end": None}, "SB313", "end", "both"),
    (CODES, {"end": "07:00"}, "SB304", "end", "07:00"),
    (COVER, {"minimum": None}, "SB201", "minimum", "Minimum"),
    (COVER, {"minimum": -1, "preferred": None}, "SB203", "minimum", "-1"),
    (COVER, {"minimum": 1.5}, "SB203", "minimum", "1.5"),
    (COVER, {"preferred": 1}, "SB302", "preferred", "minimum 2"),
    (COVER, {"weekdays": "Mon-Fri-Sun"}, "SB207", "weekdays", "Mon-Fri"),
    (COVER, {"tiers": "first, shoo"}, "SB202", "tiers", "sho"),
    (COVER, {"grades": "F1, Zookeeper"}, "SB202", "grades", "Zookeeper"),
    (COVER, {"dates": "25/12/2026, 32/12/2026"}, "SB206", "dates", "32/12/2026"),
    (COVER, {"end": None}, "SB313", "end", "both"),
    (ACTIVITIES, {**EVENT, "form": "evnt"}, "SB202", "form", "event"),
    (ACTIVITIES, {**EVENT, "method": "semaphore"}, "SB202", "method", "semaphore"),
    (ACTIVITIES, {**EVENT, "first_day": "02/02/2027", "last_day": "01/02/2027"}, "SB303", "last_day", "01/02/2027"),
    (ACTIVITIES, {**EVENT, "first_day": "02/02/2027", "decision_date": "01/02/2027"}, "SB305", "decision_date", "02/"),
    (ACTIVITIES, {**EVENT, "first_day": "02/02/2027", "decision_date": "04/02/2027", "lead_days": 3}, "SB306",
     "lead_days", "3 days"),
    (ACTIVITIES, {**EVENT, "decision_date": "04/02/2027", "feedback_date": "03/02/2027"}, "SB307", "feedback_date",
     "04/02/2027"),
    (ACTIVITIES, {**EVENT, "earliest": "16:00", "latest": "12:00"}, "SB304", "latest", "16:00"),
    (ACTIVITIES, {**EVENT, "earliest": "12:00", "latest": "12:30"}, "SB309", "duration", "30"),
    (ACTIVITIES, {**EVENT, "duration": 0}, "SB314", "duration", "60"),
    (ACTIVITIES, {**EVENT, "duration": "an hour"}, "SB209", "duration", "an hour"),
    (ACTIVITIES, {**EVENT, "block_least": 90, "block_most": 60}, "SB308", "block_most", "swap"),
    (ACTIVITIES, {**EVENT, "quorum": "six"}, "SB203", "quorum", "six"),
    (ACTIVITIES, {**EVENT, "groups": "first"}, "SB210", "groups", "registrar 2"),
    (ACTIVITIES, {**EVENT, "groups": "frist 2"}, "SB211", "groups", "first"),
    (ACTIVITIES, {**EVENT, "groups": "first 1, registrar 2"}, "SB310", "groups", "registrar"),
    (ACTIVITIES, {**EVENT, "groups": "Zookeeper 2"}, "SB211", "groups", "site North"),
    (ACTIVITIES, {**EVENT, "groups": "site North"}, "SB210", "groups", "site North 1"),
    (ENTITLEMENTS, {"activity": "stt"}, "SB311", "activity", "sdt"),
    (ENTITLEMENTS, {"minutes": None}, "SB201", "minutes", "Owed"),
    (ENTITLEMENTS, {"minutes": "lots"}, "SB209", "minutes", "2 h"),
    (ENTITLEMENTS, {"minutes": True}, "SB209", "minutes", "yes"),
    (ENTITLEMENTS, {"per": "fortnight"}, "SB202", "per", "week"),
    (ENTITLEMENTS, {"pro_rata": 7}, "SB208", "pro_rata", "7"),
    (ENTITLEMENTS, {"accrual": "sometimes"}, "SB202", "accrual", "excludes leave"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("plan", "spoilt", "code", "key", "word"), SPOILT, ids=lambda v: v if isinstance(v, str) else ""
)
def test_each_mistake_names_its_cell_and_costs_only_its_row(
    tmp_path: Path, plan: SheetPlan, spoilt: dict[str, Any], code: str, key: str, word: str
) -> None:
    right = RIGHT[plan.name]
    good = right | {"id": "other", "name": "Bo Reed", "code": "LD"}
    reading = read_rows(tmp_path, {plan.name: [right | spoilt, good] + ([right] if plan is ACTIVITIES else [])})
    issue = only(reading)
    assert (issue.code, issue.severity, issue.where) == (code, Severity.ERROR, cell(plan, key))
    assert word in issue.says + issue.cure
    assert issue.cure
    kept = getattr(reading.setup, FIELDS[plan.name])
    assert len(kept) == (2 if plan is ACTIVITIES else 1)


@pytest.mark.parametrize(
    ("plan", "right"),
    [
        (DOCTORS, {"wte": 1.5}),
        (DOCTORS, {"wte": "80%"}),
        (DOCTORS, {"post_from": "01/03/2027", "post_to": "01/03/2027"}),
        (CODES, {"kind": "night", "start": "20:00", "end": "08:30"}),
        (CODES, {"kind": "standard day", "start": "16:00", "end": "24:00"}),
        (COVER, {"minimum": 0, "preferred": 0}),
        (COVER, {"preferred": 2}),
        (ACTIVITIES, {"first_day": "02/02/2027", "last_day": "02/02/2027"}),
        (ACTIVITIES, {"first_day": "02/02/2027", "decision_date": "05/02/2027", "lead_days": 3}),
        (ACTIVITIES, {"decision_date": "04/02/2027", "feedback_date": "04/02/2027"}),
        (ACTIVITIES, {"earliest": "12:00", "latest": "13:00"}),
        (ACTIVITIES, {"block_least": 60, "block_most": 60}),
        (ENTITLEMENTS, {"minutes": 0}),
    ],
)
def test_what_lies_just_inside_a_limit_is_taken(tmp_path: Path, plan: SheetPlan, right: dict[str, Any]) -> None:
    reading = read_rows(tmp_path, {plan.name: [RIGHT[plan.name] | right]})
    assert reading.issues == ()
    assert len(getattr(reading.setup, FIELDS[plan.name])) == 1


@pytest.mark.parametrize("plan", [DOCTORS, CODES, COVER, ACTIVITIES, ENTITLEMENTS])
def test_a_name_that_stands_twice_is_wrong_the_second_time(tmp_path: Path, plan: SheetPlan) -> None:
    key = plan.columns[0].key
    second = RIGHT[plan.name] | {key: RIGHT[plan.name][key].upper()}
    reading = read_rows(tmp_path, {plan.name: [RIGHT[plan.name], second]})
    issue = only(reading)
    assert (issue.code, issue.where) == ("SB301", cell(plan, key, row=3))
    assert cell(plan, key) in issue.says
    assert len(getattr(reading.setup, FIELDS[plan.name])) == 1


def test_time_owed_for_an_event_is_wrong(tmp_path: Path) -> None:
    reading = read_rows(tmp_path, {ACTIVITIES.name: [RIGHT[ACTIVITIES.name] | EVENT | {"id": "sdt"}]})
    assert (only(reading).code, only(reading).where) == ("SB312", cell(ENTITLEMENTS, "activity"))


def test_a_mistake_in_an_activity_is_not_told_again_by_its_entitlement(tmp_path: Path) -> None:
    reading = read_rows(tmp_path, {ACTIVITIES.name: [RIGHT[ACTIVITIES.name] | {"duration": 0}]})
    assert [i.where for i in reading.issues] == [cell(ACTIVITIES, "duration")]


def test_two_mistakes_in_one_row_are_both_told(tmp_path: Path) -> None:
    reading = read_rows(tmp_path, {DOCTORS.name: [RIGHT[DOCTORS.name] | {"wte": 9, "tier": "seniro"}]})
    assert {i.where for i in reading.issues} == {cell(DOCTORS, "wte"), cell(DOCTORS, "tier")}


@pytest.mark.parametrize(
    ("key", "text", "near", "code"),
    [("doctors", "Ada Quil", "Ada Quill", "SB402"), ("roles", "laed", "lead", "SB403"), ("teams", "Blue", "", "SB403")],
)
def test_a_choice_that_fits_no_doctor_is_a_warning_and_stays(
    tmp_path: Path, key: str, text: str, near: str, code: str
) -> None:
    reading = read_rows(tmp_path, {COVER.name: [RIGHT[COVER.name] | {key: text}]})
    issue = only(reading)
    assert (issue.code, issue.severity, issue.where) == (code, Severity.WARNING, cell(COVER, key))
    assert near in issue.cure
    assert getattr(reading.setup.cover[0].who, key) == {text}


def test_work_without_times_is_a_warning(tmp_path: Path) -> None:
    reading = read_rows(tmp_path, {CODES.name: [{"code": "SD", "kind": "standard day"}]})
    assert (only(reading).code, only(reading).severity) == ("SB401", Severity.WARNING)
    assert len(reading.setup.codes) == 1
