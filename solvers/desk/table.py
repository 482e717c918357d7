"""The table of blocked slots: for each day in a duty that may be released, the easiest place and what forbids it.

Every rule about the doctor alone is asked of the duty first; cover is then counted half hour by half hour, as the rota
came in and with the plan's slots, so that it is known whether cover itself or colleagues stand in the way.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby, pairwise
from typing import NamedTuple

from rotaengage.domain.activity import Activity
from rotaengage.domain.span import Span, at_minute
from rotaengage.domain.why import Obstacle, Reason, Verdict
from solvers.board import Block
from solvers.constraints.block import starts_in
from solvers.constraints.registry import COVER, NARROWING
from solvers.facts import Facts, Work
from solvers.room import Room
from solvers.service import Demand
from solvers.stretch import Stretch


class Hole(NamedTuple):
    """A stretch in which a requirement has nobody to spare: by the rota itself, or since colleagues have it.

    lower_by: how many doctors lower the minimum would have to be for one more to go.
    """

    demand: Demand
    start: int
    end: int
    lower_by: int
    by_rota: bool
    holders: frozenset[Block]


class Table:
    """The plan's slots against cover, asked for any doctor."""

    def __init__(self, facts: Facts, stands: Sequence[Block]) -> None:
        self.facts, self._stands = facts, tuple(stands)
        self._by_day: dict[int, list[Block]] = {}
        for block in self._stands:
            if block.duty in facts.covering:
                self._by_day.setdefault(block.day, []).append(block)

    def reasons(self, doctor: str, activities: Sequence[Activity]) -> list[Reason]:
        """One reason for each date on which the doctor has a duty that may be released, the easiest activity's."""
        facts, found = self.facts, list[Reason]()
        works = [w for w in facts.works[doctor] if w.releasable and w.duty.day is not None]
        for day, group in groupby(works, key=lambda w: w.duty.day):
            told = [self._reason(doctor, w, activities, day) for w in group]
            found += [min(told, key=_ease)] if day is not None else []
        return found

    def _reason(self, doctor: str, work: Work, activities: Sequence[Activity], day: date | None) -> Reason:
        assert day is not None  # noqa: S101 - only duties with a date are asked for
        mine = [b for b in self._stands if b.doctor == doctor and b.day == day.toordinal() and not b.event]
        if len(mine) >= self.facts.limits.blocks_a_day:
            return self._told(work, day, Verdict.USED, says="used")
        options = [self._easiest(doctor, work, a) for a in activities]
        return min((self._placed(work, day, *o) for o in options), key=_ease)

    def _easiest(self, doctor: str, work: Work, activity: Activity) -> tuple[Stretch | None, list[Hole], str]:
        room = Room(doctor, work, activity, ((work.start, work.end),))
        for rule in (r for r in NARROWING if r.word != COVER.word):
            room = rule.narrow(room, self.facts)
            if not room.pieces:
                return None, [], rule.word
        if self._too_near(doctor, activity, room.pieces[0][0]):
            return None, [], "spacing"
        length, places = activity.block_least_minutes, list[tuple[int, int, list[Hole]]]()
        stays = activity.counts_to_cover
        holes = [] if stays else list(self._holes(doctor, work, room.pieces[0][0], room.pieces[-1][1]))
        own = [(b.start, b.end) for b in self._stands if b.doctor == doctor]
        for low, high in room.pieces:
            for start in starts_in(low, high - length, self.facts):
                if not any(start < e and s < start + length for s, e in own):
                    inside = [h for h in holes if h.start < start + length and start < h.end]
                    pain = sum(min(h.end, start + length) - max(h.start, start) for h in inside)
                    places.append((pain, start, inside))
        if not places:
            return None, [], "clash"
        _, start, inside = min(places, key=lambda p: (p[0], p[1]))
        return (start, start + length), inside, ""

    def _too_near(self, doctor: str, activity: Activity, minute: int) -> bool:
        """Whether another piece of the activity lies fewer days away than it asks."""
        day = at_minute(minute, self.facts.zone).toordinal()
        own = (b for b in self._stands if (b.doctor, b.activity, b.event) == (doctor, activity.id, False))
        return any(abs(b.day - day) < activity.least_days_apart for b in own)

    def _holes(self, doctor: str, work: Work, low: int, high: int) -> Iterator[Hole]:
        if not work.covers:
            return
        days = range(at_minute(low, self.facts.zone).toordinal() - 1, at_minute(high, self.facts.zone).toordinal() + 1)
        near = [b for d in days for b in self._by_day.get(d, ()) if b.start < high and low < b.end]
        for demand in self.facts.demands:
            members = set(demand.members)
            if doctor in members:
                taken = [b for b in near if b.doctor in members]
                yield from _holes_of(demand, taken, low, high)

    def _placed(self, work: Work, day: date, place: Stretch | None, holes: list[Hole], rule: str) -> Reason:
        if place is None:
            obstacle = Obstacle(rule=rule, says=PLACING.get(rule, rule), cells=(work.duty.source,))
            return self._told(work, day, Verdict.PLACING, None, (obstacle,), PLACING.get(rule, rule))
        if not holes:
            return self._told(work, day, Verdict.FREE, place, (), "a piece would fit")
        obstacles = tuple(self._obstacle(list(g), place, work) for _, g in
                          groupby(sorted(holes, key=_name), key=_name))  # fmt: skip
        by_rota = any(h.by_rota for h in holes)
        verdict = Verdict.COVER if by_rota else Verdict.COLLEAGUES
        return self._told(work, day, verdict, place, obstacles, "; ".join(o.says for o in obstacles))

    def _obstacle(self, holes: list[Hole], place: Stretch, work: Work) -> Obstacle:
        requirement, grid = holes[0].demand.requirement, self.facts.limits.grid_minutes
        minutes = sum(min(h.end, place[1]) - max(h.start, place[0]) for h in holes)
        halves = -(-minutes // grid)
        holders = sorted({b for h in holes for b in h.holders})
        name = requirement.title or requirement.id
        why = "has nobody to spare" if any(h.by_rota for h in holes) else "lets colleagues go then"
        cells = [work.duty.source, *([requirement.source] if requirement.source else [])]
        cells += [self.facts.rota.duty_of[b.duty].source for b in holders]
        return Obstacle(
            rule="cover",
            says=f"{name} {why} ({halves} half hour{'s' if halves > 1 else ''})",
            requirement=requirement.id,
            half_hours=halves,
            missing_doctors=max(h.lower_by for h in holes),
            cells=tuple(cells),
            held_by=tuple(dict.fromkeys(b.doctor for b in holders)),
        )

    def _told(
        self, work: Work, day: date, verdict: Verdict, place: Stretch | None = None,
        obstacles: tuple[Obstacle, ...] = (), says: str = "",
    ) -> Reason:  # fmt: skip
        span = None if place is None else Span.between(*place, self.facts.zone)
        return Reason(day=day, duty=work.duty.id, cell=work.duty.source, verdict=verdict, place=span,
                      obstacles=obstacles, says=says)  # fmt: skip


PLACING = {
    "inside": "the duty may not be released",
    "leave": "leave or a day off",
    "window": "the activity does not happen on that day or at that time",
    "frozen": "the rota is frozen up to then",
    "rest": "rest after a night",
    "handover": "handover leaves no time",
    "break_time": "the breaks of the duty leave no time",
    "pin": "somebody refused this time",
    "block": "what is left is shorter than the shortest piece",
    "clash": "another slot of the same doctor is in the way",
    "spacing": "too few days from another piece of the same activity",
    "stand_in": "nobody of that tier and team could take over",
    "list_notice": "a clinic or list is given up only with notice",
    "room": "the room is closed",
}
_ORDER = (Verdict.USED, Verdict.FREE, Verdict.COLLEAGUES, Verdict.COVER, Verdict.PLACING)


def _ease(reason: Reason) -> tuple[int, int]:
    rank = _ORDER.index(reason.verdict) if reason.verdict in _ORDER else len(_ORDER)
    return rank, sum(o.half_hours for o in reason.obstacles)


def _name(hole: Hole) -> str:
    return hole.demand.requirement.id


def _holes_of(demand: Demand, taken: Sequence[Block], low: int, high: int) -> Iterator[Hole]:
    """Stretches between two minutes in which the requirement cannot let one more go, cut where anything changes."""
    for level in demand.between(low, high):
        start, end = max(level.start, low), min(level.end, high)
        own = [b for b in taken if b.start < end and start < b.end]
        edges = sorted({start, end} | {m for b in own for m in (b.start, b.end) if start < m < end})
        for one, two in pairwise(edges):
            away = frozenset(b for b in own if b.start < two and one < b.end)
            if level.slack - len(away) <= 0:
                lower_by = level.minimum - (level.present - len(away) - 1)
                yield Hole(demand, one, two, lower_by, level.slack <= 0, away)
