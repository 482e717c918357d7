"""short_notice: what people have been told is kept at short notice, unless they agree."""

from datetime import timedelta

import pytest

from rotaengage.domain.codes import DutyKind
from rotaengage.domain.limits import Limits
from rotaengage.domain.plan import Slot
from rotaengage.domain.scenario import Pin, Scenario
from tests import build
from tests.rules.say import found

DUTIES = [build.duty(n, d) for n in ("amy", "ben") for d in (0, 10)]
TOLD = build.slot(DUTIES[1], "10:00", "11:00")


def published(live_days: int = 14, **more: object) -> Scenario:
    rota = build.rota([build.doctor("amy"), build.doctor("ben")], DUTIES, days=14)
    limits = Limits(handover_minutes=0, live_days=live_days)
    fields: dict[str, object] = {"published": (TOLD,), "as_of": build.MONDAY, "limits": limits,
                                 "dues": build.owed(60, "amy", "ben")}  # fmt: skip
    return build.scenario(rota, **fields | more)


def amounts(scenario: Scenario, *slots: Slot) -> list[int]:
    return [b.amount for b in found("short_notice", scenario, *slots)]


@pytest.mark.parametrize(("live_days", "lost"), [(10, []), (11, [60])])
def test_a_slot_is_live_below_so_many_days_ahead(live_days: int, lost: list[int]) -> None:
    """The slot is ten days ahead."""
    assert amounts(published(live_days)) == lost
    assert amounts(published(live_days), TOLD) == []


def test_the_doctors_word_an_unpublished_rota_and_events_free_it() -> None:
    agreed = Pin(doctor="amy", activity="sdt", span=TOLD.span, wanted=False)
    assert amounts(published(pins=(agreed,))) == []
    assert amounts(published(published=(), as_of=None)) == []
    assert amounts(published(published=(TOLD.changed(event="sdt"),))) == []


def test_what_is_before_the_freeze_is_live_whatever_the_clock_says() -> None:
    frozen = published(live_days=0, frozen_until=TOLD.span.start + timedelta(days=1))
    assert amounts(frozen) == [60]


def test_it_may_go_where_the_rota_or_the_rest_of_the_plan_leaves_no_room() -> None:
    sick = build.duty("amy", 10, None, None, kind=DutyKind.SICK)
    people = [build.doctor("amy"), build.doctor("ben")]
    away = build.rota(people, [DUTIES[0], sick, *DUTIES[2:]], days=14)
    assert amounts(published().changed(rota=away)) == []
    one = build.need(1, dates=frozenset({build.day(10)}))
    other = build.slot(DUTIES[3], "10:30", "11:30")
    assert amounts(published(cover=(one,)), other) == []
    assert amounts(published(cover=(one,))) == [60]
    elsewhere = build.slot(DUTIES[0], "10:00", "11:00")
    assert amounts(published(), elsewhere) == []  # all that is owed is given elsewhere
