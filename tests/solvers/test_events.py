"""Events: the start with the best attendance that cover allows; why there is none; several beside each other."""

from datetime import time

from rotaengage.domain.grades import Grade
from rotaengage.domain.people import Who
from rotaengage.domain.plan import Draft
from solvers.search import solve
from tests.solvers.departments import EXACT, Shift, forum, new_breaches, scenario, span, with_events

FOUR = tuple(Shift(n, 0, end=time(12)) for n in range(4))


def _hours(draft: Draft) -> list[str]:
    return [f"{e.span.start:%H:%M}" if e.span else e.why_not for e in draft.events]


def test_the_start_with_the_most_attendance_is_taken() -> None:
    shifts = (Shift(0, 0, start=time(8), end=time(11)), Shift(1, 0, start=time(10), end=time(14)), Shift(2, 0))
    draft = solve(with_events(scenario(*shifts, doctors=3, owed=0), forum(2)), EXACT)
    assert _hours(draft) == ["10:00"]
    assert draft.events[0].attending == ("d0", "d1", "d2")
    assert draft.objectives[0].bound == 3


def test_too_few_to_spare_says_how_many_could_come() -> None:
    draft = solve(with_events(scenario(*FOUR, doctors=4, owed=0, minimum=2), forum(3)), EXACT)
    assert draft.events[0].span is None
    assert draft.events[0].why_not == "best time Mon 3 Aug 09:00: 2 of 3 for a quorum"
    assert draft.slots == ()


def test_a_missing_group_is_named() -> None:
    draft = solve(with_events(scenario(*FOUR, doctors=4, owed=0), forum(2, {"CONS": 1})), EXACT)
    assert draft.events[0].why_not == "best time Mon 3 Aug 09:00: 0 of 1 from CONS"


def test_nobody_at_work_is_said() -> None:
    draft = solve(with_events(scenario(doctors=2, owed=0), forum(1)), EXACT)
    assert draft.events[0].why_not == "nobody who is invited is at work and can be released at any time in its window"


def test_only_the_invited_attend() -> None:
    event = forum(1).model_copy(update={"invited": Who(doctors=frozenset({"d1", "d3"}))})
    draft = solve(with_events(scenario(*FOUR, doctors=4, owed=0), event), EXACT)
    assert draft.events[0].invited == ("d1", "d3")
    assert draft.events[0].attending == ("d1", "d3")


def test_two_events_never_take_the_same_doctor_at_once() -> None:
    problem = with_events(scenario(*FOUR, doctors=4, owed=0, minimum=1), forum(3, name="a"), forum(3, name="b"))
    draft = solve(problem, EXACT)
    assert new_breaches(problem, draft) == []
    assert len(set(_hours(draft))) == 2
    assert all(e.quorum_met for e in draft.events)


def test_events_that_want_the_same_hour_are_weighed_together() -> None:
    shifts = (*FOUR[:2], Shift(2, 0, end=time(10)), Shift(3, 0, end=time(10)))
    problem = with_events(scenario(*shifts, doctors=4, owed=0, minimum=None), forum(2, name="a"), forum(3, name="b"))
    draft = solve(problem, EXACT)
    assert {e.event: len(e.attending) for e in draft.events} == {"a": 2, "b": 4}
    assert draft.objectives[0].value == draft.objectives[0].bound == 6


def test_the_rarer_event_is_placed_first() -> None:
    base = scenario(*FOUR, doctors=4, owed=0, minimum=2)
    narrow = forum(2, name="narrow")
    narrow = narrow.model_copy(update={"window": narrow.window.model_copy(update={"latest": time(10)})})
    problem = with_events(base, forum(2, name="broad"), narrow)
    draft = solve(problem, EXACT)
    assert {e.event: e.span for e in draft.events}["narrow"] == span(0, time(9), time(10))
    assert all(e.quorum_met for e in draft.events)


def test_own_time_gives_way_to_a_quorum_but_people_are_chosen_with_it_in_mind() -> None:
    shifts = (Shift(0, 0, end=time(10)), Shift(1, 0, end=time(10)), Shift(2, 0, end=time(10)), Shift(0, 1))
    problem = with_events(scenario(*shifts, doctors=3, minimum=None), forum(2, {Grade.CORE.value: 2}))
    draft = solve(problem, EXACT)
    assert draft.objectives[0].value == 3
    assert [s.doctor for s in draft.slots if s.event is None] == ["d0"]
