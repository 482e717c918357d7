"""The guard before a zip-based workbook is read: sizes, ratios, DTDs, and how far its cells reach."""

import io
import re
import zipfile
from contextlib import suppress
from xml.parsers import expat

from importers.grid import MOST_CELLS, Place
from importers.values import PartFacts
from rotaengage.domain.issue import UserError
from rotaengage.domain.refs import column_number

MOST_MEMBERS = 5_000
MOST_MEMBER_BYTES = 200 * 2**20
MOST_TOTAL_BYTES = 500 * 2**20
RATIO_FREE_BYTES = 20 * 2**20
MOST_RATIO = 150
MOST_REPEATS = 20_000
MOST_NEAR_SHEETS = 12
HEAD_BYTES = 2**16

WORKSHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
_REF = re.compile(rb"""\sr\s*=\s*["'](?:([A-Za-z]{1,3})(\d{1,7})|(\d{1,7}))["']""")
_NOT_NEAR = re.compile(
    rb"""<(?:\w+:(?:c|row)(?=[\s/>])|c(?=[\s/>])(?! r="[A-Za-z]{1,2}\d{1,3}")|row(?=[\s/>])(?! r="\d{1,3}"))"""
)
_CELL_TAG = re.compile(rb"<(?:\w+:)?c[\s/>]")
_ROW_TAG = re.compile(rb"<(?:\w+:)?row[\s/>]")
_ERROR = re.compile(rb"""<(?:\w+:)?c\s[^>]*\bt=["']e["'][^>]*>""")
_FORMULA = re.compile(
    rb"""<(?:\w+:)?c\b([^>]*)>\s*<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>[^<]*</(?:\w+:)?f>)\s*"""
    rb"""(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?\s*</(?:\w+:)?c>"""
)
_ODS_CELL = re.compile(rb"<table:(?:covered-)?table-cell\b[^>]*>")
_ODS_TIMES = re.compile(rb"""number-columns-repeated\s*=\s*["'](\d+)""")
_ODS_ROW = re.compile(
    rb"""<table:table-row\b[^>]*number-rows-repeated\s*=\s*["'](\d+)[^>]*>(.*?)</table:table-row>""", re.DOTALL
)
_HIDDEN = re.compile(rb"""<(?:\w+:)?row\s[^>]*\bhidden=["'](?:1|true)["'][^>]*>""")


class Package:
    """A zip container whose declared sizes were checked; parts are read through read() only."""

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError, OSError) as error:
            raise self._refuse("it is damaged or is no workbook") from error
        self.members = {info.filename.replace("\\", "/").lstrip("/").casefold(): info for info in self._zip.infolist()}
        if len(self.members) != len(self._zip.infolist()):
            raise self._refuse("two of its parts have the same name")
        self._check_sizes()

    def _refuse(self, says: str) -> UserError:
        return UserError(f"this file was not opened, since {says}", self.name, "save it again as .xlsx and try that")

    def _check_sizes(self) -> None:
        infos = self._zip.infolist()
        total = sum(i.file_size for i in infos)
        bomb = any(i.file_size > RATIO_FREE_BYTES and i.file_size > MOST_RATIO * max(i.compress_size, 1) for i in infos)
        large = any(i.file_size > MOST_MEMBER_BYTES for i in infos) or total > MOST_TOTAL_BYTES
        if bomb or large or len(infos) > MOST_MEMBERS:
            raise self._refuse(f"it would unpack to {total // 2**20} MiB")

    def __contains__(self, part: str) -> bool:
        """Whether there is such a part, whatever its case."""
        return part.casefold() in self.members

    def read(self, part: str) -> bytes:
        """The bytes of a part; UserError if it is damaged, longer than it says, or carries a document type."""
        try:
            data = self._zip.read(self.members[part.casefold()])
        except KeyError as error:
            raise self._refuse(f"its part {part} is missing") from error
        except (zipfile.BadZipFile, EOFError, OSError, ValueError, RuntimeError, NotImplementedError) as error:
            raise self._refuse(f"its part {part} is damaged") from error
        except Exception as error:  # zlib.error and its kin have no common base
            raise self._refuse(f"its part {part} is damaged") from error
        if b"<!DOCTYPE" in data or b"<!ENTITY" in data or data[:2] in (b"\xff\xfe", b"\xfe\xff"):
            raise self._refuse(f"its part {part} holds a document type or an encoding that no workbook needs")
        return data

    def head(self, part: str, size: int = HEAD_BYTES) -> bytes:
        """The first bytes of a part that was read before."""
        with self._zip.open(self.members[part.casefold()]) as stream:
            return stream.read(size)

    def check_xml(self) -> None:
        """Look once at every XML part that a value reader may open, so that nothing unseen reaches a parser.

        Worksheets are left out: each of them is read for its facts.
        """
        for part in self.members:
            named = part.startswith(("xl/", "_rels/", "[content")) and part.endswith((".xml", ".rels"))
            if named and not WORKSHEET.fullmatch(part):
                self.read(part)

    def check_repeats(self, part: str) -> None:
        """Refuse an OpenDocument sheet that repeats a filled cell or row until it fills the memory."""
        data = self.read(part)
        cells = [int(m[1]) for tag in _ODS_CELL.findall(data) if b"value-type" in tag and (m := _ODS_TIMES.search(tag))]
        rows = [int(m[1]) for m in _ODS_ROW.finditer(data) if b"value-type" in m[2]]
        if max(cells, default=1) * max(rows, default=1) > MOST_REPEATS:
            raise self._refuse("it repeats its cells far beyond a rota")

    def facts(self, part: str) -> tuple[PartFacts, int]:
        """What a sheet's part says, and the cells of its box (0 for a small one); UserError if it is too large."""
        data = self.read(part)
        sheets = sum(name.startswith("xl/worksheets/") and name.endswith(".xml") for name in self.members)
        near = _is_near(data)
        rows, columns = (0, 0) if near and sheets <= MOST_NEAR_SHEETS else _quick_box(data) or _exact_box(data)
        if rows * columns > MOST_CELLS:
            rows, columns = _exact_box(data)
        if rows * columns > MOST_CELLS:
            raise UserError(
                f"this file was not opened, since a sheet reaches to row {rows} and column {columns}",
                self.name,
                "delete the stray cells far from the rota and save it again",
            )
        return _facts(data, plain=near), rows * columns


