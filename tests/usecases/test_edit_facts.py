"""Entitlements, events and cover are added, changed and taken out by hand: one deed each, and nothing else moves."""

from datetime import time
from pathlib import Path

import pytest

from rotaengage.domain.activity import Activity, ActivityForm, Method
from rotaengage.domain.department import Department
from rotaengage.domain.fact import FIELDS, FactKind
from rotaengage.domain.grades import Grade, Tier
from rotaengage.domain.issue import UserError
from rotaengage.domain.scenario import PlanSettings, Scenario
from rotaengage.domain.service import CoverRequirement
from rotaengage.domain.setup import Setup
from rotaengage.rules import Placed, breaches
from rotaengage.usecases.answering import settled
from rotaengage.usecases.department import make_scenario
from rotaengage.usecases.edit import set_cover
from rotaengage.usecases.edit_facts import drop_fact, keep_fact, with_fact, without_fact
from rotaengage.usecases.fact_forms import fact_form, facts_of, read_fact
from rotaengage.usecases.history import undo
from rotaengage.usecases.new_workspace import new_workspace
from rotaengage.usecases.open_workspace import open_workspace
from rotaengage.usecases.opened import Opened
from rotaengage.usecases.plan import make_plan
from rotaengage.usecases.reread import reread
from tests.house import ROOT
from tests.tui import values

SAMPLES = ROOT / "samples"
EVENT = {"title": "Night staff forum", "duration": "1 h 30 min", "quorum": "3", "method": "virtual",
         "weekdays": "Tue, Wed", "earliest": "17:00", "latest": "20:00"}  # fmt: skip


@pytest.fixture(scope="module")
def acute(tmp_path_factory: pytest.TempPathFactory) -> Department:
    """The sample of acute medicine."""
    path = tmp_path_factory.mktemp("acute") / "acute.rota"
    return new_workspace(path, [SAMPLES / "acute-medicine.xlsx"], SAMPLES / "acute-medicine-setup.xlsx").department


@pytest.fixture
def ward(tmp_path: Path) -> Opened:
    """The sample ward as a workspace."""
    return new_workspace(tmp_path / "ward.rota", [SAMPLES / "ward.xlsx"], SAMPLES / "ward-setup.xlsx")


def cover_of(department: Department, name: str) -> CoverRequirement:
    return next(r for r in department.scenario.cover if r.id == name)


def kept_as_it_stands(scenario: Scenario, kind: FactKind) -> None:
    for fact in facts_of(scenario, kind):
        told = {field.key: field.value for field in fact_form(scenario, kind, fact.id)}
        assert tuple(told) == FIELDS[kind]
        assert read_fact(scenario, kind, fact.id, told) == fact


@pytest.mark.parametrize("kind", FactKind)
def test_a_form_that_is_kept_as_it_stands_changes_nothing(acute: Department, kind: FactKind) -> None:
    kept_as_it_stands(acute.scenario, kind)


def test_the_form_of_inferred_cover_and_default_entitlements_knows_those_of_whom_nothing_is_known() -> None:
    rota = values.rota(3, 14)
    doctors = tuple(d.changed(tier=Tier.UNKNOWN, grade=Grade.UNKNOWN) for d in rota.doctors)
    scenario = make_scenario(rota.changed(doctors=doctors), Setup())
    assert {t for r in scenario.cover for t in r.who.tiers} == {Tier.UNKNOWN}
    for kind in (FactKind.COVER, FactKind.ENTITLEMENT):
        kept_as_it_stands(scenario, kind)


def test_cover_is_changed_in_the_fields_that_are_told_and_in_no_other(acute: Department) -> None:
    before = acute.scenario.cover[0]
    after, what = with_fact(acute, FactKind.COVER, before.id, {"preferred": "9", "weekdays": "Mon, Tue"})
    changed = cover_of(after, before.id)
    assert (changed.preferred, changed.weekdays, changed.basis) == (9, frozenset({0, 1}), "set by hand")
    same = {"preferred": before.preferred, "weekdays": before.weekdays, "basis": before.basis}
    assert changed.changed(**same) == before
    assert what == f"cover {before.title} changed"


def test_new_cover_asks_for_a_tier_in_its_hours(acute: Department) -> None:
    told = {"title": "Take by day", "tiers": "registrar", "minimum": "1", "start": "08:00", "end": "20:00"}
    after, _ = with_fact(acute, FactKind.COVER, "", told)
    added = after.scenario.cover[-1]
    assert (added.id, added.minimum, added.start, added.end) == ("take-by-day", 1, time(8), time(20))
    assert added.who.tiers == {Tier.REGISTRAR}
    assert len(without_fact(after, FactKind.COVER, "take-by-day").department.scenario.cover) == len(
        acute.scenario.cover
    )


def test_an_entitlement_for_one_doctor_is_owed_to_that_doctor_alone(acute: Department) -> None:
    doctor = acute.scenario.rota.doctors[3]
    activity = next(a.id for a in acute.scenario.activities if a.form is ActivityForm.INDIVIDUAL)
    told = {"activity": activity, "minutes": "3 h", "per": "period", "pro_rata": "no", "accrual": "cycle average",
            "doctors": doctor.name}  # fmt: skip
    after, what = with_fact(acute, FactKind.ENTITLEMENT, "", told)
    before = {(d.doctor, d.activity): d.entitled_minutes for d in acute.scenario.dues}
    more = {d.doctor: d.entitled_minutes - before.get((d.doctor, d.activity), 0) for d in after.scenario.dues
            if d.entitled_minutes != before.get((d.doctor, d.activity), 0)}  # fmt: skip
    assert more == {doctor.id: 180}
    assert what.endswith("added")
    assert after.by_hand == {FactKind.ENTITLEMENT}


