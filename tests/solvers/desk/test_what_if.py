"""What-ifs on tiny departments against every plan there is: nothing more is lost or changed than must be."""

from datetime import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rotaengage.domain.change import (
    AddLocum,
    Change,
    ChangeMinimum,
    CloseDay,
    LiftPin,
    Move,
    MustAttend,
    PinSlot,
    ProtectTime,
    Refuse,
    TakeLeave,
)
from rotaengage.domain.changing import changed_by
from rotaengage.domain.codes import DutyKind
from rotaengage.domain.grades import Tier
from rotaengage.domain.grouping import Grouping
from rotaengage.domain.issue import UserError
from rotaengage.domain.plan import Slot
from rotaengage.domain.progress import Stop, silent
from rotaengage.domain.scenario import Pin, Scenario
from rotaengage.domain.what_if import Found, WhatIf, swapped
from rotaengage.rules import Placed, breaches
from solvers.desk.aims import BELOW
from solvers.desk.orders import AskWhatIf
from solvers.desk.scene import Base, blocks_on, facts_with_pins, keys
from solvers.desk.warm import Warm
from solvers.desk.what_if import what_if
from solvers.facts import Facts
from tests.solvers.departments import MONDAY, Shift, forum, scenario, small, span, with_events
from tests.solvers.desk.plans import changes, every_plan, minutes, places, warm

HOUR = (time(9), time(10))


def ask(desk: Warm, *asked: Change) -> WhatIf:
    return what_if(desk, AskWhatIf(changes=asked), silent, Stop())


def after(desk: Warm, answer: WhatIf) -> tuple[Slot, ...]:
    return answer.slots or swapped(desk.standing.slots, answer.swaps)


def ward(minimum: int = 1, doctors: int = 3, days: int = 1, owed: int = 60) -> Scenario:
    shifts = [Shift(d, day, start=time(9), end=time(11)) for day in range(days) for d in range(doctors)]
    return scenario(*shifts, doctors=doctors, owed=owed, minimum=minimum, days=days)


def worth(desk: Warm, plan: tuple[Slot, ...]) -> int:
    """Minutes, each that a doctor misses of the floor of the plan that stands counted BELOW times more."""
    return minutes(plan) - BELOW * sum(missed(desk, plan).values())


def missed(desk: Warm, plan: tuple[Slot, ...]) -> dict[tuple[str, ...], int]:
    """Minutes that doctors, and groups where asked for, are below the floor of the plan that stands."""
    return {m: max(0, need - sum(minutes(plan, who) for who in m)) for m, need in desk.needs.items()}


def _with_groups(problem: Scenario, data: st.DataObject) -> Scenario:
    """Fairness between sites asked for or not, with two sites."""
    between = data.draw(st.sampled_from((Grouping.NONE, Grouping.SITE)))
    doctors = tuple(d.changed(site=data.draw(st.sampled_from(("north", "south")))) for d in problem.rota.doctors)
    rota, limits = problem.rota.changed(doctors=doctors), problem.limits.changed(fair_between=between)
    return problem.changed(rota=rota, limits=limits)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(small(most_doctors=3, most_days=1, tiny=True), st.data())
