"""Legends: what a workbook says about its codes, in a table, in pairs of cells, or as 'LD = Long day 08:00-20:30'."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import time
from typing import NamedTuple

from importers.grid import Grid, Place, Value, text_of
from importers.times import Times, clock_of, range_in, range_of, written_clock
from importers.vocabulary import kind_of_phrase, kind_of_times
from rotaengage.domain.codes import TRAITS, DutyKind
from rotaengage.domain.refs import CellRef

_HEADINGS = {
    "code": "code|codes|shift code|duty code|abbreviation|abbrev|abbr|symbol|short|skrót|kürzel|code on rota|rota code"
    "|código|codigo|codice|sigla|sigle|abréviation|afkorting|kode|kod|dienstart",
    "title": "means|meaning|description|name|shift name|nazwa zmiany|duty|shift|bedeutung|bezeichnung|stands for"
    "|definition|title|what it means|shift type|type|duty type|full name|significado|signification|significato"
    "|betekenis|descripción|descrição|descrizione|omschrijving|beschreibung|opis|znaczenie|libellé|betydelse|betydning"
    "|forklaring",
    "start": "start|from|od|von|begin|begins|starts|start time|starts at|shift start|inicio|início|inizio|début|debut"
    "|beginn",
    "end": "end|to|do|bis|finish|ends|until|end time|finish time|ends at|shift end|fin|fim|fine|einde|eind|ende"
    "|slut|koniec",
    "times": "times|hours|time|shift times|hours of work|shift hours|horario|horário|horaires|orario|tijden"
    "|zeiten|zeit|uhrzeit|godziny|tider",
    "works": "works|working|zmiana pracująca|counts as work|paid",
}
HEADINGS = {word: role for role, words in _HEADINGS.items() for word in words.split("|")}
Taken = Mapping[int, set[int]]
"""Cells of a rota's own grid: columns by row."""

_NO = {"no", "n", "nie", "nein", "false", "0"}
_LINE = re.compile(r"^\s*([^\s=:]{1,8}|[^=:]{1,12}?)\s*(=|:|–|—|-(?=\s))\s*(.{2,})$")


class Entry(NamedTuple):
    """One line of a legend. kind is None where its words name no kind; times only for duties that are worked."""

    code: str
    title: str
    kind: DutyKind | None
    start: time | None
    end: time | None
    cell: CellRef

    @property
    def meaning(self) -> str:
        """What is said, in words."""
        times = f" {self.start:%H:%M}-{self.end:%H:%M}" if self.start is not None and self.end is not None else ""
        return f"{self.title or self.kind or 'a duty'}{times}"

    @property
    def answer(self) -> str:
        """What is said, as an answer that can be given."""
        times = f" {self.start:%H:%M}-{self.end:%H:%M}" if self.start is not None and self.end is not None else ""
        return f"{self.kind or DutyKind.UNKNOWN}{times}"


class Legend(NamedTuple):
    """All that was found: by code, the places of its cells, and codes that are given two meanings."""

    entries: dict[str, Entry]
    cells: frozenset[CellRef]
    clashes: tuple[tuple[Entry, Entry], ...]


def entry_of(code: str, title: str, times: Times | None, works: bool | None, cell: CellRef) -> Entry:
    """An entry from what stands in the cells; the words decide the kind, else the times do."""
    kind = kind_of_phrase(title) if title else None
    if works is False and (kind is None or TRAITS[kind].works):
        kind = DutyKind.OFF
    if times is not None and works is not False:
        by_times = kind_of_times(times)
        if kind is None or (kind is DutyKind.NIGHT and 5 <= times.start.hour < 13):
            kind = by_times
        if kind is DutyKind.STANDARD_DAY and by_times is DutyKind.LONG_DAY:
            kind = by_times
    if times is None or kind is None or not TRAITS[kind].works:
        return Entry(code, title, kind, None, None, cell)
    return Entry(code, title, kind, times.start, times.end, cell)


def _role(text: str) -> str | None:
    words = " ".join(text.split()).casefold().rstrip(":*?")
    return HEADINGS.get(words) or HEADINGS.get(words.split("(")[0].strip())


def _roles(grid: Grid) -> dict[Value, str]:
    """The values of a sheet that head a column of a legend, each looked at once."""
    values = {v for v in grid.values if isinstance(v, str) and 0 < len(v) < 40}
    return {v: role for v in values if (role := _role(v)) is not None}


