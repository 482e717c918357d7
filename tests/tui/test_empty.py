"""Wherever a screen has nothing to show it says what is empty, why, and which key does something about it there."""

from pathlib import Path

import pytest

from rotaengage.domain.department import Department
from rotaengage.tui import verbs
from rotaengage.tui.actions import ACTIONS, together
from rotaengage.tui.app import RotaEngageApp
from rotaengage.tui.pages import PAGES
from rotaengage.tui.present.empty import EMPTIES, FILTERS, empty_lines, nothing_found
from rotaengage.tui.present.look import Look, plain
from rotaengage.tui.screens.page import Page
from rotaengage.tui.widgets.key_bar import KeyBar
from rotaengage.usecases.opened import Opened
from rotaengage.usecases.viewer import REPRESENTATIVE
from tests.tui import values
from tests.tui.stage import SIZES, SMALL, Called, open_ward, settled, until
from tests.tui.test_history import everything

WARD = Path("ward.rota")
PLACE = {
    "nobody": "why", "reasons": "why", "alternatives": "trade_offs", "own_time": "my_time", "groups": "my_time",
    "versions": "history", "deeds": "history", "record": "history", "trail": "history", "questions": "reading",
    "unmade": "reading",
}  # fmt: skip
"""The screen of each part that can be empty, where it is not called after its screen."""
FOUND_NOTHING = {"rota": "0 doctors of 12"}
"""What a screen says of a filter that finds nothing, where the words have one line alone."""


@pytest.mark.parametrize("name", EMPTIES)
def test_each_says_what_why_and_keys_that_work_on_its_screen(name: str) -> None:
    told, place = EMPTIES[name], PLACE.get(name, name)
    assert place in PAGES
    assert told.head
    assert told.why.endswith(".")
    assert {action.partition(".")[0] for action, _ in told.ways} <= set(together(place))
    assert bool(told.ways) is (name != "own_time"), "whoever only looks can do nothing about it"


@pytest.mark.parametrize("width", [24, 76])
@pytest.mark.parametrize("name", EMPTIES)
def test_each_fits_and_names_a_persons_own_key(name: str, width: int) -> None:
    own = {action: "f9" for action, _ in EMPTIES[name].ways[:1]}
    lines = empty_lines(name, own, width)
    assert max(sum(len(piece.text) for piece in one) for one in lines) <= width
    assert ([piece.text for one in lines for piece in one if piece.look is Look.KEY][:1] == ["F9"]) is bool(own)


@pytest.mark.parametrize("place", FILTERS)
def test_a_filter_that_finds_nothing_names_its_words_and_two_keys(place: str) -> None:
    known = {action.id for action in ACTIONS}
    assert set(FILTERS[place]) <= known
    told = plain(nothing_found(place, "[red]nobody", {}, 60))
    assert 'Nothing has "[red]nobody"' in told
    assert "Esc shows all again" in told or "Esc goes back" in told
    assert "/ takes other words" in told


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    ("place", "name"),
    [("plan", "plan"), ("export", "export"), ("why", "why"), ("trade_offs", "trade_offs"), ("what_if", "what_if"),
     ("my_time", "my_time"), ("history", "versions")],
)  # fmt: skip
async def test_without_a_plan_every_screen_says_so_and_where_to_go(
    unplanned: Called, place: str, name: str, size: tuple[int, int]
) -> None:
    app = RotaEngageApp()
    async with app.run_test(size=size) as pilot:
        await open_ward(app, pilot)
        app.action_go(place)
        await until(pilot, lambda: EMPTIES[name].head in everything(app))
        told = everything(app)
        assert ("p makes" if place == "plan" else "4 goes to planning") in told
        assert "Nothing yet" not in told


@pytest.mark.parametrize("place", ["why", "trade_offs"])
async def test_keys_that_need_a_plan_are_offered_once_there_is_one(unplanned: Called, place: str) -> None:
    app = RotaEngageApp()
    async with app.run_test(size=SMALL) as pilot:
        await open_ward(app, pilot)
        app.action_go(place)
        await until(pilot, lambda: isinstance(app.screen, Page) and app.screen.place == place)
        shown = {hint.action.id for hint in app.screen.query_one(KeyBar).shown}
        assert not {action for action in shown if action.startswith(f"{place}.")}
        assert {"app.help", "app.leave"} <= shown


@pytest.mark.parametrize("place", [place for place in FILTERS if place not in ("what_if", "help")])
async def test_a_filter_that_finds_nothing_is_told_on_its_screen(planned: Called, place: str) -> None:
    app = RotaEngageApp()
    async with app.run_test(size=SMALL) as pilot:
        await open_ward(app, pilot)
        app.action_go(place)
        await until(pilot, lambda: isinstance(app.screen, Page) and app.screen.place == place)
        await settled(app)
        await pilot.press("slash", *"zzzz", "enter")
        told = FOUND_NOTHING.get(place, 'Nothing has "zzzz"')
        await until(pilot, lambda: told in everything(app))
        await pilot.press("escape")
        await until(pilot, lambda: told not in everything(app))


async def test_help_and_what_if_tell_it_too(planned: Called) -> None:
    app = RotaEngageApp()
    async with app.run_test(size=SMALL) as pilot:
        await open_ward(app, pilot)
        await pilot.press("8")
        await until(pilot, lambda: "Refuse a slot" in everything(app))
        await pilot.press("enter", "slash", *"zzzz", "enter")
        await until(pilot, lambda: 'Nothing has "zzzz"' in everything(app))
        await pilot.press("question_mark")
        await pilot.pause()
        await pilot.press("slash", *"zzzz", "enter")
        await until(pilot, lambda: "command of each action" in everything(app))


async def test_with_nothing_to_decide_the_issues_say_what_comes_next(
    planned: Called, monkeypatch: pytest.MonkeyPatch
) -> None:
    def opened(path: Path) -> Opened:
        scenario = values.scenario().changed(assumptions=(), entitlements=(), activities=())
        return Opened(path, Department(scenario=scenario), None)

    monkeypatch.setattr(verbs, "open_workspace", opened)
    app = RotaEngageApp()
    async with app.run_test(size=SMALL) as pilot:
        await open_ward(app, pilot)
        await pilot.press("7")
        await until(pilot, lambda: "Nothing needs a person" in everything(app))
        assert "6 hands it out" in everything(app)


@pytest.mark.parametrize("viewer", ["d0", REPRESENTATIVE])
async def test_whoever_only_looks_is_sent_to_no_key(unplanned: Called, viewer: str) -> None:
    app = RotaEngageApp(WARD, viewer=viewer)
    async with app.run_test(size=SMALL) as pilot:
        await until(pilot, lambda: "Your protected time stands here" in everything(app))
        assert "goes to planning" not in everything(app)
