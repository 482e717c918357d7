"""Peers beside the planner: the same problem, the same weighted goals, the same seconds; each plan scored by one code.

CP-SAT as people write it (a Boolean per half hour, default workers), the HiGHS MIP of the planner's own model, water
filling with a local search that knows no prices, and Timefold where it is installed.
"""

import importlib.util
import math
import time
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import numpy as np

from benchmarks.instances import Size, department
from benchmarks.rows import Row, shown
from rotaengage.domain.progress import silent
from rotaengage.domain.scenario import Goal, PlanSettings
from solvers.arrays import Ints
from solvers.board import Board
from solvers.clock import Clock
from solvers.compose import Composer
from solvers.facts import Facts
from solvers.finish import Effort
from solvers.greedy import settle, water_fill
from solvers.guide import follow, weighted, weights_of
from solvers.model import NO_HIGH, NO_LOW, Term
from solvers.seat import board_of
from solvers.simplex import silent_stdout
from solvers.variables import individual_blocks

TIGHT = (0.8, 0.95, 1.05)
ENOUGH = 0.0001
"""The distance to the bound at which the planner is content."""
NEAR = 0.01
SHORTEST, LONGEST = 2, 8
SUMS = (Goal.DELIVERED, Goal.PREFERRED_COVER, Goal.TIMELINESS)
STEP = 30


class Field(NamedTuple):
    """A ward's model, its goals as one sum (less is better) with their weights, and what is proved about that sum."""

    composer: Composer
    goal: Term
    weights: list[int]
    bound: float

    def value(self, x: Ints) -> int:
        """The sum at a plan, which the planner's own model must find sound."""
        assert self.composer.board.model.broken(x) is None
        return self.goal.value(x)

    def behind(self, value: float) -> float:
        """How far a value is from the bound, as a share of it."""
        return (value - self.bound) / abs(self.bound)


class Watch:
    """When a peer's plan first came within NEAR of the bound, in seconds since the watch was made."""

    def __init__(self, at: Field) -> None:
        self._at, self._began, self.reached = at, time.monotonic(), math.inf

    def __call__(self, value: float) -> None:
        """A plan with this value was found."""
        if self.reached == math.inf and self._at.behind(value) <= NEAR:
            self.reached = time.monotonic() - self._began


Peer = Callable[[Field, float, Watch], Ints]


def field(size: Size) -> Field:
    """The problem, with its bound."""
    facts = Facts(department(size))
    board = board_of(facts, individual_blocks(facts))
    clock = Clock(None, None, silent)
    composer = Composer(board, PlanSettings(), clock, np.zeros(board.model.width, dtype=np.int64))
    terms = [composer.terms[word] for word in SUMS]
    goal = weighted(terms, board.model.width)
    relaxed = composer.state.relaxation.best(goal, clock)
    assert relaxed is not None
    return Field(composer, goal, weights_of(terms, board.model.width), relaxed.bound)


def ours(at: Field, seconds: float, watch: Watch) -> Ints:
    """The planner's own way, for these goals alone."""
    board, clock = at.composer.board, Clock(seconds, None, silent)
    composer = Composer(board, PlanSettings(), clock, np.zeros(board.model.width, dtype=np.int64))
    relaxed = composer.state.relaxation.best(at.goal, clock)
    assert relaxed is not None

    def near(x: Ints) -> bool:
        watch(at.goal.value(x))
        return at.behind(at.goal.value(x)) <= ENOUGH

    none = [0] * len(composer.state.shares)
    follow(composer.state, at.goal, none, relaxed, Effort(work=1e6), clock, near)
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


def naive(at: Field, seconds: float, watch: Watch) -> Ints:
    """CP-SAT with a Boolean for each doctor and half hour and one for each start, on its default workers."""
    from ortools.sat.python import cp_model

    program, board = cp_model.CpModel(), at.composer.board
    days = _half_hours(board)
    taken = {(d, s): program.new_bool_var("") for (d, _), slots in days.items() for s in slots}
    for (doctor, _), slots in days.items():
        _one_run(program, [(s, taken[doctor, s]) for s in slots])
    program.minimize(_cover_cost(program, at, taken) + _time_cost(program, at, taken))
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = seconds
    x = np.zeros(board.model.width, dtype=np.int64)

    class Listener(cp_model.CpSolverSolutionCallback):
        """Tells each better plan."""

        def on_solution_callback(self) -> None:
            watch(self.objective_value)

    if solver.solve(program, Listener()) in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        chosen = {key for key, variable in taken.items() if solver.boolean_value(variable)}
        for column in range(len(board.blocks)):
            doctor, start, end = (int(a[column]) for a in (board.blocks.doctor, board.blocks.start, board.blocks.end))
            run = range(start, end, STEP)
            if all((doctor, s) in chosen for s in run) and not chosen & {(doctor, start - STEP), (doctor, end)}:
                x[column] = 1
    return settle(board.model, x)


