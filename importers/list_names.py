"""Whom the rows of a list are about: each row its own name, or one name over a group of rows."""

from collections.abc import Sequence

from importers.list_columns import Columns
from importers.people import letters_in
from importers.view import View

ONCE = 0.3
"""Share of rows without a name from which on a list names each person once, above or in the first of the rows."""


def names_of(view: View, lines: range, rows: Sequence[int], columns: Columns) -> dict[int, str]:
    """The name of each row that has one; rows are those with a date; a line with only a name heads a group."""
    own = {n: name for n in lines if (name := _name(view, n, columns))}
    bare = sum(n not in own for n in rows)
    merged = {n: top for top, left, bottom, right in view.merged() if left <= columns.name <= right and bottom > top
              for n in range(top + 1, bottom + 1)}  # fmt: skip
    if bare < ONCE * len(rows):
        return own | {n: own[top] for n, top in merged.items() if top in own and n not in own}
    names: dict[int, str] = {}
    last = ""
    for n in lines:
        last = own.get(n, last)
        names[n] = last
    return {n: name for n, name in names.items() if letters_in(name)}


def _name(view: View, line: int, columns: Columns) -> str:
    name = view.text(line, columns.name)
    fore = view.text(line, columns.forename) if columns.forename is not None else ""
    return f"{fore} {name}".strip()
