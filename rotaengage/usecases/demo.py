"""The main job on a bundled sample, from the workbook to the workbook."""

import tempfile
from pathlib import Path
from typing import NamedTuple

from rotaengage.domain.department import Department
from rotaengage.domain.plan import Plan
from rotaengage.domain.progress import Report, Stop, silent
from rotaengage.domain.scenario import PlanSettings
from rotaengage.usecases.export import Exported, export_plan
from rotaengage.usecases.new_workspace import new_workspace
from rotaengage.usecases.plan import make_plan
from rotaengage.usecases.samples import sample
from rotaengage.usecases.verify import Verdict, verify


class Demo(NamedTuple):
    """Everything a demo made and found."""

    workspace: Path
    workbook: Exported
    calendar: Exported
    department: Department
    plan: Plan
    verdict: Verdict


def demo_workspace(name: str = "", folder: Path | None = None) -> Path:
    """A temporary workspace of a sample, not planned yet."""
    chosen = sample(name)
    where = folder or Path(tempfile.mkdtemp(prefix="rotaengage-demo-"))
    path = where / f"{chosen.name}.rota"
    new_workspace(path, [chosen.rota], chosen.setup, force=True)
    return path


def run_demo(
    name: str = "",
    folder: Path | None = None,
    settings: PlanSettings | None = None,
    report: Report = silent,
    stop: Stop | None = None,
) -> Demo:
    """Import, plan, verify, export a sample into a folder (a temporary one if none is given)."""
    from rotaengage.usecases.open_workspace import open_workspace

    path = demo_workspace(name, folder)
    plan = make_plan(path, settings, report, stop)
    workbook = export_plan(path, path.with_name(f"{path.stem}-with-engagement.xlsx"), force=True)
    calendar = export_plan(path, path.with_suffix(".ics"), force=True)
    return Demo(path, workbook, calendar, open_workspace(path).department, plan, verify(path))
