"""The finisher: CP-SAT on few columns, everything else held where it is.

One worker with linearization_level=2, since two default workers do far worse on this packing problem (solver notes 3);
work is limited in deterministic seconds, so that the same input gives the same plan unless wall time runs out first.
"""

import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple

from solvers.clock import Clock
from solvers.model import Model, Term

POLL_SECONDS = 0.02
INFINITY = (1 << 63) - 1


class Finished(NamedTuple):
    """The best point (never worse than the one given), and the bound proved while the other columns are held."""

    x: list[int]
    value: int
    bound: float


class Effort(NamedTuple):
    """How hard to try: deterministic seconds, the distance to the bound that is good enough (in the goal's whole
    units), the seed.
    """

    work: float = 1.0
    enough: float = 0.0
    seed: int = 1


Tell = Callable[[float, float], None]
"""Told the best value and the best bound as they change."""


def finish(
    model: Model, term: Term, x: Sequence[int], free: Iterable[int], effort: Effort, clock: Clock, tell: Tell
) -> Finished:
    """Improve a point that satisfies the model by changing the free columns only."""
    start, chosen = list(x), sorted(set(free))
    sign = 1 if term.less_is_better else -1
    program = _program(model, term, start, chosen, sign)
    solver, callback = _solver(effort, clock, lambda value, bound: tell(sign * value, sign * bound), clock.quietly)
    with _watched(solver, clock):
        solver.solve(program, callback)
    best, bound = start, sign * solver.best_objective_bound
    if len(solver.response_proto.solution):
        found = list(start)
        for column, value in zip(chosen, solver.response_proto.solution, strict=True):
            found[column] = value
        if sign * (term.value(found) - term.value(start)) < 0 and model.broken(found) is None:
            best = found
    return Finished(best, term.value(best), bound)


def _program(model: Model, term: Term, x: Sequence[int], chosen: Sequence[int], sign: int) -> Any:
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
    _aim(proto, term, x, place, sign)
    proto.solution_hint.vars.extend(list(range(len(chosen))))
    proto.solution_hint.values.extend([x[column] for column in chosen])
    return program


def _linear(linear: Any, pairs: list[tuple[int, int]], low: int | None, high: int | None, held: int) -> None:
    linear.vars.extend([n for n, _ in pairs])
    linear.coeffs.extend([w for _, w in pairs])
    linear.domain.extend([-INFINITY if low is None else low - held, INFINITY if high is None else high - held])


def _aim(proto: Any, term: Term, x: Sequence[int], place: dict[int, int], sign: int) -> None:
    weights: dict[int, int] = {}
    held = term.constant
    for column, weight in zip(term.columns, term.weights, strict=True):
        if column in place:
            weights[place[column]] = weights.get(place[column], 0) + sign * weight
        else:
            held += weight * x[column]
    proto.objective.vars.extend(list(weights))
    proto.objective.coeffs.extend(list(weights.values()))
    proto.objective.offset = float(sign * held)
    proto.objective.scaling_factor = 1.0


def _solver(effort: Effort, clock: Clock, tell: Tell, quietly: Callable[[Callable[[], None]], None]) -> tuple[Any, Any]:
    from ortools.sat.python import cp_model

    solver: Any = cp_model.CpSolver()
    parameters = solver.parameters
    parameters.num_workers, parameters.linearization_level = 1, 2
    parameters.random_seed = effort.seed % (1 << 31)
    parameters.max_deterministic_time = effort.work
    parameters.max_time_in_seconds = max(0.01, clock.left)
    parameters.absolute_gap_limit = effort.enough
    parameters.cp_model_probing_level = parameters.symmetry_level = 0

    class Listener(cp_model.CpSolverSolutionCallback):
        """Passes on each better plan, and ends the search when it is time."""

        def on_solution_callback(self) -> None:
            quietly(lambda: tell(self.objective_value, self.best_objective_bound))
            if clock.stopped:
                self.stop_search()

    return solver, Listener()


@contextmanager
def _watched(solver: Any, clock: Clock) -> Iterator[None]:
    done = threading.Event()

    def watch() -> None:
        while not done.wait(POLL_SECONDS):
            if clock.stopped:
                solver.stop_search()

    watcher = threading.Thread(target=watch, name="solver-watch", daemon=True)
    watcher.start()
    try:
        yield
    finally:
        done.set()
        watcher.join()
