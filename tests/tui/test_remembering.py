"""Quit and come back: screen, cursor and filters are where they were; what could not be stored is offered again."""

import asyncio
import os
import signal
from pathlib import Path

import pytest

from rotaengage.domain.plan import Plan
from rotaengage.tui import remembering, verbs
from rotaengage.tui.app import RotaEngageApp, asked_for_no_colours
from rotaengage.tui.colours import PLAIN
from rotaengage.tui.screens.dialog import Dialog
from rotaengage.tui.screens.doctors import DoctorsScreen
from rotaengage.tui.screens.export import ExportScreen
from rotaengage.tui.screens.issues import IssuesScreen
from rotaengage.tui.screens.page import Page
from rotaengage.tui.screens.plan import PlanScreen
from rotaengage.tui.screens.rota import RotaScreen
from rotaengage.usecases.opened import Opened
from rotaengage.usecases.session import Session, keep_session, session_of
from tests.tui import values
from tests.tui.stage import SMALL, Called, Driver, open_ward, until
from tests.tui.test_work import SlowSearch

WARD = Path("ward.rota")


async def shown(app: RotaEngageApp, pilot: Driver, place: str) -> Page:
    """A screen, once it is shown."""
    await until(pilot, lambda: isinstance(app.screen, Page) and app.screen.place == place and app.screen.is_mounted)
    assert isinstance(app.screen, Page)
    return app.screen


async def test_screen_cursor_filter_and_colours_come_back(planned: Called) -> None:
    app = RotaEngageApp()
    async with app.run_test(size=SMALL) as pilot:
        await open_ward(app, pilot)
        await pilot.press("right", "right", "down", "f2", "5")
        await shown(app, pilot, "doctors")
        await pilot.press("slash", *"F2", "enter", "down", "q")
    assert app.return_value == 0
    again = RotaEngageApp(WARD)
    async with again.run_test(size=SMALL) as pilot:
        page = await shown(again, pilot, "doctors")
        assert isinstance(page, DoctorsScreen)
        await until(pilot, lambda: page.needle == "F2")
        assert again.theme == "rota-light"
        assert set(page.found) == {"d3", "d4"}
        await pilot.press("3")
        rota = await shown(again, pilot, "rota")
        assert isinstance(rota, RotaScreen)
        await until(pilot, lambda: rota.grid.column == 2)


async def test_settings_of_every_screen_come_back(planned: Called) -> None:
    app = RotaEngageApp()
    async with app.run_test(size=SMALL) as pilot:
        await open_ward(app, pilot)
        app.action_go("plan")
        plan = await shown(app, pilot, "plan")
        assert isinstance(plan, PlanScreen)
        plan.settings = plan.settings.changed(seconds=7)
        await pilot.press("J")
        order = plan.settings.order
        app.action_go("export")
        export = await shown(app, pilot, "export")
        await pilot.press("right")
        app.action_go("issues")
        await shown(app, pilot, "issues")
        await pilot.press("t")
        await pilot.pause()
        app.exit(0)
    again = RotaEngageApp(WARD)
    async with again.run_test(size=SMALL) as pilot:
        issues = await shown(again, pilot, "issues")
        assert isinstance(issues, IssuesScreen)
        await until(pilot, lambda: issues.kind is not None)
        again.action_go("plan")
        plan = await shown(again, pilot, "plan")
        assert isinstance(plan, PlanScreen)
        await until(pilot, lambda: plan.settings.seconds == 7)
        assert plan.settings.order == order
        again.action_go("export")
        export = await shown(again, pilot, "export")
        assert isinstance(export, ExportScreen)
        await until(pilot, lambda: export.wanted.kind == "calendar" and export.wanted.name.endswith(".ics"))


