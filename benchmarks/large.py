"""The planner at trust size: the plan of all pools, with meetings of everybody too, and who can never come."""

import time as clock
from collections.abc import Callable, Iterator
from datetime import time

from benchmarks.meeting import forum
from benchmarks.memory import Peak
from benchmarks.planner import gap_of, gaps, run
from benchmarks.rows import Row
from benchmarks.trust import DOCTORS, POOLS, WEEKS, trust
from rotaengage.domain.grouping import Grouping
from rotaengage.domain.scenario import Goal, PlanSettings
from rotaengage.usecases.reach import reach_in

SETTINGS = PlanSettings(seconds=60, workers=2)
NAMES = ((0.8, "loose"), (0.95, "tight"), (1.05, "very tight"))
MEETINGS = 2
NOON = time(12)


def trusts() -> Iterator[Row]:
    """A trust on two processes, the size of the largest counted."""
    for tight, name in NAMES:
        problem, peak = trust(tight), Peak()
        done = run(problem, SETTINGS)
        title, apart = f"trust {DOCTORS} x {WEEKS} in {POOLS} pools, {name}", done.draft.pools
        assert len(apart) == POOLS
        yield Row(f"{title}: first plan of all", 5.0, done.first, "s")
        yield Row(f"{title}: every goal within 1% over all", 30.0, done.within(0.01), "s")
        yield Row(f"{title}: every goal within 0.5% over all", 60.0, done.within(0.005), "s")
        yield Row(f"{title}: plan, {done.ended}", 60.0, done.wall, "s")
        yield Row(f"{title}: largest gap of any goal over all", 0.5, gap_of(done.draft), "%")
        print(f"    {done.draft.status}: {gaps(done.draft)}")
        worst = max(apart, key=lambda one: one.gap)
        yield Row(f"{title}: largest gap of any pool ({worst.goal})", 1.0, 100 * worst.gap, "%")
        yield Row(f"{title}: pools within 1%", None, float(sum(p.gap <= 0.01 for p in apart)), "pools")
        yield Row(f"{title}: memory of the largest process that plans", 512.0, done.memory, "MiB")
        yield Row(f"{title}: the same, the one that also checks the plan included", None, peak.mebibytes, "MiB")


def meetings() -> Iterator[Row]:
    """Meetings to which the whole trust is invited, each in a week of its own, and everybody's time beside them."""
    problem = trust(0.8)
    events = [forum().changed(id=f"forum{n}", place="Lecture hall") for n in range(MEETINGS)]
    done = run(problem.changed(activities=(*problem.activities, *events)), SETTINGS)
    assert all(e.span is not None and e.quorum_met for e in done.draft.events)
    title = f"trust {DOCTORS} x {WEEKS}, loose, {MEETINGS} meetings of everybody in one room"
    yield Row(f"{title}: first plan of all", None, done.first, "s")
    yield Row(f"{title}: plan, {done.ended}", 60.0, done.wall, "s")
    yield Row(f"{title}: largest gap of any goal over all", 0.5, gap_of(done.draft), "%")
    print(f"    {done.draft.status}: {gaps(done.draft)}")


def never() -> Iterator[Row]:
    """Who can never come to a meeting of everybody: at one fixed time, and at the best of all times."""
    problem = trust(0.95)
    problem = problem.changed(activities=(*problem.activities, forum()))
    for name, weekday, at in (("one fixed time", 2, NOON), ("every time ranked", None, None)):
        began = clock.monotonic()
        found = reach_in(problem, "forum", weekday, at)
        took = clock.monotonic() - began
        assert len(found.people) == DOCTORS
        title = f"reach of a meeting, {DOCTORS} doctors x {WEEKS} weeks, {name}"
        yield Row(f"{title}: {len(found.never)} never can", 30.0, took, "s")


def groups() -> Iterator[Row]:
    """Fairness between grades over six pools, each of which holds doctors of every grade."""
    problem = trust(0.95, pools=6, doctors=144, weeks=8).fair_between(Grouping.GRADE)
    done = run(problem, SETTINGS)
    assert len(done.draft.pools) > 1
    worst = next(o for o in done.draft.objectives if o.name == Goal.WORST_GROUP)
    title = "144 doctors x 8 weeks in 6 pools, fair between grades first"
    yield Row(f"{title}: plan, {done.ended}", None, done.wall, "s")
    yield Row(f"{title}: gap of the worst group over all pools", None, 100 * worst.gap, "%")
    yield Row(f"{title}: largest gap of any goal", None, gap_of(done.draft), "%")
    yield Row(f"{title}: memory of the largest process that plans", 512.0, done.memory, "MiB")


PARTS: dict[str, Callable[[], Iterator[Row]]] = {
    "trust": trusts,
    "meetings": meetings,
    "reach": never,
    "groups": groups,
}
