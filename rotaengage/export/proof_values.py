"""The values of a workbook before and after, as two readers see them that have nothing to do with this program."""

import io
import re
import warnings
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from rotaengage.domain.marks import CellMark
from rotaengage.domain.refs import CellRef, column_number
from rotaengage.export.package import Package
from rotaengage.export.workbook_parts import sheet_parts, workbook_part

_REFS = re.compile(rb"<(?:\w+:)?c\s[^>]*?\br\s*=\s*[\"']([A-Z]{1,3})(\d{1,7})[\"']")
_ROWS = re.compile(rb"<(?:\w+:)?row\s[^>]*?\br\s*=\s*[\"'](\d{1,7})[\"']")
_ROW = re.compile(rb"<(?:\w+:)?row[\s>]")
_CELLS = re.compile(rb"<(?:\w+:)?c[\s/>]")
_FAR = re.compile(rb'<c r="(?:[A-Za-z]{3}\d|[A-Za-z]{0,2}\d{4}|[^"]{0,20}&)|<row r="(?:\d{4}|[^"]{0,20}&)')
_PLAIN = ((b"<c", b'<c r="'), (b"<row", b'<row r="'))
_NEAR = (999, 702)
_MOST_CELLS = 3_000_000
_MOST_UNCHANGED_BYTES = 8 << 20
_MOST_SLOWLY = 2_000
"""How many cells of a sheet the slow reader (openpyxl) looks at; the other reader and the bytes cover all of them."""
Rows = list[list[Any]]
Extents = dict[str, tuple[int, int]]


class Expected:
    """What may have changed: the texts behind marked cells, and cells that were written to."""

    def __init__(self, marks: Sequence[CellMark], written: Mapping[CellRef, str]) -> None:
        self._texts = {m.cell: m.text for m in marks if m.text}
        self._written = written
        self.cells = (*(m.cell for m in marks), *written)

    def allows(self, cell: CellRef, old: Any, new: Any) -> bool:
        """Whether this change of a value is one that was asked for."""
        if cell in self._written:
            return old in {None, ""} and new == self._written[cell]
        text = self._texts.get(cell)
        return text is not None and (old is None or isinstance(old, str)) and new == f"{old or ''}{text}"

    @cached_property
    def far(self) -> dict[str, tuple[int, int]]:
        """The last row and column that were asked for on each sheet, by its name in small letters."""
        found: dict[str, tuple[int, int]] = {}
        for cell in self.cells:
            row, column = found.get(cell.sheet.casefold(), (1, 1))
            found[cell.sheet.casefold()] = max(row, cell.row), max(column, cell.column)
        return found


def other_values(
    original: bytes, exported: bytes, package: Package, expected: Expected, changed: list[str]
) -> Iterator[str]:
    """What differs between the two files for calamine and, on the sheets that changed, for openpyxl."""
    parts = sheet_parts(package, workbook_part(package))
    extents = _extents(package, _worth_reading(changed, package, parts), expected)
    near = [name for name, (rows, columns) in extents.items() if rows * columns <= _MOST_CELLS]
    yield from _by_calamine(original, exported, near, expected)
    rows = {n: _MOST_SLOWLY // _width(package.read(parts[n])) for n in near if n in changed}
    yield from _by_openpyxl(original, exported, rows, expected)


def _worth_reading(changed: list[str], package: Package, parts: dict[str, str]) -> dict[str, str]:
    """The sheets that changed, and of the others (the same bytes as before) as many as are read in no time."""
    left, chosen = _MOST_UNCHANGED_BYTES, {name: part for name, part in parts.items() if name in changed}
    for name, part in parts.items():
        if name not in chosen and package.size(part) <= left:
            left -= package.size(part)
            chosen[name] = part
    return chosen


def _width(xml: bytes) -> int:
    """How many cells a row has on average, at least 1."""
    cells = xml.count(b"<c ") or len(_CELLS.findall(xml))
    return max(1, cells // max(1, xml.count(b"<row") or len(_ROW.findall(xml))))


def _extents(package: Package, parts: dict[str, str], expected: Expected) -> Extents:
    """Rows and columns of each sheet: a reader with a dense table would ask for memory for all of them."""
    return {n: _extent(package.read(part), expected.far.get(n.casefold(), (1, 1))) for n, part in parts.items()}


def _extent(xml: bytes, far: tuple[int, int]) -> tuple[int, int]:
    """Up to the far corner of cells and marks; nameless cells are counted along their row.

    A sheet of everyday size is told by a look for far references, without gathering all of them.
    """
    if _is_near(xml):
        return max(_NEAR[0], far[0]), max(_NEAR[1], far[1])
    cells = _REFS.findall(xml)
    width = max((column_number(name.decode()) for name in {letters for letters, _ in cells}), default=1)
    if len(_CELLS.findall(xml)) > len(cells):
        width = max(width, *(len(_CELLS.findall(row)) for row in _ROW.split(xml)))
    rows = {number for _, number in cells} | set(_ROWS.findall(xml))
    return max(far[0], len(_ROW.findall(xml)), *map(int, rows)), max(width, far[1])


def _is_near(xml: bytes) -> bool:
    """Whether every cell and row says where it is as nearly every program writes it, and none is far out."""
    start, end = xml.find(b"<sheetData"), xml.rfind(b"</sheetData>")
    usual = 0 < start < end and all(xml.count(a, start, end) == xml.count(b, start, end) for a, b in _PLAIN)
    return usual and b":c" not in xml and _FAR.search(xml, start, end) is None


def _by_calamine(original: bytes, exported: bytes, names: list[str], expected: Expected) -> Iterator[str]:
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        before = CalamineWorkbook.from_filelike(io.BytesIO(original))
    except CalamineError:
        return
    try:
        after = CalamineWorkbook.from_filelike(io.BytesIO(exported))
    except CalamineError as error:
        yield f"another reader cannot open the result ({error})"
        return
    if after.sheet_names[: len(before.sheet_names)] != before.sheet_names:
        yield "the sheets are not those that the workbook had"
        return
    for name in before.sheet_names:
        if name in names:
            yield from _differences(name, _rows(before, name), _rows(after, name), expected)


def _rows(workbook: Any, name: str) -> Rows:
    from python_calamine import CalamineError

    try:
        found: Rows = workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
    except CalamineError:
        return []
    return found


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


def _by_openpyxl(original: bytes, exported: bytes, changed: dict[str, int], expected: Expected) -> Iterator[str]:
    """Nothing is said of a workbook that openpyxl could not read before either; what it raises is its own affair."""
    try:
        before = _read_slowly(original, changed)
    except Exception:
        return
    try:
        after = _read_slowly(exported, changed)
    except Exception as error:
        yield f"a second reader cannot open the result ({error})"
        return
    for name in before:
        yield from _differences(name, before[name], after.get(name, []), expected)


def _read_slowly(data: bytes, wanted: dict[str, int]) -> dict[str, Rows]:
    """So many rows of each of these sheets."""
    from openpyxl import load_workbook
    from openpyxl.utils.escape import unescape

    found: dict[str, Rows] = {}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        for name in (n for n in wanted if n in book.sheetnames):
            sheet: Any = book[name]
            rows = sheet.iter_rows(max_row=max(1, wanted[name]), values_only=True)
            found[name] = [["" if v is None else unescape(v) if isinstance(v, str) else v for v in r] for r in rows]
        book.close()
    return found
