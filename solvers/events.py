"""Events first (solver notes 7): each start is ranked by the attendance that cover allows, the best is taken and held.

Bound of attendance: the sum over events of the best that each could have alone; where that is not reached, sittings of
one meeting are looked at two by two.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from rotaengage.domain.activity import Activity
from rotaengage.domain.span import at_minute, minute_of
from solvers.board import Block
from solvers.clock import Clock
from solvers.crowd import most_at
from solvers.facts import Facts
from solvers.seat import seat, shortage, wanting
from solvers.usher import at_most, ushered
from solvers.variables import seats_of


class Option(NamedTuple):
    """A start of an event with its best attendance; short says what the quorum misses."""

    activity: str
    start: int
    attending: tuple[Block, ...]
    short: str


class Meeting(NamedTuple):
    """An event's fate: the option taken, everybody who could attend then, and why not where there is none."""

    activity: str
    option: Option | None
    seats: tuple[Block, ...] = ()
    why_not: str = ""


class Agenda(NamedTuple):
    """The fate of every event, by id, and the most attendance that any plan could have."""

    meetings: tuple[Meeting, ...]
    bound: int


def agenda(facts: Facts, held: Sequence[Block], clock: Clock, seed: int) -> Agenda:
    """Choose a start for every event: one after the other, then together where they stand in each other's way."""
    from solvers.joint import together
    from solvers.sittings import most_of

    rankings = [Ranking(facts, a, held, clock, seed) for a in facts.events]
    chosen = _in_turn(rankings, held)
    bound = sum(most_of(sittings, held, chosen) for sittings in _meetings(rankings))
    if sum(len(o.attending) for o in chosen.values()) < bound:
        chosen, bound = together([r for r in rankings if r.best(held) is not None], chosen, bound)
    taken = [*held, *(b for o in chosen.values() for b in o.attending)]
    return Agenda(tuple(r.meeting(chosen.get(r.activity.id), taken) for r in rankings), bound)


def _meetings(rankings: Sequence["Ranking"]) -> list[list["Ranking"]]:
    """The events of each meeting: one, or all its sittings."""
    found: defaultdict[tuple[str, int], list[Ranking]] = defaultdict(list)
    for ranking in rankings:
        found[ranking.meeting_of].append(ranking)
    return list(found.values())


def _in_turn(rankings: Sequence["Ranking"], held: Sequence[Block]) -> dict[str, Option]:
    """The best for each event beside those before it; the one with the fewest possible starts first."""
    chosen: dict[str, Option] = {}
    taken = list(held)
    for ranking in sorted(rankings, key=lambda r: (r.promising, r.activity.id)):
        best = ranking.best(taken)
        if best is not None:
            chosen[ranking.activity.id] = best
            taken += best.attending
    return chosen


