"""Peers beside the planner: the same problem, the same weighted goals, the same seconds; each plan scored by one code.

Everybody's clock begins before candidate time is laid out, which each needs and does by the same code.

CP-SAT as people write it (a Boolean per half hour, default workers), the HiGHS MIP of the planner's own model, water
filling with a local search that knows no prices, and Timefold where it is installed.
"""

import gc
import importlib.util
import math
import time
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from benchmarks.contest import Field, Watch, composed, field, laid_out
from benchmarks.cpsat_peer import naive
from benchmarks.instances import Size, department
from benchmarks.rows import Row, shown
from rotaengage.domain.scenario import Scenario
from solvers.arrays import Ints
from solvers.finish import Effort
from solvers.greedy import settle, water_fill
from solvers.guide import follow
from solvers.model import NO_HIGH, NO_LOW
from solvers.simplex import silent_stdout

TIGHT = (0.8, 0.95, 1.05)
ENOUGH = 0.0001
"""The distance to the bound at which the planner is content."""
SAME = 0.02
"""Seconds that the clock cannot tell apart: one code lays out candidate time and fills it, yet its times vary so."""


Peer = Callable[[Field, float, Watch], Ints]


def ours(at: Field, seconds: float, watch: Watch) -> Ints:
    """The planner's own way, for these goals alone."""
    composer = at.composer

    def near(x: Ints) -> bool:
        watch(at.goal.value(x))
        return at.behind(at.goal.value(x)) <= ENOUGH

    if near(composer.state.x):
        return composer.state.x
    relaxed = composer.state.relaxation.best(at.goal, composer.clock)
    assert relaxed is not None
    none = [0] * len(composer.state.shares)
    follow(composer.state, at.goal, none, relaxed, Effort(work=1e6), composer.clock, near)
    return composer.state.x


def highs(at: Field, seconds: float, watch: Watch) -> Ints:
    """HiGHS on the planner's model, whole."""
    import highspy

    model, goal = at.composer.board.model, at.goal
    rows = model.arrays
    with silent_stdout():
        solver: Any = highspy.Highs()  # type: ignore[no-untyped-call] # it has no types of its own
    for name, value in (("output_flag", False), ("threads", 2), ("time_limit", seconds), ("mip_rel_gap", 1e-4)):
        solver.setOptionValue(name, value)
    low = np.where(rows.low == NO_LOW, -np.inf, rows.low).astype(np.float64)
    high = np.where(rows.high == NO_HIGH, np.inf, rows.high).astype(np.float64)
    none = np.zeros(0)
    solver.addRows(len(low), low, high, 0, np.zeros(len(low), dtype=np.int32), none.astype(np.int32), none)
    starts, order = model.by_column
    solver.addCols(
        model.width, goal.dense(model.width).astype(np.float64), model.low.astype(np.float64),
        model.high.astype(np.float64), len(order), starts[:-1].astype(np.int32), rows.numbers[order].astype(np.int32),
        rows.weights[order].astype(np.float64),
    )  # fmt: skip
    whole = [highspy.HighsVarType.kInteger] * model.width
    solver.changeColsIntegrality(model.width, np.arange(model.width, dtype=np.int32), np.array(whole))
    solver.cbMipImprovingSolution.subscribe(lambda event: watch(event.data_out.objective_function_value))
    solver.run()
    found = np.round(np.asarray(solver.getSolution().col_value)).astype(np.int64)
    return found if len(found) == model.width and model.broken(found) is None else at.composer.state.x * 0


def search(at: Field, seconds: float, watch: Watch) -> Ints:
    """Water filling, then again and again a few doctors' time is thrown away and filled in anew."""
    model, shares = at.composer.board.model, [s for s in at.composer.shares if len(s.columns)]
    draw, end = np.random.default_rng(1), time.monotonic() + seconds
    best = water_fill(model, shares, np.zeros(model.width, dtype=np.int64))
    value = at.goal.value(best)
    watch(value)
    while time.monotonic() < end:
        trial = best.copy()
        for n in draw.choice(len(shares), size=min(3, len(shares)), replace=False).tolist():
            used = shares[n].columns[trial[shares[n].columns] > 0]
            trial[draw.choice(used, size=(len(used) + 1) // 2, replace=False) if len(used) else used] = 0
        jitter = draw.random(model.width) * 0.2
        trial = water_fill(model, shares, settle(model, trial), jitter)
        if at.goal.value(trial) < value:
            best, value = trial, at.goal.value(trial)
            watch(value)
    return best


def timefold(at: Field, seconds: float, watch: Watch) -> Ints:
    """Timefold's Python solver, in its own way, on the planner's candidate blocks."""
    from benchmarks.timefold_peer import planned

    x = planned(at.composer.board, at.weights, at.goal, seconds, watch)
    return x if at.composer.board.model.broken(x) is None else x * 0


PEERS: dict[str, Peer] = {
    "the HiGHS MIP of the same model": highs,
    "CP-SAT, a Boolean per half hour": naive,
    "water filling and local search": search,
}
SIZES = (
    ("ward 15 x 8", 15, 10.0, TIGHT),
    ("department 42 x 8", 42, 20.0, TIGHT[:2]),
)


def compared() -> Iterator[Row]:
    """Each peer's plan and time to 1% beside ours, which may be behind in neither."""
    there = importlib.util.find_spec("timefold") is not None
    if not there:
        print("    Timefold's Python solver: not installed, skipped")
    peers = PEERS | ({"Timefold": timefold} if there else {})
    for name, doctors, seconds, tights in SIZES:
        for tight in tights:
            yield from _beside(f"peers, {name}, minimum {tight:g}", Size(doctors, 8, tight, 0, 1), seconds, peers)


def _beside(title: str, size: Size, seconds: float, peers: dict[str, Peer]) -> Iterator[Row]:
    scenario = department(size)
    at = field(scenario)
    composed(laid_out(scenario))  # whoever comes first would wait for memory that the others then find
    mine, first = _measured(at, scenario, ours, seconds)
    yield Row(f"{title}: this planner, {seconds:g} s, behind the bound", None, 100 * at.behind(mine), "%")
    best, soonest = math.inf, math.inf
    for name, peer in peers.items():
        value, reached = _measured(at, scenario, peer, seconds)
        yield Row(f"{title}: {name}, behind the bound", None, 100 * at.behind(value), "%")
        yield Row(f"{title}: {name}, time to 1%", None, reached, "s")
        best, soonest = min(best, value), min(soonest, reached)
    behind = max(0.0, (mine - best) / abs(at.bound))
    yield Row(f"{title}: this planner behind the best of them", 100 * ENOUGH, 100 * behind, "%")
    yield Row(f"{title}: this planner, time to 1%; bar: theirs", min(soonest, seconds) + SAME, first, "s")


def _measured(at: Field, scenario: Scenario, peer: Peer, seconds: float) -> tuple[int, float]:
    """The value of a peer's plan, and its seconds to 1%; nobody else waits for our first plan."""
    gc.collect()  # or it would be done in the time of whoever comes next
    watch = Watch(at)
    anew = at._replace(composer=composed(laid_out(scenario), seconds, bare=peer is not ours))
    value = at.value(peer(anew, seconds, watch))
    watch(value)
    return value, watch.reached


def main() -> None:
    """Print the rows. SystemExit where a bar does not hold."""
    shown("peers", compared())
