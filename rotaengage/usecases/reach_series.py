"""Dates for a series that let everybody come at least once: one start a session, as many people reached as can be."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from rotaengage.domain.activity import Activity
from rotaengage.domain.people import Doctor
from rotaengage.domain.scenario import Scenario
from rotaengage.domain.span import Span, days_between, instant, minute_of
from rotaengage.rules.free_time import FreeTime

MOST_TRIES = 20_000


class SeriesReach(NamedTuple):
    """A start for each session, who is then reached, and who is not with what stands in their way, commonest first.

    proved: no choice of starts reaches more people.
    """

    starts: tuple[Span, ...]
    reached: tuple[Doctor, ...]
    cannot: tuple[tuple[Doctor, str], ...]
    proved: bool


class _Choice(NamedTuple):
    """Who could come at a start; sits names the meeting that it is a sitting of, of which none is beside another."""

    people: int
    span: Span
    sits: str = ""

    def beside(self, others: Sequence["_Choice"]) -> bool:
        """Whether another sitting of the same meeting is at the same time."""
        return any(self.sits and self.sits == o.sits and self.span.overlaps(o.span) for o in others)


def choose_dates(scenario: Scenario, sessions: Sequence[Activity], free: Sequence[FreeTime]) -> SeriesReach:
    """The starts, found by trying the best first; as sets of people in the bits of a number."""
    sittings = {s.id: 1 + sum(s.sits_with(other) for other in sessions) for s in sessions}
    options = [found for s in sessions if (found := _options(scenario, s, free, sittings[s.id]))]
    best, proved = _search(options)
    reached = 0
    for choice in best:
        reached |= choice.people
    every = [c.span for found in options for c in found]
    return SeriesReach(
        starts=tuple(c.span for c in best),
        reached=tuple(f.doctor for n, f in enumerate(free) if reached >> n & 1),
        cannot=tuple((f.doctor, _because(f, every)) for n, f in enumerate(free) if not reached >> n & 1),
        proved=proved,
    )


def _options(scenario: Scenario, session: Activity, free: Sequence[FreeTime], sittings: int) -> list[_Choice]:
    """Every start of a session with those who could come, the most first; a set inside another's is left out.

    sittings: how many of the sessions, this one too, are of the same meeting.
    """
    rota, grid, window = scenario.rota, scenario.limits.grid_minutes, session.window
    first, last = session.first_useful_day(rota.first_day), session.last_useful_day(rota.last_day)
    sits = f"{session.series} {session.round}" if session.sitting else ""
    found: list[_Choice] = []
    for day in days_between(first, last) if first <= last else []:
        if day.weekday() in window.weekdays:
            opens, closes = (minute_of(instant(day, c, rota.zone)) for c in (window.earliest, window.latest))
            for start in range(-(-opens // grid) * grid, closes - session.duration_minutes + 1, grid):
                span = Span.between(start, start + session.duration_minutes, rota.zone)
                found.append(_Choice(sum(f.holds(span) << n for n, f in enumerate(free)), span, sits))
    found.sort(key=lambda c: (-c.people.bit_count(), minute_of(c.span.start)))
    kept: list[_Choice] = []
    for choice in found:
        if not _inside(choice, kept, sittings):
            kept.append(choice)
    return kept


def _inside(choice: _Choice, kept: Sequence[_Choice], sittings: int) -> bool:
    """Whether a start with all these people is left, wherever the other sittings are: each is beside two at most."""
    apart: list[_Choice] = []
    for other in kept:
        if choice.people | other.people == other.people and not other.beside(apart):
            apart.append(other)
    return len(apart) > 2 * (sittings - 1)


def _search(options: list[list[_Choice]]) -> tuple[list[_Choice], bool]:
    """One choice of each session that together reach the most people; whether that is proved."""
    reachable = [0]
    for found in reversed(options):
        all_of = 0
        for choice in found:
            all_of |= choice.people
        reachable.append(reachable[-1] | all_of)
    reachable.reverse()
    best: list[_Choice] = []
    most, tries = -1, 0

    def deepen(at: int, chosen: list[_Choice], people: int) -> bool:
        """False where the tries are used up."""
        nonlocal best, most, tries
        tries += 1
        if at == len(options):
            if people.bit_count() > most:
                best, most = list(chosen), people.bit_count()
            return True
        apart = [c for c in options[at] if not c.beside(chosen)]
        if not apart:  # the others leave this sitting no time
            return deepen(at + 1, chosen, people)
        for choice in sorted(apart, key=lambda c: -(people | c.people).bit_count()):
            if most == reachable[0].bit_count() or (people | reachable[at]).bit_count() <= most:
                return True
            if tries > MOST_TRIES or not deepen(at + 1, [*chosen, choice], people | choice.people):
                return False
        return True

    proved = deepen(0, [], 0)
    return best, proved


def _because(free: FreeTime, spans: Sequence[Span]) -> str:
    """What mostly stands in the way; for somebody who could come to some start, that the others come first."""
    reasons = Counter(free.why_not(s) for s in spans)
    if "" in reasons:
        return "could come to other starts, which would leave more people out"
    return ", ".join(words for words, _ in reasons.most_common(2)) or "no session can be held"
