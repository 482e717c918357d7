"""The top line: the program, the screens with their numbers, and what is open."""

from dataclasses import dataclass

from rich.cells import cell_len
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from rotaengage.tui.actions import Action, actions_of
from rotaengage.tui.present.look import Line, Look, Piece
from rotaengage.tui.present.text import clip
from rotaengage.tui.widgets.painting import follow_theme, strip_of

NAME = " RotaEngage  "
SEPARATOR = ", "


def tabs() -> list[tuple[Action, str]]:
    """The screens of the top line: their action, and the name that go() takes."""
    return [(a, a.id.removeprefix("app.go_")) for a in actions_of("app") if a.id.startswith("app.go_")]


def title_line(here: str, ready: frozenset[str], what: str, width: int) -> Line:
    """The line: this screen in brackets, screens that have nothing to show yet in grey."""
    pieces = [Piece(NAME, Look.HEAD)]
    for action, name in tabs():
        text = f"[{action.keys} {action.label}]" if name == here else f" {action.keys} {action.label} "
        pieces.append(Piece(text, Look.STRONG if name == here else Look.PLAIN if name in ready else Look.MUTED))
    room = width - sum(len(piece.text) for piece in pieces) - 2
    name = what.partition(SEPARATOR)[0]
    told = what if cell_len(what) <= room else clip(name, room) if room >= 6 else ""
    pieces.append(Piece(" " * max(0, room - cell_len(told) + 1)))
    return (*pieces, Piece(told, Look.MUTED))


class TitleBar(Widget):
    """One line at the top; a click on a name goes there."""

    DEFAULT_CSS = "TitleBar { dock: top; height: 1; background: $panel; }"
    ALLOW_SELECT = False

    @dataclass
    class Picked(Message):
        """A screen was clicked."""

        name: str

    def __init__(self, here: str) -> None:
        super().__init__()
        self.here = here
        self.ready: frozenset[str] = frozenset({"open"})
        self.what = ""

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
        return strip_of(title_line(self.here, self.ready, self.what, width), width, self.app.theme, "panel")

    def on_click(self, event: events.Click) -> None:
        """Go to the screen under the mouse."""
        left = len(NAME)
        for action, name in tabs():
            right = left + len(action.keys) + len(action.label) + 3
            if left <= event.x < right:
                self.post_message(self.Picked(name))
            left = right
