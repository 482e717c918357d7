"""Meetings that stand in each other's way: all that can come is promised, and no more held.

Every way is tried by plain counting: who is away at an hour, what each requirement keeps.
"""

from datetime import time
from itertools import chain, combinations, product
from random import Random

import pytest

from rotaengage.domain.activity import Activity
from rotaengage.domain.limits import Limits
from rotaengage.domain.people import Who
from rotaengage.domain.progress import silent
from rotaengage.domain.rooms import MeetingRoom
from rotaengage.domain.scenario import Scenario
from rotaengage.domain.service import CoverRequirement
from solvers import joint
from solvers.clock import Clock
from solvers.events import Ranking, agenda
from solvers.facts import Facts
from tests.solvers.departments import Shift, forum, scenario, with_events

HOURS, FIRST = 3, 9
NAMES = ("north", "south")
CLOCK = Clock(None, None, silent)


def drawn(seed: int) -> Scenario:
    """Five doctors for three hours, requirements that cross each other, two meetings of an hour."""
    random = Random(seed)  # noqa: S311 - drawn the same every time
    shifts = [Shift(d, 0, start=time(FIRST), end=time(FIRST + HOURS)) for d in range(5)]
    limits = Limits(handover_minutes=0, grid_minutes=60)
    base = scenario(*shifts, doctors=5, owed=0, days=1, limits=limits)
    cover = tuple(
        CoverRequirement(
            id=f"c{n}",
            who=Who(doctors=frozenset(random.sample([f"d{d}" for d in range(5)], random.randint(2, 4)))),
            start=time(FIRST + random.randrange(HOURS)), end=time(FIRST + HOURS), minimum=1,
        )
        for n in range(3)
    )  # fmt: skip
    return with_events(base.changed(cover=cover), *(forum(random.randint(1, 2), name=name) for name in NAMES))


def best(problem: Scenario) -> tuple[int, int]:
    """The most meetings that can be held, and then the most people at them."""
    events = [problem.activity_of[name] for name in NAMES]
    ways = [[None, *product(range(HOURS), _groups(event))] for event in events]
    held = [[way for way in pair if way] for pair in product(*ways) if _stands(problem, [w for w in pair if w])]
    return max((len(pair), sum(len(who) for _, who in pair)) for pair in held)


def _groups(event: Activity) -> list[frozenset[str]]:
    people = [f"d{d}" for d in range(5)]
    sizes = range(max(1, event.quorum.total), 6)
    return [frozenset(who) for who in chain.from_iterable(combinations(people, n) for n in sizes)]


def _stands(problem: Scenario, pair: list[tuple[int, frozenset[str]]]) -> bool:
    for hour in range(HOURS):
        away = [who for at, who in pair if at == hour]
        if len(away) == 2 and away[0] & away[1]:
            return False
        gone = frozenset().union(*away)
        for need in problem.cover:
            if hour >= need.start.hour - FIRST and len(need.who.doctors - gone) < need.minimum:
                return False
    return True


@pytest.mark.parametrize("seed", range(20))
def test_all_that_can_come_is_promised(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(joint, "timetable", lambda *_: None)
    problem = drawn(seed)
    found = agenda(Facts(problem), (), CLOCK, 1)
    options = [m.option for m in found.meetings if m.option]
    held, there = best(problem)
    assert len(options) == held
    assert sum(len(o.attending) for o in options) <= there <= found.bound


@pytest.mark.parametrize("seed", range(20))
def test_what_comes_after_a_start_is_bounded_whichever_starts_are_judged(seed: int) -> None:
    problem = drawn(seed)
    ranking = Ranking(Facts(problem), problem.activity_of["north"], (), CLOCK, 1)
    for start in [None, *ranking.starts]:
        if start is not None:
            ranking.judge(start)
        left = [ranking.at_most(s) for s in ranking.starts]
        assert [ranking.at_most_from(n) for n in range(len(left))] == [max(left[n:]) for n in range(len(left))]


def test_a_room_that_is_filled_ends_the_search_for_a_better_start() -> None:
    base = scenario(*(Shift(d, day) for d in range(6) for day in range(5)), doctors=6, owed=0, minimum=1)
    problem = with_events(base, forum(2).changed(place="Library")).changed(
        rooms=(MeetingRoom(name="Library", seats=3),)
    )
    ranking = Ranking(Facts(problem), problem.activity_of["forum"], (), CLOCK, 1)
    found = ranking.best(())
    assert found is not None
    assert len(found.attending) == 3
    assert [s for s in ranking.starts if ranking.known(s)] == [found.start]
