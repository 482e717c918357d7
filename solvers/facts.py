"""The scenario in whole minutes since 1970 and in a stable order: what every rule and goal of the solver reads."""

from collections import defaultdict
from datetime import date, time, timedelta
from functools import cached_property
from typing import NamedTuple

import numpy as np

from rotaengage.domain.activity import Activity, ActivityForm
from rotaengage.domain.codes import LEAVE, REST, DutyKind
from rotaengage.domain.duty import Duty
from rotaengage.domain.entitlement import Due
from rotaengage.domain.people import Doctor
from rotaengage.domain.scenario import Pin, Scenario
from rotaengage.domain.service import CoverRequirement
from rotaengage.domain.span import at_minute, instant, minute_of
from solvers.arrays import Ints, Mask
from solvers.bought import Person, helped, left_of, people_of
from solvers.labels import labels_of
from solvers.names import Names
from solvers.service import Demand, demand
from solvers.spare import Spare
from solvers.stretch import Stretch, common, merged


class Work(NamedTuple):
    """A duty with known times; covers: the doctor counts to cover; releasable: protected time may be taken out."""

    duty: Duty
    start: int
    end: int
    covers: bool
    releasable: bool


class Facts:
    """Read once, asked often. Doctors, duties, activities and pins are sorted by their ids and times, so that the
    order of the input never shows in a plan.
    """

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self.rota = scenario.rota
        self.zone = scenario.rota.zone
        self.limits = scenario.limits
        self.windows: dict[str, list[Stretch]] = {}
        self.doctors: tuple[Doctor, ...] = tuple(sorted(self.rota.doctors, key=lambda d: d.id))
        self.frozen_minute = None if scenario.frozen_until is None else _up(scenario.frozen_until.timestamp())

    @cached_property
    def works(self) -> dict[str, tuple[Work, ...]]:
        """Each doctor's duties that have times, by start."""
        found: dict[str, list[Work]] = {d.id: [] for d in self.doctors}
        known: dict[tuple[str, str | None, DutyKind, bool], tuple[bool, bool]] = {}
        for duty in self.rota.duties:
            if duty.span is not None and duty.doctor in found:
                key = (duty.doctor, duty.code, duty.kind, duty.day is None)
                if key not in known:
                    known[key] = self.rota.counts_to_cover(duty), self.rota.can_release(duty)
                covers, free = known[key]
                found[duty.doctor].append(
                    Work(duty, minute_of(duty.span.start), minute_of(duty.span.end), covers, free)
                )
        return {who: tuple(sorted(ws, key=lambda w: (w.start, w.end, w.duty.id))) for who, ws in found.items()}

    @cached_property
    def names(self) -> Names:
        """Doctors, activities and duties by number."""
        return Names(self)

    @cached_property
    def work_of(self) -> dict[str, Work]:
        """Duties with times by the duty's id."""
        return {w.duty.id: w for works in self.works.values() for w in works}

    @cached_property
    def covering(self) -> frozenset[str]:
        """The ids of duties on which the doctor counts to cover."""
        return frozenset(w.duty.id for works in self.works.values() for w in works if w.covers)

    @cached_property
    def covering_flags(self) -> Mask:
        """The same for every duty with times, in the order of doctors and their works."""
        return np.array([w.covers for d in self.doctors for w in self.works[d.id]], dtype=np.bool_)

    @cached_property
    def presence(self) -> dict[str, list[Stretch]]:
        """When each doctor counts to cover."""
        return {who: merged((w.start, w.end) for w in works if w.covers) for who, works in self.works.items()}

    @cached_property
    def demands(self) -> tuple[Demand, ...]:
        """Every cover requirement against the rota as it came in, by id."""
        return tuple(self.demand_of(r) for r in sorted(self.scenario.cover, key=lambda r: r.id))

    def demand_of(self, requirement: CoverRequirement) -> Demand:
        """One requirement against the rota as it came in, and what is bought."""
        members = tuple(d.id for d in self.doctors if requirement.who.matches(d))
        spans = requirement.spans(self.rota.first_day, self.rota.last_day, self.zone)
        bought = [(minute_of(b.span.start), minute_of(b.span.end)) for b in self.scenario.bought
                  if requirement.who.matches(b.person)]  # fmt: skip
        return demand(requirement, members, spans, self.presence, bought)

    @cached_property
    def spare(self) -> Spare:
        """How many could be let go when."""
        return Spare(self)

    @cached_property
    def offers(self) -> tuple[Person, ...]:
        """Those of whom hours may still be bought."""
        return people_of(self.scenario)

    @cached_property
    def backfill_left(self) -> int | None:
        """Minutes that may still be bought in all; None is no limit."""
        return left_of(self.scenario)

    @cached_property
    def closed(self) -> dict[str, list[Stretch]]:
        """When each doctor cannot be released at all: some requirement has nobody to spare."""
        holes: dict[str, list[Stretch]] = {d.id: [] for d in self.doctors}
        for need in self.demands:
            shut = need.closed(helped(self, need.requirement))
            for who in need.members:
                holes[who] += common(shut, self.presence[who])
        return {who: merged(found) for who, found in holes.items()}

    @cached_property
    def away(self) -> dict[str, frozenset[date]]:
        """The dates on which each doctor is on leave or at rest."""
        kinds = LEAVE | REST
        found: defaultdict[str, set[date]] = defaultdict(set)
        for duty in self.rota.duties:
            if duty.kind in kinds and duty.day is not None:
                found[duty.doctor].add(duty.day)
        return {d.id: frozenset(found[d.id]) for d in self.doctors}

    @cached_property
    def absent(self) -> dict[str, list[Stretch]]:
        """The dates on which each doctor is away or never works, midnight to midnight."""
        known = [w.duty.day for works in self.works.values() for w in works if w.duty.day is not None]
        first = min(known, default=self.rota.first_day) - timedelta(days=1)
        last = max(known, default=self.rota.last_day) + timedelta(days=3)
        days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
        midnight = {day: minute_of(instant(day, time(0), self.zone)) for day in days}
        found = {}
        for doctor in self.doctors:
            never, away = doctor.non_working_days, self.away[doctor.id]
            out = [d for d in days[:-1] if d in away or d.weekday() in never]
            found[doctor.id] = merged((midnight[d], midnight[d + timedelta(days=1)]) for d in out)
        return found

    @cached_property
    def _offsets(self) -> dict[int, int]:
        return {}

    def offset(self, minute: int) -> int:
        """How far the wall clock is ahead of UTC at a minute; zones change at most at full half hours."""
        key = minute // 30
        if key not in self._offsets:
            shift = at_minute(minute, self.zone).utcoffset() or timedelta()
            self._offsets[key] = int(shift.total_seconds()) // 60
        return self._offsets[key]

    def clock_minutes(self, minutes: Ints) -> Ints:
        """Minutes of the wall clock, counted from the first midnight of the year 1 as date.toordinal does."""
        halves, place = np.unique(minutes // 30, return_inverse=True)
        offsets = np.array([self.offset(int(h) * 30) for h in halves], dtype=np.int64)
        return minutes + offsets[place.reshape(-1)] + _EPOCH

    @cached_property
    def nights(self) -> dict[str, tuple[tuple[int, int], ...]]:
        """When each doctor's nights begin and end."""
        return {
            who: tuple(sorted((w.start, w.end) for w in works if w.duty.kind is DutyKind.NIGHT))
            for who, works in self.works.items()
        }

    @cached_property
    def individual(self) -> tuple[Activity, ...]:
        """Activities planned for each doctor alone."""
        return self._of(ActivityForm.INDIVIDUAL)

    @cached_property
    def events(self) -> tuple[Activity, ...]:
        """Activities with one start for all."""
        return self._of(ActivityForm.EVENT)

    @cached_property
    def resting(self) -> dict[str, list[Stretch]]:
        """Each doctor's nights with the rest that must follow them; empty where no rest is asked for."""
        wanted = self.limits.after_night_minutes
        return {
            who: merged((start, end + wanted) for start, end in nights) if wanted else []
            for who, nights in self.nights.items()
        }

    def _of(self, form: ActivityForm) -> tuple[Activity, ...]:
        return tuple(sorted((a for a in self.scenario.activities if a.form is form), key=lambda a: a.id))

    @cached_property
    def beside(self) -> frozenset[str]:
        """The activities during which a doctor goes on counting to cover."""
        return frozenset(a.id for a in self.scenario.activities if a.counts_to_cover)

    @cached_property
    def dues(self) -> dict[str, tuple[Due, ...]]:
        """What each doctor is owed of individual time, by activity."""
        wanted = {a.id for a in self.individual}
        found: dict[str, list[Due]] = {d.id: [] for d in self.doctors}
        for due in sorted(self.scenario.due_of.values(), key=lambda d: (d.doctor, d.activity)):
            if due.activity in wanted and due.doctor in found:
                found[due.doctor].append(due)
        return {who: tuple(dues) for who, dues in found.items()}

    @cached_property
    def has_stand_ins(self) -> bool:
        """Whether the rota has duties that a colleague must take over."""
        return any(c.needs_stand_in for c in self.rota.codes)

    @cached_property
    def pins(self) -> tuple[Pin, ...]:
        """The pins in a stable order, each once."""
        seen = {(p.doctor, p.activity, minute_of(p.span.start), minute_of(p.span.end), p.wanted): p for p in
                self.scenario.pins}  # fmt: skip
        return tuple(seen[key] for key in sorted(seen))

    @cached_property
    def told(self) -> frozenset[tuple[str, str, bool, int, int]]:
        """The published slots: doctor, activity, whether it is attendance, first and last minute."""
        return frozenset(
            (s.doctor, s.activity, s.event is not None, minute_of(s.span.start), minute_of(s.span.end))
            for s in self.scenario.published
        )

    @cached_property
    def _refusals(self) -> dict[tuple[str, str], list[Stretch]]:
        found: defaultdict[tuple[str, str], list[Stretch]] = defaultdict(list)
        for pin in self.pins:
            if not pin.wanted:
                found[pin.doctor, pin.activity].append((minute_of(pin.span.start), minute_of(pin.span.end)))
        return {pair: merged(spans) for pair, spans in found.items()}

    def refused(self, doctor: str, activity: str) -> list[Stretch]:
        """Where a person said that this doctor's time for this activity must not be."""
        return self._refusals.get((doctor, activity), [])

    @cached_property
    def _held(self) -> dict[tuple[str, str], list[Stretch]]:
        found: defaultdict[tuple[str, str], list[Stretch]] = defaultdict(list)
        spans = {(s.doctor, s.activity, s.span) for s in self.scenario.published}
        for pin in self.pins:
            if pin.wanted and (pin.doctor, pin.activity, pin.span) in spans:
                found[pin.doctor, pin.activity].append((minute_of(pin.span.start), minute_of(pin.span.end)))
        return {pair: merged(own) for pair, own in found.items()}

    def held(self, doctor: str, activity: str) -> list[Stretch]:
        """Where a published slot of this doctor is wanted to stay; a published event's own time too."""
        event = [
            (low, high)
            for who, name, is_event, low, high in self.told
            if is_event and (who, name) == (doctor, activity)
        ]
        return merged([*self._held.get((doctor, activity), []), *event])

    @cached_property
    def labels(self) -> dict[str, frozenset[str]]:
        """The groups of a quorum that each doctor belongs to."""
        return {d.id: labels_of(d) for d in self.doctors}

    @cached_property
    def labelled(self) -> dict[str, frozenset[str]]:
        """The doctors of each such group."""
        names = {name for own in self.labels.values() for name in own}
        return {name: frozenset(d for d, own in self.labels.items() if name in own) for name in names}

    def doctor_of(self, who: str) -> Doctor:
        """The doctor of an id."""
        return self.rota.doctor_of[who]


_EPOCH = date(1970, 1, 1).toordinal() * 1440


def _up(seconds: float) -> int:
    return int(-(-seconds // 60))
