"""The bottom line: the keys that matter here, from the registry."""

from typing import Any, NamedTuple

from textual import events
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from rotaengage.tui.actions import Action, actions_of, key_words
from rotaengage.tui.bindings import own_keys_of, place_of, run, target_of
from rotaengage.tui.keymap import with_keys
from rotaengage.tui.present.look import Look, Piece
from rotaengage.tui.widgets.painting import follow_theme, strip_of


class Hint(NamedTuple):
    """A key and its label in the bar, from this cell on."""

    action: Action
    left: int

    @property
    def key(self) -> str:
        """The key as it stands on the keyboard."""
        return key_words(self.action.keys.split(",")[0])

    @property
    def right(self) -> int:
        """The first cell after it."""
        return self.left + len(self.key) + len(self.action.label) + 3


def hints(actions: list[Action], width: int) -> list[Hint]:
    """The keys that fit: those of the screen first; of those that work everywhere only the palette may give way."""
    own = [a for a in actions if a.place != "app"]
    everywhere = [a for a in actions if a.place == "app"]
    if _length([*own, *everywhere]) > width:
        everywhere = [a for a in everywhere if a.id != "app.palette"]
    while own and _length([*own, *everywhere]) > width:
        own.pop()
    found: list[Hint] = []
    for action in [*own, *everywhere]:
        found.append(Hint(action, found[-1].right if found else 1))
    return found


def _length(actions: list[Action]) -> int:
    return 1 + sum(Hint(action, 0).right for action in actions)


def offered(screen: Screen[Any]) -> list[Action]:
    """The actions that the bar shows on a screen: those marked for it that can run now."""
    can = [
        action
        for action in actions_of(place_of(screen), "app")
        if action.footer and (target := target_of(action, screen)) and target.check_action(*_call(action))
    ]
    return with_keys(can, own_keys_of(screen))


def _call(action: Action) -> tuple[str, tuple[object, ...]]:
    return action.verb.partition("(")[0], ()


class KeyBar(Widget):
    """One line at the bottom; a click on a key is the key."""

    DEFAULT_CSS = "KeyBar { dock: bottom; height: 1; background: $panel; }"
    ALLOW_SELECT = False

    def on_mount(self) -> None:
        """Follow the theme and what can be done."""
        follow_theme(self)
        self.screen.bindings_updated_signal.subscribe(self, lambda _: self.refresh())

    @property
    def shown(self) -> list[Hint]:
        """The keys in the bar now."""
        return hints(offered(self.screen), self.size.width)

    def render_line(self, y: int) -> Strip:
        """The line."""
        pieces = [Piece(" ")]
        for hint in self.shown:
            pieces += [Piece(hint.key, Look.KEY), Piece(f" {hint.action.label}  ", Look.MUTED)]
        return strip_of(tuple(pieces), self.size.width, self.app.theme, "panel")

    async def on_click(self, event: events.Click) -> None:
        """Do what the key under the mouse does."""
        for hint in self.shown:
            if hint.left <= event.x < hint.right - 2:
                await run(hint.action, self.screen)