def _half_hours(board: Board) -> dict[tuple[int, int], list[int]]:
    """The half hours that any block of a doctor and day touches."""
    blocks, days = board.blocks, dict[tuple[int, int], set[int]]()
    parts = (blocks.doctor, blocks.day, blocks.start, blocks.end)
    for doctor, day, start, end in zip(*(p.tolist() for p in parts), strict=True):
        days.setdefault((doctor, day), set()).update(range(start, end, STEP))
    return {key: sorted(slots) for key, slots in sorted(days.items())}


def _one_run(program: Any, slots: list[tuple[int, Any]]) -> None:
    """At most one run of two to eight half hours."""
    known, starts = dict(slots), []
    for at, variable in slots:
        begins = program.new_bool_var("")
        starts.append(begins)
        program.add(begins >= variable - known.get(at - STEP, 0))
    program.add(sum(starts) <= 1)
    size = sum(variable for _, variable in slots)
    program.add(size <= LONGEST)
    program.add(size >= SHORTEST * sum(starts))


def _cover_cost(program: Any, at: Field, taken: dict[tuple[int, int], Any]) -> Any:
    """Minimum cover, and the price of the preferred level."""
    board, price = at.composer.board, []
    for need in board.facts.demands:
        members = [board.blocks.names.doctor(who) for who in need.members]
        for level in need.levels:
            for slot in range(level.start, level.end, STEP):
                gone = [taken[m, slot] for m in members if (m, slot) in taken]
                if gone:
                    program.add(sum(gone) <= level.slack)
                    missing = program.new_int_var(0, len(gone), "")
                    program.add(missing >= sum(gone) - level.free)
                    price.append(at.weights[1] * STEP * missing)
    return sum(price)


def _time_cost(program: Any, at: Field, taken: dict[tuple[int, int], Any]) -> Any:
    """What is owed is never passed; each half hour earns what it delivers and the days that it saves."""
    board, last = at.composer.board, at.composer.board.facts.rota.last_day.toordinal()
    own: dict[int, list[tuple[int, Any]]] = {}
    for (doctor, slot), variable in taken.items():
        own.setdefault(doctor, []).append((slot, variable))
    price = []
    for doctor, mine in own.items():
        due = sum(d.open_minutes for d in board.facts.dues[board.facts.doctors[doctor].id])
        program.add(STEP * sum(v for _, v in mine) <= due)
        days = board.facts.clock_minutes(np.array([s for s, _ in mine], dtype=np.int64)) // 1440
        price += [
            -STEP * (at.weights[0] + at.weights[2] * (last + 1 - int(day))) * v
            for (_, v), day in zip(mine, days, strict=True)
        ]
    return sum(price)


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
    at = field(size)
    mine, first = _measured(at, ours, seconds)
    yield Row(f"{title}: this planner, {seconds:g} s, behind the bound", None, 100 * at.behind(mine), "%")
    best, soonest = math.inf, math.inf
    for name, peer in peers.items():
        value, reached = _measured(at, peer, seconds)
        yield Row(f"{title}: {name}, behind the bound", None, 100 * at.behind(value), "%")
        yield Row(f"{title}: {name}, time to 1%", None, reached, "s")
        best, soonest = min(best, value), min(soonest, reached)
    behind = max(0.0, (mine - best) / abs(at.bound))
    yield Row(f"{title}: this planner behind the best of them", 100 * ENOUGH, 100 * behind, "%")
    yield Row(f"{title}: this planner, time to 1%; bar: theirs", min(soonest, seconds), first, "s")


def _measured(at: Field, peer: Peer, seconds: float) -> tuple[int, float]:
    """The value of a peer's plan, and its seconds to 1%."""
    watch = Watch(at)
    value = at.value(peer(at, seconds, watch))
    watch(value)
    return value, watch.reached


def main() -> None:
    """Print the rows. SystemExit where a bar does not hold."""
    shown("peers", compared())
