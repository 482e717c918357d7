"""Every screen does its job by keys and mouse, at the smallest terminal and at a usual one."""

from pathlib import Path

import pytest
from textual import events
from textual.geometry import Offset

from rotaengage.domain.scenario import Goal
from rotaengage.tui.app import RotaEngageApp
from rotaengage.tui.colours import SCHEMES
from rotaengage.tui.screens.doctors import DoctorsScreen
from rotaengage.tui.screens.help import HelpScreen
from rotaengage.tui.screens.plan import PlanScreen
from rotaengage.tui.screens.reading import ReadingScreen
from rotaengage.tui.screens.rota import RotaScreen
from rotaengage.tui.screens.welcome import WelcomeScreen
from rotaengage.tui.widgets.grid_paint import HEADER
from rotaengage.tui.widgets.key_bar import KeyBar
from rotaengage.tui.widgets.line_list import LineList
from rotaengage.tui.widgets.lines import Lines
from rotaengage.tui.widgets.pane import Pane
from rotaengage.tui.widgets.prompt import Prompt
from rotaengage.tui.widgets.title_bar import tabs
from tests.tui.stage import MEDIUM, SIZES, SMALL, Called, open_ward, until

Size = tuple[int, int]


def said(app: RotaEngageApp, name: str) -> str:
    """The words of a block of lines."""
    block = app.screen.query_one(name)
    assert isinstance(block, Lines | Pane)
    return block.words


@pytest.mark.parametrize("size", SIZES)
async def test_the_first_screen_offers_recent_workspaces_samples_and_a_path(planned: Called, size: Size) -> None:
    app = RotaEngageApp()
    async with app.run_test(size=size) as pilot:
        places = app.screen.query_one(LineList)
        await until(pilot, lambda: places.key)
        assert [item.key for item in places.items if item.key] == ["path:old/august.rota", "tour:", "sample:ward"]
        assert isinstance(app.screen, WelcomeScreen)
        await pilot.press("j", "enter")
        await until(pilot, lambda: app.state.opened)
        assert planned.made[0][1] == Path("ward.xlsx")


@pytest.mark.parametrize("resume", [True, False])
async def test_the_last_workspace_is_opened_again_when_asked(planned: Called, resume: bool) -> None:
    app = RotaEngageApp(resume=resume)
    async with app.run_test(size=SMALL) as pilot:
        await until(pilot, lambda: app.state.opened if resume else app.screen.query_one(LineList).key)
        assert (app.state.opened is not None) is resume
        if app.state.opened is not None:
            assert app.state.opened.path == Path("old/august.rota")


async def test_a_dropped_path_is_put_into_the_prompt_and_opened(planned: Called) -> None:
    app = RotaEngageApp()
    async with app.run_test(size=SMALL) as pilot:
        app.screen.post_message(events.Paste("'/tmp/my rota.xlsx'"))
        prompt = app.screen.query_one(Prompt)
        await until(pilot, lambda: prompt.has_class("-asking"))
        await pilot.press("enter")
        await until(pilot, lambda: app.state.reading)
        assert app.state.workbook == Path("/tmp/my rota.xlsx")


@pytest.mark.parametrize("size", SIZES)
async def test_a_reading_shows_its_count_and_each_question_and_becomes_a_workspace(planned: Called, size: Size) -> None:
    app = RotaEngageApp()
    async with app.run_test(size=size) as pilot:
        app.open_file(Path("aug.xlsx"))
        await until(pilot, lambda: isinstance(app.screen, ReadingScreen) and app.screen.query_one(LineList).key)
        assert "Nothing lost: 340 = 335 + 4 + 1" in said(app, "#count")
        assert "The code X9 is not known" in said(app, "#issue")
        await pilot.press("w", "enter")
        await until(pilot, lambda: app.state.opened)
        assert planned.made == [(Path("aug.rota"), Path("aug.xlsx"), None)]


async def test_a_new_workspace_with_questions_shows_them_and_g_goes_to_the_cell(planned: Called) -> None:
    app = RotaEngageApp()
    async with app.run_test(size=SMALL) as pilot:
        app.open_sample("ward")
        await until(pilot, lambda: isinstance(app.screen, ReadingScreen) and app.screen.query_one(LineList).key)
        await pilot.press("g")
        await until(pilot, lambda: isinstance(app.screen, RotaScreen) and app.screen.grid.column == 27)
        assert isinstance(app.screen, RotaScreen)
        assert app.screen.grid.doctor == "d0"


@pytest.mark.parametrize("size", SIZES)
async def test_the_rota_tells_of_the_marked_cell_and_its_cover(planned: Called, size: Size) -> None:
    app = RotaEngageApp()
    async with app.run_test(size=size) as pilot:
        page = await open_ward(app, pilot)
        page.show_doctor("d5", 1)
        await pilot.press("left")
        await until(pilot, lambda: page.cover)
        panel = "#brief" if size == SMALL else "#panel"
        assert "Self-development time" in said(app, panel)
        assert "5 before, 4 after, needs 2" in said(app, panel)
        assert page.query_one("#panel").display is (size == MEDIUM)
        assert page.query_one("#brief").display is (size == SMALL)
        await pilot.press("v")
        assert not page.query_one("#panel").display
        assert not page.query_one("#brief").display


