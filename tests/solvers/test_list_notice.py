"""list_notice: a clinic or list is cut up to the day on which its notice is over."""

from datetime import date, time, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rotaengage.domain.codes import DutyKind, ReleaseClass, ShiftCode
from rotaengage.domain.plan import Slot
from rotaengage.domain.scenario import Scenario
from solvers.search import solve
from tests.solvers.departments import EXACT, MONDAY, PLAIN, Shift, clock, new_breaches, pieces, scenario, span

LIST = ShiftCode(code="cl", kind=DutyKind.CLINIC, release=ReleaseClass.C4)


def clinics(told: date | None, days: int | None = 42) -> Scenario:
    """A clinic on Monday and one on Tuesday."""
    base = scenario(*(Shift(0, n, DutyKind.CLINIC) for n in range(2)), owed=120)
    limits = PLAIN.changed(list_notice_days=days, notice_from=told)
    return base.changed(rota=base.rota.changed(codes=(LIST,)), limits=limits)


@pytest.mark.parametrize(("before", "days"), [(42, [0, 1]), (41, [1]), (40, [])])
def test_clinics_open_when_their_notice_is_over(before: int, days: list[int]) -> None:
    told = MONDAY - timedelta(days=before)
    assert pieces(clinics(told)) == [(clock(n, time(9)), clock(n, time(13))) for n in days]


def test_with_no_day_or_no_number_they_stay_whole() -> None:
    assert pieces(clinics(None)) == pieces(clinics(MONDAY - timedelta(days=90), None)) == []


def test_what_was_told_before_stays_open() -> None:
    problem = clinics(None)
    duty = problem.rota.duties[0]
    told = Slot(doctor="d0", activity="sdt", duty=duty.id, span=span(0, time(9), time(10)), source=duty.source)
    assert pieces(problem.changed(as_of=MONDAY, published=(told,))) == [(clock(0, time(9)), clock(0, time(10)))]


@settings(max_examples=15, deadline=None, suppress_health_check=(HealthCheck.too_slow,))
@given(st.integers(38, 45))
def test_later_notice_gives_no_more_and_the_plain_rule_agrees(before: int) -> None:
    draft = solve(clinics(MONDAY - timedelta(days=before)), EXACT)
    assert new_breaches(clinics(MONDAY - timedelta(days=before)), draft) == []
    assert len(draft.slots) == min(2, max(0, before - 40))
