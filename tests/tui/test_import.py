"""Import: the sheet with its reading over it, questions answered until nothing is asked, and nothing lost."""

import io
import sys
from multiprocessing import resource_tracker
from pathlib import Path

import pytest
from textual.geometry import Offset

from rotaengage.tui.app import RotaEngageApp
from rotaengage.tui.children import ready_for_children
from rotaengage.tui.screens.reading import ReadingScreen
from rotaengage.tui.screens.rota import RotaScreen
from rotaengage.tui.widgets.lines import Lines
from rotaengage.usecases.open_workspace import open_workspace
from tests.house import ROOT
from tests.tui.stage import MEDIUM, SIZES, SMALL, Driver, until

ACUTE = ROOT / "samples" / "acute-medicine.xlsx"
CORPUS = sorted((ROOT.parent / "shared" / "corpus" / "rotas").glob("uk-oncall-*"))
MADE = """Name,Grade,03/08/2026,04/08/2026,05/08/2026,06/08/2026,07/08/2026
Tansy Oakmoor,F1,N,QQ,AL,N,N
Wilf Brackley,F2,N,N,N,AL,AL
Ida Fenwright,CT1,N,N,ZZ,AL,QQ
"""


def count(page: ReadingScreen) -> str:
    """The running count."""
    return page.query_one("#count", Lines).words


def title(page: ReadingScreen) -> str:
    """The line above the questions."""
    return page.query_one("#title", Lines).words


def at_rota(app: RotaEngageApp) -> bool:
    """Whether the rota is shown."""
    return isinstance(app.screen, RotaScreen)


async def read(app: RotaEngageApp, pilot: Driver, path: Path) -> ReadingScreen:
    """The import screen with this workbook on it."""
    app.open_file(path)
    await until(pilot, lambda: isinstance(app.screen, ReadingScreen) and app.screen.sheet.picture)
    assert isinstance(app.screen, ReadingScreen)
    return app.screen


def made(folder: Path) -> Path:
    """A small rota with two codes that nobody explains."""
    path = folder / "august.csv"
    path.write_text(MADE, encoding="utf-8")
    return path


@pytest.mark.parametrize("size", SIZES)
async def test_a_question_shows_its_cell_and_its_answer_is_read_at_once(size: tuple[int, int]) -> None:
    app = RotaEngageApp()
    async with app.run_test(size=size) as pilot:
        page = await read(app, pilot, ACUTE)
        assert "2,117 understood  303 ignored  3 asked" in count(page)
        assert "Nothing lost: 2,423 = 2,117 + 303 + 3" in count(page)
        await until(pilot, lambda: len(page.sheet.marked) == 3)
        assert page.sheet.picture is not None
        assert page.sheet.picture.rows[page.sheet.row].cells[page.sheet.column].text == "BX"
        await pilot.press("enter", "enter")
        await until(pilot, lambda: "0 asked" in count(page))
        assert "Nothing lost: 2,423 = 2,120 + 303 + 0" in count(page)
        assert "w makes the workspace" in title(page)
        await pilot.press("b")
        await until(pilot, lambda: "3 asked" in count(page))


async def test_an_answer_for_all_settles_every_question_of_its_kind(tmp_path: Path) -> None:
    app = RotaEngageApp()
    async with app.run_test(size=SMALL) as pilot:
        page = await read(app, pilot, made(tmp_path))
        assert "2 questions" in title(page)
        await pilot.press("a")
        assert "For all 2 questions" in page.query_one("#whom", Lines).words
        await pilot.press("t", "ctrl+u", *"off", "enter")
        await until(pilot, lambda: "0 asked" in count(page))
        assert set(app.state.said) == {"code:QQ", "code:ZZ"}


async def test_an_answer_that_is_none_is_told_and_nothing_is_lost(tmp_path: Path) -> None:
    app = RotaEngageApp()
    async with app.run_test(size=SMALL) as pilot:
        page = await read(app, pilot, made(tmp_path))
        before = count(page)
        await pilot.press("t", "ctrl+u", *"a purple elephant", "enter")
        await until(pilot, lambda: app.screen is not page)
        await pilot.press("enter")
        await until(pilot, lambda: app.screen is page and count(page) == before)
        assert app.state.said == ()


