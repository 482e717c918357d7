"""Hand the plan out: the same workbook with the slots in it, a calendar, a table, JSON."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from rotaengage.domain.issue import UserError
from rotaengage.domain.marks import Mark
from rotaengage.domain.plan import Plan
from rotaengage.domain.scenario import Scenario
from rotaengage.usecases.files import refuse_existing, write_whole
from rotaengage.usecases.opened import who_am_i

WORKBOOKS = frozenset({".xlsx", ".xlsm", ".xltx", ".xltm"})


class Exported(NamedTuple):
    """What was written: cells marked, parts of the package changed and added, and what could not be done as asked."""

    path: Path
    cells: int = 0
    parts_changed: tuple[str, ...] = ()
    parts_added: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def export_plan(path: Path, to: Path, mark: Mark = Mark.NOTE, *, force: bool = False) -> Exported:
    """Write the latest plan by the ending of the file's name. UserError where it cannot be, and nothing written."""
    from rotaengage.store import Workspace

    refuse_existing(to, force=force)
    with Workspace.open(path, read_only=True) as workspace:
        scenario, plan, files = workspace.department().scenario, workspace.plan(), workspace.sources()
    if to.exists() and hashlib.sha256(to.read_bytes()).hexdigest() in {f.sha256 for f in files}:
        raise UserError("this is the rota itself, and it is never written to", str(to), "choose another name")
    if plan is None:
        raise UserError("there is no plan in this workspace yet", str(path), "run rotaengage plan first")
    ending = to.suffix.casefold()
    if ending in WORKBOOKS:
        rotas = {f.name: f.data for f in files if f.format != "setup"}
        done = _workbook(rotas, plan, scenario, mark, to, force=force)
    elif ending in _PLAIN:
        write_whole(to, _PLAIN[ending](plan, scenario), force=force)
        done = Exported(to, cells=len(plan.slots))
    else:
        raise UserError(
            f"the ending {ending or 'of the name'} is not known", str(to), "use .xlsx, .xlsm, .ics, .csv or .json"
        )
    with Workspace.open(path) as workspace:
        if not workspace.read_only:
            workspace.record(who_am_i(), f"exported plan {plan.version} to {to.name}")
    return done


def _workbook(
    rotas: dict[str, bytes], plan: Plan, scenario: Scenario, mark: Mark, to: Path, *, force: bool
) -> Exported:
    """Patch the original; the result is held against it by other readers before it is written."""
    from rotaengage.export.proof import prove
    from rotaengage.export.workbook_patch import export_workbook

    name, original = _wanted(rotas, to)
    patched = export_workbook(original, plan, scenario, mark)
    differences = prove(original, patched.data, patched.marks)
    if differences:
        raise UserError(
            f"the export would have changed more than the slots ({differences[0]})", name, "report this fault"
        )
    write_whole(to, patched.data, force=force)
    return Exported(to, patched.cells_touched, patched.parts_changed, patched.parts_added, patched.warnings)


def _wanted(rotas: dict[str, bytes], to: Path) -> tuple[str, bytes]:
    same = [(name, data) for name, data in rotas.items() if Path(name).suffix.casefold() == to.suffix.casefold()]
    if same:
        return same[0]
    name = next(iter(rotas), "")
    raise UserError(
        f"the rota came as {Path(name).suffix or 'another kind of file'}", name, "export with the same ending, or .csv"
    )


def _ics(plan: Plan, scenario: Scenario) -> bytes:
    from rotaengage.export.calendar_ics import calendar

    return calendar(plan, scenario)


def _csv(plan: Plan, scenario: Scenario) -> bytes:
    from rotaengage.export.csv_long import csv_long

    return csv_long(plan, scenario)


def _json(plan: Plan, scenario: Scenario) -> bytes:
    from rotaengage.export.plan_json import plan_document

    return json.dumps(plan_document(plan, scenario), ensure_ascii=False, indent=1).encode()


_PLAIN: dict[str, Callable[[Plan, Scenario], bytes]] = {".ics": _ics, ".csv": _csv, ".json": _json}


def plan_json(plan: Plan, path: Path) -> dict[str, object]:
    """The contract's rotaengage.plan/1 for a stored plan."""
    from rotaengage.export.plan_json import plan_document
    from rotaengage.store import Workspace

    with Workspace.open(path, read_only=True) as workspace:
        return plan_document(plan, workspace.department().scenario)