def test_a_new_event_has_its_length_quorum_window_and_method(acute: Department) -> None:
    after, _ = with_fact(acute, FactKind.EVENT, "", EVENT)
    event = after.scenario.activity_of["night-staff-forum"]
    assert (event.duration_minutes, event.quorum.total, event.method) == (90, 3, Method.VIRTUAL)
    assert (event.window.weekdays, event.window.earliest, event.window.latest) == (
        frozenset({1, 2}),
        time(17),
        time(20),
    )
    later, _ = with_fact(after, FactKind.EVENT, event.id, {"latest": "21:00"})
    assert later.scenario.activity_of[event.id].window.latest == time(21)


def test_a_quorum_of_an_event_takes_groups_as_the_doctors_have_them(acute: Department) -> None:
    people = acute.scenario.rota.doctors
    rota = acute.scenario.rota.changed(doctors=(people[0].changed(site="St Mary"), *people[1:]))
    department = acute.changed(scenario=acute.scenario.changed(rota=rota))
    after, _ = with_fact(department, FactKind.EVENT, "", EVENT | {"groups": "site st mary 1, LTFT 2"})
    event = after.scenario.activity_of["night-staff-forum"]
    assert event.quorum.by_group == {"site St Mary": 1, "LTFT": 2}
    kept_as_it_stands(after.scenario, FactKind.EVENT)
    with pytest.raises(UserError, match="no doctor has the site St Marry") as refused:
        with_fact(department, FactKind.EVENT, "", EVENT | {"groups": "site St Marry 1"})
    assert refused.value.cure == "did you mean St Mary?"


def test_a_new_event_that_recurs_is_planned_in_each_stretch(acute: Department) -> None:
    after, _ = with_fact(acute, FactKind.EVENT, "", EVENT | {"every": "4"})
    found = [a for a in after.scenario.activities if a.series == "night-staff-forum"]
    assert [a.round for a in found] == [1, 2]


def test_an_event_without_a_common_start_becomes_time_of_its_own(acute: Department) -> None:
    after, _ = with_fact(acute, FactKind.EVENT, "", EVENT | {"method": "asynchronous"})
    found: Activity = after.scenario.activity_of["night-staff-forum"]
    assert found.form is ActivityForm.INDIVIDUAL
    assert {d.entitled_minutes for d in after.scenario.dues if d.activity == found.id} == {90}


@pytest.mark.parametrize(
    ("kind", "told", "says"),
    [
        (FactKind.COVER, {"title": "A", "minimum": "3", "preferred": "2"}, "preferred level 2 is below the minimum 3"),
        (FactKind.COVER, {"title": "A", "minimum": "some"}, "whole number"),
        (FactKind.COVER, {"title": "A", "colour": "red"}, "there is no field colour"),
        (FactKind.EVENT, {"title": ""}, "Title is empty"),
        (FactKind.EVENT, EVENT | {"duration": "2"}, "2 minutes is no length"),
        (FactKind.EVENT, EVENT | {"earliest": "19:00"}, "lasts 90 minutes, but the day's window has only 60"),
        (FactKind.ENTITLEMENT, {"activity": "sdt", "minutes": "2 h", "doctors": "Nobody Here"}, "no doctor called"),
    ],
)
def test_what_cannot_be_meant_is_one_sentence(
    acute: Department, kind: FactKind, told: dict[str, str], says: str
) -> None:
    with pytest.raises(UserError, match=says):
        with_fact(acute, kind, "", told)


def test_what_is_not_there_is_told_with_what_is(acute: Department) -> None:
    with pytest.raises(UserError, match="there is no cover nobody") as refused:
        without_fact(acute, FactKind.COVER, "nobody")
    assert acute.scenario.cover[0].id in refused.value.cure


def test_each_is_one_deed_that_undo_takes_back(ward: Opened) -> None:
    path, department = ward.path, ward.department
    kept = keep_fact(path, department, FactKind.EVENT, "", EVENT)
    assert "night-staff-forum" in kept.department.scenario.activity_of
    gone = drop_fact(path, kept.department, FactKind.EVENT, "night-staff-forum")
    assert "night-staff-forum" not in gone.department.scenario.activity_of
    assert undo(path).opened.department == kept.department
    assert undo(path).opened.department == department


def test_slots_of_an_event_that_is_taken_out_go_with_it_and_the_rest_stays(ward: Opened) -> None:
    plan = make_plan(ward.path, PlanSettings(seconds=3))
    event = next(e for e in plan.events if e.span is not None)
    after = drop_fact(ward.path, ward.department, FactKind.EVENT, event.activity)
    assert after.plan is not None
    assert after.plan.slots == tuple(s for s in plan.slots if s.activity != event.activity)
    assert event.activity not in {e.activity for e in after.plan.events}
    assert "taken out" in after.plan.note
    assert list(breaches(Placed(after.department.scenario, after.plan.slots, after.plan.events))) == []


def test_reading_anew_leaves_what_was_set_by_hand(tmp_path: Path) -> None:
    opened = new_workspace(tmp_path / "ward.rota", [SAMPLES / "ward.xlsx"])
    first = opened.department.scenario.cover[0]
    set_cover(opened.path, opened.department, first.id, first.minimum + 5, "five more")
    now = open_workspace(opened.path)
    keep_fact(opened.path, now.department, FactKind.EVENT, "", EVENT)
    after = reread(opened.path, settled(opened.department.answers, [("year", "2027")]), "answered")
    assert cover_of(after.department, first.id).minimum == first.minimum + 5
    assert "night-staff-forum" in after.department.scenario.activity_of
