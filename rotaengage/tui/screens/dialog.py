"""Small windows over a screen: something to know, or a yes or no."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Button, Static

from rotaengage.tui.present.look import Line, Look, line
from rotaengage.tui.present.text import wrap
from rotaengage.tui.widgets.lines import Lines

WIDTH = 60


class Dialog(ModalScreen[bool]):
    """A title, some words, and one button or two; Esc says no."""

    CSS_PATH = "dialog.tcss"
    BINDINGS = [
        Binding("escape", "say(False)", show=False),
        Binding("left,right,h,l,tab,shift+tab", "turn", show=False),
        Binding("down,j,pagedown", "scroll(1)", show=False),
        Binding("up,k,pageup", "scroll(-1)", show=False),
    ]

    def __init__(self, title: str, told: list[str], yes: str = "OK", no: str = "") -> None:
        super().__init__()
        self.title_words, self.told, self.yes, self.no = title, told, yes, no

    def compose(self) -> ComposeResult:
        """The window."""
        with Vertical(id="window"):
            yield Static(self.title_words, id="title", markup=False)
            with VerticalScroll(id="told", can_focus=False):
                yield Lines("surface")
            with Horizontal(id="answers"):
                yield Button(self.yes, id="yes", compact=True)
                if self.no:
                    yield Button(self.no, id="no", compact=True)

    def on_mount(self) -> None:
        """Say it; the safe answer has the focus."""
        lines: list[Line] = []
        for told in self.told:
            lines += [*(line(text, Look.PLAIN) for text in wrap(told, WIDTH - 6)), line()]
        self.query_one(Lines).show(lines[:-1])
        self.query_one("#no" if self.no else "#yes").focus()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Answer."""
        self.dismiss(event.button.id == "yes")

    def action_turn(self) -> None:
        """Go to the other answer."""
        other = "#yes" if not self.no or self.query_one("#no").has_focus else "#no"
        self.query_one(other).focus()

    def action_scroll(self, lines: int) -> None:
        """Read on, where the words do not fit."""
        self.query_one("#told").scroll_relative(y=lines * 3, animate=False)

    def action_say(self, answer: bool) -> None:
        """Answer by key."""
        self.dismiss(answer)
