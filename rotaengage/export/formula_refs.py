"""Which cells a formula looks at, as far as its text says."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from rotaengage.domain.refs import column_number
from rotaengage.export.sheet_scan import Box

_STRING = re.compile(r'"(?:[^"]|"")*"')
_TOKEN = re.compile(
    r"(?<![\w.$'\]!])(?:(?P<sheet>'(?:[^']|'')+'|[^\W\d][\w.]*(?::[^\W\d][\w.]*)?)!)?"
    r"(?:(?P<cell>\$?[A-Z]{1,3}\$?\d{1,7}(?::\$?[A-Z]{1,3}\$?\d{1,7})?)(?![\w.(!\[])"
    r"|(?P<columns>\$?[A-Z]{1,3}:\$?[A-Z]{1,3})(?![\w.(!\[])|(?P<rows>\$?\d{1,7}:\$?\d{1,7})(?![\w.(!])"
    r"|(?P<name>[^\W\d][\w.\\]*)(?P<after>\s*\(|\[)?)",
    re.IGNORECASE,
)
_CORNER = re.compile(r"(\$?)([A-Za-z]*)(\$?)(\d*)")
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384
_BUILDS_REFERENCES = {"INDIRECT", "OFFSET"}
_DEEPEST = 8
EVERYTHING = Box(1, 1, _LAST_ROW, _LAST_COLUMN)


class Area(NamedTuple):
    """Cells of one sheet; sheet is None where they may be on any."""

    sheet: str | None
    box: Box


class Spread(NamedTuple):
    """How many rows and columns a shared formula is carried on from its first cell."""

    rows: int = 0
    columns: int = 0


_ALONE = Spread()


class Known(NamedTuple):
    """What names stand for: defined names by their formula, tables by their cells; all names in small letters."""

    names: Mapping[str, str]
    tables: Mapping[str, Area]


class Looks(NamedTuple):
    """The areas that a formula looks at and the functions that it uses, in capitals."""

    areas: tuple[Area, ...]
    functions: frozenset[str]


def looks_of(formula: str, home: str, known: Known, spread: Spread = _ALONE) -> Looks:
    """What a formula of this sheet looks at. One that builds its references looks at everything."""
    functions: set[str] = set()
    areas = tuple(_areas(formula, home, known, spread, functions, 0))
    if functions & _BUILDS_REFERENCES:
        areas = (Area(None, EVERYTHING),)
    return Looks(areas, frozenset(functions))


def _areas(formula: str, home: str, known: Known, spread: Spread, functions: set[str], depth: int) -> Iterator[Area]:
    for token in _TOKEN.finditer(_STRING.sub('""', formula)):
        sheet = _sheet(token["sheet"], home)
        if token["name"] is None:
            yield Area(sheet, _box(token["cell"] or token["columns"] or token["rows"], spread))
        elif (token["after"] or "").endswith("("):
            functions.add(token["name"].upper().rpartition(".")[2] or token["name"].upper())
        elif (table := known.tables.get(token["name"].casefold())) is not None:
            yield table
        elif depth < _DEEPEST and (meaning := known.names.get(token["name"].casefold())):
            yield from _areas(meaning, home, known, spread, functions, depth + 1)


def _sheet(written: str | None, home: str) -> str | None:
    """The sheet that is meant; None for a row of sheets (Jan:Dec!A1), which is taken for all of them."""
    if written is None:
        return home
    plain = written[1:-1].replace("''", "'") if written.startswith("'") else written
    return None if ":" in plain else plain


def _box(text: str, spread: Spread) -> Box:
    first, _, last = text.partition(":")
    one, two = _corner(first, 1, 1, _ALONE), _corner(last or first, _LAST_ROW, _LAST_COLUMN, spread)
    return Box(min(one[0], two[0]), min(one[1], two[1]), max(one[0], two[0]), max(one[1], two[1]))


def _corner(text: str, row: int, column: int, spread: Spread) -> tuple[int, int]:
    found = _CORNER.match(text)
    if found is None:
        return row, column
    held_column, letters, held_row, digits = found.groups()
    number = int(digits) if digits else row
    place = column_number(letters) if letters else column
    # A lone row number carries its dollar sign where a column's would stand.
    still_row = held_row or (held_column and not letters)
    return number + (0 if still_row or not digits else spread.rows), place + (
        0 if held_column or not letters else spread.columns
    )
