"""Every rota that lies beside the project and can be read as one takes a plan in every style, and loses nothing."""

import subprocess
import sys
from pathlib import Path

import pytest

from rotaengage.domain.answers import Answers
from rotaengage.domain.department import Department
from rotaengage.domain.issue import UserError
from rotaengage.domain.marks import Mark
from rotaengage.domain.plan import Plan, PlanStatus, Slot
from rotaengage.domain.setup import Setup
from rotaengage.domain.span import Span
from rotaengage.export.proof import prove
from rotaengage.export.workbook_patch import export_workbook
from rotaengage.usecases.carried_marks import inspect_clean
from rotaengage.usecases.department import make_department
from tests.build import clock
from tests.house import ROOT

CORPUS = ROOT.parent / "shared" / "corpus"
ROTAS = sorted(p for p in CORPUS.glob("rotas/*") if p.suffix in {".xlsx", ".xlsm", ".xltx"})
JUDGE = CORPUS / "lossless"
MOST = 150


def some_plan(department: Department) -> Plan:
    """Slots in duties all over the rota, whatever the rules say: what matters here is that their cells are marked."""
    rota = department.scenario.rota
    dated = [d for d in rota.duties if d.day is not None]
    slots = tuple(
        Slot(
            doctor=duty.doctor, activity="sdt", duty=duty.id, source=duty.source,
            span=duty.span or Span.on(duty.day, clock("12:00"), clock("13:00"), rota.zone),
        )
        for duty in dated[:: len(dated) // MOST + 1]
        if duty.day is not None
    )  # fmt: skip
    return Plan(plan_id="p", rota_sha256="", status=PlanStatus.FEASIBLE, seconds=0, seed=1, workers=1, slots=slots)


@pytest.mark.parametrize("path", ROTAS, ids=lambda p: f"rota{ROTAS.index(p)}")
def test_a_plan_goes_in_and_nothing_is_lost(path: Path, tmp_path: Path) -> None:
    try:
        department = make_department([inspect_clean(path, Answers())], Setup(), Answers())
    except UserError as refused:
        assert refused.says
        return
    plan, data = some_plan(department), path.read_bytes()
    assert plan.slots
    for style in Mark:
        done = export_workbook(data, plan, department.scenario, style)
        assert done.cells
        assert prove(data, done.data, done.marks, done.written) == []
        out = tmp_path / f"{style.value}{path.suffix}"
        out.write_bytes(done.data)
        command = [sys.executable, str(JUDGE), str(path), str(out)]
        judged = subprocess.run(command, check=False, capture_output=True, text=True)
        assert judged.returncode == 0, judged.stdout
