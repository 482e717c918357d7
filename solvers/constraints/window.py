"""Each slot lies within its activity's dates, weekdays and hours, and early enough before its decision."""

from datetime import date, datetime, time, timedelta

from rotaengage.domain.span import at_minute, minute_of
from solvers.facts import Facts
from solvers.room import Room
from solvers.stretch import Stretch


class Window:
    """Keeps, of each useful date, the time from the window's earliest to its latest clock.

    A clock time that the March change skips or the October change repeats is read the stricter way.
    """

    word = "window"

    def narrow(self, room: Room, facts: Facts) -> Room:
        """The room inside the window."""
        window = room.activity.window
        first = room.activity.first_useful_day(facts.rota.first_day)
        last = room.activity.last_useful_day(facts.rota.last_day)
        start = at_minute(room.work.start, facts.zone).date()
        end = at_minute(room.work.end, facts.zone).date()
        days = [start + timedelta(days=n) for n in range((end - start).days + 1)]
        useful = [d for d in days if first <= d <= last and d.weekday() in window.weekdays]
        hours = [_hours(d, window.earliest, window.latest, facts) for d in useful]
        return room.only([h for h in hours if h[0] < h[1]])


def _hours(day: date, earliest: time, latest: time, facts: Facts) -> Stretch:
    return max(_both(day, earliest, facts)), min(_both(day, latest, facts))


def _both(day: date, clock: time, facts: Facts) -> Stretch:
    moment = datetime.combine(day, clock, tzinfo=facts.zone)
    return minute_of(moment.replace(fold=0)), minute_of(moment.replace(fold=1))
