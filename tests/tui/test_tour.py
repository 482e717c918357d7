"""The tour leads through every screen by what the person does, and can be left anywhere."""

import pytest

from rotaengage.tui.actions import PLACES
from rotaengage.tui.app import RotaEngageApp
from rotaengage.tui.pages import PAGES
from rotaengage.tui.present.look import plain
from rotaengage.tui.present.tour import PLANNED, STEPS, next_step, step_lines
from rotaengage.tui.screens.page import Page
from rotaengage.tui.widgets.line_list import LineList
from rotaengage.tui.widgets.tour_bar import TourBar
from tests.tui.stage import SMALL, Called, Driver, until


def test_every_step_fits_the_smallest_terminal_and_waits_for_a_screen_that_there_is() -> None:
    for at, step in enumerate(STEPS):
        lines = step_lines(at, ("F6", "F7"), SMALL[0] - 2)
        words = plain(lines).replace("\n", " ")
        assert len(lines) <= 4
        assert words.endswith(step.told), step.title
        assert step.until in {*PAGES, PLANNED, ""}
        assert step.until in {PLANNED, ""} or step.until in PLACES


def test_a_step_ends_with_what_it_asks_for_alone() -> None:
    assert next_step(0, "rota", planned=False) == 1
    assert next_step(0, "plan", planned=True) == 0
    planning = next(n for n, step in enumerate(STEPS) if step.until == PLANNED)
    assert next_step(planning, "plan", planned=False) == planning
    assert next_step(planning, "plan", planned=True) == planning + 1
    assert next_step(len(STEPS) - 1, "export", planned=True) == len(STEPS) - 1


def told(app: RotaEngageApp) -> str:
    """What the tour says on the screen that is shown."""
    return plain(app.screen.query_one(TourBar).lines)


async def started(app: RotaEngageApp, pilot: Driver) -> None:
    """The tour, from the first screen."""
    await until(pilot, lambda: app.screen.query_one(LineList).key)
    box = app.screen.query_one(LineList)
    box.mark([item.key for item in box.items].index("tour:"))
    await pilot.press("enter")
    await until(pilot, lambda: "Tour 1 of" in told(app))


async def test_the_tour_follows_what_is_done(unplanned: Called) -> None:
    app = RotaEngageApp()
    async with app.run_test(size=SMALL) as pilot:
        await started(app, pilot)
        assert [path.stem for path, _, _ in unplanned.made] == ["ward"]
        await until(pilot, lambda: isinstance(app.screen, Page) and app.screen.place == "reading")
        for key, title in (("3", "The rota"), ("4", "Planning"), ("p", "The proof"), ("5", "Who is short")):
            await pilot.press(key)
            await until(pilot, lambda title=title: title in told(app))  # type: ignore[misc]  # a default fixes the title
        assert app.screen.query_one(TourBar).region.height == 4


@pytest.mark.parametrize("key", ["f7", "f6"])
async def test_the_tour_is_left_at_once_or_at_its_end(unplanned: Called, key: str) -> None:
    app = RotaEngageApp()
    async with app.run_test(size=SMALL) as pilot:
        await started(app, pilot)
        for _ in STEPS:
            await pilot.press(key)
        assert app.tour is None
        assert told(app) == ""
        assert not app.screen.query_one(TourBar).display


async def test_a_step_that_is_skipped_goes_to_the_screen_of_the_next(unplanned: Called) -> None:
    app = RotaEngageApp()
    async with app.run_test(size=SMALL) as pilot:
        await started(app, pilot)
        for title, place in (("The rota", "rota"), ("Planning", "plan"), ("The proof", "plan"), ("Who is", "doctors")):
            await pilot.press("f6")
            await until(pilot, lambda title=title: title in told(app))  # type: ignore[misc]  # a default fixes the title
            assert app.place == place


async def test_a_doctors_own_window_has_no_tour(planned: Called) -> None:
    app = RotaEngageApp(viewer="d1")
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("f6")
        assert app.tour is None
