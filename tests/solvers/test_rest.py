"""rest: no time until the rest after a night is over."""

from datetime import time

from rotaengage.domain.codes import DutyKind
from rotaengage.domain.scenario import Limits
from solvers.constraints.rest import Rest
from solvers.facts import Facts
from solvers.room import Room
from tests.solvers.departments import Shift, clock, scenario

NIGHT = Shift(0, 0, DutyKind.NIGHT, time(20), time(8))
NEXT = Shift(0, 1, DutyKind.LATE, time(12), time(20))


def _room(minutes: int) -> tuple[tuple[int, int], ...]:
    problem = scenario(NIGHT, NEXT, limits=Limits(after_night_minutes=minutes))
    facts = Facts(problem)
    work = facts.works["d0"][1]
    return Rest().narrow(Room("d0", work, problem.activities[0], ((work.start, work.end),)), facts).pieces


def test_time_begins_when_the_rest_is_over() -> None:
    assert _room(5 * 60) == ((clock(1, time(13)), clock(1, time(20))),)


def test_a_rest_that_ends_as_the_duty_begins_takes_nothing() -> None:
    assert _room(4 * 60) == ((clock(1, time(12)), clock(1, time(20))),)


def test_a_rest_beyond_the_duty_leaves_nothing() -> None:
    assert _room(12 * 60) == ()


def test_a_duty_that_begins_before_the_night_ends_has_no_time_in_it() -> None:
    overlapping = Shift(0, 1, DutyKind.STANDARD_DAY, time(7), time(20))
    facts = Facts(scenario(NIGHT, overlapping, limits=Limits(after_night_minutes=60)))
    work = facts.works["d0"][1]
    room = Room("d0", work, facts.scenario.activities[0], ((work.start, work.end),))
    assert Rest().narrow(room, facts).pieces == ((clock(1, time(9)), clock(1, time(20))),)


def test_no_rest_is_asked_where_the_limit_is_off() -> None:
    assert _room(0) == ((clock(1, time(12)), clock(1, time(20))),)
