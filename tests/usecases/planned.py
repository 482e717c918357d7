"""A small planned workspace: a rota made for the test, planned once and copied for each test that needs it."""

from pathlib import Path

from rotaengage.domain.scenario import PlanSettings
from rotaengage.usecases.new_workspace import new_workspace
from rotaengage.usecases.plan import make_plan
from tests.cli import books


def workspace(folder: Path, *rotas: Path) -> Path:
    """A workspace of these rotas, or of a tidy one, with a plan."""
    path = folder / "department.rota"
    new_workspace(path, rotas or [books.tidy(folder / "tidy.xlsx")])
    make_plan(path, PlanSettings(seconds=5))
    return path
