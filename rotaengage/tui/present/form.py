"""A form in lines: what each field is called and holds, and what it takes."""

from collections.abc import Mapping, Sequence

from rotaengage.domain.fact import FactKind, Field
from rotaengage.tui.present.look import Line, Look, Piece, line
from rotaengage.tui.present.text import clean, fit, wrap
from rotaengage.tui.present.words import sentence

KIND = "kind"
"""The key of the line that says what is added."""
LABEL = 22
TITLES = {FactKind.ENTITLEMENT: "entitlement", FactKind.EVENT: "event", FactKind.COVER: "cover that must stay"}
ANYBODY = frozenset({"grades", "tiers", "teams", "roles", "doctors"})


def form_title(kind: FactKind, called: str) -> Line:
    """What the form is about; called is empty for something new."""
    if not called:
        return (Piece("Something new to plan for", Look.HEAD),)
    return (Piece(sentence(TITLES[kind]), Look.HEAD), Piece(f"  {clean(called)}", Look.STRONG))


def kind_field(kind: FactKind) -> Field:
    """The first line of a form for something new."""
    return Field(KIND, "What to add", kind.value, "An entitlement, an event, or cover that must stay.",
                 tuple(k.value for k in FactKind))  # fmt: skip


def field_line(field: Field, said: Mapping[str, str], width: int) -> Line:
    """A field with what stands in it now; what was changed here is marked."""
    value = said.get(field.key, field.value)
    empty = "anybody" if field.key in ANYBODY else "needed" if field.needed else "not said"
    look = Look.STRONG if value else Look.WARN if field.needed else Look.MUTED
    sign = "*" if field.key in said and said[field.key] != field.value else " "
    label = (Piece(f" {sign} ", Look.WARN), Piece(fit(field.label, LABEL)))
    shown = clean(value) or empty
    if field.choices:
        return (*label, Piece("‹ ", Look.MUTED), Piece(shown, look), Piece(" ›", Look.MUTED))
    return (*label, Piece("  "), Piece(fit(shown, max(8, width - LABEL - 6)).rstrip(), look))


def note_lines(field: Field | None, width: int) -> list[Line]:
    """What the marked field takes, and how to give it."""
    if field is None:
        return []
    how = "Enter, Left and Right go through what there is." if field.choices else "Enter types it."
    return [*(line(text, Look.MUTED) for text in wrap(field.note, width)), line(how, Look.MUTED)]


def turned(field: Field, value: str, step: int) -> str:
    """The next or the last of a field's choices; a value that is none of them counts as before the first."""
    if value not in field.choices:
        return field.choices[0] if step > 0 else field.choices[-1]
    return field.choices[(field.choices.index(value) + step) % len(field.choices)]


def changes(fields: Sequence[Field], said: Mapping[str, str]) -> dict[str, str]:
    """The fields that hold something else than before."""
    before = {field.key: field.value for field in fields}
    return {key: value for key, value in said.items() if key in before and value != before[key]}
