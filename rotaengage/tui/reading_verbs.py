"""The use cases about reading workbooks, each imported when it is first called."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rotaengage.domain.answers import Answers
    from rotaengage.domain.inspection import Inspection
    from rotaengage.domain.picture import Picture
    from rotaengage.usecases.opened import Opened


def read_pictures(path: Path, answers: "Answers") -> "tuple[Inspection, tuple[Picture, ...]]":
    """What the importers make of a workbook with these answers, and each rota as it stands there."""
    from rotaengage.usecases.inspect_picture import inspect_pictures as verb

    _ready()
    return verb(path, answers)


def pictures_of_workspace(path: Path) -> "tuple[Picture, ...]":
    """Each rota of a workspace as it stands in its workbook."""
    from rotaengage.usecases.reread import pictures_of_workspace as verb

    _ready()
    return verb(path)


def reread(path: Path, answers: "Answers", what: str) -> "Opened":
    """A workspace read anew with these answers."""
    from rotaengage.usecases.reread import reread as verb

    _ready()
    return verb(path, answers, what)


def _ready() -> None:
    # Files that are no zip archives (.xls, .ods, .xlsb) are read in a child process.
    from rotaengage.tui.children import ready_for_children

    ready_for_children()


def settled(answers: "Answers", said: "Sequence[tuple[str, str]]") -> "Answers":
    """The answers with more of them."""
    from rotaengage.usecases.answering import settled as verb

    return verb(answers, said)


def without(answers: "Answers", key: str) -> "Answers":
    """The answers without one."""
    from rotaengage.usecases.answering import without as verb

    return verb(answers, key)


def save_answers(path: Path, answers: "Answers") -> None:
    """Keep the answers for next month's workbook."""
    from rotaengage.usecases.answering import save_answers as verb

    verb(path, answers)
