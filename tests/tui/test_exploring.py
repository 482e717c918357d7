"""What-if, why and trade-offs do their jobs by keys, at the smallest terminal and at a usual one."""

import sys

import pytest

from rotaengage.domain.frontier import Axis
from rotaengage.tui.app import RotaEngageApp
from rotaengage.tui.messages import FrontierPart, WhatIfAnswered
from rotaengage.tui.screens.rota import RotaScreen
from rotaengage.tui.screens.trade_offs import TradeOffsScreen
from rotaengage.tui.screens.what_if import WhatIfScreen
from rotaengage.tui.screens.why import WhyScreen
from rotaengage.tui.widgets.line_list import LineList
from rotaengage.tui.widgets.lines import Lines
from rotaengage.tui.widgets.pane import Pane
from rotaengage.tui.widgets.rota_grid import RotaGrid
from tests.tui import explored, values
from tests.tui.explored import Asked
from tests.tui.stage import MEDIUM, SIZES, SMALL, Driver, open_ward, until

Size = tuple[int, int]


async def what_if(app: RotaEngageApp, pilot: Driver) -> WhatIfScreen:
    """The what-if screen of the made-up ward."""
    await open_ward(app, pilot)
    await pilot.press("8")
    await until(pilot, lambda: isinstance(app.screen, WhatIfScreen) and app.screen.query_one(LineList).key)
    assert isinstance(app.screen, WhatIfScreen)
    return app.screen


async def choose(app: RotaEngageApp, pilot: Driver, kind: str) -> None:
    """Choose a kind of change."""
    found = app.screen.query_one(LineList)
    found.mark([item.key for item in found.items].index(kind))
    await pilot.press("enter")


def told(app: RotaEngageApp) -> str:
    """What the answer says."""
    return app.screen.query_one(Pane).words


@pytest.mark.parametrize("size", SIZES)
async def test_a_refused_slot_is_answered_undone_redone_and_kept(asked: Asked, size: Size) -> None:
    app = RotaEngageApp()
    async with app.run_test(size=size) as pilot:
        await what_if(app, pilot)
        assert "Nothing tried yet" in told(app)
        await choose(app, pilot, "refuse")
        await pilot.press("enter")
        await until(pilot, lambda: app.answer)
        assert [change.kind for change in app.draft] == ["refuse"]
        assert "Who gains and who loses" in told(app)
        assert "Eira Prosser" in told(app)
        assert "One slot could not be kept" in told(app)
        await pilot.press("u")
        assert (app.draft, app.answer) == ((), None)
        await pilot.press("ctrl+y")
        await until(pilot, lambda: app.answer)
        await pilot.press("w", *"asked for", "enter")
        await until(pilot, lambda: asked.kept)
        assert asked.kept == ["what-if 1: asked for"]
        await until(pilot, lambda: not app.draft)
        assert app.state.opened is not None
        assert app.state.opened.plan is not None
        assert app.state.opened.plan.version == 3


async def test_what_cannot_be_says_what_it_meets_and_cannot_be_kept(asked: Asked) -> None:
    app = RotaEngageApp()
    async with app.run_test(size=MEDIUM) as pilot:
        await what_if(app, pilot)
        await choose(app, pilot, "close")
        await pilot.press(*"5 aug", "enter")
        await until(pilot, lambda: app.answer)
        assert "Not possible" in told(app)
        assert "Wed 5 Aug is pinned" in told(app)
        await pilot.press("w")
        assert asked.kept == []
        await pilot.press("x")
        assert app.draft == ()


async def test_a_wrong_date_is_asked_again_and_escape_leads_back(asked: Asked) -> None:
    app = RotaEngageApp()
    async with app.run_test(size=SMALL) as pilot:
        page = await what_if(app, pilot)
        await choose(app, pilot, "move")
        await pilot.press("slash", *"ines", "enter", "enter")
        await pilot.press("home", "shift+end", *"31 feb 14:00", "enter")
        assert app.draft == ()
        assert page.given == ("5",)
        await pilot.press("escape", "escape")
        assert page.kind is None