def _is_near(data: bytes) -> bool:
    """Whether every cell and row begins with its reference and none is beyond row 999 or column ZZ: small enough."""
    return _NOT_NEAR.search(data) is None


def _quick_box(data: bytes) -> tuple[int, int] | None:
    """Last row and column by the references in the bytes; None where cells have none and must be counted."""
    found = _REF.findall(data)
    cells = sum(1 for match in found if match[0])
    if cells < len(_CELL_TAG.findall(data)) or len(found) - cells < len(_ROW_TAG.findall(data)):
        return None
    columns = {match[0] for match in found}
    rows = {match[1] or match[2] for match in found}
    return max((int(r) for r in rows), default=0), max((column_number(c.decode()) for c in columns), default=0)


class _Extent:
    """Counts rows and cells as a reader does: where a reference is missing, it is the next one."""

    def __init__(self) -> None:
        self.row = self.column = self.rows = self.columns = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        local = tag.rpartition(":")[2]
        ref = attributes.get("r", "")
        if local == "row":
            self.row = int(ref) if re.fullmatch(r"[0-9]{1,9}", ref) else self.row + 1
            self.column = 0
        elif local == "c":
            match = re.fullmatch(r"([A-Za-z]{1,3})(\d{1,7})", ref)
            self.column = column_number(match[1]) if match else self.column + 1
            self.rows = max(self.rows, int(match[2]) if match else self.row)
            self.columns = max(self.columns, self.column)


def _exact_box(data: bytes) -> tuple[int, int]:
    extent = _Extent()
    parser = expat.ParserCreate()
    parser.StartElementHandler = extent.start
    with suppress(expat.ExpatError):
        parser.Parse(data, True)
    return extent.rows, extent.columns


def _place(attributes: bytes) -> Place | None:
    match = _REF.search(b" " + attributes)
    return (int(match[2]), column_number(match[1].decode())) if match and match[1] else None


def _facts(data: bytes, *, plain: bool) -> PartFacts:
    """What stands beside the values; plain says that no cell's tag has a prefix.

    Errors, hidden rows and texts in the cell need an e, and formulas an f, among the cells: most sheets have none.
    """
    begins, ends = data.find(b"<sheetData"), data.rfind(b"</sheetData")
    if plain and begins >= 0 and data.find(b"e", begins + 10, ends) < 0 and data.find(b"f", begins, ends) < 0:
        return PartFacts()
    errors = [_place(m[0]) for m in _ERROR.finditer(data)] if b'"e"' in data or b"'e'" in data else []
    blank = [_place(m[1]) for m in _FORMULA.finditer(data)] if b"<f" in data or (not plain and b":f" in data) else []
    hidden = [m[0] for m in _HIDDEN.finditer(data)] if b"hidden=" in data else []
    rows = [re.search(rb"""\sr=["'](\d{1,7})["']""", tag) for tag in hidden]
    return PartFacts(
        tuple(p for p in errors if p),
        tuple(p for p in blank if p),
        frozenset(int(m[1]) for m in rows if m),
        b"inlineStr" in data and b"strike" in data,
    )
