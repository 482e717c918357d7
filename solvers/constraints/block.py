"""Individual time comes in pieces between the activity's bounds and starts on the grid; an event has its own length."""

from collections.abc import Iterator

from rotaengage.domain.activity import Activity, ActivityForm
from rotaengage.domain.span import at_minute
from solvers.facts import Facts
from solvers.room import Room
from solvers.stretch import Stretch


class Block:
    """Drops pieces of room that are too short, and offers the spans that fit the rest."""

    word = "block"

    def narrow(self, room: Room, facts: Facts) -> Room:
        """The pieces that hold at least the shortest block."""
        return room.lasting(lengths_of(room.activity, facts)[0])

    def spans(self, room: Room, facts: Facts) -> Iterator[Stretch]:
        """Every span on the grid that fits into a piece, by start, then length."""
        lengths = lengths_of(room.activity, facts)
        for low, high in room.pieces:
            for start in starts_in(low, high - lengths[0], facts):
                for minutes in lengths:
                    if start + minutes > high:
                        break
                    yield start, start + minutes


def lengths_of(activity: Activity, facts: Facts) -> list[int]:
    """The lengths that a block may have, in minutes: the shortest, then by grid steps to the longest."""
    if activity.form is ActivityForm.EVENT:
        return [activity.duration_minutes]
    return list(range(activity.block_least_minutes, activity.block_most_minutes + 1, facts.limits.grid_minutes))


def starts_in(low: int, high: int, facts: Facts) -> list[int]:
    """The minutes from low to high, both included, at which the wall clock is on the grid (counted from midnight)."""
    grid = facts.limits.grid_minutes
    if high < low:
        return []
    if at_minute(low, facts.zone).utcoffset() == at_minute(high, facts.zone).utcoffset():
        return list(range(low + -_clock(low, facts) % grid, high + 1, grid))
    return [m for m in range(low, high + 1) if _clock(m, facts) % grid == 0]


def _clock(minute: int, facts: Facts) -> int:
    wall = at_minute(minute, facts.zone)
    return wall.hour * 60 + wall.minute
