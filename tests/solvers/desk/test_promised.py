"""What-ifs on a published plan keep what people were told at short notice, where it can stay."""

from datetime import time, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rotaengage.domain.change import Change, PinSlot, Refuse, TakeLeave
from rotaengage.domain.changing import changed_by
from rotaengage.domain.plan import Slot
from rotaengage.domain.progress import Stop, silent
from rotaengage.domain.scenario import Scenario
from rotaengage.domain.what_if import WhatIf, swapped
from rotaengage.rules import Placed, breaches
from rotaengage.usecases.judge_near import breaches_near
from solvers.desk.orders import AskWhatIf, Standing
from solvers.desk.warm import Warm
from solvers.desk.what_if import what_if
from solvers.search import solve
from tests.solvers.departments import EXACT, MONDAY, Shift, forum, scenario, small, span, with_events

NINE, TEN = span(0, time(9), time(10)), span(0, time(10), time(11))


def ask(desk: Warm, *asked: Change) -> WhatIf:
    return what_if(desk, AskWhatIf(changes=asked), silent, Stop())


def after(desk: Warm, answer: WhatIf) -> tuple[Slot, ...]:
    return answer.slots or swapped(desk.standing.slots, answer.swaps)


def ward(doctors: int = 3, minimum: int = 1) -> Scenario:
    return scenario(*(Shift(n, 0, end=time(11)) for n in range(doctors)), doctors=doctors, minimum=minimum)


def at_nine(problem: Scenario, *people: int) -> tuple[Slot, ...]:
    return tuple(
        Slot(doctor=f"d{n}", activity="sdt", duty=f"u{n}", span=NINE, source=problem.rota.duties[n].source)
        for n in people
    )


def desk_of(problem: Scenario, slots: tuple[Slot, ...], told: tuple[Slot, ...], ahead: int = 0) -> Warm:
    """A plan that stands, of which some was published so many days before it."""
    known = problem.changed(published=told, as_of=MONDAY - timedelta(days=ahead))
    return Warm(Standing(scenario=known, slots=slots, settings=EXACT))


@pytest.mark.parametrize("told", [0, 1])
def test_of_two_who_could_make_way_the_one_who_was_told_nothing_does(told: int) -> None:
    """Two may be away at once; a third is put there."""
    problem = ward()
    slots = at_nine(problem, 0, 1)
    desk = desk_of(problem, slots, (slots[told],))
    change = PinSlot(doctor="d2", activity="sdt", span=NINE)
    answer = ask(desk, change)
    there = {(s.doctor, s.span) for s in after(desk, answer)}
    assert answer.possible
    assert (f"d{told}", NINE) in there
    assert (f"d{1 - told}", NINE) not in there
    assert breaches(Placed(changed_by(desk.scenario, (change,)), after(desk, answer))) == []


def test_whoever_agreed_to_lose_the_slot_loses_it() -> None:
    problem = ward()
    slots = at_nine(problem, 0, 1)
    answer = ask(desk_of(problem, slots, slots), Refuse(doctor="d0", activity="sdt", span=NINE))
    assert [s.before.doctor for s in answer.swaps if s.before] == ["d0"]


def test_a_slot_that_the_change_makes_impossible_goes_and_nothing_else_does() -> None:
    problem = ward()
    slots = at_nine(problem, 0, 1)
    desk = desk_of(problem, slots, slots)
    answer = ask(desk, TakeLeave(doctor="d0", first=MONDAY, last=MONDAY))
    assert answer.possible
    assert [s.doctor for s in after(desk, answer)] == ["d1"]


def test_what_is_told_is_no_pin_of_a_person() -> None:
    problem = ward(doctors=4)
    slots = at_nine(problem, 0, 1)
    answer = ask(desk_of(problem, slots[:1], slots), PinSlot(doctor="d2", activity="sdt", span=TEN))
    assert answer.possible
    assert {s.after.doctor for s in answer.swaps if s.after and s.after.pinned} == {"d2"}
    assert "d1" in {s.after.doctor for s in answer.swaps if s.after}  # it was told, and can stand


def test_an_event_that_was_told_keeps_its_people_where_it_can() -> None:
    problem = with_events(ward(), forum(1))
    draft = solve(problem, EXACT)
    known = problem.changed(published=draft.slots, as_of=MONDAY)
    desk = Warm(Standing(scenario=known, slots=draft.slots, events=draft.events, settings=EXACT))
    (event,) = draft.events
    assert event.span is not None
    gone = event.attending[0]
    answer = ask(desk, Refuse(doctor=gone, activity="forum", span=event.span))
    slots = after(desk, answer)
    assert {s.doctor for s in slots if s.event} >= set(event.attending) - {gone}
    assert {s.span for s in slots if s.event} <= {event.span}


SLOW = (HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much)


@settings(max_examples=25, deadline=None, suppress_health_check=SLOW)
@given(small(most_doctors=4, most_days=2, tiny=True), st.data())
def test_no_answer_breaks_a_promise_that_could_be_kept(problem: Scenario, data: st.DataObject) -> None:
    draft = solve(problem, EXACT)
    slots = draft.slots
    if not slots:
        return
    known = problem.changed(published=slots, as_of=MONDAY - timedelta(days=data.draw(st.sampled_from((0, 41, 60)))))
    desk = Warm(Standing(scenario=known, slots=slots, settings=EXACT))
    one = data.draw(st.sampled_from(slots))
    other = data.draw(st.sampled_from(slots))
    day = one.span.start.date()
    changes: tuple[Change, ...] = (
        PinSlot(doctor=other.doctor, activity="sdt", span=one.span),
        Refuse(doctor=one.doctor, activity="sdt", span=one.span),
        TakeLeave(doctor=one.doctor, first=day, last=day),
    )
    change = changes[data.draw(st.integers(0, 2))]
    answer = ask(desk, change)
    changed = changed_by(known, (change,))
    if answer.possible and answer.found is not None:
        new = after(desk, answer)
        assert breaches(Placed(changed, new)) == []
        assert breaches_near(changed, new, (), answer.swaps) == []