async def test_a_sheet_is_read_again_in_another_layout_and_back(tmp_path: Path) -> None:
    app = RotaEngageApp()
    async with app.run_test(size=MEDIUM) as pilot:
        page = await read(app, pilot, made(tmp_path))
        first = page.sheet.picture
        await pilot.press("l", *["down"] * 8, "enter")
        await until(pilot, lambda: app.state.reading and not app.state.reading.places)
        assert app.state.pictures == ()
        await pilot.press("b")
        await until(pilot, lambda: page.sheet.picture == first)


async def test_answers_go_into_the_workspace_and_are_kept_for_next_month(tmp_path: Path) -> None:
    rota = made(tmp_path)
    app = RotaEngageApp()
    async with app.run_test(size=SMALL) as pilot:
        page = await read(app, pilot, rota)
        await pilot.press("a", "t", "ctrl+u", *"off", "enter")
        await until(pilot, lambda: "0 asked" in count(page))
        await pilot.press("s", "enter")
        await until(pilot, (tmp_path / "august answers.toml").exists)
        await pilot.press("w", "enter")
        await until(pilot, lambda: at_rota(app))
        codes = open_workspace(tmp_path / "august.rota").department.scenario.rota.code_of
        assert codes["QQ"].kind == codes["ZZ"].kind == "off"


async def test_a_question_of_a_workspace_is_answered_there_and_undo_asks_again(tmp_path: Path) -> None:
    app = RotaEngageApp()
    async with app.run_test(size=SMALL) as pilot:
        page = await read(app, pilot, made(tmp_path))
        await pilot.press("w", "enter")
        await until(pilot, lambda: app.state.opened and page.sheet.picture and not page.waiting)
        assert "3 asked" in count(page)
        await pilot.press("enter", "enter")
        await until(pilot, lambda: "1 asked" in count(page) or "2 asked" in count(page))
        path = tmp_path / "august.rota"
        answered = open_workspace(path).department
        assert len(answered.answers.codes) == 1
        await pilot.press("b")
        await until(pilot, lambda: "3 asked" in count(page))
        assert open_workspace(path).department.answers.codes == ()


async def test_a_click_on_a_cell_that_is_asked_about_goes_to_its_question(tmp_path: Path) -> None:
    app = RotaEngageApp()
    async with app.run_test(size=MEDIUM) as pilot:
        page = await read(app, pilot, made(tmp_path))
        sheet, picture = page.sheet, page.sheet.picture
        assert picture is not None
        row, column = next(
            (r, c) for r, one in enumerate(picture.rows) for c, cell in enumerate(one.cells) if cell.text == "ZZ"
        )
        await pilot.pause()
        x = sheet.frozen + sheet.starts[column] - sheet.scroll_offset.x + 1
        await pilot.click(sheet, Offset(x, sheet.head + row - sheet.scroll_offset.y))
        await until(pilot, lambda: page.issue and page.issue.key == "code:ZZ")
        await pilot.press("shift+right", "shift+up")
        assert (sheet.row, sheet.column) == (row - 1, column + 1)


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.name)
async def test_a_rota_from_elsewhere_is_shown_with_its_sum(path: Path) -> None:
    app = RotaEngageApp()
    async with app.run_test(size=SMALL) as pilot:
        page = await read(app, pilot, path)
        assert "Nothing lost" in count(page)
        assert page.sheet.picture is not None
        lines = ["".join(segment.text for segment in page.sheet.render_line(y)) for y in range(page.sheet.size.height)]
        assert any(line.strip() for line in lines)


def test_a_child_can_be_started_while_the_standard_error_has_no_number(monkeypatch: pytest.MonkeyPatch) -> None:
    class Shown(io.StringIO):
        def fileno(self) -> int:
            return -1

    tracker = resource_tracker.ResourceTracker()
    monkeypatch.setattr(resource_tracker, "ensure_running", tracker.ensure_running)
    monkeypatch.setattr(sys, "stderr", Shown())
    ready_for_children()
    try:
        assert tracker.getfd() is not None
        assert isinstance(sys.stderr, Shown)
    finally:
        tracker._stop()  # type: ignore[attr-defined] # the class has no public end, and no test may leave a process


async def test_a_workbook_without_a_rota_is_offered_no_workspace(tmp_path: Path) -> None:
    path = tmp_path / "shopping.csv"
    path.write_text("Milk,Bread\n2,1\n", encoding="utf-8")
    app = RotaEngageApp()
    async with app.run_test(size=SMALL) as pilot:
        app.open_file(path)
        await until(pilot, lambda: isinstance(app.screen, ReadingScreen) and "error" in title(app.screen))
        assert isinstance(app.screen, ReadingScreen)
        assert "makes the workspace" not in title(app.screen)
