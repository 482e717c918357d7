"""Check a stored plan again, with no solver loaded."""

from pathlib import Path
from typing import NamedTuple

from rotaengage.domain.issue import UserError
from rotaengage.domain.plan import Plan, slots_hash
from rotaengage.domain.scenario import Goal
from rotaengage.rules import RULES, Breach, Placed, breaches
from rotaengage.rules.measures import figures_of
from rotaengage.usecases.bought_hours import department_of


class Verdict(NamedTuple):
    """What the checks say: breaches, figures that are not what the slots give, and whether the trail is whole."""

    plan: Plan
    breaches: tuple[Breach, ...]
    wrong_figures: tuple[str, ...]
    trail_is_whole: bool
    rules: tuple[str, ...]

    @property
    def good(self) -> bool:
        """Whether nothing was found."""
        return not self.breaches and not self.wrong_figures and self.trail_is_whole


def verify(path: Path) -> Verdict:
    """The verdict on the latest plan. UserError where there is no plan."""
    from rotaengage.store import Workspace

    with Workspace.open(path, read_only=True) as workspace:
        department, plan, whole = department_of(workspace), workspace.plan(), workspace.trail_is_whole()
    if plan is None:
        raise UserError("there is no plan in this workspace yet", str(path), "run rotaengage plan first")
    placed = Placed(department.scenario.fair_between(plan.fair_between), plan.slots, plan.events)
    figures = figures_of(placed, {o.name for o in plan.objectives})
    # A plan that was published itself cannot be held against what was published before it.
    told = slots_hash(department.scenario.published) == plan.plan_hash
    wrong = tuple(
        f"{o.name}: stored {o.value:g}, the slots give {figures[o.name]:g}"
        for o in plan.objectives
        if not (told and o.name == Goal.CHANGE) and abs(figures[o.name] - o.value) > 1e-6 * max(1.0, abs(o.value))
    )
    return Verdict(plan, tuple(breaches(placed)), wrong, whole, tuple(r.word for r in RULES))


def verify_document(verdict: Verdict) -> dict[str, object]:
    """rotaengage.verify/1."""
    return {
        "schema": "rotaengage.verify/1",
        "plan_id": verdict.plan.plan_id,
        "plan_hash": verdict.plan.plan_hash,
        "verified": verdict.good,
        "rules": list(verdict.rules),
        "breaches": [b.model_dump(mode="json") for b in verdict.breaches],
        "wrong_figures": list(verdict.wrong_figures),
        "trail_is_whole": verdict.trail_is_whole,
    }
