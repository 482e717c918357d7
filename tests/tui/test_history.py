"""Versions with names and notes, deeds, trail; undo and redo by both keys; My time and what it keeps to itself."""

from pathlib import Path

import pytest

from rotaengage.tui.app import RotaEngageApp
from rotaengage.tui.screens.history import HistoryScreen
from rotaengage.tui.screens.my_time import MyTimeScreen
from rotaengage.tui.widgets.line_list import LineList
from rotaengage.tui.widgets.lines import Lines
from rotaengage.tui.widgets.pane import Pane
from rotaengage.usecases.viewer import REPRESENTATIVE
from tests.tui import values
from tests.tui.stage import MEDIUM, SIZES, SMALL, Called, Driver, open_ward, until


async def at_history(app: RotaEngageApp, pilot: Driver) -> HistoryScreen:
    """The history of the made-up ward."""
    await open_ward(app, pilot)
    await pilot.press("f5")
    await until(pilot, lambda: isinstance(app.screen, HistoryScreen) and app.screen.query_one(LineList).key)
    assert isinstance(app.screen, HistoryScreen)
    return app.screen


def everything(app: RotaEngageApp) -> str:
    """All words on the screen."""
    lists = ["".join(p.text for p in item.line) for one in app.screen.query(LineList) for item in one.items]
    blocks = [*(w.words for w in app.screen.query(Lines)), *(w.words for w in app.screen.query(Pane))]
    return "\n".join([*lists, *blocks])


@pytest.mark.parametrize("size", SIZES)
async def test_versions_are_named_noted_compared_and_taken_up(planned: Called, size: tuple[int, int]) -> None:
    app = RotaEngageApp()
    async with app.run_test(size=size) as pilot:
        page = await at_history(app, pilot)
        assert page.query_one(LineList).key == "2"
        assert "holds now" in page.query_one(Pane).words
        await pilot.press("down")
        assert "liked by the forum" in page.query_one(Pane).words
        await pilot.press("c")
        assert "From plan 1 to plan 1" in page.query_one(Pane).words
        assert "Eira Prosser" in page.query_one(Pane).words
        await pilot.press("n", "home", "shift+end", *"Fair", "enter", "t")
        await until(pilot, lambda: len(planned.kept) == 2)
        assert planned.kept == ["label 1 Fair/liked by the forum", "take 1"]


async def test_deeds_and_trail_are_told(planned: Called) -> None:
    app = RotaEngageApp()
    async with app.run_test(size=SMALL) as pilot:
        await at_history(app, pilot)
        await pilot.press("v")
        assert "taken back" in everything(app)
        assert "after the forum" in everything(app) or "plan 1 taken up" in everything(app)
        await pilot.press("v", "v")
        assert "Nothing that the trail reports was changed" in everything(app)
        await pilot.press("t")
        assert planned.kept == []


@pytest.mark.parametrize(("key", "verb"), [("u", "undo"), ("ctrl+z", "undo"), ("U", "redo"), ("ctrl+y", "redo")])
async def test_both_keys_undo_and_redo_on_every_screen(planned: Called, key: str, verb: str) -> None:
    app = RotaEngageApp()
    async with app.run_test(size=SMALL) as pilot:
        await open_ward(app, pilot)
        number = app.state.number
        await pilot.press(key)
        await until(pilot, lambda: app.state.number > number)
        assert planned.kept == [verb]


async def test_no_history_without_a_plan_says_where_to_go(unplanned: Called) -> None:
    app = RotaEngageApp()
    async with app.run_test(size=SMALL) as pilot:
        await open_ward(app, pilot)
        await pilot.press("f5")
        await until(pilot, lambda: "4 goes to planning" in everything(app))


@pytest.mark.parametrize("size", SIZES)
async def test_a_doctor_sees_own_time_and_no_colleagues_name(planned: Called, size: tuple[int, int]) -> None:
    app = RotaEngageApp(Path("ward.rota"), viewer="d0")
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: isinstance(app.screen, MyTimeScreen) and app.screen.query_one(Pane).words)
        told = everything(app)
        assert "Amara Okoro" in told
        assert "Self-development time" in told
        assert [name for name, *_ in values.NAMES if name in told] == ["Amara Okoro"]
        await pilot.press("3", "u", "r")
        assert isinstance(app.screen, MyTimeScreen)
        assert planned.kept == []
        assert not app.screen.groups


async def test_a_representative_sees_groups_and_no_name(planned: Called) -> None:
    app = RotaEngageApp(Path("ward.rota"), viewer=REPRESENTATIVE)
    async with app.run_test(size=MEDIUM) as pilot:
        await until(pilot, lambda: isinstance(app.screen, MyTimeScreen) and app.screen.query_one(Pane).words)
        told = everything(app)
        assert "By grade" in told
        assert [name for name, *_ in values.NAMES if name in told] == []


async def test_the_coordinator_can_put_the_list_away(planned: Called) -> None:
    app = RotaEngageApp()
    async with app.run_test(size=SMALL) as pilot:
        await open_ward(app, pilot)
        await pilot.press("f4")
        await until(pilot, lambda: isinstance(app.screen, MyTimeScreen) and app.screen.query_one(Pane).words)
        assert app.screen.query_one(LineList).display
        await pilot.press("enter")
        assert not app.screen.query_one(LineList).display
        await pilot.press("escape", "slash", *"eira", "enter")
        await until(pilot, lambda: "Eira Prosser" in app.screen.query_one(Pane).words)
        assert app.screen.query_one(LineList).display
