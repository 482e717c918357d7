"""A person who knows no keys finds everything: menu by key and mouse, help that searches, keys of one's own."""

from pathlib import Path

import pytest

from rotaengage.domain.issue import UserError
from rotaengage.tui import verbs
from rotaengage.tui.app import RotaEngageApp
from rotaengage.tui.present.look import plain
from rotaengage.tui.screens.dialog import Dialog
from rotaengage.tui.screens.doctors import DoctorsScreen
from rotaengage.tui.screens.help import HelpScreen
from rotaengage.tui.screens.menu import MenuScreen
from rotaengage.tui.screens.rota import RotaScreen
from rotaengage.tui.widgets.key_bar import KeyBar
from rotaengage.tui.widgets.line_list import LineList
from rotaengage.tui.widgets.menu_bar import MenuBar
from rotaengage.tui.widgets.title_bar import TitleBar, tabs, title_line
from tests.tui.stage import SIZES, SMALL, Called, Driver, open_ward, until


async def menu(app: RotaEngageApp, pilot: Driver) -> MenuScreen:
    """The open menu."""
    await until(pilot, lambda: isinstance(app.screen, MenuScreen) and app.screen.query_one(LineList).key)
    assert isinstance(app.screen, MenuScreen)
    return app.screen


@pytest.mark.parametrize("size", SIZES)
async def test_the_menu_opens_on_the_screens_own_and_runs_with_arrows_and_enter(
    planned: Called, size: tuple[int, int]
) -> None:
    app = RotaEngageApp()
    async with app.run_test(size=size) as pilot:
        page = await open_ward(app, pilot)
        await pilot.press("f10")
        shown = await menu(app, pilot)
        assert list(shown.menus)[shown.at] == "Rota"
        box = shown.query_one(LineList)
        assert box.region.right <= size[0]
        assert box.region.bottom <= size[1]
        await pilot.press("left")
        assert list(shown.menus)[shown.at] == "Go"
        await pilot.press("down", "down", "down", "down", "enter")
        await until(pilot, lambda: isinstance(app.screen, DoctorsScreen))
        assert page.is_mounted


async def test_the_menu_opens_and_chooses_by_mouse(planned: Called) -> None:
    app = RotaEngageApp()
    async with app.run_test(size=SMALL) as pilot:
        page = await open_ward(app, pilot)
        await pilot.click(TitleBar, offset=(2, 0))
        shown = await menu(app, pilot)
        bar = shown.query_one(MenuBar)
        await pilot.click(MenuBar, offset=(bar.left_of(0) + 1, 0))
        await pilot.pause()
        assert list(shown.menus)[shown.at] == "Go"
        row = next(n for n, item in enumerate(shown.query_one(LineList).items) if item.key == "app.go_doctors")
        await pilot.click(LineList, offset=(3, row + 1))
        await until(pilot, lambda: isinstance(app.screen, DoctorsScreen))
        await pilot.press("f10")
        await menu(app, pilot)
        await pilot.press("escape")
        assert isinstance(app.screen, DoctorsScreen)
        assert page.is_mounted


async def test_what_cannot_be_done_now_stands_in_the_menu_and_does_nothing(planned: Called) -> None:
    app = RotaEngageApp()
    async with app.run_test(size=SMALL) as pilot:
        await open_ward(app, pilot)
        app.action_go("plan")
        await pilot.pause()
        await pilot.press("f10")
        shown = await menu(app, pilot)
        assert "plan.stop" in shown.cannot
        box = shown.query_one(LineList)
        box.mark([item.key for item in box.items].index("plan.stop"))
        await pilot.press("enter")
        assert app.screen is shown


