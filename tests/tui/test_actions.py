"""The registry of actions is whole: no clash; every action is there by key, palette, menu, help, command line."""

from collections import Counter
from functools import partial
from importlib import import_module

import pytest
from textual.binding import Binding
from textual.command import DiscoveryHit

from rotaengage.cli.main import commands_told
from rotaengage.tui.actions import ACTIONS, PLACES, Action, actions_of, key_words, together
from rotaengage.tui.app import RotaEngageApp
from rotaengage.tui.bindings import ActionCommands, bindings_of, here, run
from rotaengage.tui.pages import PAGES
from rotaengage.tui.present.commands import help_rows
from rotaengage.tui.screens.form import FormScreen
from rotaengage.tui.screens.help import HelpScreen
from rotaengage.tui.screens.menu import MenuScreen, menus_of
from rotaengage.tui.screens.page import Page
from rotaengage.tui.widgets.key_bar import hints
from rotaengage.tui.widgets.line_list import LineList
from tests.tui.stage import SMALL, Called, open_ward, until

SCREENS = [place for place in PLACES if place not in ("app", "list")]
OVER = {"help": HelpScreen, "menu": MenuScreen, "form": FormScreen}
"""Screens that lie over another one."""


def owner(action: Action) -> type:
    """The class that the action runs on."""
    if action.place in ("app", "list"):
        return RotaEngageApp if action.place == "app" else LineList
    if action.place in OVER:
        return OVER[action.place]
    module, kind = PAGES[action.place]
    found: type = getattr(import_module(f"rotaengage.tui.screens.{module}"), kind)
    return found


def test_ids_are_unique_and_places_known() -> None:
    assert len({action.id for action in ACTIONS}) == len(ACTIONS)
    assert {action.place for action in ACTIONS} == set(PLACES)
    assert set(PAGES) | set(OVER) == set(SCREENS)


@pytest.mark.parametrize("place", SCREENS)
def test_no_key_does_two_things_on_one_screen(place: str) -> None:
    keys = Counter(key for action in actions_of(*together(place)) for key in action.keys.split(","))
    assert [key for key, number in keys.items() if number > 1] == []


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.id)
def test_every_action_is_bound_by_its_id_and_can_run(action: Action) -> None:
    target = owner(action)
    verb = action.verb.partition("(")[0]
    assert callable(getattr(target, f"action_{verb}", None))
    bound = [b for b in target.__dict__["BINDINGS"] if isinstance(b, Binding) and b.id == action.id]
    assert [b.key for b in bound] == [action.keys]


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.id)
def test_every_action_has_a_command_line(action: Action) -> None:
    name, *words = action.typed.split()
    assert name == "rotaengage"
    assert words[0] in {command for command, _ in commands_told()}


def test_arrows_and_letters_both_move() -> None:
    for place, ways in (("rota", "hjkl"), ("list", "jk")):
        keys = {key for action in actions_of(place) for key in action.keys.split(",")}
        assert set(ways) <= keys
        assert {"up", "down"} <= keys


@pytest.mark.parametrize("place", SCREENS)
def test_help_lists_every_action_in_words_that_fit_the_smallest_terminal(place: str) -> None:
    rows = help_rows(place, {}, commands_told())
    assert {action for _, action in rows if action} == {action.id for action in ACTIONS}
    assert "".join(piece.text for piece in rows[0][0]) == PLACES[place]
    told = ["".join(piece.text for piece in one) for one, action in rows if action]
    assert [words for words in told if len(words) > SMALL[0] - 3] == []


@pytest.mark.parametrize("place", PLACES)
def test_no_two_rows_of_help_say_the_same_and_none_says_it_twice(place: str) -> None:
    told = Counter(action.help for action in actions_of(place)) + Counter(action.label for action in actions_of(place))
    assert [words for words, number in told.items() if number > 1] == []
    assert [a.id for a in actions_of(place) if a.help.rstrip(".").casefold() == a.label.casefold()] == []


def test_help_is_searched_by_word_key_and_command() -> None:
    def found(needle: str) -> set[str]:
        return {action for _, action in help_rows("rota", {}, commands_told(), needle) if action}

    assert found("protected time next") == {"rota.next_slot"}
    assert "app.menu" in found("f10")
    assert found("no such word") == set()
    told = help_rows("rota", {}, commands_told(), "calendar, a table")
    assert any("export" in piece.text for one, _ in told for piece in one)


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


async def test_the_palette_runs_what_works_on_the_screen(planned: Called) -> None:
    app = RotaEngageApp()
    async with app.run_test(size=SMALL) as pilot:
        page = await open_ward(app, pilot)
        before = page.grid.column
        await run(next(a for a in ACTIONS if a.id == "rota.right"), page)
        assert page.grid.column == before + 1


async def test_no_action_of_a_screen_is_reached_in_one_way_only(planned: Called) -> None:
    app = RotaEngageApp()
    async with app.run_test(size=SMALL) as pilot:
        await open_ward(app, pilot)
        for name in PAGES:
            app.action_go(name)
            await until(pilot, partial(at, app, name))
            expected = {action.id for action in actions_of(*together(name))}
            assert {action.id for action in here(app.screen)} == expected, name
            in_menus = [action.id for actions in menus_of(here(app.screen)).values() for action in actions]
            assert sorted(in_menus) == sorted(expected), name
            bound = {b.id for _, bindings in app.screen._modal_binding_chain for b in bindings.shown_keys} | {
                binding.id for *_, binding, _, _ in app.screen.active_bindings.values()
            }
            assert {one for one in expected if one.partition(".")[0] != "list"} <= bound | hidden(app), name
            hits = [hit async for hit in ActionCommands(app.screen).discover() if isinstance(hit, DiscoveryHit)]
            assert len(hits) == len(expected), name
            assert [hit async for hit in ActionCommands(app.screen).search("quit")]


def hidden(app: RotaEngageApp) -> set[str]:
    """The ids of actions that work on the screen, but not at the moment."""
    from rotaengage.tui.guiding import cannot_now

    return set(cannot_now(here(app.screen), app.screen))


def test_bindings_carry_help_for_tooltips() -> None:
    assert all(isinstance(b, Binding) and b.tooltip for place in PLACES for b in bindings_of(place))
