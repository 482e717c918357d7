"""Trade-offs: compare, hold, choose with a reason, and the plot, at the smallest terminal and at a usual one."""

import sys

import pytest

from rotaengage.domain.frontier import Axis, Frontier
from rotaengage.domain.issue import UserError
from rotaengage.tui import verbs_explore
from rotaengage.tui.app import RotaEngageApp
from rotaengage.tui.colours import SCHEMES
from rotaengage.tui.messages import FrontierPart
from rotaengage.tui.present.look import plain
from rotaengage.tui.present.rows import row_of_doctor
from rotaengage.tui.present.trade_offs import Outlook, exchange_lines
from rotaengage.tui.screens.dialog import Dialog
from rotaengage.tui.screens.trade_offs import TradeOffsScreen
from rotaengage.tui.widgets.lines import Lines
from rotaengage.tui.widgets.pane import Pane
from rotaengage.tui.widgets.rota_grid import RotaGrid
from tests.tui import explored, values
from tests.tui.explored import Asked
from tests.tui.stage import MEDIUM, SIZES, SMALL, Driver, open_ward, until

Size = tuple[int, int]


async def trade_offs(app: RotaEngageApp, pilot: Driver) -> TradeOffsScreen:
    """The trade-offs of the made-up ward."""
    await open_ward(app, pilot)
    await pilot.press("f3")
    await until(pilot, lambda: isinstance(app.screen, TradeOffsScreen) and not app.screen.search.looking
                and app.screen.search.frontier.alternatives)  # fmt: skip
    assert isinstance(app.screen, TradeOffsScreen)
    return app.screen


@pytest.mark.parametrize("size", SIZES)
async def test_alternatives_are_compared_and_one_is_chosen_with_its_reason(asked: Asked, size: Size) -> None:
    app = RotaEngageApp()
    async with app.run_test(size=size) as pilot:
        page = await trade_offs(app, pilot)
        assert len([item for item in page.table.items if item.key]) == 3
        assert "20% more for the worst-off cost 3 h less given" in page.query_one("#exchange", Lines).words
        assert "the choice is yours" in page.query_one("#exchange", Lines).words
        await pilot.press("down", "c", "down")
        assert "From plan B to plan C" in page.query_one(Pane).words
        await pilot.press("enter", "enter")
        assert asked.kept == []
        await pilot.press("enter", *"fairest", "enter")
        await until(pilot, lambda: asked.kept)
        assert asked.kept == ["chose 2 of 3: fairest"]


async def test_the_rota_behind_shows_the_marked_alternative(asked: Asked) -> None:
    app = RotaEngageApp()
    async with app.run_test(size=MEDIUM) as pilot:
        page = await trade_offs(app, pilot)
        grid = page.query_one(RotaGrid)
        grid.go(row_of_doctor(grid.rows, "d0") or 0, 8)
        sheet, line = grid.sheet, grid.head + grid.row - grid.scroll_offset.y
        assert sheet is not None
        first, drawn = sheet.slots("d0", 8), grid.render_line(line).text
        await pilot.press("down")
        assert grid.sheet is not None
        assert first != grid.sheet.slots("d0", 8)
        assert drawn != grid.render_line(line).text
        assert (grid.doctor, grid.column) == ("d0", 8)
        assert app.state.sheet is not None
        assert app.state.sheet is not grid.sheet


async def test_a_measure_is_held_and_let_go_and_measures_are_chosen(asked: Asked) -> None:
    app = RotaEngageApp()
    async with app.run_test(size=SMALL) as pilot:
        page = await trade_offs(app, pilot)
        await pilot.press("down", "m", "enter")
        await until(pilot, lambda: len(page.search.frontier.alternatives) == 2)
        assert "held: worst-off at least 60%" in page.query_one("#headline", Lines).words
        await pilot.press("M")
        await until(pilot, lambda: len(page.search.frontier.alternatives) == 3)
        await pilot.press("a", "enter", "escape")
        await until(pilot, lambda: len(page.search.frontier.axes) == 2)
        assert asked.frontiers[-1][0] == (Axis.DELIVERED, Axis.PREFERRED_COVER)


async def test_a_late_alternative_of_another_plan_is_left(asked: Asked) -> None:
    app = RotaEngageApp()
    async with app.run_test(size=SMALL) as pilot:
        page = await trade_offs(app, pilot)
        before = page.search
        app.post_message(FrontierPart(values.opened(), explored.alternatives(())[0]))
        await pilot.pause()
        assert page.search == before


@pytest.mark.parametrize("size", SIZES)
async def test_the_plot_is_opened_by_a_key_and_follows_the_mark(asked: Asked, size: Size) -> None:
    app = RotaEngageApp()
    async with app.run_test(size=size) as pilot:
        page = await trade_offs(app, pilot)
        await pilot.press("p")
        await until(pilot, lambda: page.query("#plot"))
        from rotaengage.tui.widgets.frontier_plot import FrontierPlot

        plot = page.query_one(FrontierPlot)
        await until(pilot, lambda: plot.drawn)
        await pilot.press("down", "x")
        assert plot.drawn is not None
        assert plot.drawn[1] == 1
        assert page.query_one("#grid").display is (size == MEDIUM)
        await pilot.press("f2", "p")
        assert not page.query_one("#chart").display


def test_numpy_is_not_loaded_before_the_plot_is_opened() -> None:
    import subprocess

    code = (
        "import sys, rotaengage.tui.app, rotaengage.tui.screens.trade_offs;"
        "print([n for n in ('numpy', 'textual_plot', 'ortools') if n in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


async def test_the_plot_is_drawn_in_every_scheme(asked: Asked) -> None:
    app = RotaEngageApp()
    async with app.run_test(size=MEDIUM) as pilot:
        page = await trade_offs(app, pilot)
        await pilot.press("p")
        await until(pilot, lambda: page.query("#plot"))
        for scheme in SCHEMES:
            app.theme = scheme
            await pilot.pause()
        assert page.is_running


async def test_a_planner_that_crashed_is_a_message_and_the_screens_go_on(
    asked: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(*_: object) -> Frontier:
        raise UserError("the planner's process ended unexpectedly")

    app = RotaEngageApp()
    async with app.run_test(size=SMALL) as pilot:
        page = await trade_offs(app, pilot)
        monkeypatch.setattr(verbs_explore, "frontier", crash)
        await pilot.press("r")
        await until(pilot, lambda: isinstance(app.screen, Dialog))
        await pilot.press("enter")
        await until(pilot, lambda: app.screen is page)
        assert not page.search.looking
        await pilot.press("3")
        await until(pilot, lambda: app.screen is not page)


def test_a_lone_alternative_is_only_the_last_so_far_while_more_are_looked_for() -> None:
    found = explored.alternatives(())
    lone = Outlook(tuple(Axis)[: len(found[0].values)], found[:1])
    assert "only this one so far" in plain(exchange_lines(0, lone, 80, looking=True))
    assert "nothing has to be traded" in plain(exchange_lines(0, lone, 80))


async def test_the_plan_that_stands_is_measured_whichever_aims_it_was_made_with(asked: Asked) -> None:
    app = RotaEngageApp()
    async with app.run_test(size=MEDIUM) as pilot:
        page = await trade_offs(app, pilot)
        await until(pilot, lambda: page.standing)
        opened = app.state.opened
        assert opened is not None
        assert opened.plan is not None
        assert "preferred_cover" not in {one.name for one in opened.plan.objectives}
        assert page.outlook.standing == (0.0, 480.0, page.standing[Axis.PREFERRED_COVER])
