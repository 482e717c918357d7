"""No room has two events at once, an event when it is closed, or more people than seats."""

from datetime import date, time, timedelta
from itertools import combinations

from rotaengage.domain.rooms import MeetingRoom
from rotaengage.domain.span import at_minute, instant, minute_of
from solvers.board import Board, Seating
from solvers.facts import Facts
from solvers.room import Room as Time
from solvers.stretch import Stretch


class Room:
    """Cuts the hours in which an event's room is closed; of two events in it at once, one has nobody."""

    word = "room"

    def narrow(self, room: Time, facts: Facts) -> Time:
        """The time in which the activity's room is open; all of it where none is listed."""
        found = facts.scenario.room_of.get(room.activity.room)
        if found is None:
            return room
        first = at_minute(room.work.start, facts.zone).date()
        last = at_minute(room.work.end - 1, facts.zone).date()
        days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
        return room.only([_hours(found, d, facts) for d in days if d.weekday() in found.weekdays])

    def post(self, board: Board) -> None:
        """One row for the seats of each event, one for each pair of people at two events that clash."""
        for seating in board.seatings:
            room = board.facts.scenario.room_of.get(_key(board, seating))
            if room is not None and room.seats is not None and room.seats < len(seating.columns):
                board.model.row(seating.columns, high=room.seats, why=self.word)
        for one, two in combinations(board.seatings, 2):
            if (
                _key(board, one)
                and _key(board, one) == _key(board, two)
                and one.start < two.end
                and two.start < one.end
            ):
                for column in one.columns:
                    size = len(two.columns)
                    board.model.row([column, *two.columns], [size, *([1] * size)], high=size, why=self.word)


def _key(board: Board, seating: Seating) -> str:
    return board.facts.scenario.activity_of[seating.activity].room


def _hours(room: MeetingRoom, day: date, facts: Facts) -> Stretch:
    """From the opening to the closing of a day; the end of the day where no closing is said."""
    until = instant(day + timedelta(days=1), time(0), facts.zone)
    closes = until if room.latest is None else instant(day, room.latest, facts.zone)
    return minute_of(instant(day, room.earliest, facts.zone)), minute_of(closes)
