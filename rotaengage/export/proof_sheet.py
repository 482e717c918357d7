"""A worksheet part before and after, cell by cell in bytes: what was not marked is what came in."""

import re
from collections.abc import Iterator

_PIECES = re.compile(rb"(?=<(?:(?:\w+:)?(?:c|row)[\s>/]|/(?:\w+:)?row>))")
_KIND = re.compile(rb"</?(?:\w+:)?(c|row)\b")
_REF = re.compile(rb"^<(?:[^>\"']|\"[^\"]*\"|'[^']*')*?\sr\s*=\s*[\"']([A-Za-z0-9]+)[\"']")
_DATA = re.compile(rb"<(?:\w+:)?sheetData\b[^>]*?(?:/>|>(.*)</(?:\w+:)?sheetData\s*>)", re.DOTALL)
_SPANS = re.compile(rb"\sspans\s*=\s*(?:\"[^\"]*\"|'[^']*')")
_DIMENSION = re.compile(rb"<(?:\w+:)?dimension\b[^>]*>")
_NOTES = re.compile(rb"<(?:\w+:)?legacyDrawing\b[^>]*/>")
_FORMULA = re.compile(rb"<(?:\w+:)?f\b.*?(?:/>|</(?:\w+:)?f\s*>)", re.DOTALL)


def sheet_differences(before: bytes, after: bytes, marked: set[str]) -> Iterator[str]:
    """What changed outside the marked cells (A1 names), and formulas that changed anywhere."""
    old, new = _DATA.search(before), _DATA.search(after)
    if old is None or new is None:
        yield "the cells of the sheet are not where they were"
        return
    if _frame(before, old) != _frame(after, new):
        yield "something outside the cells changed"
    old_pieces, new_pieces = _pieces(old[1] or b""), _pieces(new[1] or b"")
    if any(kind == b"c" and not ref for kind, ref, _ in old_pieces):
        return
    rows = {ref for kind, ref, _ in old_pieces if kind == b"row"}
    if _unmarked(old_pieces, marked, rows) != _unmarked(new_pieces, marked, rows):
        yield "cells or rows that carry no mark changed"
    formulas = {ref: _FORMULA.findall(piece) for kind, ref, piece in new_pieces if kind == b"c" and ref in marked}
    for kind, ref, piece in old_pieces:
        if kind == b"c" and ref in marked and _FORMULA.findall(piece) != formulas.get(ref):
            yield f"the formula of {ref} changed"


def _frame(xml: bytes, data: re.Match[bytes]) -> tuple[bytes, bytes]:
    """All but the cells, without the dimension and the link to notes, which may come and grow."""
    return _DIMENSION.sub(b"", xml[: data.start()]), _NOTES.sub(b"", xml[data.end() :])


Piece = tuple[bytes, str, bytes]


def _pieces(data: bytes) -> list[Piece]:
    """The kind (c, row, or nothing for an end tag), the reference and the bytes of each piece."""
    found = []
    for piece in _PIECES.split(data):
        kind, ref = _KIND.match(piece), _REF.match(piece)
        opens = kind is not None and piece[1:2] != b"/"
        found.append((kind[1] if kind and opens else b"", ref[1].decode() if ref and opens else "", piece))
    return found


def _unmarked(pieces: list[Piece], marked: set[str], rows: set[str]) -> list[bytes]:
    """The pieces without marked cells and without rows that are new; white space stays with what it follows."""
    kept, in_new_row = [], False
    for kind, ref, piece in pieces:
        if kind == b"row":
            in_new_row = ref not in rows
        if not in_new_row and not (kind == b"c" and ref in marked):
            kept.append(_SPANS.sub(b"", piece) if kind == b"row" else piece)
        if in_new_row and not kind and piece.startswith(b"</"):
            in_new_row = False
            kept.append(piece[piece.index(b">") + 1 :])
    return [piece for piece in kept if piece]
