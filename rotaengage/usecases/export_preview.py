"""What an export would touch, said before anything is written."""

from pathlib import Path
from typing import NamedTuple

from rotaengage.domain.marks import Mark
from rotaengage.domain.refs import CellRef
from rotaengage.usecases.export import facts_of, prepared
from rotaengage.usecases.export_workbook import WORKBOOKS, Prepared
from rotaengage.usecases.files import refuse_existing
from rotaengage.usecases.wish import PLAIN, Wish

SCHEMA = "rotaengage.export-preview/1"


class Held(NamedTuple):
    """Something that the workbook holds and that stays as it is, and how many of it."""

    name: str
    number: int


class Touched(NamedTuple):
    """A cell that will change, and what it gets: mark, text or legend."""

    cell: CellRef
    gets: str


class Preview(NamedTuple):
    """Everything that an export would do; nothing was written.

    holds is what the workbook has that comes through unharmed; notes say what would be done otherwise than asked;
    anew says why a new workbook would be written, and not_carried what it would lack.
    """

    to: Path
    of: str
    mark: Mark
    cells: tuple[Touched, ...] = ()
    parts_changed: tuple[str, ...] = ()
    parts_added: tuple[str, ...] = ()
    sheets_added: tuple[str, ...] = ()
    holds: tuple[Held, ...] = ()
    notes: tuple[str, ...] = ()
    anew: str = ""
    not_carried: tuple[str, ...] = ()


def preview_export(
    path: Path, to: Path, mark: Mark | None = None, *, force: bool = False, of: str = "", wish: Wish = PLAIN
) -> Preview:
    """What export_plan would do with the same arguments. UserError where it would refuse."""
    if not to.is_dir():
        refuse_existing(to, force=force)
    facts = facts_of(path, mark, wish)
    if to.suffix.casefold() not in WORKBOOKS:
        return Preview(to, "", facts.mark, notes=("a new file is written, and nothing else is touched",))
    return _of(prepared(facts, to, of), to, facts.mark)


def _of(ready: Prepared, to: Path, mark: Mark) -> Preview:
    from rotaengage.export.features import features_of

    patched = ready.patched
    texts = {m.cell: m.replaces + m.text for m in patched.marks if m.cell in patched.texted}
    noted = Mark.FILL if mark is Mark.FILL else Mark.NOTE
    cells = tuple(Touched(c, patched.written.get(c) or texts.get(c) or noted.value) for c in sorted(patched.cells))
    return Preview(
        to=to,
        of=ready.source.name,
        mark=mark,
        cells=cells,
        parts_changed=patched.parts_changed,
        parts_added=patched.parts_added,
        sheets_added=patched.sheets,
        holds=() if ready.anew else tuple(Held(*f) for f in features_of(patched.base)),
        notes=patched.warnings,
        anew=ready.anew,
        not_carried=ready.not_carried,
    )


def preview_document(found: Preview) -> dict[str, object]:
    """rotaengage.export-preview/1."""
    return {
        "schema": SCHEMA,
        "to": str(found.to),
        "of": found.of,
        "mark": found.mark.value,
        "cells": [{"cell": str(t.cell), "gets": t.gets} for t in found.cells],
        "parts_changed": list(found.parts_changed),
        "parts_added": list(found.parts_added),
        "sheets_added": list(found.sheets_added),
        "holds": [{"name": h.name, "number": h.number} for h in found.holds],
        "notes": list(found.notes),
        "new_workbook_because": found.anew or None,
        "not_carried": list(found.not_carried),
    }
