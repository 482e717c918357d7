"""Where a proof is refuted, the better plan is offered: more for the doctor, no less for others, by the rules."""

from datetime import time

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rotaengage.domain.changing import changed_by
from rotaengage.domain.progress import Stop, silent
from rotaengage.domain.scenario import Scenario
from rotaengage.domain.what_if import swapped
from rotaengage.domain.why import Proved
from rotaengage.rules import Placed, breaches
from solvers.desk.better import TAKE
from solvers.desk.orders import AskWhatIf, AskWhy, Standing
from solvers.desk.warm import Warm
from solvers.desk.what_if import what_if
from solvers.desk.why import why
from solvers.search import solve
from tests.solvers.departments import EXACT, Shift, scenario, small
from tests.solvers.desk.plans import minutes, warm


def ward() -> Scenario:
    return scenario(*(Shift(n, 0, end=time(11)) for n in range(3)), doctors=3, minimum=1)


def test_a_plan_that_gives_more_is_offered_first() -> None:
    desk = Warm(Standing(scenario=ward(), settings=EXACT))
    told = why(desk, AskWhy(doctor="d0"), silent, Stop())
    assert told.proof.status is Proved.REFUTED
    assert told.proof.says == TAKE
    assert (told.ways_out[0].gained_minutes, told.ways_out[0].lost_minutes) == (60, 0)


def test_nothing_is_offered_of_a_plan_that_is_proved() -> None:
    told = why(warm(scenario(Shift(0, 0, end=time(11)), owed=180)), AskWhy(doctor="d0", ways=0), silent, Stop())
    assert told.proof.status is Proved.PROVED
    assert told.ways_out == ()


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(small(most_doctors=4, most_days=2, tiny=True), st.integers(0, 3))
def test_what_is_offered_is_better_for_one_and_worse_for_nobody(problem: Scenario, left_out: int) -> None:
    slots = tuple(s for n, s in enumerate(solve(problem, EXACT).slots) if n != left_out)
    desk = Warm(Standing(scenario=problem, slots=slots, settings=EXACT))
    for due in problem.dues:
        told = why(desk, AskWhy(doctor=due.doctor), silent, Stop())
        if told.proof.says != TAKE:
            continue
        changes = told.ways_out[0].changes
        answer = what_if(desk, AskWhatIf(changes=changes), silent, Stop())
        after = answer.slots or swapped(slots, answer.swaps)
        assert breaches(Placed(changed_by(problem, changes), after)) == []
        assert minutes(after, due.doctor) == minutes(slots, due.doctor) + told.ways_out[0].gained_minutes
        assert all(minutes(after, d.id) >= minutes(slots, d.id) for d in problem.rota.doctors)
