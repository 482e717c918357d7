"""room: two events are never in one room at once, none when it is closed, none with more people than seats."""

from datetime import time

from rotaengage.domain.activity import Activity
from rotaengage.domain.rooms import MeetingRoom
from rotaengage.domain.scenario import Goal, Scenario
from rotaengage.domain.span import at_minute
from solvers.board import Board, Seating
from solvers.constraints.room import Room
from solvers.facts import Facts
from solvers.search import solve
from solvers.variables import seats_of
from tests.solvers.boards import allows
from tests.solvers.departments import EXACT, Shift, clock, forum, new_breaches, scenario, with_events


def two_events(place: str = "Library", rooms: tuple[MeetingRoom, ...] = ()) -> Scenario:
    """Two doctors, each invited to an event of their own, one morning long enough for two hours."""
    base = scenario(Shift(0, 0, end=time(11)), Shift(1, 0, end=time(11)), doctors=2, owed=0)
    events = [_for(n, place) for n in (0, 1)]
    return with_events(base, *events).changed(rooms=rooms)


def _for(n: int, place: str) -> Activity:
    plain = forum(1, name=f"f{n}")
    return plain.changed(place=place, invited=plain.invited.changed(doctors=frozenset({f"d{n}"})))


def board(problem: Scenario, starts: tuple[int, int]) -> Board:
    facts = Facts(problem)
    seats = [b for a, s in zip(facts.events, starts, strict=True) for b in seats_of(facts, a)[s]]
    made = Board(facts, seats)
    for n, block in enumerate(seats):
        made.seatings.append(Seating(block.activity, block.start, block.end, (n,)))
    Room().post(made)
    return made


def test_events_at_once_in_one_room_and_in_two() -> None:
    nine, ten = clock(0, time(9)), clock(0, time(10))
    for place, starts, fits in (
        ("Library", (nine, nine), False),
        ("Library", (nine, ten), True),
        ("", (nine, nine), True),
    ):
        made = board(two_events(place), starts)
        assert allows(made, made.blocks) is fits
        assert allows(made, made.blocks[:1])


def test_a_plan_puts_them_one_after_the_other() -> None:
    problem = two_events()
    draft = solve(problem, EXACT)
    assert new_breaches(problem, draft) == []
    assert sorted(e.span.start.hour for e in draft.events if e.span) == [9, 10]


def test_a_closed_room_moves_the_event() -> None:
    problem = two_events(rooms=(MeetingRoom(name="library", earliest=time(9, 30), latest=time(10, 30)),))
    draft = solve(problem, EXACT)
    assert new_breaches(problem, draft) == []
    held = [e.span for e in draft.events if e.span]
    assert [s.start for s in held] == [at_minute(clock(0, time(9, 30)), problem.rota.zone)]


def test_seats_bound_attendance() -> None:
    base = scenario(*(Shift(n, 0) for n in range(3)), doctors=3, owed=0)
    event = forum(1).changed(place="Library")
    for seats, people in ((2, 2), (3, 3), (None, 3)):
        problem = with_events(base, event).changed(rooms=(MeetingRoom(name="Library", seats=seats),))
        draft = solve(problem, EXACT)
        assert new_breaches(problem, draft) == []
        assert next(o.value for o in draft.objectives if o.name == Goal.ATTENDANCE) == people
