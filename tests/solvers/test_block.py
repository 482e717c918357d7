"""block: lengths between the bounds, starts on the grid counted from midnight."""

from datetime import date, time

from rotaengage.domain.codes import DutyKind
from rotaengage.domain.scenario import Limits
from solvers.constraints.block import Block, lengths_of, starts_in
from solvers.facts import Facts
from tests.solvers.departments import Shift, clock, forum, hour, raw_room, scenario


def test_lengths_go_from_least_to_most_by_the_grid() -> None:
    facts = Facts(scenario(Shift(0, 0)))
    assert lengths_of(hour(most=150), facts) == [60, 90, 120, 150]
    assert lengths_of(forum(), facts) == [60]


def test_starts_are_on_the_grid_although_the_duty_is_not() -> None:
    facts = Facts(scenario(Shift(0, 0)))
    assert starts_in(clock(0, time(8, 15)), clock(0, time(9, 30)), facts) == [
        clock(0, time(8, 30)), clock(0, time(9)), clock(0, time(9, 30)),
    ]  # fmt: skip


def test_a_grid_longer_than_an_hour_is_counted_from_midnight() -> None:
    facts = Facts(scenario(Shift(0, 0), limits=Limits(grid_minutes=90)))
    assert starts_in(clock(0, time(8)), clock(0, time(11)), facts) == [clock(0, time(9)), clock(0, time(10, 30))]


def test_a_grid_across_the_march_change_follows_the_wall_clock() -> None:
    first = date(2027, 3, 27)
    night = Shift(0, 0, DutyKind.LATE, time(20), time(6))
    facts = Facts(scenario(night, first=first, limits=Limits(grid_minutes=90)))
    found = starts_in(clock(1, time(0), first), clock(1, time(4, 30), first), facts)
    assert found == [clock(1, t, first) for t in (time(0), time(3), time(4, 30))]


def test_a_piece_one_minute_too_short_is_dropped() -> None:
    room, facts = raw_room(scenario(Shift(0, 0)))
    start = room.work.start
    fits = room._replace(pieces=((start, start + 60), (start + 100, start + 159)))
    assert Block().narrow(fits, facts).pieces == ((start, start + 60),)


def test_spans_fill_a_piece() -> None:
    room, facts = raw_room(scenario(Shift(0, 0, end=time(10, 30))))
    start = room.work.start
    assert list(Block().spans(room, facts)) == [(start, start + 60), (start + 30, start + 90)]
