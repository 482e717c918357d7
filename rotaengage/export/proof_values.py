"""The values of a workbook before and after, as two readers see them that have nothing to do with this program."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from rotaengage.domain.marks import CellMark
from rotaengage.domain.refs import CellRef
from rotaengage.export.package import Package
from rotaengage.export.proof_extent import extent, width
from rotaengage.export.proof_readers import Reading, Rows, read_slowly
from rotaengage.export.workbook_parts import sheet_parts, workbook_part

_MOST_CELLS = 3_000_000
_MOST_UNCHANGED_BYTES = 8 << 20
_MOST_SLOWLY = 2_000
"""How many cells of a sheet the slow reader (openpyxl) looks at; the other reader and the bytes cover all of them."""


class Expected:
    """What may have changed: the texts behind marked cells, and cells that were written to."""

    def __init__(self, marks: Sequence[CellMark], written: Mapping[CellRef, str]) -> None:
        self._texts = {m.cell: m.text for m in marks if m.text}
        self._written = written
        self.places: dict[str, set[tuple[int, int]]] = defaultdict(set)
        for sheet, row, column in chain([m.cell for m in marks], written):
            self.places[sheet].add((row, column))

    def allows(self, cell: CellRef, old: Any, new: Any) -> bool:
        """Whether this change of a value is one that was asked for."""
        if cell in self._written:
            return old in {None, ""} and new == self._written[cell]
        text = self._texts.get(cell)
        return text is not None and (old is None or isinstance(old, str)) and new == f"{old or ''}{text}"

    def on(self, sheet: str) -> set[tuple[int, int]]:
        """The rows and columns that were asked for on a sheet, whatever the case of its name."""
        return set().union(*(found for name, found in self.places.items() if name.casefold() == sheet.casefold()))

    def far(self, sheet: str) -> tuple[int, int]:
        """The last row and column that were asked for on a sheet."""
        places = self.on(sheet)
        return max((row for row, _ in places), default=1), max((column for _, column in places), default=1)


class Before:
    """A workbook as it came in, with its values: they can be read while the marks are put in."""

    def __init__(self, package: Package) -> None:
        """The package is one that nothing is done to."""
        self.data, self.package = package.data, package
        self.parts = sheet_parts(self.package, workbook_part(self.package))
        self.reading = Reading(self.data)
        self._extents: dict[str, tuple[int, int]] = {}

    def begin(self, names: Iterable[str]) -> None:
        """Read those of these sheets that are no larger than a reader can take."""
        self.reading.begin(self.near(names))

    def near(self, names: Iterable[str], expected: Expected | None = None) -> list[str]:
        """Those of these sheets that a reader can take, also with what is expected to be on them later."""
        found = []
        for name in (n for n in names if n in self.parts):
            if name not in self._extents:
                self._extents[name] = extent(self.package.read(self.parts[name]))
            (rows, columns), corner = self._extents[name], expected.far(name) if expected else (1, 1)
            if max(rows, corner[0]) * max(columns, corner[1]) <= _MOST_CELLS:
                found.append(name)
        return found


class Values:
    """What differs between the two files for calamine and, on the sheets that changed, for openpyxl.

    Reading begins at once, beside what else the proof looks at.
    """

    def __init__(self, before: Before, exported: bytes, expected: Expected, changed: Sequence[str]) -> None:
        self._before, self._exported, self._expected = before, exported, expected
        self._near = before.near(_worth_reading(changed, before), expected)
        self._changed = [name for name in self._near if name in changed]
        self._after = Reading(exported)
        self._after.begin(self._near)
        before.reading.begin(self._near)

    def differences(self) -> Iterator[str]:
        """All of them; those that openpyxl sees come last, but it reads first, while the others are still at it."""
        slowly = list(self._by_openpyxl())
        yield from self._by_calamine()
        yield from slowly

    def _by_calamine(self) -> Iterator[str]:
        from python_calamine import CalamineError

        try:
            names = self._before.reading.sheet_names()
        except CalamineError:
            return
        try:
            after = self._after.sheet_names()
        except CalamineError as error:
            yield f"another reader cannot open the result ({error})"
            return
        if after[: len(names)] != names:
            yield "the sheets are not those that the workbook had"
            return
        for name in (n for n in names if n in self._near):
            yield from _differences(name, self._before.reading.rows(name), self._after.rows(name), self._expected)

    def _by_openpyxl(self) -> Iterator[str]:
        """Nothing is said of a workbook that openpyxl could not read before; what it raises is its own affair."""
        package, parts = self._before.package, self._before.parts
        rows = {name: _MOST_SLOWLY // width(package.read(parts[name])) for name in self._changed}
        try:
            before = read_slowly(self._before.data, rows)
        except Exception:
            return
        try:
            after = read_slowly(self._exported, rows)
        except Exception as error:
            yield f"a second reader cannot open the result ({error})"
            return
        for name in before:
            yield from _differences(name, before[name], after.get(name, []), self._expected)


def _worth_reading(changed: Sequence[str], before: Before) -> Iterator[str]:
    """The sheets that changed, and of the others (the same bytes as before) as many as are read in no time."""
    left = _MOST_UNCHANGED_BYTES
    yield from (name for name in before.parts if name in changed)
    for name, part in before.parts.items():
        size = before.package.size(part)
        if name not in changed and size <= left:
            left -= size
            yield name


def _differences(name: str, before: Rows, after: Rows, expected: Expected) -> Iterator[str]:
    for number in range(max(len(before), len(after))):
        old = before[number] if number < len(before) else []
        new = after[number] if number < len(after) else []
        if old == new:
            continue
        for column in range(max(len(old), len(new))):
            one = old[column] if column < len(old) else ""
            two = new[column] if column < len(new) else ""
            cell = CellRef(name, number + 1, column + 1)
            if (one != two or type(one) is not type(two)) and not expected.allows(cell, one, two):
                yield f"{cell}: {one!r} became {two!r}"
