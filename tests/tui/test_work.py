"""Work goes on beside the screen: a search is shown and stopped; a failure is shown and ends nothing."""

import inspect
import io
import sys
from pathlib import Path
from threading import Event

import pytest

from rotaengage.domain.answers import Answers
from rotaengage.domain.issue import Issue, MistakesError, Severity, UserError
from rotaengage.domain.plan import Plan
from rotaengage.domain.progress import Progress, Report, Stop
from rotaengage.domain.scenario import PlanSettings
from rotaengage.tui import reading_verbs, verbs
from rotaengage.tui.app import RotaEngageApp, run_app
from rotaengage.tui.jobs import WorkingApp
from rotaengage.tui.screens.dialog import Dialog
from rotaengage.tui.screens.plan import PlanScreen
from rotaengage.tui.screens.rota import RotaScreen
from rotaengage.tui.screens.welcome import WelcomeScreen
from rotaengage.tui.widgets.lines import Lines
from rotaengage.tui.widgets.title_bar import title_line
from tests.tui import values
from tests.tui.stage import SMALL, Called, Driver, open_ward, until

NAME = "Amara Okoro"


class SlowSearch:
    """A search that tells two steps and then waits to be stopped."""

    def __init__(self) -> None:
        self.ended = Event()

    def __call__(self, path: Path, settings: PlanSettings, report: Report, stop: Stop) -> Plan:
        report(Progress("Reading the rota"))
        report(Progress("worst_fulfilment", "", 0.25, 0.75, "ratio", 0.2))
        for _ in range(1000):
            if stop.requested:
                break
            self.ended.wait(0.005)
        self.ended.set()
        return values.plan(version=7).changed(stopped=True)


async def plan_screen(app: RotaEngageApp, pilot: Driver) -> PlanScreen:
    """The plan screen with a search under way."""
    await open_ward(app, pilot)
    app.action_go("plan")
    await until(pilot, lambda: isinstance(app.screen, PlanScreen) and app.screen.query_one("#result", Lines).words)
    page = app.screen
    assert isinstance(page, PlanScreen)
    return page


async def dialog(app: RotaEngageApp, pilot: Driver) -> str:
    """The words of the dialog that comes up."""
    await until(pilot, lambda: isinstance(app.screen, Dialog) and app.screen.query_one(Lines).words)
    assert isinstance(app.screen, Dialog)
    return f"{app.screen.title_words}\n{app.screen.query_one(Lines).words}".replace("\n", " ")


