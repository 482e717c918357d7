"""One day of a plan, cut out so that a place for protected time is judged at once by the plain rules."""

from collections.abc import Iterator, Sequence
from datetime import date, time, timedelta
from typing import NamedTuple

from rotaengage.domain.duty import Duty
from rotaengage.domain.plan import Slot
from rotaengage.domain.scenario import Pin, Scenario
from rotaengage.domain.service import CoverRequirement
from rotaengage.domain.span import at_minute, instant, minute_of
from rotaengage.rules import Breach, Placed, breaches
from rotaengage.rules.presence import Step
from rotaengage.rules.presence_by_day import PresenceByDay

_MIDNIGHT = time(0)
BEFORE, AFTER = 3, 1
"""Days around the day that its rules look at: rest after nights reaches far back."""


class DayLine(NamedTuple):
    """A requirement through one day: steps of doctors present without and with the slots; minutes since 1970."""

    requirement: CoverRequirement
    steps: tuple[Step, ...]


class DayDesk:
    """People, duties and slots of one day and what its rules need of the days around it."""

    def __init__(self, scenario: Scenario, slots: Sequence[Slot], day: date) -> None:
        self.day, self.zone = day, scenario.rota.zone
        last = day + timedelta(days=AFTER)
        known = scenario.rota.duties_by_day
        self.duties = tuple(d for n in range(-BEFORE, AFTER + 1) for d in known.get(day + timedelta(days=n), ()))
        rota = scenario.rota.cut(duties=self.duties, first_day=day - timedelta(days=1), last_day=last)
        self.scenario = scenario.changed(rota=rota, cover=tuple(r for r in scenario.cover if self._meets(r)))
        self.slots = tuple(slots)
        low, high = self.start - 1440, self.end + 1440
        self._about = tuple(s for s in self.slots if low <= minute_of(s.span.start) < high)
        self._standing: dict[str, _Standing] = {}
        self._own: dict[str, tuple[Slot, ...]] = {}
        self.presence = PresenceByDay(self.scenario, self._about)

    @property
    def start(self) -> int:
        """The first minute of the day."""
        return minute_of(instant(self.day, _MIDNIGHT, self.zone))

    @property
    def end(self) -> int:
        """The minute after its last."""
        return minute_of(instant(self.day + timedelta(days=1), _MIDNIGHT, self.zone))

    def _meets(self, requirement: CoverRequirement) -> bool:
        days = (self.day - timedelta(days=1), self.day)
        return any(
            minute_of(s.start) < self.end and self.start < minute_of(s.end) for s in requirement.spans(*days, self.zone)
        )

    def duties_of(self, doctor: str) -> list[Duty]:
        """The doctor's duties that begin on the day."""
        return [d for d in self.duties if d.doctor == doctor and d.day == self.day]

    def own(self, doctor: str) -> tuple[Slot, ...]:
        """Every slot of one doctor, on whatever day."""
        if doctor not in self._own:
            self._own[doctor] = tuple(s for s in self.slots if s.doctor == doctor)
        return self._own[doctor]

    def found(self, old: Slot | None, new: Slot | None) -> tuple[Breach, ...]:
        """Every breach that the change would make, judged by all rules; what is broken already does not count."""
        one = new or old
        standing = self._stands(one.doctor if one is not None else "")
        after = self._breaches(_moved(standing.slots, old, new), _pins(self.scenario.pins, old, new))
        return tuple(b for b in after if b.amount > standing.known.get((b.rule, b.key), 0))

    def _stands(self, doctor: str) -> "_Standing":
        """Slots about the day and every slot of one doctor, and what they break as they are; found once."""
        if doctor not in self._standing:
            about = {id(s) for s in self._about}
            slots = tuple(s for s in self.slots if id(s) in about or s.doctor == doctor)
            known = {(b.rule, b.key): b.amount for b in self._breaches(slots, self.scenario.pins)}
            self._standing[doctor] = _Standing(slots, known)
        return self._standing[doctor]

    def _breaches(self, slots: tuple[Slot, ...], pins: tuple[Pin, ...]) -> list[Breach]:
        return breaches(Placed(self.scenario.changed(pins=pins), slots))

    def lines(self, old: Slot | None = None, new: Slot | None = None) -> tuple[DayLine, ...]:
        """Cover through the day, a line for each requirement that asks for anything then.

        With one slot changed: another in its place, one taken out, or one put in.
        """
        presence = self.presence
        if old != new:
            presence = PresenceByDay(self.scenario, _moved(self._about, old, new), presence)
        return tuple(DayLine(r, tuple(self._steps(presence, r))) for r in self.scenario.cover)

    def _steps(self, presence: PresenceByDay, requirement: CoverRequirement) -> Iterator[Step]:
        for span in requirement.spans(self.day - timedelta(days=1), self.day, self.zone):
            low, high = max(self.start, minute_of(span.start)), min(self.end, minute_of(span.end))
            if low < high:
                yield from presence.profile(requirement.who, low, high).steps(low, high)

    def clock(self, minute: int) -> str:
        """A minute as the wall clock shows it."""
        return f"{at_minute(minute, self.zone):%H:%M}"


class _Standing(NamedTuple):
    """Slots as they are, and how much of each rule they break already."""

    slots: tuple[Slot, ...]
    known: dict[tuple[str, str], int]


def _moved(slots: tuple[Slot, ...], old: Slot | None, new: Slot | None) -> tuple[Slot, ...]:
    """The slots with one of them changed: another in its place, one taken out, or one put in."""
    kept = tuple(s for s in slots if s != old)
    return kept if new is None else (*kept, new)


def _pins(pins: tuple[Pin, ...], old: Slot | None, new: Slot | None) -> tuple[Pin, ...]:
    """A pin goes where its slot goes."""
    if old is None:
        return pins
    there = (old.doctor, old.activity, old.span)
    kept = tuple(p for p in pins if not p.wanted or (p.doctor, p.activity, p.span) != there)
    if new is None or len(kept) == len(pins):
        return kept
    return (*kept, Pin(doctor=new.doctor, activity=new.activity, span=new.span))
