"""What an export keeps on its first added sheet, for a workbook that a program saves which drops foreign parts.

A hidden row below the sheet's text holds what was marked, in pieces of text, and beside them an empty cell for each
format that a marked cell had before: whatever program saves the workbook keeps how these cells look.
"""

import base64
import hashlib
import re
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from isal import isal_zlib
from pydantic import ValidationError

from rotaengage.domain.refs import column_letters, column_number
from rotaengage.export.marks_record import Told, unpacked
from rotaengage.export.package import Package
from rotaengage.export.sheet_body import cut
from rotaengage.export.sheet_text import SheetText
from rotaengage.export.workbook_parts import sheet_parts
from rotaengage.export.xml_scan import whole_number

_MARK = b"rotaengage:marks:1:"
_PIECE = re.compile(_MARK + rb"(\d{1,3})/(\d{1,3}):([A-Za-z0-9+/=]*)")
_NO_WORD, _ESCAPED = re.compile(r"[\W_]+"), re.compile(r"_x[0-9A-Fa-f]{4}_")
_LONGEST = 32_000
_ITEM = re.compile(rb"<(?:\w+:)?si[\s>](.*?)</(?:\w+:)?si>", re.DOTALL)
_ROW = re.compile(rb"<(?:\w+:)?row\b[^>]*>(?:(?!</(?:\w+:)?row>).)*?</(?:\w+:)?row>", re.DOTALL)
_CELL = re.compile(rb"<(?:\w+:)?c\s([^>]*?)/?>(?:\s*<(?:\w+:)?v>(\d+)<)?")
_REF, _FORMAT = re.compile(rb"\br=[\"']([A-Z]{1,3})\d"), re.compile(rb"\bs=[\"'](\d{1,9})[\"']")


def digest_of(values: Iterable[object]) -> str:
    """Stands for the words on a sheet and for how many figures there are.

    The order does not matter, nor how a program writes what is no letter, nor the pieces of a hidden row.
    """
    found = Counter(values)
    figures = sum(number for value, number in found.items() if isinstance(value, int | float))
    known = ((v, n) for v, n in found.items() if isinstance(v, str) and not v.startswith(_MARK.decode()))
    words = Counter[str]()
    for text, number in known:
        words[_NO_WORD.sub("", _ESCAPED.sub("", cut(text)))] += number
    told = sorted(f"{word} {number}" for word, number in words.items() if word)
    told.append(str(figures))
    return hashlib.sha256("\n".join(told).encode("utf-8", "replace")).hexdigest()


class Kept(NamedTuple):
    """What the hidden row says: the export, and the format numbers that its looks have in the workbook now."""

    told: Told
    looks: tuple[int, ...]


def add_kept(package: Package, part: str, sheet: SheetText, told: bytes, looks: tuple[int, ...]) -> None:
    """Put the hidden row with an export (its JSON) below the text of an added sheet; looks are the formats before."""
    body = base64.b64encode(isal_zlib.compress(told, 1))
    pieces = [body[at : at + _LONGEST] for at in range(0, len(body), _LONGEST)]
    texts = [b"%s%d/%d:%s" % (_MARK, n, len(pieces), piece) for n, piece in enumerate(pieces)]
    row = sheet.title_row + len(sheet.rows) + len(sheet.footing) + 4
    cells = [b'<c r="%s%d" t="inlineStr"><is><t>%s</t></is></c>' % (_letters(n), row, t) for n, t in enumerate(texts)]
    cells += [b'<c r="%s%d" s="%d"/>' % (_letters(n), row, look) for n, look in enumerate(looks, start=len(texts))]
    xml = package.read(part)
    at = xml.rindex(b"</sheetData>")
    package.fill(part, xml[:at] + b'<row r="%d" hidden="1">%s</row>' % (row, b"".join(cells)) + xml[at:])


def _letters(number: int) -> bytes:
    return column_letters(number + 1).encode()


def find_kept(package: Package, workbook: str) -> Kept | None:
    """What a hidden row of this workbook says; None where there is none that can be read."""
    relation = package.related(workbook, "sharedStrings")
    shared = package.read(relation.target) if relation else b""
    parts = sheet_parts(package, workbook)
    sheets = [] if _MARK in shared else list(parts.values())
    told = _told(next((x for x in (shared, *(package.read(p) for p in sheets)) if _MARK in x), b""))
    if told is None:
        return None
    holder = parts.get(told.sheets[0]) if told.sheets else None
    indexes = {n for n, item in enumerate(_ITEM.findall(shared)) if _MARK in item}
    row = _row_of(package.read(holder), indexes) if holder else b""
    return Kept(told, tuple(_looks(row, indexes, told.looks)) if row else ())


def _told(texts: bytes) -> Told | None:
    pieces = {int(number): (int(total), body) for number, total, body in _PIECE.findall(texts)}
    if not pieces or sorted(pieces) != list(range(pieces[0][0] if 0 in pieces else -1)):
        return None
    try:
        return Told.model_validate_json(unpacked(base64.b64decode(b"".join(pieces[n][1] for n in sorted(pieces)))))
    except (ValueError, ValidationError, zlib.error):
        return None


def _row_of(xml: bytes, indexes: set[int]) -> bytes:
    """The row that holds the pieces; empty where the sheet has none."""
    rows = (row for row in _ROW.findall(xml) if _MARK in row or any(_is_piece(c, indexes) for c in _CELL.findall(row)))
    return next(rows, b"")


def _is_piece(cell: tuple[bytes, bytes], indexes: set[int]) -> bool:
    return b't="s"' in cell[0] and whole_number(cell[1].decode(), -1) in indexes


def _looks(row: bytes, indexes: set[int], number: int) -> Iterator[int]:
    """The formats of the cells behind the pieces; a cell that is not there has the first format of all."""
    formats: dict[int, int] = {}
    pieces = row.count(_MARK)
    for attributes, value in _CELL.findall(row):
        ref, own = _REF.search(attributes), _FORMAT.search(attributes)
        pieces += _is_piece((attributes, value), indexes)
        if ref is not None:
            formats[column_number(ref[1].decode())] = int(own[1]) if own else 0
    for column in range(pieces + 1, pieces + 1 + number):
        yield formats.get(column, 0)
