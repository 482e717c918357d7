"""A small form: an entitlement, an event or cover, field by field, kept as one deed."""

from textual.app import ComposeResult

from rotaengage.domain.fact import FactKind, Field
from rotaengage.domain.issue import UserError
from rotaengage.tui import verbs_facts
from rotaengage.tui.present.form import KIND, changes, field_line, form_title, kind_field, note_lines, turned
from rotaengage.tui.screens.page import Page
from rotaengage.tui.widgets.line_list import Item, LineList
from rotaengage.tui.widgets.lines import Lines
from rotaengage.tui.widgets.prompt import Prompt


class FormScreen(Page):
    """Lies over the plan screen and answers "keep" where told is to be kept, else nothing.

    name is empty for something new, called is what a person calls it.
    """

    place = "form"
    CSS_PATH = "form.tcss"

    def __init__(self, kind: FactKind, name: str = "", called: str = "") -> None:
        super().__init__()
        self.kind, self.name_of_fact, self.called = kind, name, called
        self.said: dict[str, str] = {}
        self.told: dict[str, str] = {}
        self.fields: tuple[Field, ...] = ()

    def body(self) -> ComposeResult:
        """What it is about, the fields, and what the marked one takes."""
        yield Lines(id="about", fixed=True)
        yield LineList(id="fields", ground="surface")
        yield Lines(id="note")
        yield Prompt()

    def on_mount(self) -> None:
        """Keys go to the fields."""
        self.query_one(LineList).focus()
        self._read()

    def on_resize(self) -> None:
        """Break the words anew."""
        self.call_after_refresh(self._fill)

    def _read(self) -> None:
        opened = self.bench.state.opened
        if opened is not None:
            self.fields = verbs_facts.fact_form(opened.department.scenario, self.kind, self.name_of_fact)
            self._fill()

    def _shown(self) -> tuple[Field, ...]:
        return self.fields if self.name_of_fact else (kind_field(self.kind), *self.fields)

    def _fill(self) -> None:
        width = max(40, self.query_one(LineList).size.width - 2)
        self.query_one("#about", Lines).show([form_title(self.kind, self.called)])
        self.query_one(LineList).fill([Item(field_line(f, self.said, width), f.key) for f in self._shown()])

    @property
    def field(self) -> Field | None:
        """The field that is marked."""
        key = self.query_one(LineList).key
        return next((f for f in self._shown() if f.key == key), None)

    def value(self, field: Field) -> str:
        """What stands in a field now."""
        return self.said.get(field.key, field.value)

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
        self.said[event.kind] = event.text.strip()
        self._fill()

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
            self.kind = FactKind(value)
            self._read()
        else:
            self.said[field.key] = value
            self._fill()

    def action_keep(self) -> None:
        """Keep it, if it can be understood; else say what cannot, and stay."""
        opened = self.bench.state.opened
        told = changes(self.fields, self.said)
        if opened is None or (self.name_of_fact and not told):
            self.action_back()
            return
        try:
            verbs_facts.check_fact(opened.department.scenario, self.kind, self.name_of_fact, told)
        except UserError as error:
            self.bench.busy(error.sentence)
            return
        self.told = told
        self.dismiss("keep")

    def action_back(self) -> None:
        """Leave it as it was."""
        self.dismiss("")
