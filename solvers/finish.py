"""The finisher: CP-SAT on few columns, everything else held where it is.

One worker with linearization_level=2, since two default workers do far worse on this packing problem (solver notes 3);
work is limited in deterministic seconds, so that the same input gives the same plan unless wall time runs out first.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from solvers.aim import Aim, Nudge, aim, rewarded
from solvers.clock import Clock
from solvers.model import Model, Term

INFINITY = (1 << 63) - 1


class Finished(NamedTuple):
    """The best point (never worse than the one given), and the bound proved while the other columns are held."""

    x: list[int]
    value: int
    bound: float


class Effort(NamedTuple):
    """How hard to try: deterministic seconds, and the distance to the bound that is good enough, in whole units.

    gap and base say that distance as a ratio of base + bound where the bound is not known yet.
    """

    work: float = 1.0
    enough: float = 0.0
    seed: int = 1
    gap: float = 0.0
    base: float = 0.0


Tell = Callable[[float, float], None]
"""Told the best value and the best bound as they change."""


NOTHING: Nudge = {}


def finish(
    model: Model,
    term: Term,
    x: Sequence[int],
    free: Iterable[int],
    effort: Effort,
    clock: Clock,
    tell: Tell,
    nudge: Nudge = NOTHING,
) -> Finished:
    """Improve a point that satisfies the model by changing the free columns only; among equals, follow the nudge."""
    start, chosen = list(x), sorted(set(free))
    goal = aim(term, nudge, start, {column: n for n, column in enumerate(chosen)})
    program = _program(model, goal, start, chosen)
    solver, callback = _solver(effort, goal, clock, lambda value, bound: tell(goal.value(value), goal.value(bound)))
    with clock.watched(solver.stop_search):
        solver.solve(program, callback)
    best = start
    if len(solver.response_proto.solution):
        found = list(start)
        for column, value in zip(chosen, solver.response_proto.solution, strict=True):
            found[column] = value
        gained = goal.sign * (term.value(start) - term.value(found))
        nearer = rewarded(nudge, found) > rewarded(nudge, start)
        if (gained > 0 or (gained == 0 and nearer)) and model.broken(found) is None:
            best = found
    return Finished(best, term.value(best), goal.value(solver.best_objective_bound))


def _program(model: Model, goal: Aim, x: Sequence[int], chosen: Sequence[int]) -> Any:
    from ortools.sat.python import cp_model

    program: Any = cp_model.CpModel()
    proto, place = program.proto, {column: n for n, column in enumerate(chosen)}
    for column in chosen:
        proto.variables.add().domain.extend([model.low[column], model.high[column]])
    sums = model.sums(x)
    for number in sorted({r for c in chosen for r in model.rows_of[c]}):
        row = model.rows[number]
        pairs = [(place[c], c, w) for c, w in zip(row.columns, row.weights, strict=True) if c in place]
        held = sums[number] - sum(w * x[c] for _, c, w in pairs)
        _linear(proto.constraints.add().linear, [(n, w) for n, _, w in pairs], row.low, row.high, held)
    proto.objective.vars.extend(list(goal.columns))
    proto.objective.coeffs.extend(list(goal.weights))
    proto.objective.scaling_factor = 1.0
    proto.solution_hint.vars.extend(list(range(len(chosen))))
    proto.solution_hint.values.extend([x[column] for column in chosen])
    return program


def _linear(linear: Any, pairs: list[tuple[int, int]], low: int | None, high: int | None, held: int) -> None:
    linear.vars.extend([n for n, _ in pairs])
    linear.coeffs.extend([w for _, w in pairs])
    linear.domain.extend([-INFINITY if low is None else low - held, INFINITY if high is None else high - held])


def _solver(effort: Effort, goal: Aim, clock: Clock, tell: Tell) -> tuple[Any, Any]:
    from ortools.sat.python import cp_model

    solver: Any = cp_model.CpSolver()
    parameters = solver.parameters
    parameters.num_workers, parameters.linearization_level = 1, 2
    parameters.random_seed = effort.seed % (1 << 31)
    parameters.max_deterministic_time = effort.work
    parameters.max_time_in_seconds = max(0.01, clock.left)
    parameters.absolute_gap_limit = goal.distance(effort.enough)
    parameters.cp_model_probing_level = parameters.symmetry_level = 0

    class Listener(cp_model.CpSolverSolutionCallback):
        """Passes on each better plan, and ends the search when it is time."""

        def on_solution_callback(self) -> None:
            clock.quietly(lambda: tell(self.objective_value, self.best_objective_bound))
            if clock.stopped:
                self.stop_search()

    return solver, Listener()
