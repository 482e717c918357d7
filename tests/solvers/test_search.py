"""The door: whole plans of small departments, the order of goals, stopping, and days on which clocks change."""

from datetime import date, time
from typing import Any

import pytest

from benchmarks.instances import Size, department
from rotaengage.domain.activity import Activity
from rotaengage.domain.codes import DutyKind
from rotaengage.domain.entitlement import Due
from rotaengage.domain.plan import Draft, PlanStatus, slots_hash
from rotaengage.domain.progress import Progress, Stop
from rotaengage.domain.scenario import Goal, PlanSettings
from solvers import compose
from solvers.level import reach
from solvers.search import solve
from tests.solvers.departments import (
    EXACT,
    Shift,
    forum,
    hour,
    new_breaches,
    open_window,
    scenario,
    span,
    with_events,
)

WARD = department(Size(8, 2, 0.8, 1))


def _value(draft: Draft, goal: Goal) -> float:
    return next(o.value for o in draft.objectives if o.name == goal.value)


def test_nothing_to_plan_is_an_empty_optimal_plan() -> None:
    draft = solve(scenario(doctors=1, owed=0), EXACT)
    assert draft.status is PlanStatus.OPTIMAL
    assert draft.slots == ()


def test_a_slot_names_its_duty_and_cell() -> None:
    problem = scenario(Shift(0, 0))
    slot = solve(problem, EXACT).slots[0]
    assert (slot.duty, slot.source) == ("u0", problem.rota.duties[0].source)


def test_the_one_free_hour_goes_to_the_worst_off() -> None:
    shifts = (Shift(0, 0, end=time(10)), Shift(1, 0, end=time(10)))
    problem = scenario(*shifts, doctors=2, minimum=1)
    dues = tuple(
        Due(doctor=f"d{n}", activity="sdt", entitled_minutes=120, standing_minutes=60 * (1 - n)) for n in (0, 1)
    )
    cover = problem.cover[0].model_copy(update={"start": time(9), "end": time(10)})
    draft = solve(problem.model_copy(update={"dues": dues, "cover": (cover,)}), EXACT)
    assert [s.doctor for s in draft.slots] == ["d1"]
    assert _value(draft, Goal.WORST_FULFILMENT) == 0.5


def test_an_existing_gap_is_left_alone() -> None:
    problem = scenario(Shift(0, 0), Shift(1, 1), doctors=2, minimum=3)
    draft = solve(problem, EXACT)
    assert draft.slots == ()
    assert draft.status is PlanStatus.OPTIMAL
    assert _value(draft, Goal.WORST_FULFILMENT) == 0


def test_time_comes_early() -> None:
    draft = solve(scenario(Shift(0, 0), Shift(0, 1), Shift(0, 2)), EXACT)
    assert draft.slots[0].span.start.date() == date(2026, 8, 3)
    assert _value(draft, Goal.TIMELINESS) == 0


def test_preferred_cover_decides_where_time_goes_before_timeliness_does() -> None:
    shifts = (Shift(0, 0), Shift(0, 1), Shift(1, 1))
    base = scenario(*shifts, doctors=2, minimum=0, preferred=1)
    problem = base.model_copy(update={"dues": base.dues[:1]})
    early_last = EXACT.order
    assert solve(problem, EXACT).slots[0].span.start.date() == date(2026, 8, 4)
    swapped = EXACT.model_copy(update={"order": (*early_last[:3], Goal.TIMELINESS, Goal.PREFERRED_COVER)})
    assert solve(problem, swapped).slots[0].span.start.date() == date(2026, 8, 3)


def test_off_grid_duties_get_slots_on_the_grid() -> None:
    shifts = (Shift(0, 0, start=time(8, 50), end=time(20, 15)), Shift(1, 0, start=time(12, 10), end=time(14, 5)))
    problem = scenario(*shifts, doctors=2, minimum=1, activity=hour(most=120), owed=120)
    draft = solve(problem, EXACT)
    assert new_breaches(problem, draft) == []
    first = next(s for s in draft.slots if s.doctor == "d0")
    assert first.span == span(0, time(12, 30), time(14))


