"""The rota as a coordinator uses it: select and count as in a spreadsheet, copy, follow, group, and see cover below."""

from pathlib import Path

import pytest
from textual.geometry import Offset

from rotaengage.tui.app import RotaEngageApp
from rotaengage.tui.present.selection import Area
from rotaengage.tui.screens.day import DayScreen
from rotaengage.tui.screens.rota import RotaScreen
from rotaengage.tui.widgets.cover_strip import CoverStrip
from rotaengage.tui.widgets.grid_paint import HEADER
from rotaengage.tui.widgets.lines import Lines
from rotaengage.tui.widgets.rota_grid import RotaGrid
from rotaengage.usecases.new_workspace import new_workspace
from tests.house import ROOT
from tests.tui.stage import MEDIUM, SMALL, Called, Driver, open_ward, until

CORPUS = ROOT.parent / "shared" / "corpus" / "rotas"
FROM_ELSEWHERE = sorted(CORPUS.glob("uk-oncall-simple.xlsx"))


def note(page: RotaScreen) -> str:
    """The line under the grid."""
    return page.query_one("#note", Lines).words


def area(page: RotaScreen) -> Area | None:
    """What is selected."""
    return page.grid.area


def words(page: RotaScreen, widget: RotaGrid | CoverStrip, y: int) -> str:
    """A line as it is drawn."""
    return "".join(segment.text for segment in widget.render_line(y))


async def test_shift_and_arrows_select_the_note_counts_and_a_plain_arrow_ends_it(planned: Called) -> None:
    app = RotaEngageApp()
    async with app.run_test(size=SMALL) as pilot:
        page = await open_ward(app, pilot)
        page.show_doctor("d0", 0)
        await pilot.press("shift+right", "shift+right", "shift+down")
        assert area(page) == Area(page.grid.row - 1, 0, page.grid.row, 2)
        await pilot.pause()
        assert "2 doctors x 3 days" in note(page)
        assert "[SD" in words(page, page.grid, page.grid.head + page.grid.row - 1 - page.grid.scroll_offset.y)
        await pilot.press("y")
        assert app.clipboard.startswith("Doctor\tMon 03 Aug 2026")
        await pilot.press("left")
        assert area(page) is None
        await pilot.pause()
        assert "own time" in note(page)


async def test_a_selection_can_be_begun_extended_and_left_with_vi_keys(planned: Called) -> None:
    app = RotaEngageApp()
    async with app.run_test(size=SMALL) as pilot:
        page = await open_ward(app, pilot)
        page.show_doctor("d0", 0)
        await pilot.press("V", "l", "l", "L")
        assert area(page) == Area(page.grid.row, 0, page.grid.row, 9)
        await pilot.press("escape")
        assert area(page) is None
        await pilot.press("y")
        assert app.clipboard == "SD"


async def test_a_drag_selects_and_a_click_with_shift_extends(planned: Called) -> None:
    app = RotaEngageApp()
    async with app.run_test(size=MEDIUM) as pilot:
        page = await open_ward(app, pilot)
        grid = page.grid

        def place(row: int, column: int) -> Offset:
            return Offset(grid.paint.frozen + grid.paint.cell_width * column + 1, HEADER + row)

        await pilot.mouse_down(grid, place(5, 1))
        await pilot.hover(grid, place(6, 3))
        await pilot.mouse_up(grid, place(6, 3))
        assert area(page) == Area(5, 1, 6, 3)
        await pilot.click(grid, place(5, 0))
        assert area(page) is None
        await pilot.click(grid, place(6, 2), shift=True)
        assert area(page) == Area(5, 0, 6, 2)


async def test_a_followed_doctor_stays_under_the_dates_whatever_is_filtered(planned: Called) -> None:
    app = RotaEngageApp()
    async with app.run_test(size=SMALL) as pilot:
        page = await open_ward(app, pilot)
        page.show_doctor("d3", 0)
        await pilot.press("f")
        assert words(page, page.grid, HEADER).startswith("»Dilip Menon")
        await pilot.press("slash", *"okoro", "enter")
        assert words(page, page.grid, HEADER).startswith("»Dilip Menon")
        x = page.grid.paint.frozen + 1
        assert page.grid.place_at(x, HEADER) is None
        assert page.grid.place_at(x, HEADER + 1) == (0, 0)
        await pilot.press("escape")
        page.show_doctor("d3", 0)
        await pilot.press("f")
        assert page.grid.followed == ""


