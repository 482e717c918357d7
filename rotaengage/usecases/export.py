"""Hand the plan out: the same workbook with the slots in it, a calendar, a table, JSON."""

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from rotaengage.domain.issue import UserError
from rotaengage.domain.marks import Mark
from rotaengage.domain.plan import Plan
from rotaengage.domain.scenario import Scenario
from rotaengage.usecases.bought_hours import department_of
from rotaengage.usecases.export_workbook import (
    WORKBOOKS,
    Prepared,
    RotaFile,
    chosen,
    of_file,
    prepare,
    write_workbook,
)
from rotaengage.usecases.files import refuse_existing
from rotaengage.usecases.hand_out import can_hand_out, hand_out, is_for_folder
from rotaengage.usecases.handout import added_sheets, refuse_shared_original
from rotaengage.usecases.opened import MARK_SETTING, mark_of, who_am_i
from rotaengage.usecases.wish import PLAIN, Wish

if TYPE_CHECKING:
    from rotaengage.export.sheet_text import SheetText


class Exported(NamedTuple):
    """What was written: cells marked, parts of the package changed and added, and what could not be done as asked.

    anew says that the rota's own workbook could not be marked: then all parts are new, and none is named.
    not_carried is what such a workbook lacks.
    """

    path: Path
    cells: int = 0
    parts_changed: tuple[str, ...] = ()
    parts_added: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    not_carried: tuple[str, ...] = ()
    anew: bool = False


class Facts(NamedTuple):
    """What an export needs of a workspace."""

    scenario: Scenario
    plan: Plan
    files: tuple[RotaFile, ...]
    mark: Mark
    sheets: "tuple[SheetText, ...] | None" = None


def export_plan(
    path: Path, to: Path, mark: Mark | None = None, *, force: bool = False, of: str = "", wish: Wish = PLAIN
) -> Exported:
    """Write the latest plan by the ending of the file's name. UserError where it cannot be, and nothing written.

    Without a mark it is the one that was chosen last in this workspace, at first a note; of names one of several rota
    files.
    """
    from rotaengage.store import Workspace

    if not is_for_folder(to, wish):
        refuse_existing(to, force=force)
    facts = facts_of(path, mark, wish)
    if to.is_file() and _digest(to.read_bytes()) in {_digest(f.data) for f in facts.files}:
        raise UserError("this is the rota itself, and it is never written to", str(to), "choose another name")
    ending = to.suffix.casefold()
    if can_hand_out(to, wish):
        handed = hand_out(path, to, wish, force=force)
        done = Exported(to, cells=handed.slots, notes=handed.notes)
    elif ending in WORKBOOKS:
        refuse_shared_original(to, wish)
        done = _written(facts, to, of, force=force)
    else:
        cure = "use .xlsx, .xlsm, .ics, .zip, .html, .csv or .json, or a folder (its name ends with /)"
        raise UserError(f"the ending {ending or 'of the name'} is not known", str(to), cure)
    with Workspace.open(path) as workspace:
        if not workspace.read_only:
            workspace.record(who_am_i(), f"exported plan {facts.plan.version} to {to.name}")
            if mark is not None and ending in WORKBOOKS:
                workspace.set_setting(MARK_SETTING, mark.value)
    return done


def facts_of(path: Path, mark: Mark | None, wish: Wish = PLAIN) -> Facts:
    """The plan of a workspace and the rota files that it was made for. UserError where there is no plan."""
    from rotaengage.store import Workspace

    with Workspace.open(path, read_only=True) as workspace:
        scenario, plan, stored = department_of(workspace).scenario, workspace.plan(), workspace.sources()
        kept = workspace.setting(MARK_SETTING)
    if plan is None:
        raise UserError("there is no plan in this workspace yet", str(path), "run rotaengage plan first")
    current = {s.sha256 for s in scenario.rota.sources}
    files = tuple(RotaFile(f.name, f.data) for f in stored if f.format != "setup" and f.sha256 in current)
    return Facts(scenario, plan, files, mark or mark_of(kept), added_sheets(path, wish))


def prepared(facts: Facts, to: Path, of: str) -> Prepared:
    """The workbook that would be written. UserError where it cannot be made."""
    source = chosen(facts.files, of)
    return prepare(source, of_file(facts.plan, source, facts.files), facts.scenario, facts.mark, to, facts.sheets)


def _written(facts: Facts, to: Path, of: str, *, force: bool) -> Exported:
    source = chosen(facts.files, of)
    plan = of_file(facts.plan, source, facts.files)
    ready = write_workbook(source, plan, facts.scenario, facts.mark, to, facts.sheets, force=force)
    patched = ready.patched
    said = (f"{ready.source.name}: {ready.anew}, so this is a new workbook",) if ready.anew else ()
    notes = (*said, *patched.warnings)
    if ready.anew:
        return Exported(to, patched.cells_touched, notes=notes, not_carried=ready.not_carried, anew=True)
    return Exported(to, patched.cells_touched, patched.parts_changed, patched.parts_added, notes)


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def plan_json(plan: Plan, path: Path) -> dict[str, object]:
    """The contract's rotaengage.plan/1 for a stored plan."""
    from rotaengage.export.plan_json import plan_document
    from rotaengage.store import Workspace

    with Workspace.open(path, read_only=True) as workspace:
        return plan_document(plan, workspace.department().scenario)
