"""The use cases of the record, each imported when it is first called: what came of plans."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from rotaengage.domain.fact import Field
    from rotaengage.domain.record import RecordKind
    from rotaengage.usecases.opened import Opened


def record_form(opened: "Opened", kind: "RecordKind", told: "Mapping[str, str]", today: "date") -> "tuple[Field, ...]":
    """The form of a kind of entry; what it offers follows what is told in it so far."""
    from rotaengage.usecases.record_forms import context_of
    from rotaengage.usecases.record_forms import record_form as verb

    return verb(context_of(opened), kind, told, today)


def answer_to(opened: "Opened", kind: "RecordKind", number: int) -> "dict[str, str]":
    """What the form of an answer or a reply tells at first."""
    from rotaengage.usecases.record_choices import answer_to as verb
    from rotaengage.usecases.record_forms import context_of

    return verb(context_of(opened), kind, number)


def check_record(opened: "Opened", kind: "RecordKind", told: "Mapping[str, str]", today: "date") -> None:
    """UserError where the words of a form cannot be understood, or cannot be put on record."""
    from rotaengage.usecases.record_forms import context_of, read_record

    read_record(context_of(opened), kind, told, today)


def keep_record(path: Path, kind: "RecordKind", told: "Mapping[str, str]", today: "date") -> "tuple[Opened, int]":
    """Put on record what a form tells; the workspace as it stands then, and the number of the entry."""
    from rotaengage.usecases.record_forms import keep_record as verb

    opened, done = verb(path, kind, told, today)
    return opened, done.number