async def test_help_searches_and_does_what_is_marked(planned: Called) -> None:
    app = RotaEngageApp()
    async with app.run_test(size=SMALL) as pilot:
        page = await open_ward(app, pilot)
        before = page.grid.column
        await pilot.press("question_mark")
        await until(pilot, lambda: isinstance(app.screen, HelpScreen) and app.screen.query_one(LineList).key)
        await pilot.press("slash", *"week on", "enter")
        box = app.screen.query_one(LineList)
        assert [item.key for item in box.items if item.key] == ["rota.week_on"]
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, RotaScreen))
        assert page.grid.column == before + 7


async def test_esc_in_help_first_shows_all_then_goes_back(planned: Called) -> None:
    app = RotaEngageApp()
    async with app.run_test(size=SMALL) as pilot:
        await open_ward(app, pilot)
        await pilot.press("f1")
        await until(pilot, lambda: isinstance(app.screen, HelpScreen) and app.screen.query_one(LineList).key)
        everything = len(app.screen.query_one(LineList).items)
        await pilot.press("slash", *"zzzz", "enter")
        assert not app.screen.query_one(LineList).key
        await pilot.press("escape")
        assert len(app.screen.query_one(LineList).items) == everything
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, RotaScreen))


async def test_own_keys_work_and_are_shown_everywhere(planned: Called, monkeypatch: pytest.MonkeyPatch) -> None:
    own = {"rota.filter": ("F8",), "app.menu": ("F9",), "list.down": ("z",)}
    monkeypatch.setattr(verbs, "own_keys", lambda: (own, Path("keys.toml")))
    app = RotaEngageApp()
    async with app.run_test(size=SMALL) as pilot:
        page = await open_ward(app, pilot)
        await until(pilot, lambda: app.own_keys)
        keys = {hint.action.id: hint.key for hint in page.query_one(KeyBar).shown}
        assert keys["rota.filter"] == "F8"
        assert tabs("rota", app.ready, 80, app.own_keys)[0].text == " F9 Menu "
        await pilot.press("f10")
        assert app.screen is page
        await pilot.press("f9")
        shown = await menu(app, pilot)
        assert "F8" in plain([item.line for item in shown.query_one(LineList).items])
        first = shown.query_one(LineList).at
        await pilot.press("z")
        assert shown.query_one(LineList).at == first + 1


async def test_a_mistake_in_own_keys_is_told_and_the_usual_ones_stay(
    planned: Called, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> None:
        raise UserError("this file of keys cannot be read", "keys.toml", "mend it")

    monkeypatch.setattr(verbs, "own_keys", broken)
    app = RotaEngageApp()
    async with app.run_test(size=SMALL) as pilot:
        await until(pilot, lambda: isinstance(app.screen, Dialog))
        assert isinstance(app.screen, Dialog)
        assert app.screen.told == ["keys.toml: this file of keys cannot be read; mend it."]
        await pilot.press("enter", "f10")
        await menu(app, pilot)


@pytest.mark.parametrize("width", [60, 80, 120, 200])
def test_the_top_line_fits_and_names_this_screen(width: int) -> None:
    ready = frozenset({"open", "reading", "rota", "plan", "doctors", "export", "issues"})
    words = plain([title_line("rota", ready, "ward, plan 3", width)])
    assert len(words) <= width + 1
    assert "[3 Rota]" in words
    assert "F10 Menu" in words
    if width >= 120:
        assert "ward, plan 3" in words
        assert "7 Issues" in words


async def test_the_command_line_can_do_any_action_on_its_own_screen(planned: Called) -> None:
    app = RotaEngageApp(Path("ward.rota"), do=["rota.week_on", "doctors.order", "app.go_rota", "rota.right"])
    async with app.run_test(size=SMALL) as pilot:
        await until(pilot, lambda: isinstance(app.screen, RotaScreen) and not app.to_do)
        page = app.screen
        assert isinstance(page, RotaScreen)
        await until(pilot, lambda: page.grid.column == 8)
        doctors = app._pages["doctors"]
        assert isinstance(doctors, DoctorsScreen)
        assert doctors.by_name
