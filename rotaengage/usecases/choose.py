"""Choose one of several alternatives: it becomes the plan that holds, and the trail says out of what and why."""

import json
from pathlib import Path

from rotaengage.domain.department import Department
from rotaengage.domain.frontier import LESS_IS_BETTER, UNITS, Alternative, Axis, Frontier
from rotaengage.domain.plan import Draft, Objective, Plan, PlanStatus
from rotaengage.domain.scenario import Goal, PlanSettings
from rotaengage.usecases.history import choose
from rotaengage.usecases.judge import judge
from rotaengage.usecases.opened import Opened

TOLERANCE = 0.005


def choose_alternative(path: Path, department: Department, found: Frontier, number: int, why: str) -> Opened:
    """Judge the alternative once more, store it as the next version, and note what else was offered.

    UserError where no reason is given; PlanRefusedError where a rule does not hold.
    """
    one = found.alternatives[number]
    plan = judge(department, draft_of(found.axes, one), PlanSettings()).changed(note=why.strip())
    return choose(path, plan, offered(found, number), why)


def draft_of(axes: tuple[Axis, ...], one: Alternative) -> Draft:
    """The alternative as a draft; its bounds hold with its other values held."""
    goals = {goal.value for goal in Goal}
    objectives = tuple(
        Objective(name=axis.value, value=value, bound=bound, unit=UNITS[axis], less_is_better=axis in LESS_IS_BETTER)
        for axis, value, bound in zip(axes, one.values, one.bounds, strict=True)
        if axis.value in goals and axis is not Axis.BACKFILL  # the goal counts hours at their price, the measure hours
    )
    status = PlanStatus.OPTIMAL if one.exact else PlanStatus.CERTIFIED if one.gap <= TOLERANCE else PlanStatus.FEASIBLE
    return Draft(status=status, slots=one.slots, events=one.events, objectives=objectives, backfill=one.backfill,
                 seconds=one.seconds)  # fmt: skip


def offered(found: Frontier, number: int) -> bytes:
    """Everything that could have been chosen, as JSON: measures, figures, bounds, and which it was."""
    told = {
        "axes": [axis.value for axis in found.axes],
        "held": [{"axis": limit.axis.value, "value": limit.value} for limit in found.held],
        "alternatives": [
            {"name": one.name, "values": one.values, "bounds": one.bounds, "knee": one.knee}
            for one in found.alternatives
        ],
        "chosen": number,
    }
    return json.dumps(told, separators=(",", ":")).encode()


def looked_at(told: bytes) -> int:
    """How many alternatives were offered beside the one that was chosen; 0 where that was not told."""
    known = json.loads(told)
    alternatives = known.get("alternatives") if isinstance(known, dict) else None
    return max(0, len(alternatives) - 1) if isinstance(alternatives, list) else 0


def preview(department: Department, one: Alternative) -> Plan:
    """The alternative as a plan to look at: slots and events, nothing claimed."""
    return Plan(
        plan_id="", rota_sha256="", status=PlanStatus.FEASIBLE, seconds=one.seconds, seed=0, workers=1,
        slots=one.slots, events=one.events, backfill=one.backfill, verified=one.judged,
        assumptions=department.scenario.assumptions,
    )  # fmt: skip
