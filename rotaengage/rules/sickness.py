"""Drawn sickness, and what it leaves of a plan: who is sick loses the slot, and cover calls others back."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from rotaengage.domain.plan import Slot
from rotaengage.domain.robustness import Sickness
from rotaengage.domain.scenario import Scenario
from rotaengage.domain.sick_days import sick_days
from rotaengage.domain.span import minute_of
from rotaengage.rules.presence import Presence


class Piece(NamedTuple):
    """A stretch of a requirement in which slots lie: who is there by the rota, and which slots take somebody out."""

    requirement: str
    minimum: int
    there: frozenset[str]
    slots: tuple[int, ...]


class Fate(NamedTuple):
    """One draw: the slots lost to their doctor's own sickness, and those called back with the requirement's id."""

    sick: frozenset[int]
    called_back: dict[int, str]


def draws(scenario: Scenario, sickness: Sickness) -> Iterator[frozenset[tuple[str, date]]]:
    """For each draw who is sick on which date."""
    rota = scenario.rota
    days = [rota.first_day + timedelta(days=n) for n in range((rota.last_day - rota.first_day).days + 1)]
    streams = {d.id: sick_days(d.id, days, sickness) for d in rota.doctors}
    for _ in range(sickness.draws):
        yield frozenset((who, day) for who, stream in streams.items() for day in next(stream))


class Survivors:
    """A plan's slots against cover, laid out once; each draw touches only the pieces of those who are sick."""

    def __init__(self, scenario: Scenario, slots: Sequence[Slot]) -> None:
        self.scenario, self.slots = scenario, tuple(slots)
        self.pieces = list(_pieces(scenario, self.slots))
        self._of_duty: defaultdict[str, list[int]] = defaultdict(list)
        for number, piece in enumerate(self.pieces):
            for duty in piece.there:
                self._of_duty[duty].append(number)

    def after(self, sick: frozenset[tuple[str, date]]) -> Fate:
        """Which slots fall; of those that could be called back, individual time before meetings, the latest first."""
        gone = {d.id for d in self.scenario.rota.duties if d.day is not None and (d.doctor, d.day) in sick}
        own = frozenset(n for n, s in enumerate(self.slots) if s.duty in gone)
        called: dict[int, str] = {}
        for number in sorted({p for duty in gone for p in self._of_duty[duty]}):
            piece = self.pieces[number]
            before = len(piece.there - gone)
            left = [n for n in piece.slots if n not in own and n not in called]
            missing = min(piece.minimum, before) - (before - len(left))
            for slot in sorted(left, key=self._last_to_stay)[: max(0, missing)]:
                called[slot] = piece.requirement
        return Fate(own, called)

    def _last_to_stay(self, number: int) -> tuple[bool, int, str]:
        slot = self.slots[number]
        return slot.event is not None, -minute_of(slot.span.start), slot.doctor


def _pieces(scenario: Scenario, slots: Sequence[Slot]) -> Iterator[Piece]:
    rota = scenario.rota
    presence = Presence(scenario, slots)
    for requirement in scenario.cover:
        members = {d.id for d in rota.doctors if requirement.who.matches(d)}
        duties = [
            (minute_of(d.span.start), minute_of(d.span.end), d.id)
            for d in rota.duties
            if d.span is not None and d.doctor in members and rota.counts_to_cover(d)
        ]
        covering = {d for _, _, d in duties}
        taken = [(minute_of(s.span.start), minute_of(s.span.end), n) for n, s in enumerate(slots) if s.duty in covering]
        for step in presence.steps(requirement):
            own = tuple(n for low, high, n in taken if low < step.end and step.start < high)
            if own:
                there = frozenset(d for low, high, d in duties if low < step.end and step.start < high)
                yield Piece(requirement.id, requirement.minimum, there, own)
