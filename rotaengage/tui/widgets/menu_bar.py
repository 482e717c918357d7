"""The line of menu names above an open menu."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from rotaengage.tui.present.look import Look, Piece
from rotaengage.tui.widgets.painting import follow_theme, strip_of


class MenuBar(Widget):
    """Names side by side, one of them open; a click opens another."""

    DEFAULT_CSS = "MenuBar { dock: top; height: 1; background: $panel; }"
    ALLOW_SELECT = False

    @dataclass
    class Picked(Message):
        """A menu was clicked."""

        number: int

    def __init__(self) -> None:
        super().__init__()
        self.names: Sequence[str] = ()
        self.at = 0

    def on_mount(self) -> None:
        """Follow the theme."""
        follow_theme(self)

    def show(self, names: Sequence[str], at: int) -> None:
        """Other menus, or another one open."""
        self.names, self.at = names, at
        self.refresh()

    def left_of(self, number: int) -> int:
        """The cell at which a menu's name begins."""
        return sum(len(name) + 2 for name in self.names[:number])

    def render_line(self, y: int) -> Strip:
        """The line: the open menu in brackets."""
        pieces = [
            Piece(f"[{name}]", Look.STRONG) if n == self.at else Piece(f" {name} ", Look.PLAIN)
            for n, name in enumerate(self.names)
        ]
        return strip_of(tuple(pieces), self.size.width, self.app.theme, "panel")

    def on_click(self, event: events.Click) -> None:
        """Open the menu under the mouse."""
        for number in range(len(self.names)):
            if self.left_of(number) <= event.x < self.left_of(number + 1):
                self.post_message(self.Picked(number))