async def test_arrows_vi_keys_pages_and_slots_move_the_mark(planned: Called) -> None:
    app = RotaEngageApp()
    async with app.run_test(size=SMALL) as pilot:
        page = await open_ward(app, pilot)
        page.show_doctor("d0")
        grid, row = page.grid, page.grid.row
        await pilot.press("right", "l", "down", "k", "L")
        assert (grid.row, grid.column) == (row, 9)
        await pilot.press("N")
        assert grid.column == 8
        page.action_page(0, -1)
        assert grid.row < row
        page.action_edge(1, 1)
        assert (grid.row, grid.column) == (len(grid.rows) - 1, 27)


async def test_a_click_marks_a_cell(planned: Called) -> None:
    app = RotaEngageApp()
    async with app.run_test(size=SMALL) as pilot:
        page = await open_ward(app, pilot)
        grid = page.grid
        await pilot.click(grid, Offset(grid.paint.frozen + grid.paint.cell_width * 3 + 1, HEADER + 3))
        assert (grid.row, grid.column) == (3, 3)


async def test_filter_and_go_to(planned: Called) -> None:
    app = RotaEngageApp()
    async with app.run_test(size=SMALL) as pilot:
        page = await open_ward(app, pilot)
        await pilot.press("slash", *"okoro", "enter")
        assert [row.doctor for row in page.grid.rows] == ["d0"]
        assert 'Filter "okoro": 1 doctor of 12' in said(app, "#note")
        await pilot.press("escape")
        assert len([row for row in page.grid.rows if row.doctor]) == 12
        await pilot.press("colon", *"20 aug", "enter")
        assert page.grid.column == 17


async def test_the_order_of_the_sheet_can_be_had(planned: Called) -> None:
    app = RotaEngageApp()
    async with app.run_test(size=SMALL) as pilot:
        page = await open_ward(app, pilot)
        await pilot.press("o")
        assert [row.doctor for row in page.grid.rows][:3] == ["d0", "d1", "d2"]


@pytest.mark.parametrize("size", SIZES)
async def test_the_result_of_a_plan_is_shown_and_aims_can_be_moved(planned: Called, size: Size) -> None:
    app = RotaEngageApp()
    async with app.run_test(size=size) as pilot:
        await open_ward(app, pilot)
        await pilot.press("4")
        await until(pilot, lambda: isinstance(app.screen, PlanScreen) and said(app, "#result"))
        page = app.screen
        assert isinstance(page, PlanScreen)
        assert "time ran out" in said(app, "#result").replace("\n", " ")
        await pilot.press("J")
        assert page.settings.order[:2] == (Goal.WORST_FULFILMENT, Goal.ATTENDANCE)
        assert page.query_one(LineList).key == "aim:attendance"
        await pilot.press("t", "5", "enter")
        assert page.settings.seconds == 5
        shown = [hint.action.id for hint in page.query_one(KeyBar).shown]
        assert "plan.start" in shown
        assert "plan.stop" not in shown


@pytest.mark.parametrize("size", SIZES)
async def test_doctors_are_listed_with_reasons_and_enter_goes_to_the_row(planned: Called, size: Size) -> None:
    app = RotaEngageApp()
    async with app.run_test(size=size) as pilot:
        await open_ward(app, pilot)
        await pilot.press("5")
        await until(pilot, lambda: isinstance(app.screen, DoctorsScreen) and app.screen.query_one(LineList).key == "d4")
        assert "Short: Cover: Ward SHO" in said(app, "#detail")
        await pilot.press("o", "enter")
        await until(pilot, lambda: isinstance(app.screen, RotaScreen))
        assert isinstance(app.screen, RotaScreen)
        assert app.screen.grid.doctor in {"d4", "d0"}


@pytest.mark.parametrize("size", SIZES)
async def test_help_starts_with_the_keys_of_the_screen(planned: Called, size: Size) -> None:
    app = RotaEngageApp()
    async with app.run_test(size=size) as pilot:
        await open_ward(app, pilot)
        await pilot.press("question_mark")
        await until(pilot, lambda: isinstance(app.screen, HelpScreen) and app.screen.query_one(LineList).items)
        assert app.screen.query_one(LineList).key.startswith("rota.")
        await pilot.press("escape")
        assert isinstance(app.screen, RotaScreen)


async def test_screens_with_nothing_to_show_are_not_entered(planned: Called) -> None:
    app = RotaEngageApp()
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("3")
        assert isinstance(app.screen, WelcomeScreen)


async def test_the_top_line_and_the_key_bar_answer_to_the_mouse(planned: Called) -> None:
    app = RotaEngageApp()
    async with app.run_test(size=SMALL) as pilot:
        await open_ward(app, pilot)
        names = [tab.name for tab in tabs("rota", app.ready, SMALL[0], {})]
        left = sum(len(tab.text) for tab in tabs("rota", app.ready, SMALL[0], {})[: names.index("plan")])
        await pilot.click("TitleBar", Offset(left + 1, 0))
        await until(pilot, lambda: isinstance(app.screen, PlanScreen))
        bar = app.screen.query_one(KeyBar)
        quit_hint = next(hint for hint in bar.shown if hint.action.id == "app.help")
        await pilot.click(bar, Offset(quit_hint.left, 0))
        await until(pilot, lambda: isinstance(app.screen, HelpScreen))


async def test_all_colour_schemes_draw_the_rota(planned: Called) -> None:
    app = RotaEngageApp()
    async with app.run_test(size=SMALL) as pilot:
        await open_ward(app, pilot)
        seen = set()
        for _ in SCHEMES:
            seen.add(app.theme)
            await pilot.press("f2")
        assert seen == set(SCHEMES)
        assert app.theme == next(iter(SCHEMES))
