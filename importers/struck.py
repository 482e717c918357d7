"""Struck-through texts, settled before a sheet is read: what is left is read, and the doubt becomes a question."""

from collections.abc import Mapping
from dataclasses import replace

from importers.grid import Grid, Place
from importers.rich_text import Struck

NOTHING = "nothing"


def key_of(struck: Struck) -> str:
    """The key of the question: the same texts are one question."""
    return f"struck:{struck.old}>{struck.new}" if struck.new else f"struck:{struck.old}"


def choices(struck: Struck) -> tuple[str, str]:
    """What may be answered: what is left, or what was struck."""
    return (struck.new, struck.old) if struck.new else (struck.old, NOTHING)


def in_full(grid: Grid, found: Mapping[Place, Struck]) -> dict[Place, Struck]:
    """Cells struck by their font hold their own text as the old one; cells that show nothing are left out."""
    filled = {place: grid.text(*place) for place in found}
    return {place: s if s.old else Struck(filled[place], "") for place, s in found.items() if filled[place]}


def settled(grid: Grid, found: Mapping[Place, Struck], kept: Mapping[str, str]) -> Grid:
    """The sheet with what a person said in these cells, or else with what is not struck through."""
    rows = [list(row) for row in grid.rows]
    for (row, column), struck in found.items():
        said = kept.get(key_of(struck), struck.new or struck.old)
        rows[row - 1][column - 1] = "" if said == NOTHING else said
    return replace(grid, rows=rows)
