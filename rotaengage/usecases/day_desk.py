"""One day of a plan, cut out so that a place for protected time is judged at once by the plain rules."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, time, timedelta
from typing import NamedTuple

from rotaengage.domain.duty import Duty
from rotaengage.domain.plan import Slot
from rotaengage.domain.scenario import Pin, Scenario
from rotaengage.domain.service import CoverRequirement
from rotaengage.domain.span import at_minute, instant, minute_of
from rotaengage.rules import Breach, Placed, breaches
from rotaengage.rules.presence import Presence, Step

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

    def near(self, slots: Iterable[Slot], doctor: str = "") -> tuple[Slot, ...]:
        """Slots about the day, and every slot of one doctor."""
        low, high = self.start - 1440, self.end + 1440
        return tuple(s for s in slots if s.doctor == doctor or low <= minute_of(s.span.start) < high)

    def moved(self, old: Slot | None, new: Slot | None) -> tuple[Slot, ...]:
        """The slots with one of them changed: another in its place, one taken out, or one put in."""
        kept = tuple(s for s in self.slots if s != old)
        return kept if new is None else (*kept, new)

    def found(self, old: Slot | None, new: Slot | None) -> tuple[Breach, ...]:
        """Every breach that the change would make, judged by all rules; what is broken already does not count."""
        one = new or old
        doctor = one.doctor if one is not None else ""
        known = {(b.rule, b.key): b.amount for b in self._breaches(self.near(self.slots, doctor), self.scenario.pins)}
        after = self._breaches(self.near(self.moved(old, new), doctor), _pins(self.scenario.pins, old, new))
        return tuple(b for b in after if b.amount > known.get((b.rule, b.key), 0))

    def _breaches(self, slots: tuple[Slot, ...], pins: tuple[Pin, ...]) -> list[Breach]:
        return breaches(Placed(self.scenario.changed(pins=pins), slots))

    def lines(self, slots: Sequence[Slot]) -> tuple[DayLine, ...]:
        """Cover through the day with these slots, a line for each requirement that asks for anything then."""
        presence = Presence(self.scenario, self.near(slots))
        return tuple(DayLine(r, tuple(self._steps(presence, r))) for r in self.scenario.cover)

    def _steps(self, presence: Presence, requirement: CoverRequirement) -> Iterator[Step]:
        for span in requirement.spans(self.day - timedelta(days=1), self.day, self.zone):
            low, high = max(self.start, minute_of(span.start)), min(self.end, minute_of(span.end))
            if low < high:
                yield from presence.profile(requirement.who).steps(low, high)

    def clock(self, minute: int) -> str:
        """A minute as the wall clock shows it."""
        return f"{at_minute(minute, self.zone):%H:%M}"


def _pins(pins: tuple[Pin, ...], old: Slot | None, new: Slot | None) -> tuple[Pin, ...]:
    """A pin goes where its slot goes."""
    if old is None:
        return pins
    there = (old.doctor, old.activity, old.span)
    kept = tuple(p for p in pins if not p.wanted or (p.doctor, p.activity, p.span) != there)
    if new is None or len(kept) == len(pins):
        return kept
    return (*kept, Pin(doctor=new.doctor, activity=new.activity, span=new.span))
