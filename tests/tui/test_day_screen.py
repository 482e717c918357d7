"""A slot is moved by keys and by mouse on the day: cover and rules answer as it moves, and the change is kept."""

from pathlib import Path

import pytest
from textual.geometry import Offset

from rotaengage.store import Workspace
from rotaengage.tui.app import RotaEngageApp
from rotaengage.tui.screens.day import DayScreen
from rotaengage.tui.screens.rota import RotaScreen
from rotaengage.tui.widgets.lines import Lines
from rotaengage.usecases.open_workspace import open_workspace
from tests.tui import values
from tests.tui.stage import MEDIUM, SIZES, SMALL, Driver, until

OWN, EVENT = values.SLOTS[0], values.SLOTS[2]


@pytest.fixture
def ward(tmp_path: Path) -> Path:
    """The made-up ward with one slot, in a workspace on disk."""
    path = tmp_path / "ward.rota"
    plan = values.plan((OWN, EVENT))
    event = plan.events[0].changed(invited=("d3",), attending=("d3",))
    with Workspace.create(path, values.department(), [], "test") as workspace:
        workspace.save_plan(plan.changed(events=(event,), objectives=()), "test")
    return path


def held(page: DayScreen) -> bool:
    """Whether a slot is in the hand."""
    return page.hand is not None


def at_rota(app: RotaEngageApp) -> RotaScreen | None:
    """The rota, if it is shown."""
    return app.screen if isinstance(app.screen, RotaScreen) else None


def at_day(app: RotaEngageApp) -> DayScreen | None:
    """The day, if it is shown."""
    return app.screen if isinstance(app.screen, DayScreen) else None


async def on_day(app: RotaEngageApp, pilot: Driver, path: Path) -> DayScreen:
    """The day of the slot, opened from the rota with Enter."""
    app.open_file(path)
    await until(pilot, lambda: (rota := at_rota(app)) and rota.grid.rows)
    rota = at_rota(app)
    assert rota is not None
    rota.show_doctor("d0", 1)
    await pilot.press("enter")
    await until(pilot, lambda: (day := at_day(app)) and day.line.lines)
    page = at_day(app)
    assert page is not None
    await until(pilot, lambda: page.line.quarter == 56)
    return page


def told(page: DayScreen) -> str:
    """The words below the timeline."""
    return page.query_one("#told", Lines).words


def stored(path: Path) -> list[str]:
    """The hours of the doctor's slots in the workspace."""
    plan = open_workspace(path).plan
    return [f"{s.span.start:%H:%M}-{s.span.end:%H:%M}" for s in plan.slots if s.doctor == "d0"] if plan else []


@pytest.mark.parametrize("size", SIZES)
async def test_the_day_tells_who_what_and_cover_at_the_mark(ward: Path, size: tuple[int, int]) -> None:
    app = RotaEngageApp()
    async with app.run_test(size=size) as pilot:
        page = await on_day(app, pilot, ward)
        assert "Amara Okoro" in told(page)
        assert "14:00-16:00 Self-development time" in told(page)
        assert "Ward SHO, day" in told(page)
        await pilot.press("left", "left")
        assert "13:30" in told(page)
        assert "Self-development" not in told(page)
        await pilot.press("right_square_bracket")
        assert page.column == 2
        await pilot.press("left_square_bracket", "escape")
        await until(pilot, lambda: isinstance(app.screen, RotaScreen))


async def test_a_slot_is_taken_moved_made_longer_and_put_down_by_keys(ward: Path) -> None:
    app = RotaEngageApp()
    async with app.run_test(size=SMALL) as pilot:
        page = await on_day(app, pilot, ward)
        await pilot.press("enter", "left", "left", "greater_than_sign")
        assert held(page)
        await until(pilot, lambda: "It can lie here" in told(page))
        assert "13:00-15:30" in told(page)
        assert stored(ward) == ["14:00-16:00"]
        await pilot.press("enter")
        await until(pilot, lambda: not held(page) and stored(ward) == ["13:00-15:30"])
        await until(pilot, lambda: page.line.here and any(s.pinned for s in page.line.here.slots))


async def test_a_place_that_breaks_a_rule_is_told_and_escape_puts_the_slot_back(ward: Path) -> None:
    app = RotaEngageApp()
    async with app.run_test(size=SMALL) as pilot:
        page = await on_day(app, pilot, ward)
        await pilot.press("m", "right")
        await until(pilot, lambda: "handover" in told(page))
        await pilot.press("enter")
        assert held(page)
        await pilot.press("escape")
        assert not held(page)
        assert (page.line.gone, page.line.held) == (None, None)
        assert stored(ward) == ["14:00-16:00"]


async def test_a_slot_is_dragged_by_its_body_and_by_its_end(ward: Path) -> None:
    app = RotaEngageApp()
    async with app.run_test(size=MEDIUM) as pilot:
        page = await on_day(app, pilot, ward)
        line = page.line

        def place(quarter: int) -> Offset:
            return Offset(line.names + quarter - line.left, 1 + line.row - line.top)

        await pilot.mouse_down(line, place(58))
        await pilot.hover(line, place(52))
        await pilot.mouse_up(line, place(52))
        await until(pilot, lambda: stored(ward) == ["12:30-14:30"])
        await until(pilot, lambda: line.here and line.here.slots[0].pinned and not held(page))
        await pilot.mouse_down(line, place(57))
        await pilot.hover(line, place(53))
        await pilot.mouse_up(line, place(53))
        await until(pilot, lambda: stored(ward) == ["12:30-13:30"])


async def test_time_is_put_in_and_taken_out(ward: Path) -> None:
    app = RotaEngageApp()
    async with app.run_test(size=SMALL) as pilot:
        page = await on_day(app, pilot, ward)
        await pilot.press("x")
        await until(pilot, lambda: stored(ward) == [])
        await until(pilot, lambda: page.line.here and not page.line.here.slots)
        page.line.go(page.line.row, 40)
        await pilot.press("a")
        await until(pilot, lambda: "It can lie here" in told(page))
        await pilot.press("enter")
        await until(pilot, lambda: stored(ward) == ["10:00-11:00"])


async def test_an_event_is_not_moved_by_hand(ward: Path) -> None:
    app = RotaEngageApp()
    async with app.run_test(size=SMALL) as pilot:
        page = await on_day(app, pilot, ward)
        page.open("d3", 8)
        await pilot.press("enter")
        assert not held(page)
        await pilot.press("x")
        plan = open_workspace(ward).plan
        assert plan is not None
        assert len(plan.slots) == 2
