"""The plan that stands, measured as its alternatives are."""

from rotaengage.domain.backfill import minutes_bought
from rotaengage.domain.department import Department
from rotaengage.domain.frontier import Axis
from rotaengage.domain.plan import Plan
from rotaengage.rules import Placed
from rotaengage.rules.measures import MEASURES

AGAINST_NOTHING = {Axis.CHANGES, Axis.BACKFILL}
"""What is no measure of slots alone: changes count from this very plan, and of backfill the hours count."""


def standing_figures(department: Department, plan: Plan) -> dict[Axis, float]:
    """A figure for each axis, in the axis's unit, taken from the slots; whichever aims the plan was made with."""
    placed = Placed(department.scenario.changed(bought=plan.backfill), plan.slots, plan.events)
    measured = {axis.value: axis for axis in Axis if axis not in AGAINST_NOTHING}
    figures = {measured[m.word.value]: m.read(placed) for m in MEASURES if m.word.value in measured}
    return figures | {Axis.CHANGES: 0.0, Axis.BACKFILL: float(minutes_bought(plan.backfill))}