async def covered(page: RotaScreen, pilot: Driver) -> CoverStrip:
    """The strip once its cover was counted."""
    strip = page.query_one(CoverStrip)
    await until(pilot, lambda: strip.rows)
    return strip


async def test_cover_under_the_rota_keeps_to_its_days_and_tells_the_worst_half_hour(planned: Called) -> None:
    app = RotaEngageApp()
    async with app.run_test(size=MEDIUM) as pilot:
        page = await open_ward(app, pilot)
        strip = await covered(page, pilot)
        page.show_doctor("d0", 1)
        await pilot.pause()
        assert "Worst half hour 16:30-17:00" in words(page, strip, 0)
        line = words(page, strip, 1)
        assert line.startswith(" Ward SHO, day")
        left = page.grid.paint.frozen + page.grid.paint.cell_width
        assert line[left] == "["
        before = line[left : left + 5]
        page.action_edge(1, 0)
        await pilot.pause()
        assert words(page, strip, 1).startswith(" Ward SHO, day")
        assert words(page, strip, 1)[left : left + 5] != before


async def test_a_small_terminal_has_room_for_cover_and_says_why_time_is_possible(planned: Called) -> None:
    app = RotaEngageApp()
    async with app.run_test(size=SMALL) as pilot:
        page = await open_ward(app, pilot)
        strip = await covered(page, pilot)
        assert strip.size.height == 1
        page.show_doctor("d0", 0)
        brief = page.query_one("#brief", Lines)
        await until(pilot, lambda: "Possible: Self-development time" in brief.words)
        assert page.grid.page_rows >= 9


async def test_orders_go_round_and_the_doctor_stays_marked(planned: Called) -> None:
    app = RotaEngageApp()
    async with app.run_test(size=SMALL) as pilot:
        page = await open_ward(app, pilot)
        page.show_doctor("d4", 3)
        await pilot.press("o")
        assert (page.grid.doctor, page.grid.column) == ("d4", 3)
        assert page.grid.rows[0].doctor == "d0"
        await pilot.press("o")
        assert page.grid.rows[0].doctor == ""


async def test_ctrl_c_copies_a_selection_and_quits_where_there_is_none(planned: Called) -> None:
    app = RotaEngageApp()
    async with app.run_test(size=SMALL) as pilot:
        page = await open_ward(app, pilot)
        page.show_doctor("d0", 0)
        await pilot.press("shift+right", "ctrl+c")
        assert app.clipboard.endswith("Amara Okoro\tSD\tSD [14:00-16:00]")
        assert app.is_running
        await pilot.press("escape", "ctrl+c")
        await until(pilot, lambda: not app.is_running or app.return_value == 0)
    assert app.return_value == 0


def rows_drawn(page: RotaScreen) -> str:
    """All lines of the grid."""
    return "\n".join(words(page, page.grid, y) for y in range(page.grid.size.height))


@pytest.mark.parametrize("path", FROM_ELSEWHERE, ids=lambda path: path.name)
async def test_a_rota_from_elsewhere_is_walked_from_import_to_its_day(path: Path, tmp_path: Path) -> None:
    opened = new_workspace(tmp_path / "own.rota", [path])
    app = RotaEngageApp()
    async with app.run_test(size=MEDIUM) as pilot:
        app.open_file(opened.path)
        await until(pilot, lambda: isinstance(app.screen, RotaScreen) and app.screen.grid.rows)
        page = app.screen
        assert isinstance(page, RotaScreen)
        strip = page.query_one(CoverStrip)
        await until(pilot, lambda: strip.rows is not None)
        assert "Cover" in words(page, strip, 0)
        shown = rows_drawn(page)
        assert opened.department.scenario.rota.doctors[0].name[:8] in shown
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, DayScreen) and app.screen.answer)
