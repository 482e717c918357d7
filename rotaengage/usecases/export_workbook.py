"""Put a plan into the rota's own workbook, or into a new one where the old one cannot be marked."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from rotaengage.domain.issue import UserError
from rotaengage.domain.marks import Mark
from rotaengage.domain.plan import Plan
from rotaengage.domain.scenario import Scenario
from rotaengage.usecases.files import write_whole

if TYPE_CHECKING:
    from rotaengage.export.sheet_text import SheetText
    from rotaengage.export.workbook_new import Rebuilt
    from rotaengage.export.workbook_patch import Patched

WORKBOOKS = frozenset({".xlsx", ".xlsm", ".xltx", ".xltm"})


class RotaFile(NamedTuple):
    """A rota as it came in."""

    name: str
    data: bytes

    @property
    def ending(self) -> str:
        """The ending of its name in small letters."""
        return Path(self.name).suffix.casefold()


class Prepared(NamedTuple):
    """A workbook with the plan in it, not written yet.

    not_carried is empty where the rota's own workbook was patched; else it says what the new workbook lacks, and
    anew says why there had to be one.
    """

    source: RotaFile
    patched: "Patched"
    anew: str = ""
    not_carried: tuple[str, ...] = ()


def chosen(files: Sequence[RotaFile], of: str) -> RotaFile:
    """The rota file that is meant. UserError where none or more than one could be."""
    names = ", ".join(f.name for f in files)
    if of:
        wanted = of.casefold()
        found = [f for f in files if wanted in {f.name.casefold(), Path(f.name).stem.casefold()}]
        if len(found) == 1:
            return found[0]
        raise UserError("the workspace holds no rota file of this name", of, f"choose one of: {names}")
    if len(files) > 1:
        raise UserError(f"the workspace holds {len(files)} rota files ({names})", cure="say which with --of NAME")
    if not files:
        raise UserError("the workspace holds no rota file", cure="export with .csv")
    return files[0]


def write_workbook(
    source: RotaFile,
    plan: Plan,
    scenario: Scenario,
    mark: Mark,
    to: Path,
    sheets: "Sequence[SheetText] | None" = None,
    *,
    force: bool = False,
) -> Prepared:
    """Prepare it and write it: it is read back and held against the original by other readers before it gets its name.

    UserError where it cannot be made or written, or anything else would change; then nothing is written.
    """
    from rotaengage.domain.collector import collector_at_rest

    with collector_at_rest():
        ready = prepare(source, plan, scenario, mark, to, sheets, proving=True)
        write_whole(to, ready.patched.data, force=force, check=lambda written: refuse_differences(ready, written))
    return ready


def prepare(
    source: RotaFile,
    plan: Plan,
    scenario: Scenario,
    mark: Mark,
    to: Path,
    sheets: "Sequence[SheetText] | None" = None,
    *,
    proving: bool = False,
) -> Prepared:
    """The workbook with the plan in it, and the sheets (the sheet Engagement where none are said).

    proving says that it will be written, for which the rota's own workbook is read by others meanwhile.
    UserError where it cannot be made, or its ending does not fit.
    """
    from rotaengage.export.workbook_patch import export_workbook

    if source.ending in WORKBOOKS:
        try:
            done = export_workbook(source.data, plan, scenario, mark, sheets, proving=proving)
        except UserError as why:
            return _anew(source, plan, scenario, mark, to, why, sheets)
        if to.suffix.casefold() != source.ending:
            cure = "export with the same ending, or .csv"
            raise UserError(f"the rota came as {source.ending}", source.name, cure)
        return Prepared(source, done)
    plain = UserError(f"a {source.ending or 'nameless'} file cannot be marked in place", source.name)
    return _anew(source, plan, scenario, mark, to, plain, sheets)


def _anew(
    source: RotaFile,
    plan: Plan,
    scenario: Scenario,
    mark: Mark,
    to: Path,
    why: UserError,
    sheets: "Sequence[SheetText] | None",
) -> Prepared:
    from rotaengage.export.workbook_new import rebuilt
    from rotaengage.export.workbook_patch import export_workbook

    new = rebuilt(source.name, source.data, why)
    if to.suffix.casefold() != ".xlsx":
        raise UserError(f"{why.says.rstrip('.')}, so a new workbook is written", source.name, "export with .xlsx")
    missing = (f"Not carried over: {n}." for n in new.not_carried)
    footing = (f"This is a new workbook: {why.says.rstrip('.')}.", *missing)
    done = export_workbook(new.data, _moved(plan, new), scenario, mark, sheets, footing)
    return Prepared(source, done, why.says.rstrip("."), new.not_carried)


def _moved(plan: Plan, new: "Rebuilt") -> Plan:
    """The plan with its cells on the sheets as they are called in the new workbook."""
    slots = tuple(
        s.model_copy(update={"source": s.source._replace(sheet=new.names.get(s.source.sheet, s.source.sheet))})
        for s in plan.slots
    )
    return plan.model_copy(update={"slots": slots})


def of_file(plan: Plan, source: RotaFile, files: Sequence[RotaFile]) -> Plan:
    """The plan with the slots of one file: sheets of one name are never in two files of a workspace."""
    if len(files) < 2:
        return plan
    from rotaengage.export.workbook_new import sheet_names

    names = {n.casefold() for n in sheet_names(source.name, source.data)}
    return plan.model_copy(update={"slots": tuple(s for s in plan.slots if s.source.sheet.casefold() in names)})


def refuse_differences(prepared: Prepared, written: bytes) -> None:
    """UserError where other readers find anything changed in the written file that was not meant to."""
    from rotaengage.export.proof import prove

    patched = prepared.patched
    differences = prove(patched.base, written, patched.marks, patched.written, patched.before)
    if differences:
        says = f"the export would have changed more than the slots ({differences[0]})"
        raise UserError(says, prepared.source.name, "report this fault")
