"""Pools beside each other: the same plan on any number of processes, a killed process, a stop."""

import os
import pickle
import signal
from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from multiprocessing import active_children
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest

from benchmarks.trust import trust
from rotaengage.domain.activity import ActivityForm
from rotaengage.domain.plan import PlanStatus, slots_hash
from rotaengage.domain.progress import Progress, Stop
from rotaengage.domain.scenario import Goal, PlanSettings
from solvers.clock import Clock
from solvers.lanes import Lanes, Task
from solvers.many import TIME_SHARE, Pools
from solvers.pool_work import Answer, Order, first, improve
from solvers.pools import in_columns, part_of, pools_of
from solvers.search import solve
from tests.solvers.departments import new_breaches
from tests.solvers.lane_jobs import MARK, die_always, die_once

TRUST = trust(0.9, seed=1, pools=3, doctors=24, weeks=2)
LIMITED = PlanSettings(seconds=60.0)


def test_the_plan_is_the_same_on_one_process_on_two_and_on_threads() -> None:
    def threads() -> Executor:
        return ThreadPoolExecutor(1)

    alone = solve(TRUST, LIMITED)
    assert len(pools_of(TRUST)) == 3
    assert new_breaches(TRUST, alone) == []
    for other in (solve(TRUST, LIMITED.changed(workers=2)), solve(TRUST, LIMITED, make=threads)):
        assert slots_hash(other.slots) == slots_hash(alone.slots)
        assert other.objectives == alone.objectives
        assert other.ideals == alone.ideals


def test_a_problem_in_columns_comes_out_of_another_process_as_it_was() -> None:
    for number, pool in enumerate(pools_of(TRUST)):
        part = part_of(TRUST, pool, first=number == 0)
        sent = pickle.dumps(in_columns(part))
        assert pickle.loads(sent) == part  # noqa: S301 - our own
        assert len(sent) < len(pickle.dumps(part))
    empty = TRUST.changed(rota=TRUST.rota.changed(duties=()))
    assert in_columns(empty) == empty


def test_figures_of_all_pools_add_up_to_those_of_the_whole() -> None:
    """The same trust as if it were one pool: a requirement for everybody that never binds holds it together."""
    loose = TRUST.cover[0].changed(id="zz", who=TRUST.activities[0].invited, minimum=0, preferred=1)
    joined = TRUST.changed(cover=(*TRUST.cover, loose))
    assert len(pools_of(joined)) == 1
    order = LIMITED.changed(order=(Goal.ATTENDANCE, Goal.DELIVERED))
    apart, whole = solve(TRUST, order).objectives[1], solve(joined, order).objectives[1]
    assert min(apart.bound, whole.bound) >= max(apart.value, whole.value)


def test_each_pool_says_how_far_it_is_from_its_bounds() -> None:
    told: list[Progress] = []
    draft = solve(TRUST, LIMITED, told.append)
    assert [p.doctors for p in draft.pools] == pools_of(TRUST)
    assert max(o.gap for o in draft.objectives) <= max(p.gap for p in draft.pools) + 1e-9
    assert {p.goal for p in draft.pools} <= {o.name for o in draft.objectives}
    gaps = [p.gap for p in told if p.gap is not None]
    assert gaps[-1] == pytest.approx(max(o.gap for o in draft.objectives))
    assert solve(TRUST, LIMITED.changed(order=(Goal.DELIVERED,))).pools == ()


def test_events_are_settled_before_pools_are_planned_apart() -> None:
    event = TRUST.activities[0].changed(id="forum", form=ActivityForm.EVENT, duration_minutes=60)
    problem = TRUST.changed(activities=(*TRUST.activities, event))
    draft = solve(problem, LIMITED)
    assert new_breaches(problem, draft) == []
    assert draft.events[0].attending
    assert {s.doctor for s in draft.slots if s.event} == set(draft.events[0].attending)


def _pools() -> tuple[Pools, Clock, list[Progress]]:
    told: list[Progress] = []
    clock = Clock(60.0, None, told.append)
    return Pools(TRUST, pools_of(TRUST), LIMITED, (), clock), clock, told


def test_a_killed_process_is_told_of_and_its_pool_is_solved_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(MARK, str(tmp_path / "mark"))
    pools, clock, _ = _pools()
    died: list[int] = []
    with Lanes(1) as lanes:
        answers = list(lanes.run([Task(die_once, pools.orders[0])], clock, died.append))
    assert died == [0]
    assert [a.number for a in answers] == [0]
    assert answers[0].blocks


