"""Who is there, minute by minute: the checks' own count, made without the solver."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, Self

from rotaengage.domain.backfill import Backfill
from rotaengage.domain.people import Who
from rotaengage.domain.plan import Slot
from rotaengage.domain.rota import Rota
from rotaengage.domain.scenario import Scenario
from rotaengage.domain.service import CoverRequirement
from rotaengage.domain.span import minute_of

Stretch = tuple[int, int]


class Step(NamedTuple):
    """A stretch in which the numbers do not change; minutes since 1970, doctors before and after the slots, how many of
    both are bought.
    """

    start: int
    end: int
    before: int
    after: int
    bought: int = 0

    @property
    def minutes(self) -> int:
        """Its length."""
        return self.end - self.start


def joined(stretches: Iterable[Stretch]) -> list[Stretch]:
    """The same time with overlaps and touching ends put together, in order."""
    out: list[Stretch] = []
    for start, end in sorted(stretches):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out


def common(one: Sequence[Stretch], two: Sequence[Stretch]) -> list[Stretch]:
    """The time that lies in both."""
    left, right = joined(one), joined(two)
    found: list[Stretch] = []
    at = after = 0
    while at < len(left) and after < len(right):
        (a, b), (c, d) = left[at], right[after]
        if max(a, c) < min(b, d):
            found.append((max(a, c), min(b, d)))
        at, after = (at + 1, after) if b <= d else (at, after + 1)
    return found


class Profile:
    """How many of some doctors are at work, before and after a plan's slots take theirs out; bought hours are one more
    each, before and after.
    """

    def __init__(self, changes: Mapping[int, Sequence[int]]) -> None:
        """Changes are those of the three counts of a Step, at minutes since 1970."""
        self._minutes = sorted(changes)
        self._levels: list[tuple[int, int, int]] = []
        level = (0, 0, 0)
        for minute in self._minutes:
            before, after, extra = changes[minute]
            level = level[0] + before, level[1] + after, level[2] + extra
            self._levels.append(level)

    @classmethod
    def over(cls, times: "Times", who: Who, bought: Iterable[Backfill] = ()) -> Self:
        """The profile of a whole rota."""
        changes: defaultdict[int, list[int]] = defaultdict(lambda: [0, 0, 0])
        for doctor in filter(who.matches, times.rota.doctors):
            note(changes, times.there(doctor.id), (1, 1, 0))
            note(changes, times.away(doctor.id), (0, -1, 0))
        for one in (b for b in bought if who.matches(b.person)):
            note(changes, [(minute_of(one.span.start), minute_of(one.span.end))], (1, 1, 1))
        return cls(changes)

    def steps(self, start: int, end: int) -> Iterator[Step]:
        """The steps between two minutes, without a gap between them."""
        at = bisect_right(self._minutes, start) - 1
        while start < end:
            level = self._levels[at] if at >= 0 else (0, 0, 0)
            until = self._minutes[at + 1] if at + 1 < len(self._minutes) else end
            yield Step(start, min(until, end), *level)
            start, at = until, at + 1


class Times:
    """When the doctors of a rota count to cover, and when a plan's slots take them out; each worked out once, since a
    doctor counts to many requirements.
    """

    def __init__(self, rota: Rota, slots: Iterable[Slot]) -> None:
        self.rota = rota
        self._slots: defaultdict[str, list[Stretch]] = defaultdict(list)
        for slot in slots:
            self._slots[slot.doctor].append((minute_of(slot.span.start), minute_of(slot.span.end)))
        self._there: dict[str, list[Stretch]] = {}
        self._away: dict[str, list[Stretch]] = {}

    def there(self, doctor: str) -> list[Stretch]:
        """When a doctor counts to cover as the rota stands."""
        if doctor not in self._there:
            self._there[doctor] = joined(_covering(self.rota, doctor))
        return self._there[doctor]

    def away(self, doctor: str) -> list[Stretch]:
        """When slots take a doctor out of that."""
        if doctor not in self._away:
            self._away[doctor] = common(self.there(doctor), self._slots[doctor])
        return self._away[doctor]


def stays(scenario: Scenario, slot: Slot) -> bool:
    """Whether the doctor counts to cover meanwhile, as the activity says."""
    activity = scenario.activity_of.get(slot.activity)
    return activity is not None and activity.counts_to_cover


def _covering(rota: Rota, doctor: str) -> list[Stretch]:
    duties = rota.duties_by_doctor[doctor]
    spans = [d.span for d in duties if d.span is not None and rota.counts_to_cover(d)]
    return [(minute_of(s.start), minute_of(s.end)) for s in spans]


def note(changes: dict[int, list[int]], stretches: Iterable[Stretch], counts: tuple[int, int, int]) -> None:
    """Note counts before, after, and bought of both, from the start of each stretch to its end."""
    for start, end in stretches:
        for minute, sign in ((start, 1), (end, -1)):
            for at, count in enumerate(counts):
                changes[minute][at] += sign * count


class Presence:
    """Profiles of one scenario with its bought hours and some slots, each made once."""

    def __init__(self, scenario: Scenario, slots: Iterable[Slot]) -> None:
        self._scenario = scenario
        self._times = Times(scenario.rota, (s for s in slots if not stays(scenario, s)))
        self._profiles: dict[Who, Profile] = {}

    def profile(self, who: Who) -> Profile:
        """The profile of these doctors."""
        if who not in self._profiles:
            self._profiles[who] = Profile.over(self._times, who, self._scenario.bought)
        return self._profiles[who]

    def steps(self, requirement: CoverRequirement) -> Iterator[Step]:
        """The steps within a requirement's time over the whole rota."""
        rota = self._scenario.rota
        profile = self.profile(requirement.who)
        for span in requirement.spans(rota.first_day, rota.last_day, rota.zone):
            yield from profile.steps(minute_of(span.start), minute_of(span.end))