def test_on_one_day_nothing_more_is_lost_or_changed_than_must_be(problem: Scenario, data: st.DataObject) -> None:
    desk = warm(_with_groups(problem, data))
    problem, stood = desk.scenario, desk.standing.slots
    options = [s for p in every_plan(problem) for s in p]
    if not options:
        return
    chosen = data.draw(st.sampled_from(options))
    pin: Change = PinSlot(doctor=chosen.doctor, activity="sdt", span=chosen.span)
    change = data.draw(st.sampled_from([pin, Refuse(doctor=chosen.doctor, activity="sdt", span=chosen.span)]))
    answer = ask(desk, change)
    plan = after(desk, answer)
    most = {d.id: minutes(stood, d.id) for d in problem.rota.doctors}
    if isinstance(change, PinSlot):
        most[chosen.doctor] = max(most[chosen.doctor], chosen.span.minutes)
    fine = [
        p for p in every_plan(changed_by(problem, [change]))
        if all(minutes(p, who) <= cap for who, cap in most.items())
    ]  # fmt: skip
    assert answer.possible
    assert places(plan) in [places(p) for p in fine]
    best = max(worth(desk, p) - changes(stood, p) for p in fine)
    assert worth(desk, plan) - changes(stood, plan) == best


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(small(most_doctors=2, most_days=3, tiny=True), st.data())
def test_no_plan_passes_the_bound(problem: Scenario, data: st.DataObject) -> None:
    desk = warm(_with_groups(problem, data))
    problem = desk.scenario
    day = data.draw(st.sampled_from(sorted({d.day for d in problem.rota.duties if d.day is not None})))
    who = data.draw(st.sampled_from(problem.rota.doctors)).id
    choices: list[Change] = [
        CloseDay(day=day), TakeLeave(doctor=who, first=day, last=day),
        ChangeMinimum(requirement="all", minimum=data.draw(st.integers(0, 2)), dates=frozenset({day})),
    ]  # fmt: skip
    asked = data.draw(st.sampled_from(choices))
    answer = ask(desk, asked)
    plan = after(desk, answer)
    plans = every_plan(changed_by(problem, [asked]))
    assert answer.open_minutes >= max(worth(desk, p) for p in plans) - worth(desk, plan)
    below = missed(desk, plan)
    assert answer.below_floor_minutes == sum(below.values())
    as_fair = [p for p in plans if all(short <= below[m] for m, short in missed(desk, p).items())]
    assert answer.bound_minutes >= max(minutes(p) for p in as_fair)
    assert places(plan) in [places(p) for p in plans]


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(small(), st.data())
def test_an_answer_breaks_no_rule_whatever_is_asked(problem: Scenario, data: st.DataObject) -> None:
    desk = warm(problem)
    day = data.draw(st.sampled_from(sorted({d.day for d in problem.rota.duties if d.day is not None})))
    who = data.draw(st.sampled_from(problem.rota.doctors)).id
    choices: list[Change] = [
        CloseDay(day=day), TakeLeave(doctor=who, first=day, last=day),
        Refuse(doctor=who, span=span(0, time(8), time(14))),
        AddLocum(tier=Tier.SHO, day=day, start=time(8), end=time(14)),
        ProtectTime(activity="sdt", day=day, start=time(9), end=time(12)),
        ChangeMinimum(requirement="all", minimum=2),
        ChangeMinimum(requirement="all", minimum=0, dates=frozenset({day})),
    ]  # fmt: skip
    asked = data.draw(st.lists(st.sampled_from(choices), min_size=1, max_size=3))
    answer = ask(desk, *asked)
    plan = after(desk, answer)
    events = desk.attended(plan, answer.events)
    changed = changed_by(problem, asked, desk.standing.events)
    assert breaches(Placed(changed, plan, events)) == []
    assert sum(g.minutes for g in answer.gains) == minutes([s for s in plan if s.event is None]) - minutes(
        [s for s in desk.standing.slots if s.event is None]
    )


def test_no_change_moves_nothing_and_a_shorter_list_is_the_answer_it_was() -> None:
    desk = warm(ward(minimum=2, days=3))
    assert ask(desk).swaps == ()
    first = CloseDay(day=MONDAY)
    alone = ask(desk, first)
    came = next(swap.after for swap in alone.swaps if swap.after is not None)
    assert ask(desk, first, Refuse(doctor=came.doctor, span=came.span)).swaps != alone.swaps
    assert ask(desk, first).swaps == alone.swaps


def test_a_pin_takes_the_place_of_a_colleague_who_gets_another_one() -> None:
    desk = warm(ward(minimum=2, doctors=3, days=2))
    holder = next(s for s in desk.standing.slots if s.doctor == "d0")
    other = next(s for s in desk.standing.slots if s.doctor != "d0" and s.span.start.date() != holder.span.start.date())
    answer = ask(desk, PinSlot(doctor="d0", activity="sdt", span=other.span))
    plan = after(desk, answer)
    assert ("d0", other.span) in [(s.doctor, s.span) for s in plan]
    assert minutes(plan) == minutes(desk.standing.slots)
    assert answer.gains == ()


def test_pins_that_cannot_hold_are_refused_at_once_and_say_what_they_meet() -> None:
    desk = warm(ward(minimum=2))
    pins = [PinSlot(doctor=d, activity="sdt", span=span(0, *HOUR)) for d in ("d0", "d1")]
    answer = ask(desk, *pins)
    assert not answer.possible
    assert answer.why_not[-1] == "rule: cover"
    assert len(answer.why_not) == 3


def test_a_move_frees_the_old_place_for_others() -> None:
    desk = warm(ward(minimum=2, doctors=3, days=1))
    slot = desk.standing.slots[0]
    free = next(s for s in (span(0, time(9), time(10)), span(0, time(10), time(11))) if s != slot.span)
    answer = ask(desk, Move(doctor=slot.doctor, activity="sdt", before=slot.span, after=free))
    mine = [s.span for s in after(desk, answer) if s.doctor == slot.doctor]
    assert mine == [free]


