"""A small form, field by field, kept as one deed. What it is about is said by a form of its own."""

from collections.abc import Mapping
from enum import StrEnum

from textual.app import ComposeResult

from rotaengage.domain.fact import Field
from rotaengage.tui.present.form import KIND, changes, field_line, note_lines, turned
from rotaengage.tui.present.look import Line
from rotaengage.tui.screens.page import Page
from rotaengage.tui.widgets.line_list import Item, LineList
from rotaengage.tui.widgets.lines import Lines
from rotaengage.tui.widgets.prompt import Prompt


class FormScreen(Page):
    """Lies over the screen that asked and answers "keep" where told is to be kept, else nothing.

    kind is what the form is about; a form that can be about several has a first line that turns it.
    """

    place = "form"
    CSS_PATH = "form.tcss"

    def __init__(self, kind: StrEnum) -> None:
        super().__init__()
        self.kind = kind
        self.said: dict[str, str] = {}
        self.told: dict[str, str] = {}
        self.fields: tuple[Field, ...] = ()

    def about(self) -> list[Line]:
        """The lines above the fields."""
        raise NotImplementedError

    def read(self) -> tuple[Field, ...]:
        """The fields of the kind, as they are before anything is said."""
        raise NotImplementedError

    def first(self) -> Field | None:
        """The line that turns the kind, where the form has one."""
        return None

    def turn_kind(self, value: str) -> None:
        """Be about another kind."""

    def keep(self, told: Mapping[str, str]) -> None:
        """Keep what differs from what was there, and go; or say what cannot be understood, and stay."""
        raise NotImplementedError

    def body(self) -> ComposeResult:
        """What it is about, the fields, and what the marked one takes."""
        yield Lines(id="about", fixed=True)
        yield LineList(id="fields", ground="surface")
        yield Lines(id="note")
        yield Prompt()

    def on_mount(self) -> None:
        """Keys go to the fields."""
        self.query_one(LineList).focus()
        self.reread()
        self.begin()

    def begin(self) -> None:
        """Mark the field to begin with, where it is not the first."""

    def on_resize(self) -> None:
        """Break the words anew."""
        self.call_after_refresh(self.fill)

    def reread(self) -> None:
        """Other fields, or other choices in them."""
        self.fields = self.read()
        self.fill()

    def _shown(self) -> tuple[Field, ...]:
        first = self.first()
        return (first, *self.fields) if first else self.fields

    def fill(self) -> None:
        """Show what stands in the fields."""
        width = max(40, self.query_one(LineList).size.width - 2)
        self.query_one("#about", Lines).show(self.about())
        self.query_one(LineList).fill([Item(field_line(f, self.said, width), f.key) for f in self._shown()])

    @property
    def field(self) -> Field | None:
        """The field that is marked."""
        key = self.query_one(LineList).key
        return next((f for f in self._shown() if f.key == key), None)

    def value(self, field: Field) -> str:
        """What stands in a field now."""
        return self.said.get(field.key, field.value)

    def say(self, key: str, value: str) -> None:
        """Take what was typed or turned to."""
        self.said[key] = value
        self.fill()

    def on_line_list_marked(self) -> None:
        """Say what the field takes."""
        self.query_one("#note", Lines).show(note_lines(self.field, max(30, self.size.width - 6)))
        self.refresh_bindings()

    def on_line_list_chosen(self) -> None:
        """Enter types, or goes through the choices."""
        field = self.field
        if field is not None and field.choices:
            self.action_turn(1)
        elif field is not None:
            self.query_one(Prompt).ask(field.key, field.label, self.value(field))

    def on_prompt_done(self, event: Prompt.Done) -> None:
        """Take what was typed."""
        self.query_one(LineList).focus()
        self.say(event.kind, event.text.strip())

    def on_prompt_left(self) -> None:
        """Back to the fields."""
        self.query_one(LineList).focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only a field with choices has a next one."""
        if action == "turn":
            return self.field is not None and bool(self.field.choices)
        return True

    def action_turn(self, step: int) -> None:
        """The next or the last choice of the marked field; another kind of thing has other fields."""
        field = self.field
        if field is None or not field.choices:
            return
        value = turned(field, self.value(field), step)
        if field.key == KIND:
            self.turn_kind(value)
            self.reread()
        else:
            self.say(field.key, value)

    def action_keep(self) -> None:
        """Keep it, if it can be understood."""
        self.keep(changes(self.fields, self.said))

    def action_back(self) -> None:
        """Leave it as it was."""
        self.dismiss("")
