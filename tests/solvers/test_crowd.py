"""The most who can attend at each start is what filling seats by hand comes to, and the solver no more."""

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from benchmarks.instances import Size, department
from rotaengage.domain.grades import Tier
from rotaengage.domain.people import Who
from rotaengage.domain.progress import silent
from rotaengage.domain.rooms import MeetingRoom
from rotaengage.domain.scenario import Scenario
from solvers.clock import Clock
from solvers.crowd import most_at
from solvers.events import Ranking
from solvers.facts import Facts
from solvers.seat import seat
from solvers.usher import at_most
from solvers.variables import seats_of
from tests.solvers.departments import forum, small, with_events

CLOCK = Clock(None, None, silent)


@settings(max_examples=60, deadline=None, suppress_health_check=(HealthCheck.too_slow, HealthCheck.filter_too_much))
@given(small(most_doctors=4, most_days=2), st.booleans(), st.integers(1, 4))
def test_each_start_has_the_bound_that_it_has_alone(base: Scenario, beside: bool, chairs: int) -> None:
    event = forum(1, name="a").changed(place="Hall", counts_to_cover=beside)
    rooms = (MeetingRoom(name="Hall", seats=chairs),)
    facts = Facts(with_events(base.changed(activities=()), event).changed(rooms=rooms))
    seats = seats_of(facts, facts.events[0])
    found = most_at(facts, facts.events[0], seats)
    assume(seats and found is not None)
    for start, blocks in seats.items():
        assert found is not None
        assert found[start] == at_most(facts, blocks)
        assert found[start] >= len(seat(facts, (), blocks, CLOCK, 1).attendances)


@pytest.mark.parametrize("tight", [0.8, 0.95, 1.05])
def test_of_a_department_few_starts_are_judged_and_none_is_better(tight: float) -> None:
    facts = Facts(department(Size(30, 2, tight, 1, 16)))
    ranking = Ranking(facts, facts.events[0], (), CLOCK, 1)
    best = ranking.best(())
    judged = sum(ranking.known(start) for start in ranking.starts)
    options = [ranking.option(start) for start in ranking.starts]
    assert best is not None
    assert len(best.attending) == max(len(o.attending) for o in options if not o.short)
    assert judged < len(options) / 2


def test_nothing_is_said_where_requirements_cross() -> None:
    problem = department(Size(20, 1, 0.8, 1))
    need, people = problem.cover[0], [d.id for d in problem.rota.doctors]
    crossing = need.changed(id="half", who=Who(doctors=frozenset(people[::2])))
    facts = Facts(problem.changed(cover=(need.changed(who=Who(tiers=frozenset({Tier.SHO}))), crossing)))
    assert most_at(facts, facts.events[0], seats_of(facts, facts.events[0])) is None