def test_a_lower_minimum_gives_more_and_a_locum_does_too() -> None:
    desk = warm(ward(minimum=2, doctors=3, days=1))
    assert minutes(desk.standing.slots) == 120
    lower = ask(desk, ChangeMinimum(requirement="ward", minimum=1, dates=frozenset({MONDAY})))
    locum = ask(desk, AddLocum(tier=Tier.SHO, day=MONDAY, start=time(9), end=time(11)))
    assert (lower.delivered_minutes, locum.delivered_minutes) == (180, 180)


def test_an_afternoon_for_everybody_goes_to_as_many_as_cover_lets_go() -> None:
    desk = warm(ward(minimum=1, doctors=3, days=2))
    answer = ask(desk, ProtectTime(activity="sdt", day=MONDAY, start=time(9), end=time(10)))
    there = [s.doctor for s in after(desk, answer) if s.span == span(0, *HOUR)]
    assert len(there) == 2


def test_who_must_attend_does_and_who_cannot_is_told() -> None:
    base = with_events(ward(minimum=1, doctors=3, days=1, owed=0), forum(total=2))
    desk = warm(base)
    away = next(d.id for d in base.rota.doctors if d.id not in {s.doctor for s in desk.standing.slots})
    answer = ask(desk, MustAttend(doctor=away, event="forum"))
    assert away in {s.doctor for s in after(desk, answer) if s.event == "forum"}
    nobody = warm(with_events(ward(minimum=3, doctors=3, days=1, owed=0), forum(total=2)))
    with pytest.raises(UserError, match="has no time in the plan"):
        ask(nobody, MustAttend(doctor="d0", event="forum"))


def test_an_event_that_loses_its_day_finds_another_and_little_else_moves() -> None:
    base = with_events(ward(minimum=1, doctors=3, days=2), forum(total=2))
    desk = warm(base)
    (event,) = desk.standing.events
    assert event.span is not None
    answer = ask(desk, CloseDay(day=event.span.start.date()))
    (moved,) = answer.events
    assert answer.found is not Found.REPLANNED
    assert moved.span is not None
    assert moved.span.start.date() != event.span.start.date()
    assert len({s.doctor for s in after(desk, answer) if s.event}) >= 2


def test_an_event_that_finds_no_other_day_is_told_to_have_none() -> None:
    base = with_events(ward(minimum=1, doctors=3, days=1), forum(total=2))
    answer = ask(warm(base), CloseDay(day=MONDAY))
    assert [(e.span, bool(e.why_not)) for e in answer.events] == [(None, True)]


def test_a_lifted_pin_lets_the_time_go_elsewhere() -> None:
    pinned = ward(minimum=2, doctors=3, days=1)
    pinned = pinned.changed(pins=(Pin(doctor="d0", activity="sdt", span=span(0, *HOUR), wanted=False),))
    desk = warm(pinned)
    answer = ask(desk, LiftPin(doctor="d0", activity="sdt", span=span(0, *HOUR)),
                 PinSlot(doctor="d0", activity="sdt", span=span(0, *HOUR)))  # fmt: skip
    assert ("d0", span(0, *HOUR)) in [(s.doctor, s.span) for s in after(desk, answer)]
    with pytest.raises(UserError, match="no such pin"):
        ask(desk, LiftPin(doctor="d1", activity="sdt", span=span(0, *HOUR)))


def test_facts_with_other_pins_are_the_facts_read_anew() -> None:
    base = ward(minimum=1, days=2)
    changed = changed_by(base, [Refuse(doctor="d1", span=span(0, *HOUR)), CloseDay(day=MONDAY)])
    scene = Base(base, (), ())
    days = frozenset({MONDAY.toordinal(), MONDAY.toordinal() + 1})
    quick = blocks_on(scene, facts_with_pins(scene.facts, changed), days, only_pins=True)
    anew = blocks_on(scene, Facts(changed), days, only_pins=False)
    assert sorted(keys(quick)) == sorted(keys(anew))


def test_a_leave_that_is_no_leave_is_a_mistake() -> None:
    with pytest.raises(UserError, match="is no leave"):
        ask(warm(ward()), TakeLeave(doctor="d0", first=MONDAY, last=MONDAY, leave=DutyKind.NIGHT))
