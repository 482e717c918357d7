"""My time: what one doctor sees of a plan, and what a representative sees of groups. No one else's name is in it."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from rotaengage.domain.journal import NO_JOURNAL, Journal
from rotaengage.domain.my_time import Gap, GroupTable, GroupTime, MyTime, Rank
from rotaengage.domain.people import Doctor
from rotaengage.domain.plan import DoctorOutcome, Plan, Slot
from rotaengage.domain.privacy import LEAST_GROUP
from rotaengage.domain.scenario import Scenario
from rotaengage.export.groups import OTHERS as OTHER_GRADES
from rotaengage.export.groups import by_grade, large_enough

OTHERS = "others"
KINDS = ("grade", "line", "full time or less", "site")


def my_time(scenario: Scenario, plan: Plan | None, doctor: str, today: date, journal: Journal = NO_JOURNAL) -> MyTime:
    """One doctor's account. Without a plan, what is due and what stands in the rota anyway.

    Of the journal only this doctor's own time is read.
    """
    delivered, recorded = _kept(journal, {doctor})
    outcome, own = _outcomes(plan).get(doctor), _own_slots(plan, doctor)
    dues = [d for d in scenario.dues if d.doctor == doctor]
    return MyTime(
        doctor=doctor,
        today=today,
        due_minutes=sum(d.entitled_minutes for d in dues),
        standing_minutes=sum(d.standing_minutes for d in dues),
        planned_minutes=outcome.planned_minutes if outcome else 0,
        past_minutes=sum(s.span.minutes for s in own if s.event is None and s.span.start.date() < today),
        delivered_minutes=delivered,
        recorded_minutes=recorded,
        event_minutes=sum(s.span.minutes for s in own if s.event is not None),
        gap=longest_gap(scenario, own) if plan else None,
        slots=tuple(own),
        rank=_rank(scenario, plan, doctor),
        short_because=_private(outcome.short_because if outcome else (), scenario, doctor),
    )


def _kept(journal: Journal, doctors: Collection[str], least: int = 1) -> tuple[int | None, int]:
    """Minutes delivered of minutes on record for these doctors; None of 0 where fewer than least of them have any."""
    own = [t for t in journal.times if t.doctor in doctors]
    if len({t.doctor for t in own}) < least:
        return None, 0
    return sum(t.delivered_minutes for t in own), sum(t.planned_minutes for t in own)


def _private(sentences: Iterable[str], scenario: Scenario, doctor: str) -> tuple[str, ...]:
    """The sentences that name no colleague."""
    others = [d.name.casefold() for d in scenario.rota.doctors if d.id != doctor]
    return tuple(s for s in sentences if not any(name in s.casefold() for name in others))


def _outcomes(plan: Plan | None) -> dict[str, DoctorOutcome]:
    return {one.doctor: one for one in plan.doctors} if plan else {}


def _own_slots(plan: Plan | None, doctor: str) -> list[Slot]:
    own = [s for s in plan.slots if s.doctor == doctor] if plan else []
    return sorted(own, key=lambda s: s.span.start.timestamp())


def longest_gap(scenario: Scenario, slots: Iterable[Slot]) -> Gap:
    """The longest time without a slot, from the first day of the rota to its last."""
    rota = scenario.rota
    days = [rota.first_day, *sorted(s.span.start.date() for s in slots), rota.last_day]
    return max((Gap(first=a, last=b) for a, b in pairwise(days)), key=lambda gap: gap.days)


def _rank(scenario: Scenario, plan: Plan | None, doctor: str) -> Rank:
    """Among those of one's grade who are owed anything; grades under five are put together first."""
    outcomes = {i: one for i, one in _outcomes(plan).items() if one.entitled_minutes}
    if doctor not in outcomes:
        return Rank()
    groups = _merged(by_grade(d for d in scenario.rota.doctors if d.id in outcomes))
    name, members = next(((n, ids) for n, ids in groups.items() if doctor in ids), ("", ()))
    own = outcomes[doctor].fulfilment
    shares = [outcomes[i].fulfilment for i in members if i != doctor]
    more, less = sum(s > own for s in shares), sum(s < own for s in shares)
    return Rank(group=name, doctors=len(members), more=more, less=less, same=len(shares) - more - less)


def _merged(groups: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    return {OTHERS if name == OTHER_GRADES else name: ids for name, ids in large_enough(groups).items()}


def group_tables(scenario: Scenario, plan: Plan | None, journal: Journal = NO_JOURNAL) -> tuple[GroupTable, ...]:
    """Grade, line, full time or less, and site, in groups of five or more; a kind that the rota does not tell is left
    out, and one with too few doctors is hidden.
    """
    outcomes = {i: one for i, one in _outcomes(plan).items() if one.entitled_minutes}
    doctors = [d for d in scenario.rota.doctors if d.id in outcomes]
    slots: defaultdict[str, list[Slot]] = defaultdict(list)
    for slot in plan.slots if plan else ():
        slots[slot.doctor].append(slot)
    groups = zip(KINDS, (by_grade(doctors), *(_by(doctors, told) for told in (_line, _time, _site))), strict=True)
    known = _Known(scenario, outcomes, slots, journal)
    return tuple(_table(known, kind, found) for kind, found in groups if len(found) > 1)


class _Known(NamedTuple):
    """What the figures of groups are made from."""

    scenario: Scenario
    outcomes: dict[str, DoctorOutcome]
    slots: dict[str, list[Slot]]
    journal: Journal


def _by(doctors: Sequence[Doctor], told: Callable[[Doctor], str]) -> dict[str, tuple[str, ...]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for doctor in doctors:
        found[told(doctor)].append(doctor.id)
    return {name: tuple(ids) for name, ids in sorted(found.items())}


def _line(doctor: Doctor) -> str:
    return doctor.line or "no line"


def _time(doctor: Doctor) -> str:
    return "less than full time" if doctor.less_than_full_time else "full time"


def _site(doctor: Doctor) -> str:
    return doctor.site or "no site"


def _table(known: _Known, kind: str, found: dict[str, tuple[str, ...]]) -> GroupTable:
    merged = _merged(found)
    if len(merged) < 2:  # one group alone is the whole, and says nothing about a difference
        return GroupTable(kind=kind, hidden=True)
    return GroupTable(kind=kind, groups=tuple(_group(known, n, i) for n, i in merged.items()))


def _group(known: _Known, name: str, ids: tuple[str, ...]) -> GroupTime:
    own = [known.outcomes[i] for i in ids]
    delivered, recorded = _kept(known.journal, ids, LEAST_GROUP)
    return GroupTime(
        name=name,
        doctors=len(ids),
        due_minutes=sum(o.entitled_minutes for o in own),
        given_minutes=sum(min(o.entitled_minutes, o.planned_minutes + o.standing_minutes) for o in own),
        short=sum(o.fulfilment < 1 for o in own),
        longest_gap_days=max(longest_gap(known.scenario, known.slots.get(i, [])).days for i in ids),
        delivered_minutes=delivered,
        recorded_minutes=recorded,
    )