class Ranking:
    """The possible starts of one event, judged only as far as needed to know the best."""

    def __init__(self, facts: Facts, activity: Activity, held: Sequence[Block], clock: Clock, seed: int) -> None:
        self.facts, self.activity, self.clock, self.seed = facts, activity, clock, seed
        self.held = tuple(held)
        self.seats = _allowed(facts, activity, held)
        by_cover = {start: most_seats(facts, blocks) for start, blocks in self.seats.items()}
        room = facts.scenario.room_of.get(activity.room)
        self._room = len(facts.doctors) if room is None or room.seats is None else room.seats
        self._most = {start: min(self._room, most) for start, most in by_cover.items()}
        self._order = sorted(self.seats, key=lambda s: (-self._most[s], -by_cover[s], s))
        self._from = (-1, list[int]())
        self._closer = most_at(facts, activity, self.seats) or self._most
        self._alone: dict[int, Option] = {}
        self._often = Counter(b.doctor for bs in self.seats.values() for b in bs) if activity.sitting else Counter()

    @property
    def meeting_of(self) -> tuple[str, int]:
        """The meeting: the same for all its sittings."""
        activity = self.activity
        return (activity.series, activity.round) if activity.sitting else (activity.id, 0)

    def people(self, start: int) -> set[str]:
        """Who could come at a start."""
        return {b.doctor for b in self.seats[start]}

    def excludes(self, start: int, other: "Ranking", at: int) -> bool:
        """Whether the two events at these starts leave one of them nobody: one room, or sittings, at once."""
        mine, theirs = self.activity, other.activity
        alike = mine.sits_with(theirs) or bool(mine.room and mine.room == theirs.room)
        return alike and start < at + theirs.duration_minutes and at < start + mine.duration_minutes

    @property
    def promising(self) -> int:
        """How many starts could reach the quorum by head count."""
        return sum(not shortage(self.facts, self.activity.id, blocks) for blocks in self.seats.values())

    def best(self, taken: Sequence[Block]) -> Option | None:
        """The option with the most attendance beside what is taken already, the earliest of equals."""
        best: Option | None = None
        for start in self._order:
            if best is not None and (self._most[start] <= len(best.attending) or self.clock.over):
                break
            if best is not None and self._hopeless(start, taken, len(best.attending)):
                continue
            option = self._option(start, taken)
            if not option.short and (best is None or len(option.attending) > len(best.attending)):
                best = option
        return best

    def meeting(self, best: Option | None, taken: Sequence[Block]) -> Meeting:
        """The event with its option, or why there is none."""
        if best is None:
            return Meeting(self.activity.id, None, (), self._why_not())
        return Meeting(self.activity.id, best, _beside(self.seats[best.start], taken))

    @property
    def starts(self) -> tuple[int, ...]:
        """Every possible start, the most promising first."""
        return tuple(self._order)

    @property
    def nearest(self) -> tuple[int, ...]:
        """Every possible start, those first that lack the fewest people for the quorum, as far as can be told."""
        lacks = {s: self._lacks(self._most[s], blocks) for s, blocks in self.seats.items()}
        return tuple(sorted(self._order, key=lambda s: lacks[s]))

    def lacking(self, start: int) -> int:
        """How many people a start lacks for the quorum as if there were no other event, each part of it counted."""
        attending = self.option(start).attending
        return self._lacks(len(attending), attending)

    def _lacks(self, count: int, attending: Sequence[Block]) -> int:
        wanted = max(1, self.activity.quorum.total)
        return max(0, wanted - count) + wanting(self.facts, self.activity.id, attending)

    def at_most(self, start: int) -> int:
        """No more can attend at a start; -1 where the quorum is known to be out of reach."""
        if start not in self._alone:
            return self._closer[start]
        return -1 if self._alone[start].short else len(self._alone[start].attending)

    def at_most_from(self, place: int) -> int:
        """No more can attend at the start of this place among all, or at any after it."""
        if self._from[0] != len(self._alone):
            known = [self.at_most(s) for s in reversed(self._order)]
            self._from = (len(self._alone), list(accumulate(known, max))[::-1])
        return self._from[1][place]

    def known(self, start: int) -> bool:
        """Whether a start has been judged."""
        return start in self._alone

    def judge(self, start: int) -> None:
        """Judge a start as if there were no other event."""
        self._option(start, self.held)

    def option(self, start: int) -> Option:
        """A start judged as if there were no other event."""
        return self._option(start, self.held)

    def _option(self, start: int, taken: Sequence[Block]) -> Option:
        seats = self.seats[start]
        if any(b.event and b not in self.held and self._concerns(b, seats[0].day) for b in taken):
            return self._judged(start, _beside(seats, taken), taken)
        if start not in self._alone:
            self._alone[start] = self._judged(start, seats, self.held)
        return self._alone[start]

    def _hopeless(self, start: int, taken: Sequence[Block], reached: int) -> bool:
        """Whether no more can come to a start than were reached at another."""
        return self._closer[start] <= reached or self._most_beside(start, taken) <= reached

    def _most_beside(self, start: int, taken: Sequence[Block]) -> int:
        """A quick upper bound of the attendance at a start beside what is taken."""
        scenario = self.facts.scenario
        sat = {b.doctor for b in taken if b.event and self.activity.sits_with(scenario.activity_of[b.activity])}
        left = [b for b in _beside(self.seats[start], taken) if b.doctor not in sat]
        return min(self._room, most_seats(self.facts, left)) if left else 0

    def _judged(self, start: int, seats: Sequence[Block], held: Sequence[Block]) -> Option:
        """An option with its best attendance; no solver is asked where heads alone are too few."""
        facts, name = self.facts, self.activity.id
        short = shortage(facts, name, seats)
        if short or not seats:
            return Option(name, start, tuple(seats), short or "nobody left")
        by_hand = ushered(facts, held, seats, self._often)
        if by_hand is None:
            by_hand = seat(facts, held, seats, self.clock, self.seed).attendances
        return Option(name, start, by_hand, shortage(facts, name, by_hand))

    def _concerns(self, taken: Block, day: int) -> bool:
        """Whether attendance elsewhere bears on this event on a day: that day, at another sitting of the meeting, or
        wherever both may need what can be bought.
        """
        return (
            bool(self.facts.offers)
            or taken.day == day
            or self.activity.sits_with(self.facts.scenario.activity_of[taken.activity])
        )

    def _why_not(self) -> str:
        if not self._order:
            return "nobody who is invited is at work and can be released at any time in its window"
        nearest = self._option(self.nearest[0], self.held)
        if not nearest.short:
            return "every time that reaches its quorum is taken by another event"
        start = at_minute(nearest.start, self.facts.zone)
        return f"best time {start:%a} {start.day} {start:%b %H:%M}: {nearest.short}"


def _beside(seats: Sequence[Block], taken: Sequence[Block]) -> tuple[Block, ...]:
    """The seats of one start that no block taken already stands in."""
    near = [t for t in taken if t.start < seats[0].end and seats[0].start < t.end]
    return tuple(b for b in seats if not any(_clash(b, t) for t in near)) if near else tuple(seats)


def _allowed(facts: Facts, activity: Activity, held: Sequence[Block]) -> dict[int, tuple[Block, ...]]:
    """The seats by start, without those that a pinned block stands in; a pinned attendance settles the start."""
    seats = {start: _beside(blocks, held) for start, blocks in seats_of(facts, activity).items()}
    pinned = {minute_of(p.span.start) for p in facts.pins if p.wanted and p.activity == activity.id}
    return {start: blocks for start, blocks in seats.items() if blocks and pinned <= {start}}


def _clash(one: Block, two: Block) -> bool:
    return one != two and one.doctor == two.doctor and one.start < two.end and two.start < one.end


def most_seats(facts: Facts, blocks: Sequence[Block]) -> int:
    """A quick upper bound of the attendance, and a closer one where a solver would have to be asked for the truth."""
    closer = at_most(facts, blocks) if facts.offers or facts.has_stand_ins else None
    return _quick(facts, blocks) if closer is None else closer


def _quick(facts: Facts, blocks: Sequence[Block]) -> int:
    """Requirements that share nobody each give no more than their slack."""
    there = {b.doctor for b in blocks}
    if blocks[0].activity in facts.beside:
        return len(there)
    people, bound = set(there), 0
    spare, members = facts.spare.between(blocks[0].start, blocks[0].end), facts.spare.members
    for n in sorted(range(len(members)), key=lambda n: (spare[n], len(members[n]))):
        mine = there & members[n]
        if mine <= people:
            bound += min(spare[n], len(mine))
            people -= mine
    return bound + len(people)
