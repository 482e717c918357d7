"""What the doors look like, one picture a screen and size; run pytest with --snapshot-update after a wanted change."""

from datetime import date, timedelta
from importlib import import_module

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from rotaengage.tui.app import RotaEngageApp
from rotaengage.tui.screens.reading import ReadingScreen
from rotaengage.tui.widgets.line_list import LineList
from samples.make_pictures import own_fonts, words_of
from tests.house import ROOT
from tests.tui import values
from tests.tui.stage import SIZES, Called, Driver, open_ward, settled, until


class Pictures(SingleFileSnapshotExtension):
    """SVG as text, a file for each."""

    file_extension = "svg"
    _write_mode = WriteMode.TEXT


@pytest.fixture
def picture(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    """Compares with the pictures kept beside this test."""
    return snapshot.use_extension(Pictures)


TODAY = values.FIRST + timedelta(days=5)
ACUTE = ROOT / "samples" / "acute-medicine.xlsx"
READY: dict[str, str] = {
    "rota": "before, ",
    "day": "without protected time",
    "plan": "Checked by",
    "what_if": "Possible",
    "why": "Day by day",
    "trade_offs": "To B",
    "my_time": "Longest time",
    "history": "Fingerprint",
    "export": "cells would",
    "issues": "IM201",
    "help": "the day before",
}
"""Each screen of an open workspace, and words that stand on it when it is whole."""
FIRST_KEYS: dict[str, tuple[str, ...]] = {
    "rota": ("n",),
    "day": ("n",),
    "what_if": ("home", "enter", "enter"),
    "help": ("question_mark",),
}
"""Keys pressed on a screen before it is drawn; help is opened over the rota."""


class Then(date):
    """A day of the made-up rota is today."""

    @classmethod
    def today(cls) -> "Then":
        """That day."""
        return cls(TODAY.year, TODAY.month, TODAY.day)


@pytest.fixture(autouse=True)
def that_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing on a picture may depend on the day on which it is drawn."""
    for module in ("screens.my_time", "screens.rota"):
        monkeypatch.setattr(import_module(f"rotaengage.tui.{module}"), "date", Then)


def drawn(app: RotaEngageApp) -> str:
    """The screen as a picture."""
    return own_fonts(app.export_screenshot(title="RotaEngage"))


async def rest(app: RotaEngageApp, pilot: Driver) -> None:
    """Let all work end, and what it told be drawn."""
    await settled(app)
    await pilot.pause()
    await pilot.pause()


sizes = pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")


@sizes
@pytest.mark.parametrize("place", READY)
async def test_a_screen_looks_as_it_did(
    planned: Called, picture: SnapshotAssertion, place: str, size: tuple[int, int]
) -> None:
    app = RotaEngageApp()
    app.animation_level = "none"
    async with app.run_test(size=size, notifications=False) as pilot:
        page = await open_ward(app, pilot)
        page.show_doctor("d0", 0)
        await rest(app, pilot)
        if place not in ("rota", "help"):
            app.action_go(place)
            await until(pilot, lambda: app.place == place)
        await rest(app, pilot)
        await pilot.press(*FIRST_KEYS.get(place, ()))
        await until(pilot, lambda: READY[place] in words_of(drawn(app)))
        await rest(app, pilot)
        assert drawn(app) == picture


@sizes
async def test_the_first_screen_looks_as_it_did(
    planned: Called, picture: SnapshotAssertion, size: tuple[int, int]
) -> None:
    app = RotaEngageApp()
    app.animation_level = "none"
    async with app.run_test(size=size, notifications=False) as pilot:
        await until(pilot, lambda: app.place == "open" and app.screen.query_one(LineList).key)
        await rest(app, pilot)
        assert drawn(app) == picture


@sizes
async def test_a_workbook_that_is_read_looks_as_it_did(picture: SnapshotAssertion, size: tuple[int, int]) -> None:
    app = RotaEngageApp()
    app.animation_level = "none"
    async with app.run_test(size=size, notifications=False) as pilot:
        app.open_file(ACUTE)
        await until(pilot, lambda: isinstance(app.screen, ReadingScreen) and len(app.screen.sheet.marked) == 3)
        await rest(app, pilot)
        assert drawn(app) == picture
