"""Bounds where a doctor's day may hold several pieces, or a piece and a meeting: no plan there is may pass them, also
where most of the relaxation is priced and not built.
"""

from collections.abc import Iterator
from datetime import time
from itertools import combinations, product

import pytest
from hypothesis import HealthCheck, given, settings

from rotaengage.domain.frontier import Axis
from rotaengage.domain.plan import EventOutcome, Slot
from rotaengage.domain.progress import Stop
from rotaengage.domain.scenario import Scenario
from rotaengage.rules import Placed, breaches
from rotaengage.rules.measures import Delivered
from solvers import lp
from solvers.desk.aims import ATTENDANCE
from solvers.desk.axes import Field
from solvers.desk.orders import Standing
from solvers.desk.outline import Outline
from solvers.desk.warm import Warm, clock
from tests.solvers.departments import EXACT, PLAIN, Shift, forum, scenario, small, span, with_events
from tests.solvers.desk.plans import holds, minutes, slots_of

pytestmark = pytest.mark.usefixtures("_priced")


@pytest.fixture
def _priced(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every relaxation begins with the plan that stands alone, as only large ones do."""
    monkeypatch.setattr(lp, "ALL_UP_TO", 0)


def standing(problem: Scenario, *slots: Slot, events: tuple[EventOutcome, ...] = ()) -> Warm:
    return Warm(Standing(scenario=problem, slots=slots, events=events, settings=EXACT))


def twice(problem: Scenario) -> Scenario:
    return problem.changed(limits=problem.limits.changed(blocks_a_day=2))


def plans(problem: Scenario) -> Iterator[tuple[Slot, ...]]:
    """Every plan with up to two pieces in a duty."""
    choices = []
    for duty in problem.rota.duties:
        own = list(slots_of(problem, duty))
        choices.append([(), *((s,) for s in own), *combinations(own, 2)])
    whole = (tuple(s for chosen in each for s in chosen) for each in product(*choices))
    return (p for p in whole if holds(problem, p))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(small(most_doctors=2, most_days=1, tiny=True).map(twice))
def test_no_plan_of_two_pieces_a_day_passes_a_bound_of_the_desk(problem: Scenario) -> None:
    desk, every = standing(problem), list(plans(problem))
    most = max(minutes(p) for p in every)
    assert most <= desk.prices.total + 1e-6
    outlined = Outline(Field(desk, ()), clock()).best(Axis.DELIVERED)
    assert outlined is not None
    assert max(Delivered().read(Placed(problem, p)) for p in every) <= outlined.bound + 1e-6
    for doctor in problem.rota.doctors:
        proof = desk.prover.prove(doctor.id, Stop())
        assert max(minutes(p, doctor.id) for p in every) <= proof.bound_minutes


def test_a_day_with_a_meeting_has_room_for_a_piece_of_own_time() -> None:
    shifts = [Shift(d, 0, start=time(9), end=time(13)) for d in range(2)]
    problem = with_events(scenario(*shifts, doctors=2, limits=PLAIN, minimum=0, days=1), forum(1))
    hour, duties = span(0, time(9), time(10)), problem.rota.duties
    came = Slot(doctor="d0", activity="forum", duty=duties[0].id, span=hour, event="forum", source=duties[0].source)
    held = EventOutcome(event="forum", activity="forum", span=hour, attending=("d0",))
    desk = standing(problem, came, events=(held,))
    both = (
        came, came.changed(doctor="d1", duty=duties[1].id, source=duties[1].source),
        *(Slot(doctor=d.doctor, activity="sdt", duty=d.id, span=span(0, time(10), time(11)), source=d.source)
          for d in duties),
    )  # fmt: skip
    attended = held.changed(attending=("d0", "d1"))
    assert breaches(Placed(problem, both, (attended,))) == []
    assert desk.prices.total >= 2 * ATTENDANCE + 120