def _columns(row: list[Value], roles: dict[Value, str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for c, value in enumerate(row, 1):
        role = roles.get(value) if isinstance(value, str) else None
        if role:
            found.setdefault(role, c)
    return found


def _row_times(grid: Grid, row: int, columns: dict[str, int]) -> Times | None:
    if "times" in columns:
        found = range_in(grid.text(row, columns["times"]))
        if found is not None:
            return found[0]
    if "start" not in columns or "end" not in columns:
        return None
    start, end = (clock_of(grid.at(row, columns[part])) for part in ("start", "end"))
    return None if start is None or end is None else Times(start, end)


def _table(grid: Grid, top: int, columns: dict[str, int]) -> Iterable[tuple[Entry, list[Place]]]:
    blanks = 0
    for row in range(top + 1, grid.height + 1):
        code = grid.text(row, columns["code"])
        if not code or len(code) > 16:
            blanks += 1
            if blanks > 2:
                return
            continue
        blanks = 0
        title = grid.text(row, columns["title"]) if "title" in columns else ""
        works = grid.text(row, columns["works"]).casefold() not in _NO if "works" in columns else None
        places = [(row, c) for c in columns.values() if grid.text(row, c)]
        yield (
            entry_of(code, title, _row_times(grid, row, columns), works, grid.ref(row, columns["code"])),
            [*places, *[(top, c) for c in columns.values()]],
        )


def _tables(grid: Grid) -> Iterable[tuple[Entry, list[Place]]]:
    roles = _roles(grid)
    words = frozenset(roles)
    for top, row in enumerate(grid.rows, 1) if words else ():
        columns = {} if words.isdisjoint(row) else _columns(row, roles)
        if "code" in columns and len(columns) > 1 and not ({"title", "times", "start"}).isdisjoint(columns):
            yield from _table(grid, top, columns)


def table_places(grid: Grid) -> set[Place]:
    """The cells of legend tables: a heading with code and meaning or times, and the lines below it."""
    return {place for _, places in _tables(grid) for place in places}


def _beside(grid: Grid, row: int, column: int, used: set[str]) -> tuple[str, Times | None, list[Place]] | None:
    """Words and times in the cells to the right of a code, or None if these explain nothing."""
    cells = [(c, grid.at(row, c)) for c in range(column + 1, column + 5) if grid.text(row, c)]
    if not cells or cells[0][0] > column + 2:
        return None
    c, value = cells[0]
    text = text_of(value)
    if not isinstance(value, str) or text in used:
        return None
    inner = range_in(text)
    if inner is not None:
        return inner[1], inner[0], [(row, c)]
    clocks = [x for x in (written_clock(v) for _, v in cells[1:3]) if x is not None]
    after = range_of(text_of(cells[1][1])) if len(cells) > 1 else None
    times = after or (Times(clocks[0], clocks[1]) if len(clocks) == 2 else None)
    if times is None and (len(text) < 4 or kind_of_phrase(text) is None):
        return None
    return text, times, [(row, x) for x, _ in cells[: (1 if times is None else 2 if after else 3)]]


def _texts(grid: Grid, row: int, column: int, value: str, used: set[str]) -> Iterable[Entry]:
    for piece in re.split(r"[\n;|]+|,\s*(?=\S{1,8}\s*[=:])", value):
        match = _LINE.match(piece)
        if match is None:
            continue
        code, mark, title = " ".join(match[1].split()), match[2], " ".join(match[3].split())
        found = range_in(title)
        times, title = (found[0], found[1]) if found else (None, title)
        explains = times is not None or kind_of_phrase(title) is not None
        if code in used and (explains or mark == "="):
            yield entry_of(code, title, times, None, grid.ref(row, column))


def _scattered(grid: Grid, used: set[str], taken: Taken, tables: set[Place]) -> Iterable[tuple[Entry, list[Place]]]:
    everything = range(1, grid.width + 1)
    open_columns: dict[int, Sequence[int]] = {}
    for r, row in enumerate(grid.rows, 1):
        mine = taken.get(r)
        columns: Sequence[int] = everything
        if mine is not None:
            if id(mine) not in open_columns:
                open_columns[id(mine)] = [c for c in everything if c not in mine]
            columns = open_columns[id(mine)]
        for c in columns:
            value = row[c - 1]
            if value != "" and isinstance(value, str) and len(value) <= 400 and (r, c) not in tables:
                yield from _one_cell(grid, r, c, value, used)


def _one_cell(grid: Grid, row: int, column: int, value: str, used: set[str]) -> Iterable[tuple[Entry, list[Place]]]:
    code = text_of(value)
    if code in used:
        beside = _beside(grid, row, column, used)
        if beside is not None:
            title, times, places = beside
            yield entry_of(code, title, times, None, grid.ref(row, column)), [(row, column), *places]
    elif any(sign in value for sign in "=:–—-"):
        for entry in _texts(grid, row, column, value, used):
            yield entry, [(row, column)]


def _found(grid: Grid, used: set[str], taken: Taken) -> list[tuple[Entry, list[Place]]]:
    """What one sheet says: its tables first, then what stands outside of them and of the rota's grid."""
    tables = [(e, places) for e, places in _tables(grid) if not _any_taken(taken, places)]
    inside = {place for _, places in tables for place in places}
    loose = [(e, places) for e, places in _scattered(grid, used, taken, inside) if not _any_taken(taken, places)]
    return [*tables, *loose]


def _any_taken(taken: Taken, places: Iterable[Place]) -> bool:
    return any(c in taken.get(r, ()) for r, c in places)


def find_legend(grids: Iterable[Grid], used: set[str], taken: Mapping[str, Taken]) -> Legend:
    """Every legend of a workbook for the codes that are used in its rotas.

    taken holds, by sheet, the cells of a rota's own grid (columns by row): such cells are never a legend.
    """
    entries: dict[str, Entry] = {}
    cells: set[CellRef] = set()
    clashes: list[tuple[Entry, Entry]] = []
    for grid in grids:
        for entry, places in _found(grid, used, taken.get(grid.name, {})):
            known = entries.setdefault(entry.code, entry)
            cells.update(grid.ref(r, c) for r, c in places)
            if known.kind is None and entry.kind is not None:
                entries[entry.code] = entry
            elif entry.kind is not None and entry[2:5] != known[2:5] and entry.code in used:
                clashes.append((known, entry))
    return Legend(entries, frozenset(cells), tuple(clashes))
