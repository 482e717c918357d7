"""Make a workspace from rotas and a setup workbook."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

from rotaengage.domain.answers import Answers
from rotaengage.domain.issue import MistakesError, Severity
from rotaengage.domain.setup import Setup
from rotaengage.usecases.answering import answers_from, inspect_with
from rotaengage.usecases.carried_marks import restore_plan
from rotaengage.usecases.carry_over import carried_issues, with_carried
from rotaengage.usecases.department import make_department
from rotaengage.usecases.files import refuse_existing
from rotaengage.usecases.lists import NO_LISTS, Lists, stored_lists
from rotaengage.usecases.opened import Opened, who_am_i


def new_workspace(
    path: Path,
    rotas: Sequence[Path],
    setup: Path | None = None,
    layout: Path | Answers | None = None,
    *,
    lists: Lists = NO_LISTS,
    carry_over: Path | None = None,
    force: bool = False,
) -> Opened:
    """Read, put together, store; layout is a file of answers, or the answers themselves; lists are laid over the rota.
    carry_over: an earlier workspace, whose debts are added to what is owed.

    UserError or MistakesError, and nothing written, where that cannot be.
    """
    from rotaengage.store import StoredFile, Workspace

    refuse_existing(path, force=force)
    answers = layout if isinstance(layout, Answers) else answers_from(layout)
    told, issues = with_carried(read_setup_workbook(setup), carry_over)
    found = [inspect_with(rota, answers.with_codes(told.codes)) for rota in rotas]
    department = make_department(found, told, answers, lists)
    issues = (*department.issues, *issues, *carried_issues(department, carry_over))
    files = [StoredFile(i.file, i.sha256, i.format, p.read_bytes()) for i, p in zip(found, rotas, strict=True)]
    if setup is not None:
        data = setup.read_bytes()
        files.append(StoredFile(setup.name, hashlib.sha256(data).hexdigest(), "setup", data))
    files.extend(stored_lists(lists))
    carried = restore_plan(department, rotas)
    department = department.model_copy(update={"issues": (*issues, *carried.issues)})
    with Workspace.create(path, department, files, who_am_i(), force=force) as workspace:
        plan = workspace.save_plan(carried.plan, who_am_i(), carried.plan.note) if carried.plan else None
        return Opened(path, department, plan)


def read_setup_workbook(path: Path | None) -> Setup:
    """The setup; empty without a file. MistakesError where a row is wrong: nothing is half understood."""
    if path is None:
        return Setup()
    from importers.setup_book import read_setup

    reading = read_setup(path)
    wrong = tuple(i for i in reading.issues if i.severity is Severity.ERROR)
    if wrong:
        raise MistakesError(
            f"{path.name} has {len(wrong)} mistake{'' if len(wrong) == 1 else 's'} to mend first", wrong
        )
    return reading.setup