@pytest.mark.parametrize(
    "session",
    [
        {"app": {"screen": "nowhere", "colours": "none"}},
        {"app": {"screen": 5}, "rota": {"doctor": "gone", "day": "no day", "filter": 3}},
        {"app": {"screen": "plan"}, "plan": {"seconds": -1, "order": ["x"], "line": 7}},
        {"app": {"screen": "issues"}, "issues": {"kind": "x"}},
        {"app": {"screen": "export"}, "export": {"kind": "x", "mark": 1}},
        {"app": {"screen": "history"}, "history": {"line": "gone"}},
        {"app": {"screen": "trade_offs"}, "trade_offs": {"axes": ["x"], "behind": "nothing"}},
        {"app": {"screen": "why"}, "why": {"line": "gone", "filter": 3}},
        {"app": {"screen": "my_time"}, "my_time": {"groups": "x"}},
    ],
)
async def test_a_sitting_that_fits_no_more_harms_nothing(
    planned: Called, monkeypatch: pytest.MonkeyPatch, session: Session
) -> None:
    monkeypatch.setattr(verbs, "session_of", lambda path: session)
    app = RotaEngageApp(WARD)
    async with app.run_test(size=SMALL) as pilot:
        await until(pilot, lambda: isinstance(app.screen, Page) and app.screen.place != "open")
        await pilot.press("3")
        page = await shown(app, pilot, "rota")
        assert isinstance(page, RotaScreen)
        assert page.grid.doctor


async def test_a_doctors_own_window_keeps_nothing(planned: Called, monkeypatch: pytest.MonkeyPatch) -> None:
    kept: list[Path] = []
    monkeypatch.setattr(verbs, "keep_session", lambda path, session: kept.append(path))
    app = RotaEngageApp(WARD, viewer="d1")
    async with app.run_test(size=SMALL) as pilot:
        await shown(app, pilot, "my_time")
        app.keep_sitting()
        await pilot.press("q")
    assert kept == []


