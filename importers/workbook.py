"""The only file that opens files: a workbook's values behind guards, since every workbook is hostile until read."""

import hashlib
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from importers.csv_text import read_text
from importers.grid import ERROR_TEXT, Book, Grid
from importers.ooxml_guard import MOST_CELLS_TOGETHER, Package, PartFacts
from rotaengage.domain.issue import UserError

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

MOST_BYTES = 300 * 2**20
_TEXT = {".csv", ".tsv", ".txt", ".tab"}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_CURE = "give an .xlsx, .xlsm or .csv file"
_ENCRYPTED = "take the password off in your spreadsheet program and save it again"


def open_book(path: Path) -> Book:
    """All sheets of a file.

    UserError, in one sentence, if the file is missing, empty, encrypted, damaged, a bomb, or no workbook.
    """
    data = _bytes(path)
    digest, suffix = hashlib.sha256(data).hexdigest(), path.suffix.casefold()
    if data[:4] == b"PK\x03\x04":
        kind, sheets, year = _zipped(data, path.name, suffix)
    elif data[:8] == _OLE:
        kind, sheets, year = "xls", _compound(data, path.name), None
    elif suffix in _TEXT and not data.startswith(b"%PDF"):
        kind, sheets, year = suffix[1:], (read_text(data, path.name, path.stem),), None
    else:
        raise UserError("this file is no workbook", path.name, _CURE)
    return Book(path.name, path.stem, digest, kind, sheets, year)


def _bytes(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise UserError("this is a folder, not a file", path.name, _CURE)
        if path.stat().st_size > MOST_BYTES:
            raise UserError("this file is far larger than a rota", path.name, _CURE)
        data = path.read_bytes()
    except OSError as error:
        raise UserError("this file cannot be opened", path.name, "check its name and that it is there") from error
    if not data.strip():
        raise UserError("this file is empty", path.name, _CURE)
    return data


def _zipped(data: bytes, name: str, suffix: str) -> tuple[str, tuple[Grid, ...], int | None]:
    package = Package(data, name)
    if "xl/workbook.bin" in package:
        return "xlsb", _values(data, name, {}), None
    if "content.xml" in package:
        package.check_repeats("content.xml")
        if b"encryption-data" in package.read("META-INF/manifest.xml"):
            raise UserError("this file is protected by a password", name, _ENCRYPTED)
        return "ods", _values(data, name, {}), None
    if "[content_types].xml" not in package or not any(part.startswith("xl/") for part in package.members):
        raise UserError("this file is no workbook", name, _CURE)
    package.check_xml()
    kind = suffix[1:] if suffix in {".xlsx", ".xlsm", ".xltx", ".xltm"} else "xlsx"
    return kind, _values(data, name, _sheet_facts(package)), _last_year(package)


def _compound(data: bytes, name: str) -> tuple[Grid, ...]:
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise UserError("this file is protected by a password", name, _ENCRYPTED)
    if not any(stream.encode("utf-16-le") in data for stream in ("Workbook", "Book")):
        raise UserError("this file is no workbook", name, _CURE)
    return _values(data, name, {})


def _relations(package: Package) -> dict[str, str]:
    from defusedxml.ElementTree import fromstring

    found: dict[str, str] = {}
    if "xl/_rels/workbook.xml.rels" in package:
        for node in fromstring(package.read("xl/_rels/workbook.xml.rels")):
            target = node.get("Target", "").replace("\\", "/")
            found[node.get("Id", "")] = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    return found


def _sheet_facts(package: Package) -> dict[str, PartFacts]:
    """What each sheet's raw part says, by the sheet's name, after its extent was found to be readable."""
    from defusedxml.ElementTree import ParseError, fromstring

    facts: dict[str, PartFacts] = {}
    cells, seen = 0, set[str]()
    try:
        relations = _relations(package)
        root = fromstring(package.read("xl/workbook.xml")) if "xl/workbook.xml" in package else ()
    except ParseError as error:
        raise UserError("this workbook is damaged", package.name, _CURE) from error
    for node in (n for n in _all(root) if n.tag.rpartition("}")[2] == "sheet"):
        link = next((v for k, v in node.attrib.items() if k.rpartition("}")[2] == "id"), "")
        part = relations.get(link, "").casefold()
        if part in package:
            facts[node.get("name", "")], size = package.facts(part)
            cells += size
            seen.add(part)
    for part in package.members:
        if re.fullmatch(r"xl/worksheets/[^/]+\.xml", part) and part not in seen:
            cells += package.facts(part)[1]
    if cells > MOST_CELLS_TOGETHER:
        raise UserError("this workbook holds far more cells than a rota", package.name, "keep only the rota's sheets")
    return facts


def _all(root: Any) -> Iterator[Any]:
    for child in root:
        yield child
        yield from _all(child)


def _last_year(package: Package) -> int | None:
    """The year in which the workbook was last changed, by its own properties."""
    if "docProps/core.xml" not in package:
        return None
    match = re.search(rb"modified[^>]*>(\d{4})-", package.read("docProps/core.xml"))
    return int(match[1]) if match else None


def _values(data: bytes, name: str, facts: dict[str, PartFacts]) -> tuple[Grid, ...]:
    """The sheets through calamine. Whatever it says about a damaged file becomes one sentence."""
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        kinds = (SheetTypeEnum.WorkSheet,)
        return tuple(
            _grid(book, meta.name, "Visible" in str(meta.visible), facts.get(meta.name, PartFacts()))
            for meta in book.sheets_metadata
            if meta.typ in kinds
        )
    except PasswordError as error:
        raise UserError("this file is protected by a password", name, _ENCRYPTED) from error
    except (CalamineError, ValueError, KeyError, OverflowError, OSError) as error:
        raise UserError("this workbook is damaged and cannot be read", name, "save it again as .xlsx") from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise UserError("this workbook is damaged and cannot be read", name, "save it again as .xlsx") from error


def _grid(book: "CalamineWorkbook", name: str, visible: bool, facts: PartFacts) -> Grid:
    sheet = book.get_sheet_by_name(name)
    rows = sheet.to_python(skip_empty_area=False)
    for r, c in facts.errors:
        if r <= len(rows) and c <= len(rows[r - 1]):
            rows[r - 1][c - 1] = ERROR_TEXT
    return Grid(name, rows, visible, _merged(sheet), facts.errors, facts.uncalculated, facts.hidden_rows)


def _merged(sheet: "CalamineSheet") -> tuple[tuple[int, int, int, int], ...]:
    return tuple((t + 1, a + 1, b + 1, z + 1) for (t, a), (b, z) in sheet.merged_cell_ranges or ())
