"""The registry of actions is whole: no clash, every action is there by key, by palette and in help."""

from collections import Counter
from functools import partial
from importlib import import_module

import pytest
from textual.binding import Binding
from textual.command import DiscoveryHit

from rotaengage.tui.actions import ACTIONS, PLACES, Action, actions_of, key_words
from rotaengage.tui.app import RotaEngageApp
from rotaengage.tui.bindings import ActionCommands, bindings_of, run
from rotaengage.tui.pages import PAGES
from rotaengage.tui.screens.help import help_items
from rotaengage.tui.screens.page import Page
from rotaengage.tui.widgets.key_bar import hints
from rotaengage.tui.widgets.line_list import LineList
from tests.tui.stage import SMALL, Called, open_ward, until

WITH_LIST = {"open", "reading", "plan", "doctors", "export", "my_time", "history", "help"}
SCREENS = [place for place in PLACES if place not in ("app", "list")]


def owner(action: Action) -> type:
    """The class that the action runs on."""
    if action.place == "app":
        return RotaEngageApp
    if action.place == "list":
        return LineList
    module, kind = PAGES.get(action.place, ("help", "HelpScreen"))
    found: type = getattr(import_module(f"rotaengage.tui.screens.{module}"), kind)
    return found


def test_ids_are_unique_and_places_known() -> None:
    assert len({action.id for action in ACTIONS}) == len(ACTIONS)
    assert {action.place for action in ACTIONS} == set(PLACES)


@pytest.mark.parametrize("place", SCREENS)
def test_no_key_does_two_things_on_one_screen(place: str) -> None:
    places = ("app", place, "list") if place in WITH_LIST else ("app", place)
    keys = Counter(key for action in actions_of(*places) for key in action.keys.split(","))
    assert [key for key, number in keys.items() if number > 1] == []


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.id)
def test_every_action_is_bound_by_its_id_and_can_run(action: Action) -> None:
    target = owner(action)
    verb = action.verb.partition("(")[0]
    assert callable(getattr(target, f"action_{verb}", None))
    bound = [b for b in target.__dict__["BINDINGS"] if isinstance(b, Binding) and b.id == action.id]
    assert [b.key for b in bound] == [action.keys]


@pytest.mark.parametrize("place", SCREENS)
def test_help_lists_every_action_in_words_that_fit_the_smallest_terminal(place: str) -> None:
    items = help_items(place)
    assert {item.key for item in items if item.key} == {action.id for action in ACTIONS}
    assert "".join(piece.text for piece in items[0].line) == PLACES[place]
    assert [item for item in items if sum(len(piece.text) for piece in item.line) > SMALL[0] - 5] == []


@pytest.mark.parametrize("place", SCREENS)
def test_the_key_bar_fits_and_always_offers_help_and_quit(place: str) -> None:
    shown = hints([a for a in actions_of(place, "app") if a.footer], SMALL[0])
    assert shown[-1].right <= SMALL[0] + 2
    assert {"app.help", "app.leave"} <= {hint.action.id for hint in shown}


@pytest.mark.parametrize(
    ("key", "words"), [("question_mark", "?"), ("ctrl+p", "Ctrl+P"), ("f1", "F1"), ("shift+up", "Shift+Up"), ("K", "K")]
)
def test_keys_are_written_as_on_the_keyboard(key: str, words: str) -> None:
    assert key_words(key) == words


def at(app: RotaEngageApp, name: str) -> bool:
    """Whether this screen is shown."""
    return isinstance(app.screen, Page) and app.screen.place == name and app.screen.is_mounted


async def test_the_palette_offers_and_runs_what_works_on_the_screen(planned: Called) -> None:
    app = RotaEngageApp()
    async with app.run_test(size=SMALL) as pilot:
        page = await open_ward(app, pilot)
        hits = [hit async for hit in ActionCommands(page).discover() if isinstance(hit, DiscoveryHit)]
        offered = [action for action in ACTIONS if action.place in ("rota", "app")]
        assert len(hits) == len(offered)
        before = page.grid.column
        await run(next(a for a in ACTIONS if a.id == "rota.right"), page)
        assert page.grid.column == before + 1


async def test_every_screen_offers_all_its_actions_in_the_palette(planned: Called) -> None:
    app = RotaEngageApp()
    async with app.run_test(size=SMALL) as pilot:
        await open_ward(app, pilot)
        for name in PAGES:
            app.action_go(name)
            await until(pilot, partial(at, app, name))
            hits = [hit async for hit in ActionCommands(app.screen).discover()]
            places = (name, "app", "list") if name in WITH_LIST else (name, "app")
            assert len(hits) == len(actions_of(*places)), name
            assert [hit async for hit in ActionCommands(app.screen).search("quit")]


def test_bindings_carry_help_for_tooltips() -> None:
    assert all(isinstance(b, Binding) and b.tooltip for place in PLACES for b in bindings_of(place))
