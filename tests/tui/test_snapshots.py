"""What the doors look like, one picture a screen and size; run pytest with --snapshot-update after a wanted change."""

from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from rotaengage.tui.app import RotaEngageApp
from rotaengage.tui.screens.page import Page
from rotaengage.tui.widgets.line_list import LineList
from rotaengage.tui.widgets.pane import Pane
from samples.make_pictures import own_fonts
from tests.tui.stage import SIZES, Called, Driver, until


class Pictures(SingleFileSnapshotExtension):
    """SVG as text, a file for each."""

    file_extension = "svg"
    _write_mode = WriteMode.TEXT


@pytest.fixture
def picture(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    """Compares with the pictures kept beside this test."""
    return snapshot.use_extension(Pictures)


READY: dict[str, str] = {"open": "", "issues": "IM201", "export": "cells would"}
"""Words that stand in the lower half of a screen when it is whole."""


async def whole(app: RotaEngageApp, pilot: Driver, place: str) -> str:
    """The screen as a picture, when all its words have come."""
    await until(pilot, lambda: app.place == place and app.screen.query_one(LineList).key)
    if READY[place]:
        await until(pilot, lambda: READY[place] in app.screen.query_one(Pane).words)
    await app.workers.wait_for_complete()
    await pilot.pause()
    return own_fonts(app.export_screenshot(title="RotaEngage"))


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("place", READY)
async def test_a_screen_looks_as_it_did(
    planned: Called, picture: SnapshotAssertion, place: str, size: tuple[int, int]
) -> None:
    app = RotaEngageApp(Path("ward.rota") if place != "open" else None)
    app.animation_level = "none"
    async with app.run_test(size=size, notifications=False) as pilot:
        if place != "open":
            await until(pilot, lambda: isinstance(app.screen, Page) and app.place == "rota")
            app.action_go(place)
        assert await whole(app, pilot, place) == picture
