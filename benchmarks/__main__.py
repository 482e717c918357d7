"""`python -m benchmarks`: how long plans take and how good they are proved to be, every plan checked by the rules."""

import sys
import time
from collections.abc import Callable
from typing import NamedTuple

from benchmarks import exploring, export, reading, terminal
from benchmarks.instances import Size, department
from rotaengage.domain.plan import Draft
from rotaengage.domain.progress import Progress
from rotaengage.domain.scenario import PlanSettings, Scenario
from rotaengage.rules import RULES
from rotaengage.rules.base import Placed
from solvers.search import solve

SIZES = {
    "ward 14 x 4": Size(14, 4, 0.8, 1),
    "ward 15 x 8": Size(15, 8, 0.8, 0),
    "ward 15 x 8, tight": Size(15, 8, 0.95, 0),
    "department 42 x 8": Size(42, 8, 0.8, 3),
}

PARTS: dict[str, Callable[[], None]] = {
    "exploring": exploring.main,
    "export": export.main,
    "reading": reading.main,
    "terminal": terminal.main,
}


class Row(NamedTuple):
    """One line of the table."""

    name: str
    first: float
    total: float
    draft: Draft


def run(name: str, size: Size) -> Row:
    """Plan one department. AssertionError where the plan breaches a rule or passes a bound."""
    problem = department(size)
    told: list[Progress] = []
    start = time.monotonic()
    draft = solve(problem, PlanSettings(), told.append)
    total = time.monotonic() - start
    assert not _new_breaches(problem, draft), name
    assert all((o.value >= o.bound if o.less_is_better else o.value <= o.bound) for o in draft.objectives), name
    first = next((p.seconds for p in told if p.stage == "First plan"), total)
    return Row(name, first, total, draft)


def _new_breaches(problem: Scenario, draft: Draft) -> list[str]:
    known = {b.key for rule in RULES for b in rule.check(Placed(problem))}
    placed = Placed(problem, draft.slots, draft.events)
    return [b.says for rule in RULES for b in rule.check(placed) if b.key not in known]


def main() -> None:
    """Print the table; arguments choose sizes by the start of their names."""
    import ortools  # noqa: F401 - loaded before the clock starts
    from ortools.math_opt.python import mathopt  # noqa: F401
    from ortools.sat.python import cp_model  # noqa: F401

    print(f"{'size':22} {'first s':>8} {'all s':>7} {'status':10} {'slots':>5}  gap of each goal")
    for name, size in SIZES.items():
        if len(sys.argv) < 2 or any(name.startswith(a) for a in sys.argv[1:]):
            row = run(name, size)
            gaps = "  ".join(f"{o.name} {o.gap:.2%}" for o in row.draft.objectives)
            slots = len(row.draft.slots)
            print(f"{row.name:22} {row.first:8.2f} {row.total:7.2f} {row.draft.status:10} {slots:5}  {gaps}")
    failed = [_fails(part) for name, part in PARTS.items() if len(sys.argv) < 2 or name in sys.argv[1:]]
    sys.exit(any(failed))


def _fails(part: Callable[[], None]) -> bool:
    """Run a part; whether one of its bars does not hold."""
    try:
        part()
    except SystemExit as end:
        return bool(end.code)
    return False


if __name__ == "__main__":
    main()
