"""Nouns: places, grades, codes and what follows from them."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from rotaengage.domain.activity import Activity, Window
from rotaengage.domain.codes import TRAITS, DutyKind, ReleaseClass, ShiftCode
from rotaengage.domain.grades import Grade, Tier, grade_of
from rotaengage.domain.people import Who
from rotaengage.domain.refs import CellRef, column_letters, column_number
from tests import build


@given(st.text(min_size=1, max_size=20), st.integers(1, 1_048_576), st.integers(1, 16_384))
def test_a_cell_reference_reads_back_whatever_the_sheet_is_called(sheet: str, row: int, column: int) -> None:
    ref = CellRef(sheet, row, column)
    if "\n" not in sheet and "\r" not in sheet and sheet.strip() == sheet:
        assert CellRef.parse(str(ref)) == ref
    assert column_number(column_letters(column)) == column


@pytest.mark.parametrize(
    ("text", "grade", "tier"),
    [
        ("FY1", Grade.F1, Tier.FIRST),
        ("f2", Grade.F2, Tier.SHO),
        ("ST2", Grade.CORE, Tier.SHO),
        ("ST3", Grade.HST, Tier.REGISTRAR),
        ("ST\u00a07", Grade.HST, Tier.REGISTRAR),
        ("IMT3", Grade.IMT3, Tier.REGISTRAR),
        ("Specialty Doctor", Grade.SAS, Tier.REGISTRAR),
        ("Locum consultant", Grade.CONSULTANT, Tier.SENIOR),
    ],
)
def test_grades_are_known_by_their_aliases(text: str, grade: Grade, tier: Tier) -> None:
    read = grade_of(text)
    assert read is not None
    assert (read.grade, read.tier) == (grade, tier)


@pytest.mark.parametrize("text", ["SD", "AS", "PA", "ST9", "Amy", ""])
def test_words_with_two_meanings_are_no_grade(text: str) -> None:
    assert grade_of(text) is None


def test_imt3_on_the_registrar_tier_must_be_confirmed() -> None:
    read = grade_of("IMT3")
    assert read is not None
    assert not read.sure


def test_every_kind_has_traits_and_what_is_not_work_is_never_released() -> None:
    assert set(TRAITS) == set(DutyKind)
    assert all(t.works or (t.release is ReleaseClass.C5 and not t.covers) for t in TRAITS.values())


def test_a_code_may_override_its_kind_but_leave_is_never_released() -> None:
    long_day = ShiftCode(code="LD", kind=DutyKind.LONG_DAY)
    assert not long_day.can_release
    assert long_day.model_copy(update={"releasable": True}).can_release
    assert not ShiftCode(code="AL", kind=DutyKind.ANNUAL_LEAVE, releasable=True).can_release


def test_who_needs_every_field_to_match_and_nothing_means_everybody() -> None:
    amy = build.doctor("amy", skills=frozenset({"airway"}), roles=frozenset({"rep"}))
    assert Who().matches(amy)
    assert Who(skills=frozenset({"airway", "echo"}), tiers=frozenset({Tier.SHO})).matches(amy)
    assert not Who(skills=frozenset({"airway"}), tiers=frozenset({Tier.REGISTRAR})).matches(amy)
    assert not Who(doctors=frozenset({"ben"})).matches(amy)


def test_a_requirement_that_ends_after_midnight_belongs_to_its_first_day() -> None:
    night = build.need(1, "20:00", "08:00", weekdays=frozenset({4}))
    (only,) = night.spans(build.day(0), build.day(6), build.rota([], []).zone)
    assert (only.start, only.end) == (build.at(4, "20:00"), build.at(5, "08:00"))
    with pytest.raises(ValidationError, match="below the minimum"):
        build.need(2, preferred=1)


def test_an_activity_is_useful_until_its_decision_less_the_lead_time() -> None:
    activity = Activity(id="x", title="X", decision_date=date(2027, 2, 1), lead_days=14, window=Window(latest=time(17)))
    assert activity.last_useful_day(date(2027, 3, 1)) == date(2027, 1, 18)
    assert activity.last_useful_day(date(2027, 1, 10)) == date(2027, 1, 10)
    assert "purpose" in activity.missing_fields
    assert "decision_date" not in activity.missing_fields


def test_a_changed_rota_forgets_what_it_had_worked_out() -> None:
    of = build.rota([build.doctor("amy")], [build.duty("amy", 0)])
    assert len(of.duties_by_doctor["amy"]) == 1
    assert of.changed(duties=()).duties_by_doctor["amy"] == ()
