"""A workspace on disk with the department to hand out, and two plans."""

from pathlib import Path

from rotaengage.domain.activity import Activity
from rotaengage.domain.department import Department
from rotaengage.domain.plan import Plan
from rotaengage.store import Workspace
from tests.export.people import ISSUES, made, own_slots, problem


def workspace(folder: Path, *plans: Plan, activities: tuple[Activity, ...] | None = None) -> Path:
    """A workspace with these plans, else with two: the second has more slots than the first."""
    path = folder / "made-up.rota"
    more = {} if activities is None else {"activities": activities}
    with Workspace.create(path, Department(scenario=problem(**more), issues=ISSUES), (), "tester") as made_one:
        for plan in plans or (made(own_slots()[:4]), made()):
            made_one.save_plan(plan, "tester")
    return path


def save(path: Path, plan: Plan) -> None:
    """Another plan version."""
    with Workspace.open(path) as opened:
        opened.save_plan(plan, "tester")
