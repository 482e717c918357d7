"""The grid draws only its window: names and dates frozen, the marked cell shown by shape, any width of letters."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.strip import Strip

from rotaengage.domain.rota import Rota
from rotaengage.tui.colours import SCHEMES, style_of, themes
from rotaengage.tui.present.look import Look
from rotaengage.tui.present.rows import rows_of
from rotaengage.tui.present.sheet import Sheet
from rotaengage.tui.widgets.grid_paint import HEADER, GridPaint
from rotaengage.tui.widgets.rota_grid import RotaGrid
from rotaengage.tui.widgets.viewport import into_view
from tests.tui import values

THEME = "rota-dark"
BIG_DOCTORS, BIG_DAYS = 500, 365


def paint(*, wide: bool = False) -> GridPaint:
    """The ward with its plan."""
    sheet = Sheet(values.rota(), values.plan())
    return GridPaint(sheet, rows_of(sheet), wide=wide)


def row_number(painted: GridPaint, doctor: str) -> int:
    """The row of a doctor."""
    return next(n for n, row in enumerate(painted.rows) if row.doctor == doctor)


def words(strip: Strip) -> str:
    """What a line says."""
    return "".join(segment.text for segment in strip)


@pytest.mark.parametrize("x", [0, 1, 5, 37, 140])
@pytest.mark.parametrize("width", [30, 79, 160])
def test_every_line_has_exactly_the_width_of_the_window(x: int, width: int) -> None:
    painted = paint()
    lines = [painted.row(n, x, width, THEME, 3) for n in range(len(painted.rows) + 1)]
    lines += [painted.header(y, x, width, THEME, 3, 4) for y in range(HEADER)]
    assert {strip.cell_length for strip in lines} == {width}


@pytest.mark.parametrize("doctor", ["d0", "d7", "d5"])
def test_the_name_stays_while_dates_move(doctor: str) -> None:
    painted = paint()
    number = row_number(painted, doctor)
    names = {words(painted.row(number, x, 79, THEME, None))[: painted.name_width // 2] for x in (0, 3, 50)}
    assert len(names) == 1
    assert painted.rows[number].label[:4] in names.pop()


def test_markup_in_a_name_is_drawn_as_it_is() -> None:
    painted = paint(wide=True)
    assert "Farid [bold]Haddad" in words(painted.row(row_number(painted, "d5"), 0, 100, THEME, None))


def test_the_marked_cell_has_brackets_and_its_row_a_pointer() -> None:
    painted = paint()
    number = row_number(painted, "d0")
    line = words(painted.row(number, 0, 79, THEME, 0))
    assert line.startswith(">Amara Okoro")
    assert "[SD ]" in line
    assert "[SD ◆" in words(painted.row(number, 0, 79, THEME, 1))
    assert "[" not in words(painted.row(number, 0, 79, THEME, None))


def test_a_column_cut_by_the_scroll_is_cut_in_header_and_rows_alike() -> None:
    painted = paint()
    number = row_number(painted, "d0")
    whole = words(painted.row(number, 0, 79, THEME, None))[painted.frozen :]
    cut = words(painted.row(number, 2, 79, THEME, None))[painted.frozen :]
    assert cut.startswith(whole[2:40])
    days = words(painted.header(2, 2, 79, THEME, 0, -1))[painted.frozen :]
    assert days.startswith(words(painted.header(2, 0, 79, THEME, 0, -1))[painted.frozen + 2 :][:40])


def test_today_and_months_are_told_in_letters() -> None:
    painted = paint()
    assert ">4" in words(painted.header(2, 0, 79, THEME, 0, 1))
    assert "August 2026" in words(painted.header(0, 60, 79, THEME, 0, -1))
    assert "Mon" in words(painted.header(1, 0, 79, THEME, 0, -1))


def test_a_narrow_grid_shows_shares_under_headings_and_a_wide_one_grades_too() -> None:
    narrow, wide = paint(), paint(wide=True)
    number = row_number(narrow, "d0")
    assert "100%" in words(narrow.row(number, 0, 79, THEME, None))
    assert " F1 " not in words(narrow.row(number, 0, 79, THEME, None))
    assert " F1 " in words(wide.row(number, 0, 140, THEME, None))


@pytest.mark.parametrize(
    ("offset", "start", "size", "new"), [(0, 9, 1, 0), (0, 10, 1, 1), (5, 4, 1, 4), (5, 5, 1, 5), (0, 30, 2, 22)]
)
def test_the_window_moves_no_further_than_needed(offset: int, start: int, size: int, new: int) -> None:
    assert into_view(offset, 10, start, size) == new


GROUNDS = ("", "weekend", "trail", "panel", "surface", "select", "cursor")


@pytest.mark.parametrize("theme", SCHEMES)
@pytest.mark.parametrize("ground", GROUNDS)
def test_every_look_can_be_drawn_on_every_ground_of_every_scheme(theme: str, ground: str) -> None:
    for look in Look:
        style = style_of(theme, look, ground)
        if ground == "select":
            assert style != style_of(theme, look)


class GridApp(App[None]):
    """Only a grid."""

    def compose(self) -> ComposeResult:
        yield RotaGrid()


@asynccontextmanager
async def shown(rota: Rota, size: tuple[int, int]) -> AsyncIterator[tuple[RotaGrid, Pilot[None]]]:
    """A grid on a terminal of this size."""
    app = GridApp()
    async with app.run_test(size=size) as pilot:
        for theme in themes():
            app.register_theme(theme)
        app.theme = THEME
        grid = app.query_one(RotaGrid)
        sheet = Sheet(rota, None)
        grid.show(sheet, rows_of(sheet))
        await pilot.pause()
        yield grid, pilot


@pytest.mark.parametrize("move", [(0, 300), (200, 0), (7, 20)])
async def test_a_year_of_500_doctors_is_drawn_a_window_at_a_time(move: tuple[int, int]) -> None:
    async with shown(values.rota(BIG_DOCTORS, BIG_DAYS), (160, 48)) as (grid, pilot):
        grid.built = 0
        grid.move(*move)
        await pilot.pause()
        assert 0 < grid.built <= 2 * grid.size.height


async def test_a_step_inside_the_window_redraws_two_rows_and_the_dates_only() -> None:
    async with shown(values.rota(BIG_DOCTORS, 60), (120, 40)) as (grid, pilot):
        grid.go(10, 3)
        await pilot.pause()
        grid.built = 0
        grid.move(0, 1)
        await pilot.pause()
        assert 1 <= grid.built <= HEADER + 2


async def test_moving_keeps_the_mark_in_view_with_its_heading() -> None:
    async with shown(values.rota(60, 90), (80, 24)) as (grid, _):
        grid.move(0, 59)
        assert grid.row == len(grid.rows) - 1
        assert grid.scroll_offset.y + grid.page_rows == len(grid.rows)
        grid.move(0, -59)
        assert (grid.row, grid.scroll_offset.y) == (1, 0)
        grid.move(89, 0)
        assert grid.column == 89
        left = grid.column * grid.paint.cell_width - grid.scroll_offset.x
        assert 0 <= left <= grid.scrollable_content_region.width - grid.paint.frozen - grid.paint.cell_width


async def test_points_become_cells_and_headings_become_none() -> None:
    async with shown(values.rota(), (80, 24)) as (grid, _):
        x = grid.paint.frozen + grid.paint.cell_width * 2 + 1
        assert grid.place_at(x, HEADER + 1) == (1, 2)
        assert grid.place_at(3, HEADER + 1) == (1, grid.column)
        assert grid.place_at(x, HEADER) is None
        assert grid.place_at(x, 1) is None


async def test_a_grid_without_people_can_be_moved_about_and_stays_empty() -> None:
    async with shown(values.rota(), (80, 24)) as (grid, _):
        assert grid.sheet is not None
        grid.show(grid.sheet, [])
        grid.move(1, 1)
        assert grid.doctor == ""
