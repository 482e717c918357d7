"""The planner's bars: how fast, how near to what is proved to be the best, how fair, how it grows, how it stops."""

import math
import random
import time
from collections.abc import Callable, Iterable
from typing import NamedTuple

from benchmarks.instances import Size, department
from benchmarks.memory import Peak
from benchmarks.rows import Row, middle, p95, shown
from benchmarks.trust import trust
from rotaengage.domain.plan import Draft, slots_hash
from rotaengage.domain.progress import Progress, Stop
from rotaengage.domain.scenario import PlanSettings, Scenario
from rotaengage.rules import Placed, breaches
from rotaengage.usecases.judge import measured
from solvers.search import solve

SEEDS = 15
SHORTEST_BLOCK = 60
PROVEN_SECONDS = 10.0
TIGHT = (0.8, 0.95, 1.05)


class Run(NamedTuple):
    """A plan with the seconds to its first plan, to its end by the clock and of the processor, what was told, and the
    mebibytes that the largest process held while it was made.
    """

    draft: Draft
    first: float
    wall: float
    cpu: float
    told: tuple[Progress, ...]
    memory: float

    @property
    def ended(self) -> str:
        """What ended the plan: its work was done, or its time was over."""
        return f"ended by {self.draft.parameters['ended_by']}"

    def within(self, gap: float) -> float:
        """Seconds until every goal, over all pools, was so near to its bound; infinite where it never was."""
        return next((p.seconds for p in self.told if p.gap is not None and p.gap <= gap), math.inf)


def run(problem: Scenario, settings: PlanSettings) -> Run:
    """Plan; the plain rules must find no new breach and the same figures as claimed, none of them past its bound."""
    told: list[Progress] = []
    peak, wall, cpu = Peak(), time.monotonic(), time.process_time()
    draft = solve(problem, settings, told.append)
    wall, cpu = time.monotonic() - wall, time.process_time() - cpu
    memory = peak.mebibytes  # before the checks, which take some of their own
    placed = Placed(problem.changed(bought=draft.backfill), draft.slots, draft.events)
    assert breaches(placed) == []
    assert len(measured(placed, draft.objectives)) == len(draft.objectives)
    assert all((o.value >= o.bound if o.less_is_better else o.value <= o.bound) for o in draft.objectives)
    return Run(draft, next(p.seconds for p in told if p.stage == "First plan"), wall, cpu, tuple(told), memory)


def gap_of(draft: Draft) -> float:
    """The largest gap of any goal, in per cent."""
    return 100 * max(o.gap for o in draft.objectives)


def gaps(draft: Draft) -> str:
    """The gap of each goal."""
    return "  ".join(f"{o.name} {o.gap:.2%}" for o in draft.objectives)


def under_ideal(problem: Scenario, draft: Draft) -> tuple[int, float]:
    """How many doctors have more than one block less than the ideal, and the most that anybody has less, in minutes."""
    planned: dict[str, int] = {}
    for slot in draft.slots:
        if slot.event is None:
            planned[slot.doctor] = planned.get(slot.doctor, 0) + slot.span.minutes
    less = [ideal - planned.get(who, 0) for who, ideal in draft.ideals.items()]
    return sum(n > SHORTEST_BLOCK + 1e-3 for n in less), max(less, default=0.0)


def wards(tight: float) -> Iterable[Row]:
    """Fifteen drawn wards: the worst of each figure stands for the 95th percentile."""
    runs = [run(department(Size(15, 8, tight, 0, seed)), PlanSettings()) for seed in range(1, SEEDS + 1)]
    name = f"ward 15 x 8, minimum {tight:g} of presence, p95 of {SEEDS}"
    yield Row(f"{name}: first plan", 0.1, p95(r.first for r in runs), "s")
    yield Row(f"{name}: certified plan", 1.0, p95(r.wall for r in runs), "s")
    yield Row(f"{name}: the same on the processor", None, p95(r.cpu for r in runs), "CPU s")
    yield Row(f"{name}: largest gap of any goal", 0.5, p95(gap_of(r.draft) for r in runs), "%")
    short = [under_ideal(department(Size(15, 8, tight, 0, n + 1)), r.draft) for n, r in enumerate(runs)]
    yield Row(f"{name}: doctors more than a block under the ideal", 0.0, float(sum(n for n, _ in short)), "doctors")
    yield Row(f"{name}: the most anybody is under the ideal", 60.0, max(m for _, m in short), "min")


def proven() -> Iterable[Row]:
    """The same wards to the proven optimum of every goal."""
    for tight in TIGHT:
        asked = PlanSettings(gap=0.0, seconds=PROVEN_SECONDS)
        runs = [run(department(Size(15, 8, tight, 0, seed)), asked) for seed in range(1, SEEDS + 1)]
        name = f"ward 15 x 8, minimum {tight:g}, the optimum of every goal asked for, {SEEDS} wards"
        yield Row(f"{name}: median", PROVEN_SECONDS, middle(r.wall for r in runs), "s")
        open_ones = [gap_of(r.draft) for r in runs if gap_of(r.draft) > 0]
        yield Row(f"{name}: not proven in {PROVEN_SECONDS:g} s", 0.0, float(len(open_ones)), "wards")
        yield Row(f"{name}: largest gap of these", None, max(open_ones, default=0.0), "%")


