"""stand_in: whoever leaves a bleep, or a post that must be filled, hands it to somebody."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from rotaengage.domain.duty import Duty
from rotaengage.domain.grades import RANKS
from rotaengage.domain.people import Doctor
from rotaengage.domain.plan import Slot
from rotaengage.domain.refs import CellRef
from rotaengage.domain.rota import Rota
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

    The colleague is on a duty that counts to cover and is not itself to be handed over, of the same or a greater tier
    and the same team, is not released meanwhile, and takes over from one doctor at a time.
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
    """Who takes over from whom, by stretch; the least senior who may takes over, so that others stay free."""
    rota = placed.scenario.rota
    if not any(rota.needs_stand_in(d) for d in rota.duties):
        return
    away = [_Away(s.doctor, minute_of(s.span.start), minute_of(s.span.end), s.source)
            for s in placed.slots if not _stays(placed, s)]  # fmt: skip
    duties = _by_hour(rota)
    for start, end in _stretches(rota, away):
        here = [a for a in away if a.start <= start < a.end]
        busy, free = _there(rota, duties[start // HOUR], {a.doctor for a in here}, start)
        leaving = [a for a in here if a.doctor in busy]
        for one in sorted(leaving, key=lambda a: (-RANKS[rota.doctor_of[a.doctor].tier], a.doctor)):
            leaver = rota.doctor_of[one.doctor]
            taker = next((f for f in free if _may(f, leaver)), None)
            if taker is not None:
                free.remove(taker)
            yield Handed(leaver, start, end, taker, one.where)


class _Away(NamedTuple):
    doctor: str
    start: int
    end: int
    where: CellRef


def _may(taker: Doctor, leaver: Doctor) -> bool:
    return taker.team == leaver.team and RANKS[taker.tier] >= max(0, RANKS[leaver.tier])


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


def _stretches(rota: Rota, away: Sequence[_Away]) -> Iterator[Stretch]:
    """The time of all slots, cut where anybody comes or goes and at each full hour."""
    edges = {m for a in away for m in (a.start, a.end, *range(-(-a.start // HOUR) * HOUR, a.end, HOUR))}
    edges |= {minute_of(m) for d in rota.duties if d.span for m in (d.span.start, d.span.end)}
    ordered = sorted(edges)
    held = joined((a.start, a.end) for a in away)
    for low, high in held:
        inside = ordered[bisect_left(ordered, low) : bisect_right(ordered, high)]
        yield from pairwise(inside)


def _there(rota: Rota, duties: Sequence[Duty], gone: set[str], minute: int) -> tuple[set[str], list[Doctor]]:
    """Who holds something that must be handed over, and who could take something over, the least senior first."""
    there: set[str] = set()
    busy: set[str] = set()
    for duty in duties:
        if duty.span is not None and minute_of(duty.span.start) <= minute < minute_of(duty.span.end):
            if rota.needs_stand_in(duty):
                busy.add(duty.doctor)
            elif rota.counts_to_cover(duty):
                there.add(duty.doctor)
    free = [rota.doctor_of[d] for d in there - busy - gone]
    return busy, sorted(free, key=lambda d: (RANKS[d.tier], d.id))
