"""Read a workspace's own workbooks again: to show how they were read, and to answer what was asked about them."""

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from rotaengage.domain.answers import Answers
from rotaengage.domain.issue import UserError
from rotaengage.domain.picture import Picture
from rotaengage.domain.scenario import Scenario
from rotaengage.usecases.answering import inspect_with
from rotaengage.usecases.department import make_department
from rotaengage.usecases.edit_facts import kept_by_hand
from rotaengage.usecases.history import keep_change
from rotaengage.usecases.inspect_picture import inspect_pictures
from rotaengage.usecases.lists import Lists
from rotaengage.usecases.opened import Opened
from rotaengage.usecases.still_fits import still_fits

if TYPE_CHECKING:
    from rotaengage.store import StoredFile

LISTS = ("job plan", "leave", "on call")
SETUP = "setup"


def pictures_of_workspace(path: Path) -> tuple[Picture, ...]:
    """Each rota of the workspace's workbooks as it stands there, with what was understood. UserError as for reading."""
    from rotaengage.store import Workspace

    with Workspace.open(path, read_only=True) as workspace:
        department, sources = workspace.department(), workspace.sources()
    answers = department.answers.with_codes(department.setup.codes)
    with _unpacked(sources) as files:
        return tuple(p for file in files["rota"] for p in inspect_pictures(file, answers)[1])


def reread(path: Path, answers: Answers, what: str) -> Opened:
    """The workspace read anew with these answers, stored as one deed that undo takes back.

    Pins of people who are still there stay. Slots of the plan that the rota as it is read now does not allow are taken
    out, and the rest is judged again. UserError, and nothing stored, where no rota can be read any more.
    """
    from rotaengage.store import Workspace

    with Workspace.open(path, read_only=True) as workspace:
        before, plan, sources = workspace.department(), workspace.plan(), workspace.sources()
    with _unpacked(sources) as files:
        if not files["rota"]:
            raise UserError("this workspace holds no workbook to read again", str(path), "make it anew from the rota")
        known = answers.with_codes(before.setup.codes)
        found = [inspect_with(file, known) for file in files["rota"]]
        lists = Lists(tuple(files["job plan"]), tuple(files["leave"]), tuple(files["on call"]))
        department = make_department(found, before.setup, answers, lists)
    department = kept_by_hand(department, before)
    department = department.changed(scenario=_with_pins(department.scenario, before.scenario))
    if plan is None:
        return keep_change(path, department, None, what)
    department, made = still_fits(department, plan)
    return keep_change(path, department, made, what)


@contextmanager
def _unpacked(sources: Sequence["StoredFile"]) -> Iterator[dict[str, list[Path]]]:
    """The stored files on disk for as long as the block lasts, by what they are."""
    files: dict[str, list[Path]] = {"rota": [], SETUP: [], **{kind: [] for kind in LISTS}}
    with tempfile.TemporaryDirectory(prefix="rotaengage-") as folder:
        for number, source in enumerate(sources):
            place = Path(folder) / str(number)
            place.mkdir()
            file = place / Path(source.name).name
            file.write_bytes(source.data)
            files[source.format if source.format in files else "rota"].append(file)
        yield files


def _with_pins(scenario: Scenario, before: Scenario) -> Scenario:
    kept = tuple(p for p in before.pins if p.doctor in scenario.rota.doctor_of and p.activity in scenario.activity_of)
    told = tuple(s for s in before.published if s.doctor in scenario.rota.doctor_of)
    return scenario.changed(
        pins=kept, frozen_until=before.frozen_until, published=told, as_of=before.as_of, bought=before.bought
    )
