"""Seats found by hand are as many as the solver finds, beside other events, in rooms, at second sittings."""

from collections.abc import Sequence
from datetime import time

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from benchmarks.instances import Size, department
from rotaengage.domain.activity import ActivityForm
from rotaengage.domain.backfill import BackfillOffer
from rotaengage.domain.codes import DutyKind, ReleaseClass, ShiftCode
from rotaengage.domain.grades import Tier
from rotaengage.domain.progress import silent
from rotaengage.domain.rooms import MeetingRoom
from rotaengage.domain.scenario import Scenario
from solvers.board import Block
from solvers.clock import Clock
from solvers.events import most_seats
from solvers.facts import Facts
from solvers.seat import seat, shortage
from solvers.usher import ushered
from solvers.variables import seats_of
from tests.solvers.departments import Shift, forum, scenario, small, with_events

CLOCK = Clock(None, None, silent)


def solved(facts: Facts, held: Sequence[Block], seats: Sequence[Block]) -> tuple[Block, ...]:
    return seat(facts, held, seats, CLOCK, 1).attendances


@st.composite
def two_events(draw: st.DrawFn) -> Scenario:
    """Two events that may want the same room, be sittings of one meeting, or ask for a grade."""
    base, first, second = draw(small(most_doctors=4, most_days=2)), forum(1, name="a"), forum(1, name="b")
    if draw(st.booleans()):
        first, second = (e.changed(series="town", sitting=n) for n, e in enumerate((first, second), 1))
    if draw(st.booleans()):
        first, second = first.changed(place="Hall"), second.changed(place=draw(st.sampled_from(("Hall", "Attic"))))
    if draw(st.booleans()):
        second = second.changed(counts_to_cover=True)
    rooms = (MeetingRoom(name="Hall", seats=draw(st.integers(1, 3))),)
    own = [a for a in base.activities if a.form is ActivityForm.INDIVIDUAL]
    return with_events(base.changed(activities=tuple(own)), first, second).changed(rooms=rooms)


@settings(max_examples=120, deadline=None, suppress_health_check=(HealthCheck.too_slow, HealthCheck.filter_too_much))
@given(two_events(), st.data())
def test_as_many_are_seated_by_hand_as_by_the_solver(problem: Scenario, data: st.DataObject) -> None:
    facts = Facts(problem)
    first, second = facts.events
    starts = [seats_of(facts, a) for a in (first, second)]
    assume(all(starts))
    held = solved(facts, (), starts[0][data.draw(st.sampled_from(sorted(starts[0])))])
    chosen = starts[1][data.draw(st.sampled_from(sorted(starts[1])))]
    busy = {b.doctor: b for b in held}
    seats = [b for b in chosen if b.doctor not in busy or not _at_once(b, busy[b.doctor])]
    assume(seats)
    by_hand = ushered(facts, held, seats)
    if by_hand is not None:
        found = solved(facts, held, seats)
        assert len(by_hand) == len(found)
        assert bool(shortage(facts, second.id, by_hand)) == bool(shortage(facts, second.id, found))


def _at_once(one: Block, two: Block) -> bool:
    return one.start < two.end and two.start < one.end


@settings(max_examples=60, deadline=None, suppress_health_check=(HealthCheck.too_slow, HealthCheck.filter_too_much))
@given(two_events(), st.booleans(), st.booleans(), st.data())
def test_no_more_can_come_than_the_bound_says(
    problem: Scenario, handed_over: bool, offered: bool, data: st.DataObject
) -> None:
    """Where posts are handed over, or hours can be bought, the solver is asked, and the bound says which starts to
    ask of.
    """
    if handed_over:
        post = ShiftCode(code="st", kind=DutyKind.STANDARD_DAY, release=ReleaseClass.C2)
        problem = problem.changed(rota=problem.rota.changed(codes=(post,)))
    if offered:
        bank = BackfillOffer(id="bank", tier=Tier.SHO, start=time(8), end=time(18), least_minutes=60)
        problem = problem.changed(backfill=(bank,))
    facts = Facts(problem)
    starts = seats_of(facts, facts.events[1])
    assume(starts)
    seats = starts[data.draw(st.sampled_from(sorted(starts)))]
    assert len(solved(facts, (), seats)) <= most_seats(facts, seats)


@pytest.mark.parametrize(
    ("first", "second", "hand"),
    [
        ({"place": "Hall"}, {"place": "Hall"}, 0),
        ({"place": "Hall"}, {"place": "Attic"}, 1),
        ({"series": "town", "sitting": 1}, {"series": "town", "sitting": 2}, 0),
        ({}, {}, 1),
    ],
)
def test_an_event_at_the_same_time_takes_the_room_the_sitting_or_only_its_people(
    first: dict[str, object], second: dict[str, object], hand: int
) -> None:
    """Three doctors and cover for one of them to stay; one sits at the first event."""
    base = scenario(*(Shift(n, 0) for n in range(3)), doctors=3, owed=0, minimum=1)
    facts = Facts(with_events(base, forum(1, name="a").changed(**first), forum(1, name="b").changed(**second)))
    start = min(seats_of(facts, facts.events[0]))
    held = seats_of(facts, facts.events[0])[start][:1]
    seats = [b for b in seats_of(facts, facts.events[1])[start] if b.doctor != held[0].doctor]
    assert len(ushered(facts, held, seats) or ()) == hand


def test_an_ordinary_ward_needs_no_solver_for_events_beside_each_other() -> None:
    facts = Facts(department(Size(30, 1, 0.8, 2)))
    first, second = (seats_of(facts, a) for a in facts.events)
    start = max(first, key=lambda s: len(first[s]))
    held = ushered(facts, (), first[start])
    assert held
    there = {b.doctor for b in held}
    seats = [b for b in second[start] if b.doctor not in there]
    assert ushered(facts, held, seats) is not None
