"""Each slot lies within its activity's dates, weekdays and hours, and early enough before its decision."""

from datetime import date, datetime, time, timedelta

from rotaengage.domain.activity import Activity
from rotaengage.domain.span import minute_of
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
        windows = facts.windows
        if room.activity.id not in windows:
            windows[room.activity.id] = _open(room.activity, facts)
        return room.only(windows[room.activity.id])


def _open(activity: Activity, facts: Facts) -> list[Stretch]:
    """All time inside the window, a stretch a date."""
    window = activity.window
    first = activity.first_useful_day(facts.rota.first_day)
    last = activity.last_useful_day(facts.rota.last_day)
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    hours = [_hours(d, window.earliest, window.latest, facts) for d in days if d.weekday() in window.weekdays]
    return [h for h in hours if h[0] < h[1]]


def _hours(day: date, earliest: time, latest: time, facts: Facts) -> Stretch:
    return max(_both(day, earliest, facts)), min(_both(day, latest, facts))


def _both(day: date, clock: time, facts: Facts) -> Stretch:
    moment = datetime.combine(day, clock, tzinfo=facts.zone)
    return minute_of(moment.replace(fold=0)), minute_of(moment.replace(fold=1))