@pytest.mark.parametrize("key", ["s", "escape"])
async def test_a_search_shows_its_steps_and_stops_with_its_best(
    unplanned: Called, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    monkeypatch.setattr(verbs, "make_plan", SlowSearch())
    app = RotaEngageApp()
    async with app.run_test(size=SMALL) as pilot:
        page = await plan_screen(app, pilot)
        result = page.query_one("#result", Lines)
        assert "No plan yet" in result.words
        await pilot.press("p")
        await until(pilot, lambda: "Best so far 25%" in result.words)
        assert "Limit 75%" in result.words
        assert not page.check_action("start", ())
        await pilot.press(key)
        await until(pilot, lambda: app.state.course is None)
        assert "stopped by you" in result.words.replace("\n", " ")
        assert app.state.opened is not None
        assert app.state.opened.plan is not None
        assert app.state.sheet is not None
        assert app.state.sheet.cell("d0", 1).mark == "◆"


async def test_settings_reach_the_search(unplanned: Called) -> None:
    app = RotaEngageApp()
    async with app.run_test(size=SMALL) as pilot:
        page = await plan_screen(app, pilot)
        page.settings = page.settings.changed(seconds=5)
        page.action_start()
        await until(pilot, lambda: app.state.course is None and app.state.opened and app.state.opened.plan)
        assert [settings.seconds for settings in unplanned.plans] == [5]


async def test_leaving_during_a_search_asks_and_then_stops_it(
    unplanned: Called, monkeypatch: pytest.MonkeyPatch
) -> None:
    search = SlowSearch()
    monkeypatch.setattr(verbs, "make_plan", search)
    app = RotaEngageApp()
    async with app.run_test(size=SMALL) as pilot:
        page = await plan_screen(app, pilot)
        page.action_start()
        await pilot.press("q")
        assert "Leave and lose the plan" in await dialog(app, pilot)
        app.open_file(Path("other.rota"))
        await pilot.press("enter", "enter")
        assert app.state.course is not None
        await pilot.press("q", "left", "enter")
        await until(pilot, search.ended.is_set)
    assert app.return_value == 0


async def test_a_workspace_held_by_another_window_is_not_planned(
    unplanned: Called, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = values.opened()._replace(locked_by="another window")
    monkeypatch.setattr(verbs, "open_workspace", lambda path: held)
    app = RotaEngageApp()
    async with app.run_test(size=SMALL) as pilot:
        app.open_file(Path("ward.rota"))
        assert "can only be read" in await dialog(app, pilot)
        await pilot.press("enter")
        app.start_plan(PlanSettings())
        assert "Open in another window" in await dialog(app, pilot)
        assert unplanned.plans == []
        title = "".join(piece.text for piece in title_line("rota", app.ready, app.what, SMALL[0]))
        assert "read only" in title


async def test_a_users_mistake_is_shown_in_its_own_sentence(planned: Called, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, answers: Answers) -> None:
        raise UserError("the file is not a [bold]workbook", str(path), "save it as .xlsx")

    monkeypatch.setattr(reading_verbs, "read_pictures", refuse)
    app = RotaEngageApp()
    async with app.run_test(size=SMALL) as pilot:
        app.open_file(Path("broken.xlsx"))
        assert "broken.xlsx: the file is not a [bold]workbook; save it as .xlsx." in await dialog(app, pilot)
        await pilot.press("enter")
        assert isinstance(app.screen, WelcomeScreen)


async def test_each_of_several_mistakes_is_shown_with_its_cell(
    planned: Called, monkeypatch: pytest.MonkeyPatch
) -> None:
    issue = Issue(code="SE1", severity=Severity.ERROR, where="'Cover'!B4", says="No minimum.", cure="Give one.")

    def refuse(path: Path) -> None:
        raise MistakesError("setup.xlsx has 1 mistake", (issue,))

    monkeypatch.setattr(verbs, "open_workspace", refuse)
    app = RotaEngageApp()
    async with app.run_test(size=SMALL) as pilot:
        app.open_file(Path("ward.rota"))
        assert "'Cover'!B4: No minimum. Give one." in await dialog(app, pilot)


async def test_a_fault_is_shown_plainly_kept_without_names_and_ends_nothing(
    planned: Called, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: list[BaseException] = []

    def keep(error: BaseException) -> Path:
        kept.append(error)
        return Path("faults.log")

    def break_down(path: Path) -> None:
        raise RuntimeError(NAME)

    monkeypatch.setattr(verbs, "keep_crash", keep)
    app = RotaEngageApp()
    async with app.run_test(size=SMALL) as pilot:
        await open_ward(app, pilot)
        monkeypatch.setattr(verbs, "open_workspace", break_down)
        app.open_file(Path("other.rota"))
        words = await dialog(app, pilot)
        assert "Something went wrong while opening the file" in words
        assert "faults.log" in words
        assert NAME not in words
        await pilot.press("enter")
        assert isinstance(app.screen, RotaScreen)
        assert app.state.opened is not None
    assert [type(error) for error in kept] == [RuntimeError]


@pytest.mark.parametrize("name", sorted(n for n in vars(WorkingApp) if hasattr(vars(WorkingApp)[n], "__wrapped__")))
def test_no_worker_writes_its_arguments_out(name: str) -> None:
    made = inspect.getclosurevars(vars(WorkingApp)[name]).nonlocals
    assert made["description"]
    assert made["exit_on_error"] is False
    assert made["thread"] is True


async def test_a_search_that_breaks_leaves_the_plan_screen_ready(
    planned: Called, monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_down(*_: object) -> Plan:
        raise RuntimeError(NAME)

    def no_disk(error: BaseException) -> Path:
        raise OSError

    monkeypatch.setattr(verbs, "make_plan", break_down)
    monkeypatch.setattr(verbs, "keep_crash", no_disk)
    app = RotaEngageApp()
    async with app.run_test(size=SMALL) as pilot:
        page = await plan_screen(app, pilot)
        page.action_start()
        assert "while making the plan" in await dialog(app, pilot)
        assert app.state.course is None
        assert page.check_action("start", ())


def test_without_a_terminal_it_says_one_sentence_and_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    errors = io.StringIO()
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    monkeypatch.setattr(sys, "stderr", errors)
    assert run_app(None) == 2
    assert errors.getvalue().count("\n") == 1
    assert "need a terminal" in errors.getvalue()
