"""The linear relaxation of a model: the bound that no plan can pass, and the guide to good columns.

OR-Tools' MathOpt with GLOP over few columns, kept warm; further columns are priced all at once and added while some
still gain (column generation), so that the bound holds for the whole model although most of it is never built.
"""

import math
from collections.abc import Container, Iterable
from datetime import timedelta
from typing import Any, NamedTuple

from solvers.clock import Clock
from solvers.model import Model, Row, Term
from solvers.prices import Prices

NEARLY = 1e-6
CLOSE = 1e-5


class Relaxed(NamedTuple):
    """The relaxation's bound. reduced: how much the bound falls for each unit of an unused column."""

    bound: float
    x: tuple[float, ...]
    reduced: tuple[float, ...]


class Relaxation:
    """A model without whole numbers. ortools is imported when the first one is made."""

    def __init__(self, model: Model, start: Iterable[int]) -> None:
        from ortools.math_opt.python import mathopt
        from ortools.util.python.solve_interrupter import SolveInterrupter

        self._interrupter: Any = SolveInterrupter
        self._mathopt: Any = mathopt
        self._model, self._prices = model, Prices(model)
        self._master: Any = mathopt.Model()
        self._handles = [self._master.add_linear_constraint(lb=low, ub=high) for low, high in map(_ends, model.rows)]
        self._extra: list[tuple[Row, Any]] = []
        self._missing: list[Any] = []
        self._variables: dict[int, Any] = {}
        self._known: Any = self._prices.low > 0
        self._add([*range(model.width)] if model.width <= 2000 else sorted(set(start)))
        self._solver: Any = mathopt.IncrementalSolver(self._master, mathopt.SolverType.GLOP)

    def row(self, row: Row) -> Any:
        """Add a row; its handle."""
        low, high = _ends(row)
        handle = self._master.add_linear_constraint(lb=low, ub=high)
        self._fill(row, handle, self._variables)
        self._extra.append((row, handle))
        return handle

    def floor_row(self, row: Row) -> Any:
        """Add a row whose least value is changed later, and may be missed while `possible` asks by how much."""
        handle = self.row(row)
        missing = self._master.add_variable(lb=0.0, ub=0.0)
        handle.set_coefficient(missing, 1.0)
        self._missing.append(missing)
        return handle

    def best(self, term: Term, clock: Clock, close: float = CLOSE) -> Relaxed | None:
        """The best value of a goal; None where nothing satisfies the rows or the time ran out at once."""
        for missing in self._missing:
            missing.upper_bound = 0.0
        self._aim(term)
        return self._generate(term, clock, close)

    def possible(self, clock: Clock) -> bool:
        """Whether anything satisfies the rows; True where that was not settled in time."""
        for missing in self._missing:
            missing.upper_bound = math.inf
        term = Term((), (), 0, less_is_better=True)
        self._aim(term)
        for missing in self._missing:
            self._master.objective.set_linear_coefficient(missing, 1.0)
        relaxed = self._generate(term, clock, CLOSE)
        return relaxed is None or relaxed.bound <= NEARLY

    def _generate(self, term: Term, clock: Clock, close: float) -> Relaxed | None:
        found: Relaxed | None = None
        while found is None or not clock.over:
            answer = self._solve(clock)
            if answer is None:
                return found
            value = answer.objective_value() + term.constant
            found, fresh = self._judge(term, answer, value, found, close)
            if not fresh:
                return found
            self._add(fresh)
            self._aim_columns(term, fresh)
        return found

    def _judge(
        self, term: Term, answer: Any, value: float, before: Relaxed | None, close: float
    ) -> tuple[Relaxed, list[int]]:
        """The bound at these prices (the best seen so far), and the columns that are worth adding."""
        duals = answer.dual_values(self._handles)
        extra = [(row, answer.dual_values(handle)) for row, handle in self._extra]
        gains = self._prices.gains(term, duals, extra)
        beyond = self._prices.could_gain(gains, self._known)
        bound = value - beyond if term.less_is_better else value + beyond
        relaxed = Relaxed(bound, self._point(answer), tuple((-gains).tolist()))
        if before is not None and (before.bound > bound if term.less_is_better else before.bound < bound):
            relaxed = relaxed._replace(bound=before.bound, reduced=before.reduced)
        least = NEARLY * max(1.0, max(map(abs, term.weights), default=1.0))
        done = beyond <= close * max(1.0, abs(value))
        return relaxed, [] if done else self._prices.promising(gains, self._known, least)

    def _point(self, answer: Any) -> tuple[float, ...]:
        x = [0.0] * self._model.width
        columns = list(self._variables)
        for column, value in zip(columns, answer.variable_values([self._variables[c] for c in columns]), strict=True):
            x[column] = value
        return tuple(x)

    def _solve(self, clock: Clock) -> Any:
        limit = self._mathopt.SolveParameters(time_limit=timedelta(seconds=max(0.01, min(clock.left, 1e6))))
        interrupter = self._interrupter()
        with clock.watched(interrupter.interrupt):
            answer = self._solver.solve(params=limit, interrupter=interrupter)
        return answer if answer.termination.reason is self._mathopt.TerminationReason.OPTIMAL else None

    def _add(self, columns: Iterable[int]) -> None:
        model = self._model
        for column in columns:
            if column not in self._variables:
                variable = self._master.add_variable(lb=float(model.low[column]), ub=float(model.high[column]))
                self._variables[column] = variable
                self._known[column] = True
                for row, weight in self._prices.entries(column):
                    self._handles[row].set_coefficient(variable, weight)
        fresh = set(columns)
        for extra, handle in self._extra:
            self._fill(extra, handle, fresh)

    def _fill(self, row: Row, handle: Any, columns: Container[int]) -> None:
        for column, weight in zip(row.columns, row.weights, strict=True):
            if column in columns and column in self._variables:
                handle.set_coefficient(self._variables[column], weight)

    def _aim(self, term: Term) -> None:
        self._master.objective.clear()
        self._master.objective.is_maximize = not term.less_is_better
        self._aim_columns(term, self._variables)

    def _aim_columns(self, term: Term, columns: Iterable[int]) -> None:
        wanted = set(columns)
        weights: dict[int, int] = {}
        for column, weight in zip(term.columns, term.weights, strict=True):
            if column in wanted:
                weights[column] = weights.get(column, 0) + weight
        for column, weight in weights.items():
            self._master.objective.set_linear_coefficient(self._variables[column], weight)


def _ends(row: Row) -> tuple[float, float]:
    return -math.inf if row.low is None else row.low, math.inf if row.high is None else row.high
