"""The whole story on a sample, nothing made up: plan, refuse, ask why, compare, choose, export, undo, come back."""

from contextlib import suppress
from pathlib import Path

import pytest
from textual.css.query import NoMatches

from rotaengage.domain.scenario import PlanSettings
from rotaengage.tui.app import RotaEngageApp
from rotaengage.tui.screens.export import ExportScreen
from rotaengage.tui.screens.history import HistoryScreen
from rotaengage.tui.screens.plan import PlanScreen
from rotaengage.tui.screens.trade_offs import TradeOffsScreen
from rotaengage.tui.screens.what_if import WhatIfScreen
from rotaengage.tui.screens.why import WhyScreen
from rotaengage.tui.widgets.line_list import LineList
from rotaengage.tui.widgets.pane import Pane
from rotaengage.usecases.edit import set_settings
from rotaengage.usecases.history import history
from rotaengage.usecases.new_workspace import new_workspace
from tests.house import ROOT
from tests.tui.handed_out import slots_stand_in_their_cells
from tests.tui.stage import MEDIUM, Driver

WARD = ROOT / "samples" / "ward.xlsx", ROOT / "samples" / "ward-setup.xlsx"


async def wait(pilot: Driver, happened: object) -> None:
    """Let the program work until this has happened, for as long as a busy computer may need."""
    assert callable(happened)
    for _ in range(6000):
        with suppress(NoMatches):  # a widget that is not mounted yet is not there yet
            if happened():
                await pilot.pause()
                return
        await pilot.pause(0.02)
    pytest.fail("it did not happen")


@pytest.fixture
def ward(tmp_path: Path) -> Path:
    """The sample ward as a workspace of its own."""
    path = tmp_path / "ward.rota"
    new_workspace(path, [WARD[0]], WARD[1])
    set_settings(path, PlanSettings(seconds=4), "four seconds")
    return path


def version(app: RotaEngageApp) -> int:
    """The version of the plan that holds; 0 for none."""
    opened = app.state.opened
    return opened.plan.version if opened and opened.plan else 0


async def plan(app: RotaEngageApp, pilot: Driver) -> None:
    """Make the first plan."""
    await wait(pilot, lambda: app.state.opened)
    await pilot.press("4")
    await wait(pilot, lambda: isinstance(app.screen, PlanScreen) and app.screen.query_one(LineList).key)
    await pilot.press("p")
    await wait(pilot, lambda: version(app) == 1)


async def refuse(app: RotaEngageApp, pilot: Driver) -> None:
    """Refuse the first slot and keep it so."""
    await pilot.press("8")
    await wait(pilot, lambda: isinstance(app.screen, WhatIfScreen) and app.screen.query_one(LineList).key)
    await pilot.press("home", "enter", "enter")
    await wait(pilot, lambda: app.answer)
    assert "Possible" in app.screen.query_one(Pane).words
    await pilot.press("w", *"on call elsewhere", "enter")
    await wait(pilot, lambda: version(app) == 2)


async def ask_why(app: RotaEngageApp, pilot: Driver) -> None:
    """Why somebody is short; the cheapest way out, where there is one, is tried and left again."""
    await pilot.press("9")
    await wait(pilot, lambda: isinstance(app.screen, WhyScreen) and (app.screen.found or not app.screen.who.key))
    page = app.screen
    assert isinstance(page, WhyScreen)
    found = page.found.get(page.who.key)
    if found is not None and found.ways_out:
        await pilot.press("t")
        await wait(pilot, lambda: isinstance(app.screen, WhatIfScreen) and app.answer)
        assert app.draft == found.ways_out[0].changes
        await pilot.press("x")
        assert app.draft == ()


async def choose(app: RotaEngageApp, pilot: Driver) -> None:
    """Look at alternatives, go over three of them, and choose one with its reason."""
    await pilot.press("f3")
    await wait(pilot, lambda: isinstance(app.screen, TradeOffsScreen) and app.screen.search.frontier.alternatives
               and not app.screen.search.looking)  # fmt: skip
    await take_third(app, pilot)


async def take_third(app: RotaEngageApp, pilot: Driver) -> None:
    """Go over three alternatives that were found, and choose one with its reason."""
    page = app.screen
    assert isinstance(page, TradeOffsScreen)
    await pilot.press("c", "down", "down")
    assert page.query_one(Pane).words.startswith("From plan A to plan")
    wanted = page.search.frontier.alternatives[page.search.at]
    await pilot.press("enter", *"fairest", "enter")
    await wait(pilot, lambda: version(app) == 3)
    assert app.state.opened is not None
    assert app.state.opened.plan is not None
    assert set(app.state.opened.plan.slots) == set(wanted.slots)


async def hand_out(app: RotaEngageApp, pilot: Driver, source: Path) -> None:
    """The same workbook comes back with the slots of the chosen alternative in it, and nothing else disturbed."""
    await pilot.press("6")
    await wait(
        pilot, lambda: isinstance(app.screen, ExportScreen) and "cells would" in app.screen.query_one(Pane).words
    )
    page, opened = app.screen, app.state.opened
    assert isinstance(page, ExportScreen)
    await pilot.press("w")
    await wait(pilot, lambda: "Written" in page.query_one(Pane).words)
    assert opened is not None
    assert opened.plan is not None
    slots_stand_in_their_cells(source, Path(page.wanted.name), opened.plan)


async def test_the_whole_story(ward: Path) -> None:
    app = RotaEngageApp(ward)
    async with app.run_test(size=MEDIUM) as pilot:
        await plan(app, pilot)
        await refuse(app, pilot)
        await ask_why(app, pilot)
        await choose(app, pilot)
        await hand_out(app, pilot, WARD[0])
        await pilot.press("u")
        await wait(pilot, lambda: version(app) == 2)
        await pilot.press("f5")
        await wait(pilot, lambda: isinstance(app.screen, HistoryScreen) and app.screen.past)
        await pilot.press("v")
        await pilot.press("q")
    told = history(ward)
    assert told.whole
    assert [(d.what.split(",")[0], d.why, d.standing) for d in told.deeds if "chosen" in d.what] == [
        ("plan 3 chosen", "fairest", "undone")
    ]
    again = RotaEngageApp(ward)
    async with again.run_test(size=MEDIUM) as pilot:
        await wait(pilot, lambda: isinstance(again.screen, HistoryScreen) and again.screen.past)
        assert version(again) == 2
        assert isinstance(again.screen, HistoryScreen)
        await wait(pilot, lambda: again.screen.view == "deeds" if isinstance(again.screen, HistoryScreen) else False)
        await pilot.press("ctrl+y")
        await wait(pilot, lambda: version(again) == 3)