@pytest.mark.parametrize(("first", "minutes"), [(date(2027, 3, 27), 300), (date(2026, 10, 24), 420)])
def test_from_midnight_to_six_is_an_hour_less_or_more_where_the_clock_changes(first: date, minutes: int) -> None:
    late = tuple(Shift(n, 0, DutyKind.LATE, time(20), time(6)) for n in range(2))
    night = Activity(
        id="sdt", title="Night", block_least_minutes=30, block_most_minutes=600, window=open_window(latest=time(6))
    )
    problem = scenario(*late, doctors=2, days=2, owed=600, minimum=1, activity=night, first=first)
    draft = solve(problem, EXACT)
    assert new_breaches(problem, draft) == []
    assert [s.span.minutes for s in draft.slots] == [minutes // 2] * 2


def test_events_and_own_time_share_the_slack() -> None:
    shifts = tuple(Shift(n, 0) for n in range(3))
    problem = with_events(scenario(*shifts, doctors=3, minimum=1), forum(2))
    draft = solve(problem, EXACT)
    assert new_breaches(problem, draft) == []
    assert draft.events[0].quorum_met
    assert len(draft.events[0].attending) == 2
    assert _value(draft, Goal.ATTENDANCE) == 2


def test_the_same_seed_gives_the_same_plan_on_a_ward() -> None:
    limited = PlanSettings(seconds=60.0, seed=3)
    assert slots_hash(solve(WARD, limited).slots) == slots_hash(solve(WARD, limited).slots)


def test_progress_is_told_in_order_and_a_faulty_listener_does_no_harm() -> None:
    told: list[Progress] = []

    def listen(progress: Progress) -> None:
        told.append(progress)
        raise RuntimeError

    draft = solve(WARD, PlanSettings(seconds=20.0), listen)
    assert draft.slots
    assert {"Reading the rota", "Fairness", "Protected time"} <= {p.stage for p in told}
    assert [p.seconds for p in told] == sorted(p.seconds for p in told)


@pytest.mark.parametrize("stage", ["First plan", "Fairness", "Protected time", "Preferred cover"])
def test_a_stop_keeps_the_best_plan(stage: str) -> None:
    """At whatever step it comes; the plan is never worse than the first."""
    stop, first = Stop(), list[float]()

    def listen(progress: Progress) -> None:
        if progress.stage == "First plan":
            first.append(progress.value or 0.0)
        if progress.stage == stage:
            stop.request()

    draft = solve(WARD, PlanSettings(), listen, stop)
    assert draft.stopped
    assert _value(draft, Goal.DELIVERED) >= first[0] > 0
    assert new_breaches(WARD, draft) == []
    assert all((o.value >= o.bound if o.less_is_better else o.value <= o.bound) for o in draft.objectives)


def test_a_stop_before_the_start_still_hands_back_a_sound_plan() -> None:
    stop = Stop()
    stop.request()
    draft = solve(WARD, PlanSettings(), stop=stop)
    assert new_breaches(WARD, draft) == []
    assert draft.status is PlanStatus.FEASIBLE


def test_bounds_without_time_still_hold_for_the_best_plan() -> None:
    stop = Stop()
    stop.request()
    loose = {o.name: o.bound for o in solve(WARD, PlanSettings(), stop=stop).objectives}
    for found in solve(WARD, PlanSettings(seconds=20.0)).objectives:
        bound = loose[found.name]
        assert found.value >= bound if found.less_is_better else found.value <= bound


def test_a_goal_that_nobody_could_bound_claims_no_more_than_the_doctors_could_have_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A search that is stopped early may leave a goal with a bound that means nothing."""

    def unbounded(*told: Any, **more: Any) -> Any:
        return reach(*told, **more)._replace(bound=1e9)

    monkeypatch.setattr(compose, "reach", unbounded)
    shifts = [Shift(n, d) for n in range(3) for d in range(5)]
    draft = solve(scenario(*shifts, doctors=3, owed=240), EXACT)
    assert {o.name: o.bound for o in draft.objectives}["delivered"] == 3 * 240


def test_a_lone_block_is_used_once() -> None:
    """One place for an hour, two hours owed: the first plan must not count the place twice."""
    draft = solve(scenario(Shift(0, 0, end=time(10)), owed=120), EXACT)
    assert _value(draft, Goal.DELIVERED) == sum(s.span.minutes for s in draft.slots) == 60
