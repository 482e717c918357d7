"""stand_in: whoever leaves a bleep, or a post that must be filled, hands it to somebody."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from rotaengage.domain.codes import ReleaseClass
from rotaengage.domain.duty import Duty
from rotaengage.domain.grades import RANKS
from rotaengage.domain.people import Doctor
from rotaengage.domain.plan import Slot
from rotaengage.domain.refs import CellRef
from rotaengage.domain.rota import Rota
from rotaengage.domain.scenario import Scenario
from rotaengage.domain.span import at_minute, minute_of
from rotaengage.rules.base import Breach, Placed
from rotaengage.rules.presence import Stretch, joined

HOUR = 60


class Handed(NamedTuple):
    """A doctor who leaves something between two minutes, and who takes it over; None where nobody can."""

    leaver: Doctor
    start: int
    end: int
    taker: Doctor | None
    where: CellRef


class StandIn:
    """Duties of release class C2 and C3 are left only while a colleague takes over (domain notes H).

    The colleague is on a duty that counts to cover, of the same or a greater tier and the same team, is not released
    meanwhile, and takes over from one doctor at a time. A bleep (C3) goes to somebody who holds none; a post (C2) is
    covered beside a colleague's own post or bleep.
    """

    word = "stand_in"
    code = "RE118"
    sentence = "Whoever leaves a bleep or a post of class C2 or C3 hands it to a colleague who is free to take it."
    cure = "Move the slot to a time at which a colleague of that tier and team is free, or change the release class."

    def check(self, placed: Placed) -> Iterator[Breach]:
        """One breach a stretch in which nobody takes over; amount is its minutes."""
        zone = placed.scenario.rota.zone
        for one in stand_ins(placed):
            if one.taker is None:
                start, end = at_minute(one.start, zone), at_minute(one.end, zone)
                yield Breach(
                    rule=self.word,
                    code=self.code,
                    key=f"stand_in|{one.leaver.id}|{one.start}",
                    says=f"nobody takes over from {one.leaver.name} on {start:%a %d %b %H:%M}-{end:%H:%M}",
                    where=(one.where,),
                    doctor=one.leaver.id,
                    amount=one.end - one.start,
                )


def stand_ins(placed: Placed) -> Iterator[Handed]:
    """Who takes over from whom, by stretch."""
    rota = placed.scenario.rota
    if not any(rota.needs_stand_in(d) for d in rota.duties):
        return
    away = [_Away(s.doctor, minute_of(s.span.start), minute_of(s.span.end), s.source)
            for s in placed.slots if not _stays(placed, s)]  # fmt: skip
    duties = _by_hour(rota)
    for start, end in _stretches(placed.scenario, away):
        here = [a for a in away if a.start <= start < a.end]
        there = _there(rota, duties[start // HOUR], start) | _bought(placed.scenario, start)
        leaving = [_Leaver(rota.doctor_of[a.doctor], there[a.doctor].hands, a.where)
                   for a in here if a.doctor in there and there[a.doctor].hands is not None]  # fmt: skip
        leaving.sort(key=lambda one: (-RANKS[one.doctor.tier], one.doctor.id))
        gone = {a.doctor for a in here}
        free = [f for who, f in sorted(there.items()) if who not in gone and f.covers]
        taken = matched(leaving, sorted(free, key=lambda f: (RANKS[f.doctor.tier], f.doctor.id)))
        for one in leaving:
            yield Handed(one.doctor, start, end, taken.get(one.doctor.id), one.where)


class _Away(NamedTuple):
    doctor: str
    start: int
    end: int
    where: CellRef


class _Here(NamedTuple):
    """A doctor at work: whether they count to cover, and what they would have to hand over."""

    doctor: Doctor
    covers: bool
    hands: ReleaseClass | None


class _Leaver(NamedTuple):
    doctor: Doctor
    hands: ReleaseClass | None
    where: CellRef


def matched(leaving: Sequence[_Leaver], free: Sequence[_Here]) -> dict[str, Doctor]:
    """Who takes over from each, as many as can be; the least senior who may, where others do not need them."""
    taker_of: dict[str, Doctor] = {}
    leaver_of: dict[str, _Leaver] = {}

    def found(one: _Leaver, tried: set[str]) -> bool:
        for here in free:
            who = here.doctor.id
            if who not in tried and _may(here, one):
                tried.add(who)
                if who not in leaver_of or found(leaver_of[who], tried):
                    leaver_of[who], taker_of[one.doctor.id] = one, here.doctor
                    return True
        return False

    for one in leaving:
        found(one, set())
    return taker_of


def _may(here: _Here, one: _Leaver) -> bool:
    """Whether somebody may take over: of the team, of that tier or above, and for a bleep with none of their own."""
    same = here.doctor.team == one.doctor.team and RANKS[here.doctor.tier] >= max(0, RANKS[one.doctor.tier])
    return same and not (one.hands is here.hands is ReleaseClass.C3)


def _stays(placed: Placed, slot: Slot) -> bool:
    activity = placed.scenario.activity_of.get(slot.activity)
    return activity is not None and activity.counts_to_cover


def _by_hour(rota: Rota) -> defaultdict[int, list[Duty]]:
    """The duties that touch each hour since 1970."""
    found: defaultdict[int, list[Duty]] = defaultdict(list)
    for duty in rota.duties:
        if duty.span is not None:
            for hour in range(minute_of(duty.span.start) // HOUR, (minute_of(duty.span.end) - 1) // HOUR + 1):
                found[hour].append(duty)
    return found


def _stretches(scenario: Scenario, away: Sequence[_Away]) -> Iterator[Stretch]:
    """The time of all slots, cut where anybody comes or goes and at each full hour."""
    edges = {m for a in away for m in (a.start, a.end, *range(-(-a.start // HOUR) * HOUR, a.end, HOUR))}
    spans = [*(d.span for d in scenario.rota.duties if d.span), *(b.span for b in scenario.bought)]
    edges |= {minute_of(m) for span in spans for m in (span.start, span.end)}
    ordered = sorted(edges)
    held = joined((a.start, a.end) for a in away)
    for low, high in held:
        inside = ordered[bisect_left(ordered, low) : bisect_right(ordered, high)]
        yield from pairwise(inside)


def _bought(scenario: Scenario, minute: int) -> dict[str, _Here]:
    """Everybody who is bought for a minute: free to take something over."""
    here = [b for b in scenario.bought if minute_of(b.span.start) <= minute < minute_of(b.span.end)]
    people = [b.person.changed(id=f"bought:{n}") for n, b in enumerate(here)]
    return {person.id: _Here(person, True, None) for person in people}


def _there(rota: Rota, duties: Sequence[Duty], minute: int) -> dict[str, _Here]:
    """Everybody at work at a minute."""
    there: dict[str, _Here] = {}
    for duty in duties:
        if duty.span is not None and minute_of(duty.span.start) <= minute < minute_of(duty.span.end):
            before = there.get(duty.doctor, _Here(rota.doctor_of[duty.doctor], False, None))
            hands = [c for c in (before.hands, rota.hands_over(duty)) if c is not None]
            covers = before.covers or rota.counts_to_cover(duty)
            there[duty.doctor] = _Here(before.doctor, covers, max(hands, default=None))
    return there