async def test_every_kind_of_change_can_be_made(asked: Asked) -> None:
    typed = {"move": "7 aug 14:00", "protect": "7 aug 13-17", "close": "7 aug", "minimum": "3",
             "locum": "7 aug 08:00-17:00", "leave": "7 aug to 9 aug"}  # fmt: skip
    app = RotaEngageApp()
    async with app.run_test(size=SMALL) as pilot:
        page = await what_if(app, pilot)
        for kind in ("refuse", "pin", "move", "attend", "protect", "close", "minimum", "locum", "leave"):
            await choose(app, pilot, kind)
            while page.kind is not None and page.ask is not None:
                keys = ["home", "shift+end", "delete", *typed[kind], "enter"] if page.ask.what == "typed" else ["enter"]
                await pilot.press(*keys)
        assert [c.kind for c in app.draft] == [
            "refuse", "pin", "move", "must_attend", "protect", "close_day", "minimum", "locum", "leave"
        ]  # fmt: skip


async def test_an_answer_to_a_question_that_was_taken_back_is_left(asked: Asked) -> None:
    app = RotaEngageApp()
    async with app.run_test(size=SMALL) as pilot:
        await what_if(app, pilot)
        await choose(app, pilot, "refuse")
        await pilot.press("enter")
        await until(pilot, lambda: app.answer)
        late = WhatIfAnswered(app.draft, app.answer) if app.answer else None
        await pilot.press("u")
        assert late is not None
        app.post_message(late)
        await pilot.pause()
        assert app.answer is None
        assert "Nothing tried yet" in told(app)


async def test_the_desk_follows_the_plan_that_holds_and_ends_with_the_program(asked: Asked) -> None:
    app = RotaEngageApp()
    async with app.run_test(size=SMALL) as pilot:
        await what_if(app, pilot)
        await choose(app, pilot, "refuse")
        await pilot.press("enter")
        await until(pilot, lambda: app.answer)
        await pilot.press("w", "enter")
        await until(pilot, lambda: len(asked.desks) == 2)
        assert [desk.closed for desk in asked.desks] == [True, False]
    assert asked.desks[-1].closed


async def why(app: RotaEngageApp, pilot: Driver) -> WhyScreen:
    """The why screen of the made-up ward."""
    await open_ward(app, pilot)
    await pilot.press("9")
    await until(pilot, lambda: isinstance(app.screen, WhyScreen) and app.screen.rows)
    assert isinstance(app.screen, WhyScreen)
    return app.screen


def listed(page: WhyScreen) -> str:
    """The lines of the reasons."""
    return "\n".join("".join(p.text for p in row.line) for row in page.rows)


@pytest.mark.parametrize("size", SIZES)
async def test_why_tells_reasons_and_tries_the_cheapest_way_out(asked: Asked, size: Size) -> None:
    app = RotaEngageApp()
    async with app.run_test(size=size) as pilot:
        page = await why(app, pilot)
        assert page.who.key == "d4"
        assert "missing 4 h" in listed(page)
        assert "Proved: " in listed(page)
        assert "Price: 2 h less for one doctor" in listed(page)
        await pilot.press("enter")
        assert "gives up Tue 4 Aug" in page.query_one("#more", Lines).words
        await pilot.press("t")
        await until(pilot, lambda: isinstance(app.screen, WhatIfScreen) and app.answer)
        assert app.draft == explored.WAY.changes


async def test_a_reason_leads_to_its_cell(asked: Asked) -> None:
    app = RotaEngageApp()
    async with app.run_test(size=SMALL) as pilot:
        page = await why(app, pilot)
        await pilot.press("tab", "end")
        assert "1 doctor more would be needed" in page.query_one("#more", Lines).words
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, RotaScreen) and app.screen.grid.column == 2)
        assert isinstance(app.screen, RotaScreen)
        assert app.screen.grid.doctor == "d4"


async def test_why_an_event_has_no_time(asked: Asked) -> None:
    app = RotaEngageApp()
    async with app.run_test(size=MEDIUM) as pilot:
        page = await why(app, pilot)
        await pilot.press("end")
        await until(pilot, lambda: "no start reaches its quorum" in listed(page).casefold())
        assert "one registrar too few" in listed(page)


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
        sheet = page.query_one(RotaGrid).sheet
        assert sheet is not None
        first = sheet.slots("d0", 8)
        await pilot.press("down")
        assert first != sheet.slots("d0", 8)
        assert app.state.sheet is not sheet


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
