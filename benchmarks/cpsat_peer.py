"""CP-SAT as people write it: a Boolean for each doctor and half hour, default workers."""

from typing import Any

import numpy as np

from benchmarks.contest import Field, Watch
from solvers.arrays import Ints
from solvers.board import Board
from solvers.greedy import settle

SHORTEST, LONGEST = 2, 8
STEP = 30


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
