"""The linear relaxation of a model: the bound that no plan can pass, and the guide to good columns.

OR-Tools' MathOpt with GLOP, kept warm: after a changed bound or a new row it starts from the last basis.
"""

import math
from collections.abc import Sequence
from typing import Any, NamedTuple

from solvers.model import Model, Row, Term


class Relaxed(NamedTuple):
    """The relaxation's optimum. reduced: how much the goal loses for each unit of a column, at least 0 where unused."""

    bound: float
    x: tuple[float, ...]
    reduced: tuple[float, ...]


class Relaxation:
    """A model without whole numbers. ortools is imported when the first one is made."""

    def __init__(self, model: Model) -> None:
        from ortools.math_opt.python import mathopt

        self._mathopt: Any = mathopt
        self._model: Any = mathopt.Model.from_model_proto(_proto(model))
        self._columns: list[Any] = list(self._model.variables())
        self._solver: Any = mathopt.IncrementalSolver(self._model, mathopt.SolverType.GLOP)

    def row(self, row: Row) -> Any:
        """Add a row; its handle."""
        low = -math.inf if row.low is None else row.low
        high = math.inf if row.high is None else row.high
        handle = self._model.add_linear_constraint(lb=low, ub=high)
        for column, weight in zip(row.columns, row.weights, strict=True):
            handle.set_coefficient(self._columns[column], weight)
        return handle

    def floor(self, handle: Any, low: float) -> None:
        """Change a row's least value."""
        handle.lower_bound = low

    def best(self, term: Term, seconds: float = 60.0) -> Relaxed | None:
        """The best value of a goal; None where nothing satisfies the rows or the time ran out."""
        self._aim(term)
        limit = self._mathopt.SolveParameters(time_limit=_duration(seconds))
        result = self._solver.solve(params=limit)
        if result.termination.reason is not self._mathopt.TerminationReason.OPTIMAL:
            return None
        sign = 1.0 if term.less_is_better else -1.0
        value = result.objective_value() + term.constant
        x = tuple(result.variable_values(self._columns))
        return Relaxed(value, x, tuple(sign * d for d in result.reduced_costs(self._columns)))

    def possible(self, seconds: float = 60.0) -> bool:
        """Whether anything satisfies the rows; True where that was not settled in time."""
        self._model.objective.clear()
        result = self._solver.solve(params=self._mathopt.SolveParameters(time_limit=_duration(seconds)))
        reasons = self._mathopt.TerminationReason
        return result.termination.reason not in (reasons.INFEASIBLE, reasons.INFEASIBLE_OR_UNBOUNDED)

    def _aim(self, term: Term) -> None:
        goal = self._model.objective
        goal.clear()
        goal.is_maximize = not term.less_is_better
        for column, weight in zip(term.columns, term.weights, strict=True):
            variable = self._columns[column]
            goal.set_linear_coefficient(variable, goal.get_linear_coefficient(variable) + weight)


def _duration(seconds: float) -> Any:
    from datetime import timedelta

    return timedelta(seconds=min(seconds, 1e6))


def _proto(model: Model) -> Any:
    from ortools.math_opt import model_pb2

    proto: Any = model_pb2.ModelProto()
    columns, rows, matrix = proto.variables, proto.linear_constraints, proto.linear_constraint_matrix
    columns.ids.extend(range(model.width))
    columns.lower_bounds.extend(map(float, model.low))
    columns.upper_bounds.extend(map(float, model.high))
    columns.integers.extend([False] * model.width)
    rows.ids.extend(range(len(model.rows)))
    rows.lower_bounds.extend(-math.inf if r.low is None else float(r.low) for r in model.rows)
    rows.upper_bounds.extend(math.inf if r.high is None else float(r.high) for r in model.rows)
    for number, row in enumerate(model.rows):
        pairs = _sorted(row.columns, row.weights)
        matrix.row_ids.extend([number] * len(pairs))
        matrix.column_ids.extend(c for c, _ in pairs)
        matrix.coefficients.extend(float(w) for _, w in pairs)
    return proto


def _sorted(columns: Sequence[int], weights: Sequence[int]) -> list[tuple[int, int]]:
    return sorted(zip(columns, weights, strict=True))
