"""Measures: figures taken from the slots alone."""

import pytest

from rotaengage.domain.entitlement import Due
from rotaengage.domain.plan import EventOutcome
from rotaengage.domain.scenario import Goal
from rotaengage.rules import Placed
from rotaengage.rules.measures import MEASURES, figures_of, shares
from rotaengage.rules.robust import Robust
from tests import build

DUTIES = [build.duty(n, d) for n in ("amy", "ben") for d in range(3)]
ROTA = build.rota([build.doctor("amy"), build.doctor("ben")], DUTIES)


def figure(goal: Goal, placed: Placed) -> float:
    (measure,) = [m for m in MEASURES if m.word is goal]
    return measure.read(placed)


def test_every_goal_has_one_measure() -> None:
    assert sorted(m.word for m in MEASURES) == sorted(Goal)


def test_only_figures_that_are_asked_for_are_worked_out(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(self: Robust, placed: Placed) -> float:
        raise AssertionError(self, placed)

    monkeypatch.setattr(Robust, "read", never)
    placed = Placed(build.scenario(ROTA), (build.slot(DUTIES[0], "10:00", "12:00"),))
    assert figures_of(placed, {"delivered", "fragmentation"}) == {"delivered": 120, "fragmentation": 1}


def test_the_worst_off_is_the_one_with_the_least_share_and_standing_time_counts() -> None:
    half = Due(doctor="ben", activity="sdt", entitled_minutes=240, standing_minutes=60)
    scenario = build.scenario(ROTA, dues=(*build.owed(120, "amy"), half))
    slots = (build.slot(DUTIES[0], "10:00", "12:00"), build.slot(DUTIES[3], "10:00", "11:00"))
    placed = Placed(scenario, slots)
    assert {k: float(v) for k, v in shares(placed).items()} == {"amy": 1.0, "ben": 0.5}
    assert figure(Goal.WORST_FULFILMENT, placed) == 0.5
    assert figure(Goal.DELIVERED, placed) == 180
    assert figure(Goal.WORST_FULFILMENT, Placed(build.scenario(ROTA))) == 1.0


def test_events_count_as_attendance_and_not_as_individual_time() -> None:
    slot = build.slot(DUTIES[0], "12:00", "13:00", event="forum")
    event = EventOutcome(event="forum", activity="sdt", span=slot.span, attending=("amy",), quorum_met=True)
    lost = EventOutcome(event="audit", activity="sdt", span=None)
    placed = Placed(build.scenario(ROTA, dues=build.owed(60, "amy")), (slot,), (event, lost))
    assert figure(Goal.ATTENDANCE, placed) == 1
    assert figure(Goal.DELIVERED, placed) == 0


def test_preferred_cover_counts_doctor_minutes_below_the_preferred_level() -> None:
    need = build.need(1, "08:00", "17:00", preferred=2, weekdays=frozenset({0}))
    placed = Placed(build.scenario(ROTA, cover=(need,)), (build.slot(DUTIES[0], "10:00", "11:30"),))
    assert figure(Goal.PREFERRED_COVER, placed) == 90
    assert figure(Goal.PREFERRED_COVER, Placed(placed.scenario)) == 0


def test_timeliness_is_the_mean_wait_of_an_owed_minute_and_what_is_never_given_waits_longest() -> None:
    scenario = build.scenario(ROTA, dues=build.owed(60, "amy", "ben"))
    given = (build.slot(DUTIES[1], "10:00", "11:00"), build.slot(DUTIES[5], "10:00", "11:00"))
    assert figure(Goal.TIMELINESS, Placed(scenario, given)) == (1 + 2) / 2
    assert figure(Goal.TIMELINESS, Placed(scenario, given[:1])) == (1 + 7) / 2
    assert figure(Goal.TIMELINESS, Placed(build.scenario(ROTA))) == 0
