"""The top line: the menu, the screens with their keys, and what is open."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from rich.cells import cell_len
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from rotaengage.tui.actions import Action, actions_of, key_words
from rotaengage.tui.keymap import with_keys
from rotaengage.tui.present.look import Line, Look, Piece
from rotaengage.tui.present.text import clip
from rotaengage.tui.widgets.painting import follow_theme, strip_of

NAME = "RotaEngage "
SEPARATOR = ", "
LEAST = 10
"""Cells for the name of what is open, for which the labels of other screens give way."""


class Tab(NamedTuple):
    """A part of the line that takes a click: the menu, or a screen by the name that go() takes."""

    text: str
    name: str
    look: Look = Look.PLAIN


def screens(own: Mapping[str, str]) -> list[tuple[str, str, str]]:
    """The screens of the top line: name, key and label."""
    found: list[Action] = [a for a in with_keys(actions_of("app"), own) if a.id.startswith("app.go_")]
    return [(a.id.removeprefix("app.go_"), key_words(a.keys.split(",")[0]), a.label) for a in found]


def menu_tab(own: Mapping[str, str]) -> Tab:
    """The way into the menu."""
    action = next(a for a in with_keys(actions_of("app"), own) if a.id == "app.menu")
    return Tab(f" {key_words(action.keys.split(',')[0])} {action.label} ", "menu", Look.KEY)


def tabs(here: str, ready: frozenset[str], width: int, own: Mapping[str, str]) -> list[Tab]:
    """The menu and the screens; where there is little room, the last ones are told by their key alone."""
    names, found = screens(own), [menu_tab(own)]
    for labelled in range(len(names), -1, -1):
        found = [menu_tab(own)]
        for number, (name, key, label) in enumerate(names):
            words = f"{key} {label}" if number < labelled or name == here else key
            look = Look.STRONG if name == here else Look.PLAIN if name in ready else Look.MUTED
            found.append(Tab(f"[{words}]" if name == here else f" {words} ", name, look))
        if _length(found) + LEAST <= width:
            break
    return found


def _length(found: Sequence[Tab]) -> int:
    return sum(cell_len(tab.text) for tab in found)


def title_line(here: str, ready: frozenset[str], what: str, width: int, own: Mapping[str, str] | None = None) -> Line:
    """The line: this screen in brackets, screens that have nothing to show yet in grey."""
    found = tabs(here, ready, width, own or {})
    pieces = [Piece(tab.text, tab.look) for tab in found]
    room = width - _length(found) - 2
    name = what.partition(SEPARATOR)[0]
    told = what if cell_len(what) <= room else clip(name, room) if room >= 6 else ""
    brand = NAME if room - cell_len(told) >= len(NAME) + 4 else ""
    pieces.append(Piece(" " * max(0, room - cell_len(told) - len(brand) + 1)))
    return (*pieces, Piece(brand and f"{brand} ", Look.HEAD), Piece(told, Look.MUTED))


class TitleBar(Widget):
    """One line at the top; a click on a name goes there."""

    DEFAULT_CSS = "TitleBar { dock: top; height: 1; background: $panel; }"
    ALLOW_SELECT = False

    @dataclass
    class Picked(Message):
        """A screen was clicked, or the menu."""

        name: str

    def __init__(self, here: str) -> None:
        super().__init__()
        self.here = here
        self.ready: frozenset[str] = frozenset({"open"})
        self.what = ""

    @property
    def own(self) -> Mapping[str, str]:
        """The person's own keys."""
        found: Mapping[str, str] = getattr(self.app, "own_keys", {})
        return found

    def on_mount(self) -> None:
        """Follow the theme."""
        follow_theme(self)

    def tell(self, ready: frozenset[str], what: str) -> None:
        """Say which screens have something to show, and what is open."""
        self.ready, self.what = ready, what
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """The line."""
        width = self.size.width
        return strip_of(title_line(self.here, self.ready, self.what, width, self.own), width, self.app.theme, "panel")

    def on_click(self, event: events.Click) -> None:
        """Go to the screen under the mouse, or open the menu."""
        left = 0
        for tab in tabs(self.here, self.ready, self.size.width, self.own):
            right = left + cell_len(tab.text)
            if left <= event.x < right:
                self.post_message(self.Picked(tab.name))
            left = right
