"""A stage for Pilot tests: the app with made-up use cases, and a way to wait for its workers."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import pytest
from textual.css.query import NoMatches
from textual.pilot import Pilot
from textual.worker import WorkerCancelled

from rotaengage.domain.answers import Answers
from rotaengage.domain.department import Department
from rotaengage.domain.fact import FactKind
from rotaengage.domain.issue import UserError
from rotaengage.domain.marks import Mark
from rotaengage.domain.plan import Plan
from rotaengage.domain.progress import Progress, Report, Stop
from rotaengage.domain.scenario import PlanSettings
from rotaengage.tui import reading_verbs, verbs, verbs_facts
from rotaengage.tui.app import RotaEngageApp
from rotaengage.tui.present.export_choices import Wanted
from rotaengage.tui.screens.rota import RotaScreen
from rotaengage.usecases.check import Checked
from rotaengage.usecases.export import Exported
from rotaengage.usecases.export_preview import Held, Preview, Touched
from rotaengage.usecases.history import History, Stepped
from rotaengage.usecases.opened import Opened
from rotaengage.usecases.samples import Sample
from rotaengage.usecases.session import Session
from tests.tui import values

SMALL, MEDIUM = (80, 24), (120, 40)
SIZES = [SMALL, MEDIUM]
Driver = Pilot[int]


class Called(NamedTuple):
    """What the app asked the use cases for."""

    plans: list[PlanSettings]
    exports: list[tuple[Path, Wanted, bool]]
    made: list[tuple[Path, Path, Path | None]]
    kept: list[str]


def fakes(patch: pytest.MonkeyPatch, plan: Plan | None) -> Called:
    """Put made-up use cases in place of the real ones; plan is what an opened workspace holds."""
    called = Called([], [], [], [])
    ward = Sample("ward", "A ward", Path("ward.xlsx"), None)

    def new(path: Path, rota: Path, setup: Path | None, answers: Answers | None = None) -> Opened:
        called.made.append((path, rota, setup))
        return values.opened(path, None)

    def export(path: Path, to: Path, wanted: Wanted, *, force: bool) -> Exported:
        called.exports.append((to, wanted, force))
        return Exported(to, 6, ("sheet1.xml",), ("sheet2.xml",), ("a picture was left alone",))

    def make_plan(path: Path, settings: PlanSettings, report: Report, stop: Stop) -> Plan:
        called.plans.append(settings)
        report(Progress("worst_fulfilment", "", 0.5, 0.75, "ratio", 0.1))
        return values.plan(version=2)

    patch.setattr(verbs, "recent", lambda: (Path("old/august.rota"),))
    patch.setattr(verbs, "samples", lambda: (ward,))
    patch.setattr(verbs, "remember", lambda path: None)
    kept: dict[Path, Session] = {}
    patch.setattr(verbs, "session_of", lambda path: kept.get(path, {}))
    patch.setattr(verbs, "keep_session", lambda path, session: kept.update({path: session}))
    patch.setattr(verbs, "rescued", lambda opened: None)
    patch.setattr(verbs, "own_keys", lambda: ({}, Path("keys.toml")))
    patch.setattr(verbs, "check", lambda path: Checked((), (), (), (), plan, "a pack", pack_verified=True))
    patch.setattr(verbs, "open_workspace", lambda path: values.opened(path, plan))
    patch.setattr(reading_verbs, "read_pictures", lambda path, answers: (values.inspection(), ()))
    patch.setattr(reading_verbs, "pictures_of_workspace", lambda path: ())
    patch.setattr(verbs, "new_workspace", new)
    patch.setattr(verbs, "make_plan", make_plan)
    patch.setattr(verbs, "export", export)
    patch.setattr(verbs, "preview", preview)
    _past(patch, called, plan)
    return called


def _past(patch: pytest.MonkeyPatch, called: Called, plan: Plan | None) -> None:
    """A history of two plans: the one that holds, and one with a name."""

    def step(path: Path, what: str) -> Stepped:
        called.kept.append(what)
        return Stepped("plan 2 made", values.opened(path, plan))

    def take(path: Path, version: int) -> Opened:
        called.kept.append(f"take {version}")
        return values.opened(path, values.plan(version=version))

    def label(path: Path, version: int, name: str, note: str) -> History:
        called.kept.append(f"label {version} {name}/{note}")
        return values.history(plan, name)

    patch.setattr(verbs, "history", lambda path: values.history(plan))
    patch.setattr(verbs, "undo", lambda path: step(path, "undo"))
    patch.setattr(verbs, "redo", lambda path: step(path, "redo"))
    patch.setattr(verbs, "take_version", take)
    patch.setattr(verbs, "label_version", label)
    _facts(patch, called, plan)


def _facts(patch: pytest.MonkeyPatch, called: Called, plan: Plan | None) -> None:
    """Changes of facts and settings: noted, and the workspace as it would be then."""

    def settings(path: Path, how: PlanSettings, what: str) -> Opened:
        called.kept.append(what)
        return values.opened(path, plan)._replace(settings=how)

    def facts(path: Path, department: Department, name: str, number: int, what: str) -> Opened:
        called.kept.append(what)
        return values.opened(path, plan)

    patch.setattr(verbs, "set_settings", settings)
    patch.setattr(verbs, "set_entitlement", facts)
    patch.setattr(verbs, "set_cover", facts)

    def keep(path: Path, department: Department, kind: FactKind, name: str, told: Mapping[str, str]) -> Opened:
        called.kept.append(f"{kind} {name or 'new'}: {', '.join(f'{k}={v}' for k, v in told.items())}")
        return values.opened(path, plan)

    def drop(path: Path, department: Department, kind: FactKind, name: str) -> Opened:
        called.kept.append(f"{kind} {name} out")
        return values.opened(path, plan)

    patch.setattr(verbs_facts, "keep_fact", keep)
    patch.setattr(verbs_facts, "drop_fact", drop)


def preview(path: Path, to: Path, wanted: Wanted) -> Preview:
    """What a made-up export would touch."""
    if to.suffix not in (".xlsx", ".csv"):
        raise UserError("the ending is not known", str(to), "use .xlsx")
    touched = tuple(Touched(slot.source, "note") for slot in values.SLOTS if slot.source)
    held = (Held("chart", 3), Held("note", 1))
    cells = touched if to.suffix == ".xlsx" else ()
    return Preview(to, "aug.xlsx", Mark(wanted.mark), cells, ("sheet1.xml",), ("sheet2.xml",), ("Engagement",), held)


async def until(pilot: Driver, happened: Callable[[], object]) -> None:
    """Let the app work until this has happened; fails if it does not. A widget not mounted yet is not there yet."""
    for _ in range(400):
        with suppress(NoMatches):
            if happened():
                await pilot.pause()
                return
        await pilot.pause(0.01)
    pytest.fail("it did not happen")


async def settled(app: RotaEngageApp) -> None:
    """Let all work end; what another question of its kind has overtaken was called off, and has ended too."""
    for worker in list(app.workers):
        with suppress(WorkerCancelled):
            await worker.wait()


async def open_ward(app: RotaEngageApp, pilot: Driver) -> RotaScreen:
    """Open the made-up ward and wait for its rota."""
    app.open_file(Path("ward.rota"))
    await until(pilot, lambda: isinstance(app.screen, RotaScreen) and app.screen.grid.rows)
    assert isinstance(app.screen, RotaScreen)
    return app.screen
