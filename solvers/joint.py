"""Events that stand in each other's way: starts are chosen together, the most promising combination first."""

import heapq
from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations

from solvers.events import Option, Ranking
from solvers.seat import seat, shortage
from solvers.timetable import Timetable, timetable

TRIES, LEAST_TRIES, TRIES_A_SECOND = 150, 10, 0.5
ROUNDS = 12
LOOKS_A_TRY = 40
"""Combinations that cannot be better are only looked at."""


def together(rankings: Sequence[Ranking], chosen: dict[str, Option], bound: int) -> tuple[dict[str, Option], int]:
    """The best combination of starts found, and the most attendance that any could have.

    Combinations are taken by the most that their events could have alone; once that is no more than what is found, or
    all that any could have is found, the search is over. After TRIES combinations that are seated, or fewer in a short
    plan, it ends with the bound that is left.
    """
    best, score = chosen, _score(rankings, chosen)
    planned = _planned(rankings) if rankings else None
    most = len(rankings)
    if planned is not None:
        most = planned.most_held
        bound, found = min(bound, planned.bound), _seat(rankings, planned.at)
        if _score(rankings, found) > score:
            best, score = found, _score(rankings, found)
    queue = [(-_hope(rankings, (0,) * len(rankings)), (0,) * len(rankings))]
    seen = {queue[0][1]}
    clock = rankings[0].clock
    tries = looks = _tries(clock.limit)
    looks *= LOOKS_A_TRY
    while tries > 0 and looks > 0:
        looks -= 1
        if not queue or (score[0] >= most and min(bound, -queue[0][0]) <= score[1]):
            return best, min(bound, max(score[1], 0))
        if clock.over or clock.halfway:
            break
        promised, at = heapq.heappop(queue)
        if -promised > _hope(rankings, at) or _judge(rankings, at):
            heapq.heappush(queue, (-_hope(rankings, at), at))
            continue
        if score[0] < most or _promise(rankings, at) > score[1]:
            tries -= 1
            found = _seat(rankings, at)
            if _score(rankings, found) > score:
                best, score = found, _score(rankings, found)
        for following in _next(rankings, at, seen):
            heapq.heappush(queue, (-_hope(rankings, following), following))
    return best, min(bound, max(score[1], -queue[0][0] if queue else 0))


def _planned(rankings: Sequence[Ranking]) -> Timetable | None:
    """The timetable of starts that were judged alone, or the last of ROUNDS."""
    planned = None
    for _ in range(ROUNDS):
        planned = timetable(rankings, rankings[0].clock, rankings[0].seed)
        if planned is None or not _judge(rankings, planned.at):
            break
    return planned


def _tries(seconds: float | None) -> int:
    """How many combinations a plan of so many seconds can afford; counted, so that another run does the same."""
    return TRIES if seconds is None else min(TRIES, max(LEAST_TRIES, int(seconds * TRIES_A_SECOND)))


def _score(rankings: Sequence[Ranking], chosen: dict[str, Option]) -> tuple[int, int]:
    """Events that take place, then attendance."""
    return sum(r.activity.id in chosen for r in rankings), sum(len(o.attending) for o in chosen.values())


def _hope(rankings: Sequence[Ranking], at: tuple[int, ...]) -> int:
    """No more can attend at these starts, or at any that come after them: starts that were judged fall in no order."""
    return sum(r.at_most_from(n) for r, n in zip(rankings, at, strict=True))


def _promise(rankings: Sequence[Ranking], at: tuple[int, ...]) -> int:
    """No more can attend at these starts together; 0 where two of them need one room or are sittings at once."""
    starts = [(r, r.starts[n]) for r, n in zip(rankings, at, strict=True)]
    if any(one.excludes(first, two, second) for (one, first), (two, second) in combinations(starts, 2)):
        return 0
    alone: defaultdict[tuple[str, int], int] = defaultdict(int)
    people: defaultdict[tuple[str, int], set[str]] = defaultdict(set)
    for ranking, start in starts:
        alone[ranking.meeting_of] += ranking.at_most(start)
        people[ranking.meeting_of] |= ranking.people(start)
    return sum(min(count, len(people[meeting])) for meeting, count in alone.items())


def _judge(rankings: Sequence[Ranking], at: Sequence[int | None]) -> bool:
    """Judge the starts of a combination alone; whether there was any that had not been."""
    starts = [(r, r.starts[n]) for r, n in zip(rankings, at, strict=True) if n is not None]
    fresh = [(ranking, start) for ranking, start in starts if not ranking.known(start)]
    for ranking, start in fresh:
        ranking.judge(start)
    return bool(fresh)


def _next(rankings: Sequence[Ranking], at: tuple[int, ...], seen: set[tuple[int, ...]]) -> list[tuple[int, ...]]:
    """Each combination in which one event takes its next start."""
    out = []
    for event, ranking in enumerate(rankings):
        following = (*at[:event], at[event] + 1, *at[event + 1 :])
        if following[event] < len(ranking.starts) and following not in seen:
            seen.add(following)
            out.append(following)
    return out


def _seat(rankings: Sequence[Ranking], at: Sequence[int | None]) -> dict[str, Option]:
    """Everybody seated at once; an event that has no start, or whose quorum is missed, is left out."""
    first = rankings[0]
    rankings, places = zip(*[(r, n) for r, n in zip(rankings, at, strict=True) if n is not None], strict=True)
    starts = {r.activity.id: r.starts[n] for r, n in zip(rankings, places, strict=True)}
    seats = [b for r in rankings for b in r.seats[starts[r.activity.id]]]
    found = seat(first.facts, first.held, seats, first.clock, first.seed)
    chosen = {}
    for ranking in rankings:
        name = ranking.activity.id
        attending = tuple(b for b in found.attendances if b.activity == name)
        if not shortage(first.facts, name, attending):
            chosen[name] = Option(name, starts[name], attending, "")
    return chosen
