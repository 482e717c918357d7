"""A plan that differs in a few slots is judged by what is near them, as the whole plan would be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rotaengage.domain.activity import Activity, ActivityForm, Quorum
from rotaengage.domain.plan import EventOutcome, Slot
from rotaengage.domain.scenario import Scenario
from rotaengage.domain.what_if import Swap
from rotaengage.rules import Breach, Placed, breaches
from rotaengage.rules.presence import common
from rotaengage.usecases import judge_near
from rotaengage.usecases.judge_near import breaches_near
from tests import build

DUTIES = {(n, d): build.duty(n, d) for n in ("amy", "ben") for d in range(20)}
FORUM = Activity(id="forum", title="Forum", form=ActivityForm.EVENT, quorum=Quorum(total=2))
MET = EventOutcome(
    event="forum",
    activity="forum",
    span=build.span(15, "12:00", "13:00"),
    attending=("amy", "ben"),
    invited=("amy", "ben"),
)


def ward() -> Scenario:
    """Two doctors over three weeks, and a forum in the third that needs both."""
    of = build.rota([build.doctor("amy"), build.doctor("ben")], DUTIES.values(), days=20)
    made = build.scenario(of, cover=(build.need(1, weekdays=frozenset({0})),), dues=build.owed(240, "amy", "ben"))
    return made.changed(activities=(*made.activities, FORUM))


def placed(*own: Slot, absent: str = "") -> tuple[Slot, ...]:
    """These and the slots of the forum."""
    there = (build.slot(DUTIES[n, 15], "12:00", "13:00", activity="forum", event="forum") for n in ("amy", "ben"))
    return (*own, *(s for s in there if s.doctor != absent))


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many duties each judging looked at."""
    seen: list[int] = []

    def watched(plan: Placed) -> list[Breach]:
        seen.append(len(plan.scenario.rota.duties))
        return breaches(plan)

    monkeypatch.setattr(judge_near, "breaches", watched)
    return seen


def test_a_slot_of_somebody_who_attends_an_event_elsewhere_is_judged_by_its_day(judged: list[int]) -> None:
    new = build.slot(DUTIES["amy", 1], "10:00", "12:00")
    assert breaches(Placed(ward(), placed(new), (MET,))) == []
    assert breaches_near(ward(), placed(new), (MET,), [Swap(before=None, after=new)]) == []
    assert len(judged) == 2
    assert max(judged) < len(DUTIES)


def test_whoever_leaves_an_event_without_a_quorum_is_found(judged: list[int]) -> None:
    gone = next(s for s in placed() if s.doctor == "ben")
    found = breaches_near(ward(), placed(absent="ben"), (MET,), [Swap(before=gone, after=None)])
    assert "quorum" in {b.rule for b in found}


STRETCHES = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 9)).map(lambda p: (p[0], p[0] + p[1])), max_size=8)


@given(STRETCHES, STRETCHES)
def test_common_time_is_each_minute_that_lies_in_both(one: list[tuple[int, int]], two: list[tuple[int, int]]) -> None:
    def minutes(stretches: list[tuple[int, int]]) -> set[int]:
        return {m for start, end in stretches for m in range(start, end)}

    found = common(one, two)
    assert minutes(found) == minutes(one) & minutes(two)
    assert sum(end - start for start, end in found) == len(minutes(found))
