"""Dues: pro rata by WTE-weeks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rotaengage.domain.activity import ActivityForm
from rotaengage.domain.codes import DutyKind
from rotaengage.domain.entitlement import Accrual, Debt, Entitlement, Per
from rotaengage.domain.grades import Grade
from rotaengage.domain.people import Doctor, Who
from rotaengage.usecases.dues import dues
from tests import build

WEEKLY = Entitlement(id="e", activity="sdt", minutes=120)


def owed(doctor: Doctor, entitlement: Entitlement = WEEKLY, *more: object) -> list[tuple[int, int]]:
    duties = [d for d in (build.duty(doctor.id, n) for n in range(14)) if d.day is not None and d.day.weekday() < 5]
    of = build.rota([doctor], [d for d in more or duties if isinstance(d, tuple)], days=14)  # type: ignore[misc]
    return [(d.entitled_minutes, d.standing_minutes) for d in dues(of, (build.SDT,), (entitlement,))]


@pytest.mark.parametrize(("wte", "minutes"), [(1.0, 240), (0.8, 192), (0.6, 144)])
def test_a_part_timer_is_owed_the_share_of_full_time(wte: float, minutes: int) -> None:
    assert owed(build.doctor("amy", wte=wte)) == [(minutes, 0)]


def test_an_entitlement_that_is_not_pro_rata_is_the_same_for_all() -> None:
    assert owed(build.doctor("amy", wte=0.5), WEEKLY.changed(pro_rata=False)) == [(240, 0)]


def test_a_starter_in_mid_period_is_owed_the_weeks_in_post() -> None:
    assert owed(build.doctor("amy", post_from=build.day(7))) == [(120, 0)]
    assert owed(build.doctor("amy", post_from=build.day(7)), WEEKLY.changed(per=Per.PERIOD, minutes=100)) == [(50, 0)]


def test_a_week_wholly_on_leave_does_not_count_unless_the_policy_says_so() -> None:
    leave = [build.duty("amy", n, None, None, kind=DutyKind.ANNUAL_LEAVE) for n in range(5)]
    work = [build.duty("amy", n) for n in range(7, 12)]
    assert owed(build.doctor("amy"), WEEKLY, *leave, *work) == [(120, 0)]
    assert owed(build.doctor("amy"), WEEKLY.changed(accrual=Accrual.CYCLE_AVERAGE), *leave, *work) == [(240, 0)]
    assert owed(build.doctor("amy"), WEEKLY, *leave[:4], *work, build.duty("amy", 4)) == [(240, 0)]


def test_self_development_that_stands_in_the_rota_counts_and_never_beyond_what_is_owed() -> None:
    standing = build.duty("amy", 0, "13:00", "15:00", kind=DutyKind.SELF_DEVELOPMENT)
    assert owed(build.doctor("amy"), WEEKLY, standing) == [(240, 120)]
    long = build.duty("amy", 0, "08:00", "17:00", kind=DutyKind.SPA)
    assert owed(build.doctor("amy"), WEEKLY, long) == [(240, 240)]


def test_events_and_other_grades_owe_nothing() -> None:
    event = build.SDT.changed(form=ActivityForm.EVENT)
    of = build.rota([build.doctor("amy")], [build.duty("amy", 0)], days=14)
    assert dues(of, (event,), (WEEKLY,)) == ()
    assert owed(build.doctor("amy"), WEEKLY.changed(who=Who(grades=frozenset({Grade.F1})))) == []


def test_teaching_counts_where_the_activity_says_so_and_each_minute_once() -> None:
    duties = [
        build.duty("amy", 0, "13:00", "15:00", kind=DutyKind.TEACHING),
        build.duty("amy", 1, "13:00", "14:00", kind=DutyKind.SPA),
    ]
    of = build.rota([build.doctor("amy")], duties, days=14)
    teaching = build.SDT.changed(id="teaching", standing=frozenset({DutyKind.TEACHING, DutyKind.SPA}))
    both = (WEEKLY.changed(minutes=30), WEEKLY.changed(id="t", activity="teaching"))
    assert [(d.activity, d.standing_minutes) for d in dues(of, (build.SDT, teaching), both)] == [
        ("sdt", 60),
        ("teaching", 120),
    ]


def test_what_an_earlier_period_left_owing_is_added_and_said() -> None:
    of = build.rota([build.doctor("amy"), build.doctor("ben")], [], days=14)
    debts = (Debt(doctor="amy", activity="sdt", minutes=90, basis="plan of May to July"),)
    found = {d.doctor: d for d in dues(of, (build.SDT,), (WEEKLY,), debts)}
    assert (found["amy"].entitled_minutes, found["ben"].entitled_minutes) == (330, 240)
    assert "90 minutes carried over: plan of May to July" in found["amy"].because
    alone = dues(of, (build.SDT,), (), debts)
    assert [(d.doctor, d.entitled_minutes) for d in alone] == [("amy", 90)]


def test_a_representatives_time_comes_on_top_and_is_not_cut_by_wte() -> None:
    rep = build.doctor("amy", wte=0.5, roles=frozenset({"resident representative"}))
    of = build.rota([rep, build.doctor("ben")], [], days=14)
    facility = WEEKLY.changed(id="rep", activity="rep-time", minutes=240, per=Per.PERIOD, pro_rata=False,
                              who=Who(roles=frozenset({"resident representative"})))  # fmt: skip
    found = dues(of, (build.SDT, build.SDT.changed(id="rep-time")), (WEEKLY, facility))
    assert [(d.doctor, d.activity, d.entitled_minutes) for d in found] == [
        ("amy", "sdt", 120), ("amy", "rep-time", 240), ("ben", "sdt", 240),
    ]  # fmt: skip


@given(st.integers(1, 7), st.integers(1, 2000), st.integers(1, 10))
def test_what_is_owed_grows_with_wte(tenths: int, minutes: int, days: int) -> None:
    """Twice the share is twice the time, but for rounding to whole minutes."""
    weekly = WEEKLY.changed(minutes=minutes)
    of = [build.rota([build.doctor("amy", wte=share / 10)], [], days=days) for share in (tenths, 2 * tenths)]
    once, twice = (sum(d.entitled_minutes for d in dues(r, (build.SDT,), (weekly,))) for r in of)
    assert abs(twice - 2 * once) <= 1
