"""When a doctor could come, by the rota alone: held against the rules that judge slots."""

from datetime import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rotaengage.domain.codes import DutyKind
from rotaengage.domain.plan import Slot
from rotaengage.domain.scenario import Limits, Scenario
from rotaengage.domain.span import Span, instant, minute_of
from rotaengage.rules import RULES, Placed
from rotaengage.rules.free_time import FreeTime
from tests import build
from tests.solvers.departments import MONDAY, small

ROTA_RULES = {"inside", "leave", "rest", "handover", "break_time"}


def breaks_a_rule(problem: Scenario, who: str, span: Span) -> bool:
    """Whether every slot of this span, one in each of the doctor's duties, breaks a rule about the rota."""
    duties = [d for d in problem.rota.duties_by_doctor[who] if d.span is not None]
    slots = [Slot(doctor=who, activity="sdt", duty=d.id, span=span, source=d.source) for d in duties]
    rules = [r for r in RULES if r.word in ROTA_RULES]
    return all(any(True for r in rules for _ in r.check(Placed(problem, (s,)))) for s in slots)


@settings(max_examples=60, deadline=None, suppress_health_check=(HealthCheck.too_slow,))
@given(small(), st.integers(0, 3), st.integers(7 * 4, 15 * 4), st.sampled_from((30, 60, 90)))
def test_time_is_free_exactly_where_no_rule_about_the_rota_forbids_it(
    problem: Scenario, day: int, quarter: int, minutes: int
) -> None:
    on = MONDAY.fromordinal(MONDAY.toordinal() + day)
    start = minute_of(instant(on, time(quarter // 4, quarter % 4 * 15), problem.rota.zone))
    span = Span.between(start, start + minutes, problem.rota.zone)
    for doctor in problem.rota.doctors:
        free = FreeTime(problem, doctor)
        assert free.holds(span) is not breaks_a_rule(problem, doctor.id, span)
        assert bool(free.why_not(span)) is not free.holds(span)


@pytest.mark.parametrize(
    ("kind", "start", "words"),
    [
        (DutyKind.ANNUAL_LEAVE, None, "annual leave"),
        (DutyKind.NIGHT, "08:00", "night (night)"),
        (DutyKind.CLINIC, "08:00", "clinic (clinic)"),
        (DutyKind.STANDARD_DAY, "12:30", "at work for part of it only, or in a handover or break"),
        (DutyKind.STANDARD_DAY, "14:00", "not at work"),
    ],
)
def test_what_stands_in_the_way_is_named(kind: DutyKind, start: str | None, words: str) -> None:
    duty = build.duty("amy", 0, start, None if start is None else "17:00", kind=kind)
    of = build.scenario(build.rota([build.doctor("amy")], [duty]))
    assert FreeTime(of, of.rota.doctors[0]).why_not(build.span(0, "12:00", "13:00")) == words


def test_days_off_non_working_days_posts_and_rest_after_nights() -> None:
    amy = build.doctor("amy", non_working_days=frozenset({4}), post_to=build.day(5))
    night = build.duty("amy", 0, "20:00", "08:00", kind=DutyKind.NIGHT)
    rota = build.rota([amy], [night, build.duty("amy", 1)])
    free = FreeTime(build.scenario(rota, limits=Limits(after_night_minutes=2760)), amy)
    noon = [free.why_not(build.span(n, "12:00", "13:00")) for n in (1, 2, 3, 4, 6)]
    assert noon == ["rest after nights", "rest after nights", "day off", "non-working day", "not in post"]