async def test_the_place_is_kept_while_one_works_not_only_at_the_end(
    planned: Called, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: list[Session] = []
    monkeypatch.setattr(verbs, "keep_session", lambda path, session: kept.append(session))
    app = RotaEngageApp()
    async with app.run_test(size=SMALL) as pilot:
        await open_ward(app, pilot)
        app.keep_sitting()
        await until(pilot, lambda: kept)
        number = len(kept)
        app.keep_sitting()
        await pilot.press("right")
        app.keep_sitting()
        await until(pilot, lambda: len(kept) > number)
        assert len(kept) == number + 1
        assert kept[-1]["app"]["screen"] == "rota"


async def test_a_closed_terminal_keeps_the_place_and_the_best_plan(
    unplanned: Called, monkeypatch: pytest.MonkeyPatch
) -> None:
    search = SlowSearch()
    monkeypatch.setattr(verbs, "make_plan", search)
    app = RotaEngageApp()
    async with app.run_test(size=SMALL) as pilot:
        await open_ward(app, pilot)
        await pilot.press("4", "p")
        await until(pilot, lambda: app.state.course is not None and app.state.course.steps)
        signal.raise_signal(signal.SIGHUP)
        for _ in range(400):
            if app.return_value is not None:
                break
            await asyncio.sleep(0.01)
        assert search.ended.is_set()
    assert app.return_value == 128 + signal.SIGHUP
    assert app.state.opened is not None
    assert app.state.opened.plan is not None
    assert verbs.session_of(WARD)["app"]["screen"] == "plan"


async def test_a_window_made_smaller_and_larger_in_a_search_goes_on(
    unplanned: Called, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verbs, "make_plan", SlowSearch())
    app = RotaEngageApp()
    async with app.run_test(size=SMALL) as pilot:
        await open_ward(app, pilot)
        await pilot.press("4", "p")
        await until(pilot, lambda: app.state.course is not None and app.state.course.steps)
        for size in ((20, 6), (200, 60), SMALL):
            await pilot.resize_terminal(*size)
            await pilot.press("3", "4")
        await pilot.press("s")
        await until(pilot, lambda: app.state.opened is not None and app.state.opened.plan is not None)


@pytest.mark.parametrize(
    ("keys", "take"), [(["enter"], True), (["escape"], True), (["left", "enter"], False)], ids=["enter", "esc", "other"]
)
async def test_a_plan_that_could_not_be_stored_is_offered_and_let_go_only_where_that_is_said(
    unplanned: Called, monkeypatch: pytest.MonkeyPatch, keys: list[str], take: bool
) -> None:
    done: list[str] = []

    def take_in(path: Path, plan: Plan) -> Opened:
        done.append("taken")
        return values.opened(path, plan)

    monkeypatch.setattr(verbs, "rescued", lambda opened: values.plan().changed(made_at="2026-08-01T10:00:00+00:00"))
    monkeypatch.setattr(verbs, "take_in", take_in)
    monkeypatch.setattr(verbs, "forget_rescued", lambda path: done.append("gone"))
    app = RotaEngageApp(WARD)
    async with app.run_test(size=SMALL) as pilot:
        await until(pilot, lambda: isinstance(app.screen, Dialog))
        await pilot.press(*keys)
        await until(pilot, lambda: done)
        assert done == (["taken"] if take else ["gone"])
        if take:
            await until(pilot, lambda: app.state.opened is not None and app.state.opened.plan is not None)


def test_a_sitting_is_kept_apart_for_each_workspace_and_a_damaged_one_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    one, other = Path("one.rota"), Path("other.rota")
    kept: Session = {"app": {"screen": "rota"}, "plan": {"seconds": 1.5, "order": ["a"]}}
    keep_session(one, kept)
    keep_session(other, {})
    assert session_of(one) == kept
    assert session_of(other) == {}
    file = next(path for path in tmp_path.rglob("*.json") if "screen" in path.read_text(encoding="utf-8"))
    assert file.stat().st_mode & 0o077 == 0
    for damaged in ("{", "[]", '{"app": 5}', '{"app": {"screen": null}}', '{"app": {"x": [1]}}'):
        file.write_text(damaged, encoding="utf-8")
        assert session_of(one) == {}


def test_a_sitting_that_cannot_be_kept_is_no_reason_to_stop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "rotaengage").mkdir()
    (tmp_path / "rotaengage" / "sittings").touch()
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    keep_session(WARD, {})
    assert session_of(WARD) == {}


async def test_no_colour_is_the_terminals_own_and_stays_for_children(
    planned: Called, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    with asked_for_no_colours() as none:
        app = RotaEngageApp()
    assert none
    assert os.environ["NO_COLOR"] == "1"
    app.without_colours = none
    async with app.run_test(size=SMALL) as pilot:
        page = await open_ward(app, pilot)
        assert app.theme == PLAIN
        segments = [segment for y in range(20) for segment in page.grid.render_line(y)]
        assert segments
        used = [c for s in segments if s.style for c in (s.style.color, s.style.bgcolor) if c is not None]
        assert all(colour.is_default for colour in used)


async def test_the_place_is_kept_when_the_person_rests_and_not_while_keys_come(
    planned: Called, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: list[Session] = []
    monkeypatch.setattr(verbs, "keep_session", lambda path, session: kept.append(session))
    monkeypatch.setattr(remembering, "EVERY_SECONDS", 3600)
    clock = [1000.0]
    monkeypatch.setattr(remembering, "monotonic", lambda: clock[0])
    app = RotaEngageApp(WARD)
    async with app.run_test(size=SMALL) as pilot:
        await shown(app, pilot, "rota")
        app.look_around()
        await pilot.press("right")
        app.look_around()
        app.look_around()
        await until(pilot, lambda: len(kept) == 1)
        for _ in range(3):
            await pilot.press("right")
            app.look_around()
        clock[0] += remembering.AT_MOST_SECONDS + 1
        await pilot.press("right")
        app.look_around()
        await until(pilot, lambda: len(kept) == 2)