def departments() -> Iterable[Row]:
    """A department with events, nights, leave."""
    for tight in (0.8, 0.95):
        problem = department(Size(42, 8, tight, 3, 1))
        done = run(problem, PlanSettings())
        name = f"department 42 x 8, 3 events, minimum {tight:g}"
        yield Row(f"{name}: first plan", 0.3, done.first, "s")
        yield Row(f"{name}: plan", 5.0, done.wall, "s")
        yield Row(f"{name}: the same on the processor", None, done.cpu, "CPU s")
        yield Row(f"{name}: largest gap of any goal", 0.5, gap_of(done.draft), "%")
        print(f"    {done.draft.status}: {gaps(done.draft)}")
        count, most = under_ideal(problem, done.draft)
        yield Row(f"{name}: doctors more than a block under the ideal", 0.0, float(count), "doctors")
        yield Row(f"{name}: the most anybody is under the ideal", 60.0, most, "min")


def growth() -> Iterable[Row]:
    """How cost grows with doctors, weeks and grid."""
    steps = [(f"{n} doctors x 4 weeks", Size(n, 4, 0.9, 0, 1), 30) for n in (10, 20, 40, 80)]
    steps += [(f"15 doctors x {n} weeks", Size(15, n, 0.9, 0, 1), 30) for n in (4, 8, 16, 26)]
    steps += [(f"15 doctors x 4 weeks, grid {n} min", Size(15, 4, 0.9, 0, 1), n) for n in (60, 30, 15)]
    for name, size, grid in steps:
        problem = department(size)
        done = run(problem.changed(limits=problem.limits.changed(grid_minutes=grid)), PlanSettings())
        yield Row(f"growth, {name}: gap {gap_of(done.draft):.2f}%, {done.ended}", None, done.cpu, "CPU s")


def stops() -> Iterable[Row]:
    """From the request to the plan in hand."""
    for name, bar, problem, settings in (
        ("department", 0.1, department(Size(42, 8, 0.9, 3, 1)), PlanSettings(seconds=60)),
        ("trust", 0.3, trust(0.95), PlanSettings(seconds=60, workers=2)),
    ):
        stop, asked = Stop(), list[float]()

        def listen(progress: Progress, stop: Stop = stop, asked: list[float] = asked) -> None:
            if progress.stage == "Protected time" and not asked:
                asked.append(time.monotonic())
                stop.request()

        draft = solve(problem, settings, listen, stop)
        ended = time.monotonic()
        assert draft.stopped
        assert draft.slots
        assert breaches(Placed(problem, draft.slots, draft.events)) == []
        yield Row(f"stop, {name}: the best plan in hand after", bar, ended - asked[0], "s")


def hashes() -> Iterable[Row]:
    """The same plan over runs, processes and shuffled input: how many different ones there are."""
    problem, small = department(Size(15, 8, 0.9, 1, 1)), trust(0.95, pools=4, doctors=60, weeks=4)
    long = PlanSettings(seconds=600)
    found = {slots_hash(solve(p, long).slots) for p in (problem, problem, problem, shuffled(problem))}
    yield Row("determinism, ward: different plans in 3 runs and shuffled input", 1.0, float(len(found)), "plans")
    found = {slots_hash(solve(small, long.changed(workers=n)).slots) for n in (1, 2, 2)}
    found.add(slots_hash(solve(shuffled(small), long.changed(workers=2)).slots))
    yield Row("determinism, 4 pools: different plans on 1 and 2 processes", 1.0, float(len(found)), "plans")


def shuffled(problem: Scenario) -> Scenario:
    """The same problem with doctors, duties, cover and dues in another order."""
    draw, rota = random.Random(5), problem.rota
    mixed = rota.changed(
        doctors=tuple(draw.sample(rota.doctors, len(rota.doctors))),
        duties=tuple(draw.sample(rota.duties, len(rota.duties))),
    )
    cover, dues = draw.sample(problem.cover, len(problem.cover)), draw.sample(problem.dues, len(problem.dues))
    return problem.changed(rota=mixed, cover=tuple(cover), dues=tuple(dues))


PARTS: dict[str, Callable[[], Iterable[Row]]] = {
    "ward": lambda: (row for tight in TIGHT for row in wards(tight)),
    "proven": proven,
    "department": departments,
    "growth": growth,
    "stop": stops,
    "determinism": hashes,
}


def main(name: str, rows: Callable[[], Iterable[Row]]) -> None:
    """Print the rows of a part. SystemExit where a bar does not hold."""
    import highspy  # noqa: F401 - loaded before the clock starts
    from ortools.sat.python import cp_model  # noqa: F401

    shown(f"planner, {name}", rows())
