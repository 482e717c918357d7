"""Workbooks that carry the marks of an earlier export: read as if they were not there, and the plan taken up again."""

import hashlib
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from rotaengage.domain.answers import Answers
from rotaengage.domain.department import Department
from rotaengage.domain.inspection import Inspection
from rotaengage.domain.issue import Issue, Severity, UserError
from rotaengage.domain.plan import Draft, Plan, PlanStatus
from rotaengage.domain.scenario import PlanSettings

if TYPE_CHECKING:
    from rotaengage.export.marks_read import Unmarked

Inspect = Callable[[Path, Answers], Inspection]
_MOST_BYTES = 300 << 20


class Restored(NamedTuple):
    """The plan that the workbooks carried, where it still holds; else a note that says why not."""

    plan: Plan | None = None
    issues: tuple[Issue, ...] = ()


def inspect_clean(path: Path, answers: Answers, inspect: Inspect | None = None) -> Inspection:
    """What the importers make of a file without the marks of an earlier export. UserError where it cannot be read.

    inspect takes the place of the importers' own way in, for whoever wants to see more of the reading.
    """
    from importers.inspect import inspect_file

    read = inspect or inspect_file
    old = _without_marks(path)
    if old is None or old.told is None:
        return read(path, answers)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    with tempfile.TemporaryDirectory(prefix="rotaengage-") as folder:
        copy = Path(folder) / path.name
        copy.write_bytes(old.data)
        found = read(copy, answers)
    return found.model_copy(update={"sha256": digest, "issues": (*found.issues, _note(path, old))})


def _without_marks(path: Path) -> "Unmarked | None":
    """None for what is no package, or too large to look into here: the importers say what is wrong with it."""
    from rotaengage.export.marks_read import unmarked

    if not path.is_file() or path.stat().st_size > _MOST_BYTES:
        return None
    return unmarked(path.read_bytes())


def _note(path: Path, old: "Unmarked") -> Issue:
    slots = len(old.told.draft.slots) if old.told else 0
    if old.whole:
        says = f"This workbook carries the marks of an earlier export ({slots} slots); it was read without them."
        return Issue(code="UC301", severity=Severity.NOTE, where=path.name, says=says, cure="")
    says = f"This workbook carries the marks of an earlier export ({slots} slots) and was changed since."
    cure = " ".join(old.warnings) or "The marks were taken out as far as they are still as they were written."
    return Issue(code="UC302", severity=Severity.WARNING, where=path.name, says=says, cure=cure)


def restore_plan(department: Department, rotas: Sequence[Path]) -> Restored:
    """The plan of exports whose marks nobody changed, judged by every rule again; nothing where they carry none."""
    drafts = [old.told.draft for p in rotas if (old := _without_marks(p)) and old.told and old.intact]
    slots = tuple(dict.fromkeys(s for draft in drafts for s in draft.slots))
    if not slots:
        return Restored()
    events = tuple({e.event: e for draft in drafts for e in draft.events}.values())
    scenario = department.scenario
    for slot in slots:
        duty = scenario.rota.duty_of.get(slot.duty)
        if duty is None or duty.doctor != slot.doctor or slot.activity not in scenario.activity_of:
            return Restored(issues=(_lost(f"{slot.source}: its doctor or activity is not known here"),))
    from rotaengage.usecases.judge import judge

    try:
        bought = tuple(dict.fromkeys(b for draft in drafts for b in draft.backfill))
        draft = Draft(status=PlanStatus.FEASIBLE, slots=slots, events=events, backfill=bought)
        plan = judge(department, draft, PlanSettings())
    except UserError as error:
        return Restored(issues=(_lost(error.says),))
    return Restored(plan.model_copy(update={"note": "taken up from the exported workbook"}))


def _lost(why: str) -> Issue:
    says = f"The plan that the workbook carries was not taken up ({why})."
    return Issue(code="UC303", severity=Severity.NOTE, where="", says=says, cure="Give the same setup, or plan again.")
