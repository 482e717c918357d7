"""The line at the bottom in which a filter, a place or a name is typed."""

from dataclasses import dataclass

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Static


class Prompt(Horizontal):
    """Hidden until asked; Enter takes what was typed, Esc leaves it."""

    DEFAULT_CSS = """
    Prompt { dock: bottom; height: 1; display: none; background: $surface; margin-bottom: 1; }
    Prompt.-asking { display: block; }
    Prompt Static { width: auto; padding: 0 1; color: $primary; text-style: bold; background: $surface; }
    Prompt Input { width: 1fr; background: $surface; }
    """
    BINDINGS = [Binding("escape", "leave", "Leave", show=False)]

    @dataclass
    class Typed(Message):
        """The text changed; kind is what was asked for."""

        kind: str
        text: str

    @dataclass
    class Done(Message):
        """Enter was pressed."""

        kind: str
        text: str

    @dataclass
    class Left(Message):
        """Esc was pressed."""

        kind: str

    def __init__(self) -> None:
        super().__init__()
        self.kind = ""

    def compose(self) -> ComposeResult:
        """A word and a field."""
        yield Static("", markup=False)
        yield Input(compact=True)

    def ask(self, kind: str, label: str, text: str = "") -> None:
        """Show it and wait for typing."""
        self.kind = kind
        self.query_one(Static).update(label)
        field = self.query_one(Input)
        with self.prevent(Input.Changed):
            field.value = text
        field.cursor_position = len(text)
        self.add_class("-asking")
        field.focus()

    def hide(self) -> None:
        """Put it away."""
        self.remove_class("-asking")
        self.query_one(Input).blur()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Tell every change."""
        event.stop()
        self.post_message(self.Typed(self.kind, event.value))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Tell the end."""
        event.stop()
        self.hide()
        self.post_message(self.Done(self.kind, event.value))

    def action_leave(self) -> None:
        """Leave without taking it."""
        self.hide()
        self.post_message(self.Left(self.kind))
