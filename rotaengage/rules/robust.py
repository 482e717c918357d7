"""How much of a plan stands when doctors fall sick, each slot looked at alone."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import timedelta

from rotaengage.domain.duty import Duty
from rotaengage.domain.plan import Slot
from rotaengage.domain.robustness import Sickness
from rotaengage.domain.scenario import Goal, Scenario
from rotaengage.domain.service import CoverRequirement
from rotaengage.domain.sick_days import sick_days
from rotaengage.domain.span import minute_of
from rotaengage.rules.base import Placed

SICKNESS = Sickness()


class Robust:
    """Protected time that is expected to stand under drawn sickness (principle 2).

    A slot falls where its doctor is sick, or where so many colleagues are that cover needs its doctor. Other slots are
    left out of account, so that the figure is a sum over slots; `rotaengage robustness` takes them together.
    """

    word = Goal.ROBUSTNESS
    unit = "minutes"

    def read(self, placed: Placed) -> float:
        """Minutes, a mean over the draws; the usual share, length and seed of sickness."""
        if not placed.slots:
            return 0.0
        sick = _Sick(placed.scenario)
        kept = sum(s.span.minutes * (SICKNESS.draws - len(sick.fallen(s))) for s in placed.slots)
        return kept / SICKNESS.draws


class _Sick:
    """Who is sick on which duty in which draws."""

    def __init__(self, scenario: Scenario) -> None:
        rota = scenario.rota
        days = [rota.first_day + timedelta(days=n) for n in range((rota.last_day - rota.first_day).days + 1)]
        self.scenario, self.rota = scenario, rota
        self._draws = {d.id: list(sick_days(d.id, days, SICKNESS)) for d in rota.doctors}
        self._covering = [d for d in rota.duties if rota.counts_to_cover(d)]
        self._by_day: dict[int, list[Duty]] = {}
        for duty in self._covering:
            if duty.span is not None:
                for day in range(minute_of(duty.span.start) // 1440, minute_of(duty.span.end) // 1440 + 1):
                    self._by_day.setdefault(day, []).append(duty)

    def on(self, duty: Duty) -> frozenset[int]:
        """The draws in which the doctor of a duty is sick on its date."""
        return frozenset(n for n, days in enumerate(self._draws[duty.doctor]) if duty.day in days)

    def fallen(self, slot: Slot) -> set[int]:
        """The draws in which a slot, alone, does not stand."""
        duty, rota = self.rota.duty_of[slot.duty], self.rota
        found = set(self.on(duty))
        if not rota.counts_to_cover(duty) or self.scenario.activity_of[slot.activity].counts_to_cover:
            return found
        for need in self.scenario.cover:
            if need.who.matches(rota.doctor_of[slot.doctor]):
                for low, high in _hours(need, slot, self.scenario):
                    found |= self._needed(need, low, high)
        return found

    def _needed(self, need: CoverRequirement, low: int, high: int) -> set[int]:
        """The draws in which nobody of a requirement can be spared at some time between two minutes."""
        near = {d.id: d for day in range(low // 1440, high // 1440 + 1) for d in self._by_day.get(day, ())}
        own = [(minute_of(d.span.start), minute_of(d.span.end), d) for d in near.values()
               if d.span is not None and need.who.matches(self.rota.doctor_of[d.doctor])]  # fmt: skip
        edges = sorted({low} | {m for start, end, _ in own for m in (start, end) if low < m < high})
        return {n for at in edges for n in self._short(need, [d for start, end, d in own if start <= at < end])}

    def _short(self, need: CoverRequirement, there: Sequence[Duty]) -> Iterator[int]:
        doctors: dict[str, frozenset[int]] = {}
        for duty in there:
            doctors[duty.doctor] = doctors.get(duty.doctor, self.on(duty)) & self.on(duty)
        missing = Counter(n for draws in doctors.values() for n in draws)
        for draw in range(SICKNESS.draws):
            if len(doctors) - missing[draw] <= need.minimum:
                yield draw


def _hours(need: CoverRequirement, slot: Slot, scenario: Scenario) -> Iterator[tuple[int, int]]:
    """The parts of a slot that lie in a requirement's time."""
    zone = scenario.rota.zone
    first = slot.span.start.astimezone(zone).date() - timedelta(days=1)
    for span in need.spans(first, first + timedelta(days=2), zone):
        low = max(minute_of(span.start), minute_of(slot.span.start))
        high = min(minute_of(span.end), minute_of(slot.span.end))
        if low < high:
            yield low, high
