"""The finisher: CP-SAT on few columns, everything else held where it is.

One worker with linearization_level=2, since two default workers do far worse on this packing problem (solver notes 3);
work is limited in deterministic seconds, so that the same input gives the same plan unless wall time runs out first.
"""

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from math import floor
from typing import Any, NamedTuple

import numpy as np

from solvers.aim import Aim, Nudge, aim, rewarded
from solvers.arrays import Ints, ints
from solvers.clock import Clock
from solvers.cut import cut_of
from solvers.model import NO_HIGH, NO_LOW, Model, Term

INFINITY = (1 << 63) - 1
ROUND = 1e-6


class Finished(NamedTuple):
    """The best point (never worse than the one given), the bound proved while the other columns are held, and the
    deterministic seconds that it took.
    """

    x: Ints
    value: int
    bound: float
    work: float = 0.0


Good = Callable[[Ints], bool]
"""Whether a point needs no more work."""


class Effort(NamedTuple):
    """How hard to try: deterministic seconds, and the distance to the bound that is good enough, in whole units.

    cuts: whether CP-SAT adds cuts to its relaxation, which takes longer than it saves where few columns are free.
    good: ends the search at such a point; what proves it the best there often takes many times as long.
    """

    work: float = 1.0
    enough: float = 0.0
    seed: int = 1
    cuts: bool = True
    good: Good | None = None


Tell = Callable[[float, float], None]
"""Told the best value and the best bound as they change."""


NOTHING: Nudge = {}


def finish(
    model: Model,
    term: Term,
    x: Sequence[int] | Ints,
    free: Iterable[int] | Ints,
    effort: Effort,
    clock: Clock,
    tell: Tell,
    nudge: Nudge = NOTHING,
) -> Finished:
    """Improve a point that satisfies the model by changing the free columns only; among equals, follow the nudge."""
    start = ints(x).copy()
    chosen = np.unique(free if isinstance(free, np.ndarray) else ints(list(free)))
    goal = aim(term, nudge, start, chosen)
    program = _program(model, goal, start, chosen)
    program.proto.solution_hint.vars.extend(range(len(chosen)))
    program.proto.solution_hint.values.extend(start[chosen].tolist())

    def point(values: Any) -> Ints:
        found = start.copy()
        found[chosen] = np.array(values, dtype=np.int64)[: len(chosen)]
        return found

    def hear(value: float, bound: float, values: Any) -> bool:
        clock.quietly(lambda: tell(goal.value(value), goal.value(bound)))
        return clock.stopped or (effort.good is not None and effort.good(point(values)))

    solver, callback = _solver(effort, goal, clock, hear)
    with clock.watched(solver.stop_search):
        solver.solve(program, callback)
    best, value = start, term.value(start)
    if len(solver.response_proto.solution):
        found = point(solver.response_proto.solution)
        gained = goal.sign * (value - term.value(found))
        nearer = bool(nudge) and rewarded(nudge, found) > rewarded(nudge, start)
        if (gained > 0 or (gained == 0 and nearer)) and model.broken(found) is None:
            best, value = found, term.value(found)
    return Finished(best, value, goal.value(solver.best_objective_bound), solver.response_proto.deterministic_time)


class Completed(NamedTuple):
    """The best point found, if any; whether it is proved that there is none better; and the deterministic seconds."""

    x: Ints | None
    proved: bool
    work: float

    @property
    def none(self) -> bool:
        """Whether it is proved that there is none."""
        return self.proved and self.x is None


def complete(model: Model, term: Term, x: Ints, free: Ints, limit: float, effort: Effort, clock: Clock) -> Completed:
    """Choose the free columns so that every row holds and the goal is no worse than a limit; the others stay.

    Ends when it is late, so that there is time for bounds of other goals.
    """
    from ortools.sat.python import cp_model

    chosen = np.unique(free)
    goal = aim(term, NOTHING, x, chosen)
    most = floor(goal.sign * (limit - goal.held) / goal.step + ROUND) * goal.scale
    if _is_lost(model, x, chosen) or (not len(goal.columns) and most < 0):
        return Completed(None, True, 0.0)
    if not len(chosen):
        return Completed(x.copy(), True, 0.0)
    program = _program(model, goal, x, chosen)
    program.proto.objective.domain.extend([-INFINITY, most])
    solver, callback = _solver(effort, goal, clock, lambda _value, _bound, _values: clock.stopped)
    solver.parameters.max_time_in_seconds = max(0.01, clock.till_late)
    with clock.watched(solver.stop_search):
        status = solver.solve(program, callback)
    work, found = solver.response_proto.deterministic_time, x.copy()
    if not len(solver.response_proto.solution):
        return Completed(None, status == cp_model.INFEASIBLE, work)
    found[chosen] = np.array(solver.response_proto.solution, dtype=np.int64)[: len(chosen)]
    holds = model.broken(found) is None
    return Completed(found if holds else None, holds and status == cp_model.OPTIMAL, work)


def _is_lost(model: Model, x: Ints, chosen: Ints) -> bool:
    """Whether a row is broken in which nothing can be chosen."""
    rows, sums = model.arrays, model.sums(x)
    broken = (sums < rows.low) | (sums > rows.high)
    broken[rows.numbers[model.entries_of(chosen)]] = False
    return bool(broken.any())


def _program(model: Model, goal: Aim, x: Ints, chosen: Ints) -> Any:
    from ortools.sat.python import cp_model

    program: Any = cp_model.CpModel()
    proto, cut = program.proto, cut_of(model, x, chosen)
    for low, high in zip(model.low[chosen].tolist(), model.high[chosen].tolist(), strict=True):
        proto.variables.add().domain.extend([low, high])
    lows = np.where(cut.low == NO_LOW, -INFINITY, cut.low).tolist()
    highs = np.where(cut.high == NO_HIGH, INFINITY, cut.high).tolist()
    places, weights, begins = cut.places.tolist(), cut.weights.tolist(), cut.begins.tolist()
    for n, (begin, end) in enumerate(pairwise([*begins, len(places)])):
        linear = proto.constraints.add().linear
        linear.vars.extend(places[begin:end])
        linear.coeffs.extend(weights[begin:end])
        linear.domain.extend([lows[n], highs[n]])
    proto.objective.vars.extend(goal.columns.tolist())
    proto.objective.coeffs.extend(goal.weights.tolist())
    proto.objective.scaling_factor = 1.0
    return program


def _solver(effort: Effort, goal: Aim, clock: Clock, hear: Callable[[float, float, Any], bool]) -> tuple[Any, Any]:
    from ortools.sat.python import cp_model

    solver: Any = cp_model.CpSolver()
    parameters = solver.parameters
    parameters.num_workers, parameters.linearization_level = 1, 2
    parameters.random_seed = effort.seed % (1 << 31)
    parameters.max_deterministic_time = effort.work
    parameters.max_time_in_seconds = max(0.01, clock.left)
    parameters.absolute_gap_limit = goal.distance(effort.enough)
    parameters.cp_model_probing_level = parameters.symmetry_level = 0
    if not effort.cuts:
        parameters.cut_level = 0
    parameters.find_big_linear_overlap, parameters.max_presolve_iterations = False, 1  # takes longer than it saves

    class Listener(cp_model.CpSolverSolutionCallback):
        """Passes on each better plan, and ends the search when it is time."""

        def on_solution_callback(self) -> None:
            if hear(self.objective_value, self.best_objective_bound, self.response_proto.solution):
                self.stop_search()

    return solver, Listener()
