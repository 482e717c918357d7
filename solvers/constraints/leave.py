"""Nobody is given protected time on a date of leave or rest."""

from datetime import date, time, timedelta

from rotaengage.domain.span import at_minute, instant, minute_of
from solvers.facts import Facts
from solvers.room import Room
from solvers.stretch import Stretch, merged


class Leave:
    """Cuts out every date, midnight to midnight, on which the doctor is away or does not work."""

    word = "leave"

    def narrow(self, room: Room, facts: Facts) -> Room:
        """The room without such dates."""
        days = _dates(room, facts)
        never = facts.doctor_of(room.doctor).non_working_days
        away = facts.away[room.doctor]
        return room.less(merged(_day(d, facts) for d in days if d in away or d.weekday() in never))


def _dates(room: Room, facts: Facts) -> list[date]:
    first = at_minute(room.work.start, facts.zone).date()
    last = at_minute(room.work.end - 1, facts.zone).date()
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def _day(day: date, facts: Facts) -> Stretch:
    midnight = time(0)
    following = day + timedelta(days=1)
    return minute_of(instant(day, midnight, facts.zone)), minute_of(instant(following, midnight, facts.zone))
