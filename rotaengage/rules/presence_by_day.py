"""Who is there on the days that somebody looks at: the count of presence.py, made day by day and kept over edits."""

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from rotaengage.domain.duty_table import fields_of
from rotaengage.domain.people import Who
from rotaengage.domain.plan import Slot
from rotaengage.domain.rota import Rota
from rotaengage.domain.scenario import Scenario
from rotaengage.domain.span import Span, minute_of
from rotaengage.rules.presence import Profile, Stretch, common, joined, note, stays

DAY = 24 * 60
FEW = 16
"""Stretches of days whose count is kept: a marked cell and the days about it."""

Tally = Counter[tuple[int, int, int]]
"""Doctors by their group, and the start and end of a stretch."""


def days_of(start: int, end: int) -> range:
    """The days in UTC, counted from 1970, that a stretch of minutes since then touches."""
    return range(start // DAY, (end - 1) // DAY + 1)


def _stretch(span: Span) -> Stretch:
    return minute_of(span.start), minute_of(span.end)


class CoveringDays:
    """The covering duties of a rota by the days that they touch, in eight bytes each."""

    def __init__(self, rota: Rota) -> None:
        self.rota = rota
        self.place = {doctor.id: n for n, doctor in enumerate(rota.doctors)}
        self._times: list[Stretch] = []
        self._days: defaultdict[int, array[int]] = defaultdict(lambda: array("I"))
        known: dict[int, tuple[int, list[array[int]]]] = {}  # by identity: a large rota keeps one span for many duties
        for doctor, code, kind, span in fields_of(rota.duties, "doctor", "code", "kind", "span"):
            if span is not None and rota.covers(doctor, code, kind):
                number, days = known.get(id(span)) or known.setdefault(id(span), self._new(span))
                for day in days:
                    day.extend((self.place[doctor], number))

    def _new(self, span: Span) -> "tuple[int, list[array[int]]]":
        """The number of a stretch that is new, and the days that it touches."""
        self._times.append(_stretch(span))
        return len(self._times) - 1, [self._days[day] for day in days_of(*self._times[-1])]

    def on(self, day: int) -> Iterator[tuple[int, Stretch]]:
        """The doctors (by their place in the rota) and the stretches that touch a day."""
        found = self._days.get(day, ())
        return ((found[n], self._times[found[n + 1]]) for n in range(0, len(found), 2))

    def differs(self, other: "CoveringDays") -> set[int]:
        """The days on which the two are not the same, for the same doctors in the same order."""
        if other.rota is self.rota:
            return set()
        days = self._days.keys() | other._days.keys()
        return {day for day in days if list(self.on(day)) != list(other.on(day))}


Marks = dict[int, list[tuple[int, int, int]]]
"""By day: the number of a doctor or of bought hours, and the start and end of a stretch."""


def _marks(found: Iterable[tuple[int, Span]]) -> Marks:
    marks: defaultdict[int, list[tuple[int, int, int]]] = defaultdict(list)
    for number, span in found:
        stretch = _stretch(span)
        for day in days_of(*stretch):
            marks[day].append((number, *stretch))
    return {day: sorted(lines) for day, lines in marks.items()}


def _differ(one: Marks, other: Marks) -> set[int]:
    return {day for day in one.keys() | other.keys() if one.get(day) != other.get(day)}


class PresenceByDay:
    """Presence of one scenario and some slots, counted only where it is asked for.

    Same numbers as Presence within the minutes that a profile was asked for.
    """

    def __init__(self, scenario: Scenario, slots: Sequence[Slot], before: "PresenceByDay | None" = None) -> None:
        """Before is a count of other facts or slots: what is the same is taken over from it."""
        rota = scenario.rota
        self._scenario = scenario
        covering = before._covering if before else None
        self._covering: CoveringDays = covering if covering and covering.rota is rota else CoveringDays(rota)
        place = self._covering.place
        self._away = _marks((place[s.doctor], s.span) for s in slots if s.doctor in place and not stays(scenario, s))
        self._bought = _marks((n, b.span) for n, b in enumerate(scenario.bought))
        self._groups, self._group = self._grouped(scenario)
        self._tallies: dict[tuple[int, int], tuple[Tally, Tally]] = {}
        self._profiles: dict[tuple[int, int, Who], Profile] = {}

    @staticmethod
    def _grouped(scenario: Scenario) -> tuple[dict[Who, list[bool]], list[int]]:
        """Doctors who count to the same requirements are one group; which groups each choice of doctors matches."""
        asked = list(dict.fromkeys(requirement.who for requirement in scenario.cover))
        numbers: dict[tuple[bool, ...], int] = {}
        group = [
            numbers.setdefault(tuple(who.matches(doctor) for who in asked), len(numbers))
            for doctor in scenario.rota.doctors
        ]
        return {who: [matched[n] for matched in numbers] for n, who in enumerate(asked)}, group

    def changed_since(self, before: "PresenceByDay") -> set[int] | None:
        """The days in UTC on which the two may count differently; None where it may be any."""
        if self._scenario.rota.doctors != before._scenario.rota.doctors:
            return None
        bought = self._scenario.bought == before._scenario.bought
        known = set() if bought else {*self._bought, *before._bought}
        return known | _differ(self._away, before._away) | self._covering.differs(before._covering)

    def profile(self, who: Who, start: int, end: int) -> Profile:
        """How many of these doctors are at work; holds from start to end, in minutes since 1970.

        who is that of a requirement of the scenario.
        """
        days = days_of(start, end)
        key = (days.start, days.stop, who)
        if key not in self._profiles:
            if len(self._profiles) > FEW * len(self._groups):
                self._profiles.clear()
            self._profiles[key] = self._counted(who, days)
        return self._profiles[key]

    def _counted(self, who: Who, days: range) -> Profile:
        there, away = self._tally(days)
        changes: defaultdict[int, list[int]] = defaultdict(lambda: [0, 0, 0])
        match = self._groups[who]
        for (group, start, end), doctors in there.items():
            if match[group]:
                note(changes, [(start, end)], (doctors, doctors, 0))
        for (group, start, end), doctors in away.items():
            if match[group]:
                note(changes, [(start, end)], (0, -doctors, 0))
        for number, start, end in {mark for day in days for mark in self._bought.get(day, ())}:
            if who.matches(self._scenario.bought[number].person):
                note(changes, [(start, end)], (1, 1, 1))
        return Profile(changes)

    def _tally(self, days: range) -> tuple[Tally, Tally]:
        key = (days.start, days.stop)
        if key not in self._tallies:
            if len(self._tallies) > FEW:
                self._tallies.clear()
            self._tallies[key] = self._tallied(days)
        return self._tallies[key]

    def _tallied(self, days: range) -> tuple[Tally, Tally]:
        found: defaultdict[int, list[Stretch]] = defaultdict(list)
        for day in days:
            for doctor, stretch in self._covering.on(day):
                found[doctor].append(stretch)
        taken: defaultdict[int, list[Stretch]] = defaultdict(list)
        for day in days:
            for doctor, start, end in self._away.get(day, ()):
                taken[doctor].append((start, end))
        there, away, group = Tally(), Tally(), self._group
        for doctor, stretches in found.items():
            own = stretches if len(stretches) == 1 else joined(stretches)
            for start, end in own:
                there[group[doctor], start, end] += 1
            if doctor in taken:
                for start, end in common(own, taken[doctor]):
                    away[group[doctor], start, end] += 1
        return there, away
