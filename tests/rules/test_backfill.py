"""backfill: hours are bought only as the department allows, and count to cover while they are there."""

from typing import Any

import pytest

from rotaengage.domain.backfill import Backfill, BackfillOffer
from rotaengage.domain.grades import Tier
from rotaengage.domain.scenario import Goal, Scenario
from rotaengage.rules import Placed
from rotaengage.rules.measures import readings
from tests import build
from tests.rules.say import found

AMY, BEA = build.doctor("amy"), build.doctor("bea")
DUTIES = [build.duty("amy", 0), build.duty("bea", 0)]
ROTA = build.rota([AMY, BEA], DUTIES, days=14)


def offer(**more: Any) -> BackfillOffer:
    fields: dict[str, Any] = {"id": "bank", "tier": Tier.SHO, "least_minutes": 240} | more
    return BackfillOffer(**fields)


def hours(day: int, start: str, end: str, of: BackfillOffer | None = None) -> Backfill:
    return (of or offer()).shift(build.span(day, start, end))


def of(*bought: Backfill, **more: Any) -> Scenario:
    fields: dict[str, Any] = {"backfill": (offer(),), "bought": bought} | more
    return build.scenario(ROTA, **fields)


@pytest.mark.parametrize(
    ("start", "end", "fine"),
    [("09:00", "13:00", True), ("13:00", "17:00", True), ("08:59", "13:00", False), ("13:01", "17:01", False),
     ("09:00", "12:59", False)],
)  # fmt: skip
def test_a_shift_lies_in_the_hours_offered_and_is_long_enough(start: str, end: str, fine: bool) -> None:
    assert (found("backfill", of(hours(0, start, end))) == []) is fine


def test_days_outside_the_offer_and_people_whom_nobody_offers() -> None:
    monday = offer(weekdays=frozenset({0}))
    assert found("backfill", of(hours(0, "09:00", "13:00", monday), backfill=(monday,))) == []
    assert len(found("backfill", of(hours(1, "09:00", "13:00", monday), backfill=(monday,)))) == 1
    assert len(found("backfill", of(hours(0, "09:00", "13:00"), backfill=()))) == 1
    other = hours(0, "09:00", "13:00").changed(tier=Tier.REGISTRAR)
    assert len(found("backfill", of(other))) == 1


def test_what_a_person_decided_is_held_against_no_offer() -> None:
    own = Backfill(tier=Tier.SHO, span=build.span(0, "10:00", "11:00"))
    assert found("backfill", of(own, backfill=(), backfill_minutes=0)) == []


@pytest.mark.parametrize(("most", "amounts"), [(480, []), (479, [1]), (None, [])])
def test_the_limit_of_an_offer_and_of_all(most: int | None, amounts: list[int]) -> None:
    bought = (hours(0, "09:00", "13:00"), hours(1, "09:00", "13:00"))
    limited = offer(most_minutes=most)
    assert [b.amount for b in found("backfill", of(*bought, backfill=(limited,)))] == amounts
    assert [b.amount for b in found("backfill", of(*bought, backfill_minutes=most))] == amounts


def test_a_week_ends_on_sunday() -> None:
    weekly = offer(most_a_week_minutes=240)
    apart = (hours(6, "09:00", "13:00"), hours(7, "09:00", "13:00"))
    assert found("backfill", of(*apart, backfill=(weekly,))) == []
    together = (hours(0, "09:00", "13:00"), hours(6, "09:00", "13:00"))
    assert [b.amount for b in found("backfill", of(*together, backfill=(weekly,)))] == [240]


def test_one_person_has_one_shift_a_day() -> None:
    long = offer(least_minutes=60)
    twice = (hours(0, "09:00", "11:00", long), hours(0, "14:00", "16:00", long))
    assert [b.unit for b in found("backfill", of(*twice, backfill=(long,)))] == ["shifts"]


def test_cover_holds_with_the_bought_hours_counted_and_not_beyond_them() -> None:
    cover = (build.need(2), build.need(2, id="sho", who=build.who(Tier.SHO)))
    slot = build.slot(DUTIES[0], "09:00", "13:00")
    assert len(found("cover", of(cover=cover), slot)) == 2
    assert found("cover", of(hours(0, "09:00", "13:00"), cover=cover), slot) == []
    assert [b.amount for b in found("cover", of(hours(0, "09:30", "13:30"), cover=cover), slot)] == [30, 30]
    registrar = hours(0, "09:00", "13:00").changed(tier=Tier.REGISTRAR)
    assert [b.key.split("|")[1] for b in found("cover", of(registrar, cover=cover), slot)] == ["sho"]


def test_where_the_rota_is_below_its_minimum_bought_hours_let_nobody_go() -> None:
    slot = build.slot(DUTIES[0], "09:00", "13:00")
    assert len(found("cover", of(hours(0, "09:00", "13:00"), cover=(build.need(3),)), slot)) == 1


def test_bought_hours_make_up_for_those_released_and_do_not_better_the_rota() -> None:
    cover = (build.need(1, preferred=3, start="09:00", end="13:00", dates=frozenset({build.day(0)})),)
    slot = build.slot(DUTIES[0], "09:00", "13:00")

    def short(problem: Scenario, *slots: Any) -> float:
        return {m.word: v for m, v in readings(Placed(problem, slots))}[Goal.PREFERRED_COVER]

    assert short(of(cover=cover)) == 240
    assert short(of(cover=cover), slot) == 480
    assert short(of(hours(0, "09:00", "13:00"), cover=cover), slot) == 240
    assert short(of(hours(0, "09:00", "13:00"), cover=cover)) == 240


def test_what_is_bought_is_measured_at_its_price() -> None:
    bought = (hours(0, "09:00", "13:00"), hours(1, "09:00", "13:00").changed(price=1.5))
    assert {m.word: v for m, v in readings(Placed(of(*bought)))}[Goal.BACKFILL] == 240 + 360
