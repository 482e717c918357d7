"""The whole story on a rota that somebody else made, from its workbook to the same place the next day."""

import shutil
from pathlib import Path

import pytest

from rotaengage.domain.service import CoverRequirement
from rotaengage.domain.why import Why
from rotaengage.tui.app import RotaEngageApp
from rotaengage.tui.screens.form import FormScreen
from rotaengage.tui.screens.history import HistoryScreen
from rotaengage.tui.screens.plan import PlanScreen
from rotaengage.tui.screens.reading import ReadingScreen
from rotaengage.tui.screens.trade_offs import TradeOffsScreen
from rotaengage.tui.screens.what_if import WhatIfScreen
from rotaengage.tui.screens.why import WhyScreen
from rotaengage.tui.widgets.line_list import LineList
from rotaengage.tui.widgets.lines import Lines
from rotaengage.tui.widgets.pane import Pane
from rotaengage.usecases.history import history
from rotaengage.usecases.open_workspace import open_workspace
from tests.house import ROOT
from tests.tui.stage import MEDIUM, Driver
from tests.tui.test_whole_story import hand_out, plan, refuse, take_third, version, wait

WARD = sorted((ROOT.parent / "shared" / "corpus" / "rotas").glob("polish-ward-straddling-month.xlsx"))
WANTED = {"code:DN": "standard_day 09:00-17:00", "code:U": "annual_leave"}


@pytest.fixture
def workbook(source: Path, tmp_path: Path) -> Path:
    """The workbook in a folder of its own."""
    shutil.copyfile(source, tmp_path / "ward.xlsx")
    (tmp_path / "ward.xlsx").chmod(0o600)
    return tmp_path / "ward.xlsx"


def at(page: LineList, key: str) -> None:
    """Mark a line by its key."""
    page.mark([item.key for item in page.items].index(key))


async def read_and_answer(app: RotaEngageApp, pilot: Driver) -> None:
    """Two of the questions are answered, each is read at once, and nothing is lost; then it becomes a workspace."""
    await wait(pilot, lambda: isinstance(app.screen, ReadingScreen) and app.screen.sheet.picture)
    page = app.screen
    assert isinstance(page, ReadingScreen)
    for done, (key, words) in enumerate(WANTED.items(), 1):
        at(page.issues, next(i.key for i in page.issues.items if key in i.key))
        await pilot.press("t", "ctrl+u", *words, "enter")
        await wait(pilot, lambda done=done: len(app.state.said) == done and not page.waiting)
    words = page.query_one("#count", Lines).words
    assert "Nothing lost" in words
    assert "261 asked" not in words
    await pilot.press("w", "enter")
    await wait(pilot, lambda: app.state.opened)


async def ask_for_more(app: RotaEngageApp, pilot: Driver) -> None:
    """A time limit, and a preferred level of cover by the form: something to trade."""
    await pilot.press("4")
    await wait(pilot, lambda: isinstance(app.screen, PlanScreen) and app.screen.query_one(LineList).key)
    page = app.screen
    await pilot.press("t", "ctrl+u", "4", "enter")
    await wait(pilot, lambda: app.state.opened and app.state.opened.settings.seconds == 4)
    busiest = max((r for r in cover(app) if r.start.hour == 9), key=lambda r: len(r.weekdays))
    at(page.query_one(LineList), f"cover:{busiest.id}")
    await pilot.press("c")
    await wait(pilot, lambda: isinstance(app.screen, FormScreen) and app.screen.query_one(LineList).key)
    at(app.screen.query_one(LineList), "preferred")
    await pilot.press("enter", "ctrl+u", *str(busiest.minimum + 3), "enter", "w")
    await wait(pilot, lambda: app.screen is page and busiest not in cover(app))


def cover(app: RotaEngageApp) -> tuple[CoverRequirement, ...]:
    """The cover that is asked for."""
    return app.state.opened.department.scenario.cover if app.state.opened else ()


async def way_out(app: RotaEngageApp, pilot: Driver) -> None:
    """Go down those who are short to the first with a way out; the cheapest is tried, answered, and left again."""
    await pilot.press("9")
    await wait(pilot, lambda: isinstance(app.screen, WhyScreen) and app.screen.who.key)
    page = app.screen
    assert isinstance(page, WhyScreen)
    for _ in range(len(page.who.items)):
        await wait(pilot, lambda: page.who.key in page.found)
        if page.found[page.who.key].ways_out:
            break
        await pilot.press("down")
    found = page.found[page.who.key]
    assert isinstance(found, Why)
    assert found.planned_minutes < found.entitled_minutes
    assert found.reasons
    await pilot.press("t")
    await wait(pilot, lambda: isinstance(app.screen, WhatIfScreen) and app.answer)
    assert app.draft == found.ways_out[0].changes
    assert "Possible" in app.screen.query_one(Pane).words
    await pilot.press("x")


async def trade(app: RotaEngageApp, pilot: Driver) -> None:
    """Hours against preferred cover: three alternatives or more, of which none beats another."""
    await pilot.press("f3")
    await wait(pilot, lambda: isinstance(app.screen, TradeOffsScreen) and app.screen.search.frontier.alternatives)
    page = app.screen
    assert isinstance(page, TradeOffsScreen)
    await pilot.press("a", "enter", "escape")
    await wait(pilot, lambda: len(page.search.axes) == 2 and len(page.search.frontier.alternatives) > 2)
    await pilot.press("s")
    await wait(pilot, lambda: not page.search.looking)
    found = [one.values for one in page.search.frontier.alternatives]
    assert found == sorted(found)
    assert [short for _, short in found] == sorted({short for _, short in found})


@pytest.mark.parametrize("source", WARD, ids=lambda path: path.stem)
async def test_the_whole_story_on_a_rota_from_elsewhere(workbook: Path) -> None:
    app = RotaEngageApp()
    async with app.run_test(size=MEDIUM) as pilot:
        app.open_file(workbook)
        await read_and_answer(app, pilot)
        await ask_for_more(app, pilot)
        await plan(app, pilot)
        await refuse(app, pilot)
        await way_out(app, pilot)
        await trade(app, pilot)
        await take_third(app, pilot)
        await hand_out(app, pilot, workbook)
        await pilot.press("u")
        await wait(pilot, lambda: version(app) == 2)
        await pilot.press("f5")
        await wait(pilot, lambda: isinstance(app.screen, HistoryScreen) and app.screen.past)
        await pilot.press("q")
    path = workbook.with_suffix(".rota")
    assert history(path).whole
    assert {c.code for c in open_workspace(path).department.answers.codes} == {"DN", "U"}
    again = RotaEngageApp(resume=True)
    async with again.run_test(size=MEDIUM) as pilot:
        await wait(pilot, lambda: isinstance(again.screen, HistoryScreen) and again.screen.past)
        assert version(again) == 2
