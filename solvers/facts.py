"""The scenario in whole minutes since 1970 and in a stable order: what every rule and goal of the solver reads."""

from collections import defaultdict
from datetime import date
from functools import cached_property
from typing import NamedTuple

from rotaengage.domain.activity import Activity, ActivityForm
from rotaengage.domain.codes import LEAVE, REST, DutyKind
from rotaengage.domain.duty import Duty
from rotaengage.domain.entitlement import Due
from rotaengage.domain.people import Doctor
from rotaengage.domain.scenario import Pin, Scenario
from rotaengage.domain.span import minute_of
from solvers.service import Demand, demand
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
        self.doctors: tuple[Doctor, ...] = tuple(sorted(self.rota.doctors, key=lambda d: d.id))
        self.frozen_minute = None if scenario.frozen_until is None else _up(scenario.frozen_until.timestamp())

    @cached_property
    def works(self) -> dict[str, tuple[Work, ...]]:
        """Each doctor's duties that have times, by start."""
        found: dict[str, list[Work]] = {d.id: [] for d in self.doctors}
        for duty in self.rota.duties:
            if duty.span is not None and duty.doctor in found:
                covers, free = self.rota.counts_to_cover(duty), self.rota.can_release(duty)
                found[duty.doctor].append(
                    Work(duty, minute_of(duty.span.start), minute_of(duty.span.end), covers, free)
                )
        return {who: tuple(sorted(ws, key=lambda w: (w.start, w.end, w.duty.id))) for who, ws in found.items()}

    @cached_property
    def covering(self) -> frozenset[str]:
        """The ids of duties on which the doctor counts to cover."""
        return frozenset(w.duty.id for works in self.works.values() for w in works if w.covers)

    @cached_property
    def presence(self) -> dict[str, list[Stretch]]:
        """When each doctor counts to cover."""
        return {who: merged((w.start, w.end) for w in works if w.covers) for who, works in self.works.items()}

    @cached_property
    def demands(self) -> tuple[Demand, ...]:
        """Every cover requirement against the rota as it came in, by id."""
        rota, found = self.rota, []
        for requirement in sorted(self.scenario.cover, key=lambda r: r.id):
            members = tuple(d.id for d in self.doctors if requirement.who.matches(d))
            spans = requirement.spans(rota.first_day, rota.last_day, self.zone)
            found.append(demand(requirement, members, spans, self.presence))
        return tuple(found)

    @cached_property
    def closed(self) -> dict[str, list[Stretch]]:
        """When each doctor cannot be released at all: some requirement has nobody to spare."""
        holes: dict[str, list[Stretch]] = {d.id: [] for d in self.doctors}
        for need in self.demands:
            shut = need.closed
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

    def refused(self, doctor: str, activity: str) -> list[Stretch]:
        """Where a person said that this doctor's time for this activity must not be."""
        spans = [p.span for p in self.pins if not p.wanted and (p.doctor, p.activity) == (doctor, activity)]
        return merged((minute_of(s.start), minute_of(s.end)) for s in spans)

    def doctor_of(self, who: str) -> Doctor:
        """The doctor of an id."""
        return self.rota.doctor_of[who]


def _up(seconds: float) -> int:
    return int(-(-seconds // 60))