def test_a_process_that_is_killed_while_it_plans_is_reported_and_changes_nothing() -> None:
    told: list[Progress] = []

    def listen(progress: Progress) -> None:
        told.append(progress)
        if progress.stage == "First plan":
            victim = min(active_children(), key=lambda child: child.pid or 0)
            os.kill(victim.pid or 0, signal.SIGKILL)

    draft = solve(TRUST, LIMITED.changed(workers=2), listen)
    assert "Worker ended" in [p.stage for p in told]
    assert slots_hash(draft.slots) == slots_hash(solve(TRUST, LIMITED).slots)


def test_a_pool_whose_process_always_dies_is_given_up() -> None:
    pools, clock, _ = _pools()
    died: list[int] = []
    with Lanes(1) as lanes:
        assert list(lanes.run([Task(die_always, pools.orders[0])], clock, died.append)) == []
    assert died == [0]


def test_a_lane_with_nothing_to_do_takes_over() -> None:
    pools, clock, _ = _pools()
    both = Barrier(2, timeout=60)

    def meet(order: Order) -> Answer:
        both.wait()
        return first(order, None)

    with Lanes(2, lambda: ThreadPoolExecutor(1)) as lanes:
        answers = list(lanes.run([Task(meet, o) for o in pools.orders[::2]], clock, lambda _: None))
    assert sorted(a.number for a in answers) == [0, 2]


def test_a_lane_takes_up_the_next_step_while_another_is_not_done_with_this_one() -> None:
    pools, clock, _ = _pools()
    both, further = Barrier(2, timeout=60), [pools.orders[1]]

    def meet(order: Order) -> Answer:
        both.wait()
        return first(order, None)

    def more() -> Task | None:
        return Task(meet, further.pop()) if further else None

    with Lanes(2, lambda: ThreadPoolExecutor(1)) as lanes:
        answers = list(lanes.run([Task(meet, pools.orders[0])], clock, lambda _: None, more=more))
    assert sorted(a.number for a in answers) == [0, 1]


def test_a_pool_that_is_taken_up_after_the_end_keeps_the_plan_that_it_has() -> None:
    pools, clock, _ = _pools()
    order = pools.orders[0]

    def ended(task: Task) -> Order:
        return task.order._replace(ends=None if task.job is first else 0.0)

    with Lanes(1, lambda: ThreadPoolExecutor(1)) as lanes:
        told, late = lanes.run([Task(first, order), Task(improve, order)], clock, lambda _: None, ended)
    assert late.undone
    assert late.timed_out
    pools.answers[0] = told
    pools.take(late)
    assert pools.answers[0].blocks == told.blocks
    assert pools.answers[0].timed_out


def test_a_pool_may_take_some_times_its_share_of_the_time_and_no_more() -> None:
    given: list[Order] = []

    class Recording(ThreadPoolExecutor):
        def submit(self, fn: Callable[..., Any], /, *args: Any, **more: Any) -> "Future[Any]":
            given.extend(args)
            return super().submit(fn, *args, **more)

    pools, _, _ = _pools()
    with Lanes(1, lambda: Recording(1)) as lanes:
        pools.plan(lanes)
    shares = [len(pool) / len(TRUST.rota.doctors) for pool in pools_of(TRUST)]
    assert [o.most for o in given[:3]] == [None] * 3
    first_out = given[3]
    assert first_out.most is not None
    assert first_out.most <= TIME_SHARE * 60 * shares[first_out.number]
    assert all(o.most is not None and o.most > 0 for o in given[3:])


def test_a_stop_keeps_every_pools_first_plan() -> None:
    stop = Stop()

    def listen(progress: Progress) -> None:
        if progress.stage == "First plan":
            stop.request()

    draft = solve(TRUST, LIMITED, listen, stop)
    assert draft.stopped
    assert draft.status is PlanStatus.FEASIBLE
    assert {s.doctor[:3] for s in draft.slots} == {"p00", "p01", "p02"}
    assert new_breaches(TRUST, draft) == []


def test_where_the_time_is_up_first_plans_are_waited_for_and_nothing_else() -> None:
    told: list[Progress] = []
    draft = solve(TRUST, PlanSettings(seconds=0.0, workers=2), told.append)
    assert {p.stage for p in told if p.says.startswith("p")} == {"First plan"}
    assert {s.doctor[:3] for s in draft.slots} == {"p00", "p01", "p02"}
    assert draft.parameters["ended_by"] == "time"
    assert new_breaches(TRUST, draft) == []


def test_parts_hold_everybody_once() -> None:
    parts = [part_of(TRUST, pool, first=n == 0) for n, pool in enumerate(pools_of(TRUST))]
    assert sorted(d.id for p in parts for d in p.rota.doctors) == sorted(d.id for d in TRUST.rota.doctors)
    assert sum(len(p.rota.duties) for p in parts) == len(TRUST.rota.duties)
    assert sorted(c.id for p in parts for c in p.cover) == sorted(c.id for c in TRUST.cover)
