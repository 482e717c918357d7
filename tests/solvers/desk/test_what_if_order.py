"""A what-if gives up what a person puts last: time of all before the worst-off, or the worst-off before it."""

from datetime import time, timedelta

import pytest

from rotaengage.domain.change import CloseDay
from rotaengage.domain.people import Who
from rotaengage.domain.progress import Stop, silent
from rotaengage.domain.scenario import Goal, PlanSettings, Scenario
from rotaengage.domain.service import CoverRequirement
from rotaengage.domain.what_if import swapped
from solvers.desk.orders import AskWhatIf
from solvers.desk.what_if import what_if
from tests.solvers.departments import EXACT, MONDAY, Shift, scenario
from tests.solvers.desk.plans import minutes, warm

USUAL = EXACT.order
HOURS_FIRST = (Goal.DELIVERED, *(g for g in USUAL if g is not Goal.DELIVERED))


def one_against_two() -> Scenario:
    """On Monday the first doctor may be away, or both others; the others have two more days each."""
    days = [(0, 0), *((d, day) for d in (1, 2) for day in range(3))]
    shifts = [Shift(d, day, start=time(9), end=time(10)) for d, day in days]
    base = scenario(*shifts, doctors=3, owed=120, days=3)
    pairs = tuple(
        CoverRequirement(
            id=f"pair{d}", who=Who(doctors=frozenset({"d0", f"d{d}"})), dates=frozenset({MONDAY}), minimum=1
        )
        for d in (1, 2)
    )
    return base.changed(cover=pairs)


@pytest.mark.parametrize(
    ("order", "first", "all_of_them"), [(USUAL, 60, 180), (HOURS_FIRST, 0, 240)], ids=["fair", "hours"]
)
def test_what_comes_first_in_the_order_is_given_up_last(order: tuple[Goal, ...], first: int, all_of_them: int) -> None:
    settings: PlanSettings = EXACT.changed(order=order)
    desk = warm(one_against_two(), settings)
    assert minutes(desk.standing.slots) == 300
    answer = what_if(desk, AskWhatIf(changes=(CloseDay(day=MONDAY + timedelta(days=2)),)), silent, Stop())
    after = answer.slots or swapped(desk.standing.slots, answer.swaps)
    assert (minutes(after, "d0"), minutes(after)) == (first, all_of_them)
