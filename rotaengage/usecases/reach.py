"""Who can never come: a fixed weekday and time against the rota, or a series against the dates that it could have."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, time
from pathlib import Path
from typing import NamedTuple

from rotaengage.domain.activity import Activity, ActivityForm
from rotaengage.domain.issue import UserError
from rotaengage.domain.people import Doctor
from rotaengage.domain.scenario import Scenario
from rotaengage.domain.span import Span, days_between, instant, minute_of
from rotaengage.rules.free_time import FreeTime
from rotaengage.usecases.reach_cycle import Turn, turns
from rotaengage.usecases.reach_series import SeriesReach, choose_dates

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class Meeting(NamedTuple):
    """A fixed meeting: a weekday (0 is Monday), a time of day, minutes, and every how many weeks."""

    weekday: int
    at: time
    minutes: int
    every_weeks: int = 1

    @property
    def says(self) -> str:
        """In a user's words."""
        rhythm = "every week" if self.every_weeks == 1 else f"every {self.every_weeks} weeks"
        return f"{DAYS[self.weekday]} {self.at:%H:%M}, {self.minutes} minutes, {rhythm}"


class PersonReach(NamedTuple):
    """One invited doctor against the dates of the meeting; because counts what stood in the way, commonest first."""

    doctor: Doctor
    meetings: int
    can: tuple[date, ...]
    because: tuple[tuple[str, int], ...]

    @property
    def never(self) -> bool:
        """Whether there is no date on which the doctor could come."""
        return not self.can


class Reach(NamedTuple):
    """The answer. best ranks weekdays, each at its best time, by how many can never come, unless one was asked for."""

    activity: str
    title: str
    meeting: Meeting
    dates: tuple[date, ...]
    people: tuple[PersonReach, ...]
    turns: tuple[Turn, ...] = ()
    best: tuple[tuple[Meeting, int], ...] = ()
    series: SeriesReach | None = None

    @property
    def never(self) -> tuple[PersonReach, ...]:
        """Who can come on no date."""
        return tuple(p for p in self.people if p.never)


def reach(
    path: Path, activity: str, weekday: int | None = None, at: time | None = None, every_weeks: int | None = None
) -> Reach:
    """The reach of an event of a workspace. UserError where there is no such event, or it fits on no date."""
    from rotaengage.store import Workspace

    with Workspace.open(path, read_only=True) as workspace:
        return reach_in(workspace.department().scenario, activity, weekday, at, every_weeks)


def reach_in(
    scenario: Scenario, activity: str, weekday: int | None = None, at: time | None = None, every: int | None = None
) -> Reach:
    """The same of a scenario."""
    sessions = _sessions(scenario, activity)
    rhythm = every or sessions[0].every_weeks or 1
    people = [d for d in scenario.rota.doctors if sessions[0].invited.matches(d)]
    free = [FreeTime(scenario, d) for d in people]
    options = [
        Meeting(w, t, sessions[0].duration_minutes, rhythm) for w, t in _times(scenario, sessions[0], weekday, at)
    ]
    ranked = sorted(
        ((m, _never(scenario, sessions, free, m)) for m in options if _dates(scenario, sessions, m)),
        key=lambda found: (found[1], found[0].weekday, found[0].at),
    )
    if not ranked:
        raise UserError(f"{activity} fits on no date of the rota", cure="choose a weekday and time inside its window")
    meeting, dates = ranked[0][0], _dates(scenario, sessions, ranked[0][0])
    return Reach(
        activity=activity,
        title=sessions[0].title.partition(" (1 of")[0],
        meeting=meeting,
        dates=dates,
        people=tuple(_person(scenario, f, dates, meeting) for f in free),
        turns=turns(scenario, free, dates, meeting.at, meeting.minutes, meeting.every_weeks),
        best=_each_weekday(ranked) if len(ranked) > 1 else (),
        series=choose_dates(scenario, sessions, free) if sessions[0].series else None,
    )


def _each_weekday(ranked: Sequence[tuple[Meeting, int]]) -> tuple[tuple[Meeting, int], ...]:
    """The best time of each weekday, the best weekday first."""
    found: dict[int, tuple[Meeting, int]] = {}
    for meeting, count in ranked:
        found.setdefault(meeting.weekday, (meeting, count))
    return tuple(found.values())


def _sessions(scenario: Scenario, name: str) -> list[Activity]:
    found = [a for a in scenario.activities if name in (a.id, a.series)]
    if not found:
        known = sorted({a.series or a.id for a in scenario.activities if a.form is ActivityForm.EVENT})
        raise UserError(f"there is no event {name}", cure=f"name one of: {', '.join(known) or 'none is planned'}")
    if found[0].form is not ActivityForm.EVENT:
        raise UserError(f"{name} has no common start, so everybody takes it when they can", cure="name an event")
    return found


def _times(scenario: Scenario, session: Activity, weekday: int | None, at: time | None) -> Iterator[tuple[int, time]]:
    """The weekdays and starts that are asked for, else all that the window allows on the grid."""
    days = sorted(session.window.weekdays) if weekday is None else [weekday]
    if at is not None:
        yield from ((day, at) for day in days)
        return
    window, grid = session.window, scenario.limits.grid_minutes
    first, last = (c.hour * 60 + c.minute for c in (window.earliest, window.latest))
    starts = range(-(-first // grid) * grid, last - session.duration_minutes + 1, grid)
    yield from ((day, time(m // 60, m % 60)) for day in days for m in starts)


def _dates(scenario: Scenario, sessions: Sequence[Activity], meeting: Meeting) -> tuple[date, ...]:
    """The dates of the meeting from the first that its window allows, in its rhythm."""
    rota = scenario.rota
    first = min(a.first_useful_day(rota.first_day) for a in sessions)
    last = max(a.last_useful_day(rota.last_day) for a in sessions)
    days = [d for d in days_between(first, last) if d.weekday() == meeting.weekday] if first <= last else []
    return tuple(days[:: meeting.every_weeks])


def span_of(scenario: Scenario, day: date, at: time, minutes: int) -> Span:
    """A meeting's time on a date."""
    start = minute_of(instant(day, at, scenario.rota.zone))
    return Span.between(start, start + minutes, scenario.rota.zone)


def _never(scenario: Scenario, sessions: Sequence[Activity], free: Sequence[FreeTime], meeting: Meeting) -> int:
    spans = [span_of(scenario, d, meeting.at, meeting.minutes) for d in _dates(scenario, sessions, meeting)]
    return sum(not any(f.holds(s) for s in spans) for f in free)


def _person(scenario: Scenario, free: FreeTime, dates: Sequence[date], meeting: Meeting) -> PersonReach:
    why = [(d, free.why_not(span_of(scenario, d, meeting.at, meeting.minutes))) for d in dates]
    reasons = Counter(words for _, words in why if words)
    return PersonReach(free.doctor, len(dates), tuple(d for d, words in why if not words), tuple(reasons.most_common()))


__all__ = ["Meeting", "PersonReach", "Reach", "reach", "reach_in"]
