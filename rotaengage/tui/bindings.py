"""Textual's bindings and palette commands, made from the registry of actions."""

from collections.abc import Mapping
from typing import Any

from textual.binding import Binding, BindingType
from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.dom import DOMNode
from textual.screen import Screen

from rotaengage.tui.actions import PLACES, Action, actions_of, key_words
from rotaengage.tui.keymap import with_keys


def bindings_of(place: str) -> list[BindingType]:
    """The bindings of a place; each carries its action's id, so that a person's own keys can replace it."""
    return [
        Binding(action.keys, action.verb, action.label, show=False, tooltip=action.help, id=action.id)
        for action in actions_of(place)
    ]


def place_of(screen: Screen[Any]) -> str:
    """The place of a screen; empty for a dialog."""
    return str(getattr(screen, "place", ""))


def target_of(action: Action, screen: Screen[Any]) -> DOMNode | None:
    """What the action runs on; None if it does not work on this screen."""
    if action.place == "app":
        return screen.app
    if action.place == place_of(screen):
        return screen
    if action.place != "list":
        return None
    lists = list(screen.query("LineList"))
    return next((one for one in lists if one.has_focus), lists[0] if lists else None)


async def run(action: Action, screen: Screen[Any]) -> None:
    """Do it, as if its key had been pressed."""
    target = target_of(action, screen)
    if target is not None:
        await screen.app.run_action(action.verb, default_namespace=target)


def own_keys_of(screen: Screen[Any]) -> Mapping[str, str]:
    """The person's own keys by action."""
    keys: Mapping[str, str] = getattr(screen.app, "own_keys", {})
    return keys


def here(screen: Screen[Any]) -> list[Action]:
    """Every action that works on a screen, its own first, with the person's own keys."""
    offered = [action for place in (place_of(screen), "list", "app") for action in actions_of(place)]
    return with_keys([a for a in offered if target_of(a, screen) is not None], own_keys_of(screen))


class ActionCommands(Provider):
    """Every action that works on the screen under the palette."""

    def _title(self, action: Action) -> str:
        where = "" if action.place in ("app", "list") else f"{PLACES[action.place]}: "
        return f"{where}{action.label}"

    def _help(self, action: Action) -> str:
        return f"{action.help}  ({key_words(action.keys.split(',')[0])})".replace("[", "").replace("]", "")

    async def discover(self) -> Hits:
        """All of them, before anything is typed."""
        for action in here(self.screen):
            yield DiscoveryHit(self._title(action), lambda a=action: run(a, self.screen), help=self._help(action))

    async def search(self, query: str) -> Hits:
        """Those whose title or help has the letters."""
        matcher = self.matcher(query)
        for action in here(self.screen):
            title, told = self._title(action), self._help(action)
            score = max(matcher.match(title), matcher.match(told) * 0.6)
            if score > 0:
                yield Hit(score, matcher.highlight(title), lambda a=action: run(a, self.screen), help=told)
