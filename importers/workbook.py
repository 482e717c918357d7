"""The only file that opens files: a workbook's values behind guards, since every workbook is hostile until read."""

import hashlib
import re
from pathlib import Path

from importers.child_values import in_child
from importers.csv_text import read_text
from importers.grid import Book, Grid
from importers.looks import Looks
from importers.ooxml_guard import Package
from importers.sheet_guard import SheetGuard
from importers.values import ENCRYPTED, UnreadableError, read_values
from rotaengage.domain.issue import UserError

MOST_BYTES = 300 * 2**20
_TEXT = {".csv", ".tsv", ".txt", ".tab"}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_CURE = "give an .xlsx, .xlsm or .csv file"


def open_book(path: Path) -> Book:
    """All sheets of a file.

    UserError, in one sentence, if the file is missing, empty, encrypted, damaged, a bomb, or no workbook.
    """
    try:
        return _opened(path, _bytes(path))
    except UnreadableError as error:
        raise UserError(error.says, path.name, error.cure) from error


def _opened(path: Path, data: bytes) -> Book:
    digest, suffix = hashlib.sha256(data).hexdigest(), path.suffix.casefold()
    if data[:4] == b"PK\x03\x04":
        return _zipped(data, path, suffix, digest)
    if data[:8] == _OLE:
        return Book(path.name, path.stem, digest, "xls", _compound(data, path.name))
    if suffix in _TEXT and not data.startswith(b"%PDF"):
        return Book(path.name, path.stem, digest, suffix[1:], (read_text(data, path.name, path.stem),))
    raise UserError("this file is no workbook", path.name, _CURE)


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


def _zipped(data: bytes, path: Path, suffix: str, digest: str) -> Book:
    name, stem = path.name, path.stem
    package = Package(data, name)
    if "xl/workbook.bin" in package:
        return Book(name, stem, digest, "xlsb", in_child(data))
    if "content.xml" in package:
        package.check_repeats("content.xml")
        if b"encryption-data" in package.read("META-INF/manifest.xml"):
            raise UserError("this file is protected by a password", name, ENCRYPTED)
        return Book(name, stem, digest, "ods", in_child(data))
    if "[content_types].xml" not in package or not any(part.startswith("xl/") for part in package.members):
        raise UserError("this file is no workbook", name, _CURE)
    package.check_xml()
    kind = suffix[1:] if suffix in {".xlsx", ".xlsm", ".xltx", ".xltm"} else "xlsx"
    guard = SheetGuard(package)
    sheets = read_values(data, guard.look)
    looks = Looks(package, guard.parts, guard.inline_struck)
    return Book(name, stem, digest, kind, sheets, _last_year(package), looks=looks)


def _compound(data: bytes, name: str) -> tuple[Grid, ...]:
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise UserError("this file is protected by a password", name, ENCRYPTED)
    if not any(stream.encode("utf-16-le") in data for stream in ("Workbook", "Book")):
        raise UserError("this file is no workbook", name, _CURE)
    return in_child(data)


def _last_year(package: Package) -> int | None:
    """The year in which the workbook was last changed, by its own properties."""
    if "docProps/core.xml" not in package:
        return None
    match = re.search(rb"modified[^>]*>(\d{4})-", package.read("docProps/core.xml"))
    return int(match[1]) if match else None
