"""The most at two sittings together: never less than any two starts have, and all that there is where it matters."""

from datetime import time

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from benchmarks.cases import sittings
from benchmarks.instances import Size
from rotaengage.domain.activity import Activity
from rotaengage.domain.progress import silent
from rotaengage.domain.scenario import Scenario
from solvers.clock import Clock
from solvers.events import Ranking, agenda
from solvers.facts import Facts
from solvers.seat import seat
from solvers.sittings import most_of
from tests.solvers.departments import Shift, forum, scenario, small, with_events

CLOCK = Clock(None, None, silent)


def sitting(number: int) -> Activity:
    return forum(1, name=f"town-s{number}").changed(series="town", sitting=number)


def rankings(problem: Scenario, times: int = 2) -> list[Ranking]:
    facts = Facts(with_events(problem.changed(activities=()), *(sitting(n + 1) for n in range(times))))
    return [Ranking(facts, a, (), CLOCK, 1) for a in facts.events]


@settings(max_examples=80, deadline=None, suppress_health_check=(HealthCheck.too_slow, HealthCheck.filter_too_much))
@given(small(most_doctors=4, most_days=3), st.data())
def test_no_two_starts_have_more(base: Scenario, data: st.DataObject) -> None:
    one, two = rankings(base)
    assume(one.starts)
    first, second = (data.draw(st.sampled_from(r.starts)) for r in (one, two))
    if one.excludes(first, two, second):
        return
    found = seat(one.facts, (), [*one.seats[first], *two.seats[second]], CLOCK, 1)
    assert len(found.attendances) <= most_of([one, two], (), {})


def test_the_same_people_at_both_count_once() -> None:
    """Three are there on Monday, one more on Tuesday and one on Wednesday: two sittings see four of these five."""
    shifts = (*(Shift(n, 0, end=time(10)) for n in range(3)), Shift(3, 1), Shift(4, 2))
    assert most_of(rankings(scenario(*shifts, doctors=5, owed=0)), (), {}) == 4


def test_cover_counts_at_both_times() -> None:
    """Four at work on either day, one of whom may go at a time: two people, though four come to mind."""
    shifts = [Shift(n, day, end=time(10)) for n in range(4) for day in (0, 1)]
    assert most_of(rankings(scenario(*shifts, doctors=4, owed=0, minimum=3)), (), {}) == 2


def test_of_three_sittings_each_pair_is_looked_at() -> None:
    shifts = (*(Shift(n, 0, end=time(10)) for n in range(3)), *(Shift(n, n - 2) for n in range(3, 7)))
    assert most_of(rankings(scenario(*shifts, doctors=7, owed=0), 3), (), {}) <= 6


@pytest.mark.parametrize(("tight", "seed"), [(0.8, 1), (0.8, 2), (0.95, 1)])
def test_a_department_holds_its_meetings_twice_for_as_many_as_can_come(tight: float, seed: int) -> None:
    found = agenda(Facts(sittings(Size(42, 8, tight, 1, seed))), (), CLOCK, 1)
    assert sum(len(m.option.attending) for m in found.meetings if m.option) == found.bound
