"""Events first (solver notes 7): each start is ranked by the attendance that cover allows, the best is taken and held.

Bound of attendance: the sum over events of the best that each could have alone.
"""

from collections.abc import Sequence
from typing import NamedTuple

from rotaengage.domain.activity import Activity
from rotaengage.domain.span import at_minute, minute_of
from solvers.board import Block
from solvers.clock import Clock
from solvers.facts import Facts
from solvers.seat import seat, shortage
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
    """Choose a start for every event; the one with the fewest possible starts first."""
    seats = {a.id: _allowed(facts, a, held) for a in facts.events}
    alone = {a.id: _ranked(facts, held, seats[a.id], a, clock, seed) for a in facts.events}
    order = sorted(facts.events, key=lambda a: (sum(not o.short for o in alone[a.id]), a.id))
    met: dict[str, Meeting] = {}
    taken = list(held)
    for activity in order:
        meeting = _settle(facts, taken, seats[activity.id], activity, alone[activity.id], clock, seed)
        met[activity.id] = meeting
        taken += meeting.option.attending if meeting.option else ()
    bound = sum(max((len(o.attending) for o in options if not o.short), default=0) for options in alone.values())
    return Agenda(tuple(met[a.id] for a in facts.events), bound)


def _allowed(facts: Facts, activity: Activity, held: Sequence[Block]) -> dict[int, list[Block]]:
    """The seats by start, without those that a pinned block stands in; a pinned attendance settles the start."""
    seats = {
        start: [b for b in blocks if not any(_clash(b, h) for h in held)]
        for start, blocks in seats_of(facts, activity).items()
    }
    pinned = {minute_of(p.span.start) for p in facts.pins if p.wanted and p.activity == activity.id}
    return {start: blocks for start, blocks in seats.items() if blocks and pinned <= {start}}


def _clash(one: Block, two: Block) -> bool:
    return one != two and one.doctor == two.doctor and one.start < two.end and two.start < one.end


def _ranked(
    facts: Facts, held: Sequence[Block], seats: dict[int, list[Block]], activity: Activity, clock: Clock, seed: int
) -> list[Option]:
    """Starts by attendance, most first; those that cannot beat the best found by head count alone are left out."""
    options: list[Option] = []
    best = -1
    most = {start: most_seats(facts, blocks) for start, blocks in seats.items()}
    for start in sorted(seats, key=lambda s: (-most[s], s)):
        if options and (clock.over or most[start] <= best):
            break
        option = _option(facts, held, seats[start], activity.id, start, clock, seed)
        options.append(option)
        best = max(best, len(option.attending) if not option.short else -1)
    return sorted(options, key=lambda o: (bool(o.short), -len(o.attending), o.start))


def most_seats(facts: Facts, blocks: Sequence[Block]) -> int:
    """A quick upper bound of the attendance: requirements that share nobody each give no more than their slack."""
    people = {b.doctor for b in blocks}
    bound = 0
    limits = sorted((need.spare(blocks[0].start, blocks[0].end), len(need.members), n, need.members) for n, need
                    in enumerate(facts.demands))  # fmt: skip
    for spare, _, _, members in limits:
        mine = people.intersection(members)
        if mine == set(members) & {b.doctor for b in blocks}:
            bound += min(spare, len(mine))
            people -= mine
    return bound + len(people)


def _option(
    facts: Facts, held: Sequence[Block], seats: Sequence[Block], activity: str, start: int, clock: Clock, seed: int
) -> Option:
    short = shortage(facts, activity, seats)
    if short:
        return Option(activity, start, tuple(seats), short)
    found = seat(facts, held, seats, clock, seed)
    return Option(activity, start, found.attendances, shortage(facts, activity, found.attendances))


def _settle(
    facts: Facts,
    taken: Sequence[Block],
    seats: dict[int, list[Block]],
    activity: Activity,
    options: Sequence[Option],
    clock: Clock,
    seed: int,
) -> Meeting:
    best: Option | None = None
    for alone in options:
        if alone.short or (best is not None and len(alone.attending) <= len(best.attending)):
            break
        option = _beside(facts, taken, seats[alone.start], alone, clock, seed)
        if not option.short and (best is None or len(option.attending) > len(best.attending)):
            best = option
    if best is None:
        return Meeting(activity.id, None, (), _why_not(facts, activity, options))
    free = tuple(b for b in seats[best.start] if not any(_clash(b, t) for t in taken))
    return Meeting(activity.id, best, free)


def _beside(
    facts: Facts, taken: Sequence[Block], seats: Sequence[Block], alone: Option, clock: Clock, seed: int
) -> Option:
    """The option beside the events that have their time already; as it was where none is on its date."""
    if not any(b.event and b.day == seats[0].day for b in taken):
        return alone
    free = [b for b in seats if not any(_clash(b, t) for t in taken)]
    return _option(facts, taken, free, alone.activity, alone.start, clock, seed)


def _why_not(facts: Facts, activity: Activity, options: Sequence[Option]) -> str:
    if not options:
        return "nobody who is invited is at work and can be released at any time in its window"
    nearest = max(options, key=lambda o: (len(o.attending), -o.start))
    if not nearest.short:
        return "every time that reaches its quorum is taken by another event"
    start = at_minute(nearest.start, facts.zone)
    return f"best time {start:%a} {start.day} {start:%b %H:%M}: {nearest.short}"
