"""A worksheet part before and after, in bytes: what was not marked is what came in."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rotaengage.export.proof_walk import FORMULA, past_the_same

_PIECES = re.compile(rb"(?=<(?:(?:\w+:)?(?:c|row)[\s>/]|/(?:\w+:)?row>))")
_CELL = re.compile(rb"<(?:\w+:)?c\b")
_REF = re.compile(rb"^<(?:[^>\"']|\"[^\"]*\"|'[^']*')*?\sr\s*=\s*[\"']([A-Za-z0-9]+)[\"']")
_DATA = re.compile(rb"<(?:\w+:)?sheetData\b[^<>]*?(?:/>|>(.*)</(?:\w+:)?sheetData\s*>)", re.DOTALL)
_ROW = re.compile(rb"<((?:\w+:)?row)(?=[\s>/])((?:[^>\"']|\"[^\"]*\"|'[^']*')*?)\s*(/?)>")
_NUMBER, _PLAIN_NUMBER = re.compile(rb"\sr\s*=\s*[\"'](\d+)[\"']"), re.compile(rb"<row r=\"(\d+)\"")
_SPANS = re.compile(rb"\sspans\s*=\s*(?:\"[^\"]*\"|'[^']*')")
_DIMENSION = re.compile(rb"<(?:\w+:)?dimension\b[^>]*>")
_NOTES = re.compile(rb"<(?:\w+:)?legacyDrawing\b[^>]*/>")
_UNUSUAL = re.compile(rb"<\w+:c[\s>/]|<c[^ ]|<!")


class Rest(NamedTuple):
    """The cells of a sheet without the marked ones, the formulas of those, and whether a cell has no name."""

    data: bytes
    formulas: dict[bytes, list[bytes]]
    nameless: bool = False


def sheet_differences(before: bytes, after: bytes, marked: Sequence[str]) -> Iterator[str]:
    """What changed outside the marked cells (A1 names, row by row), and formulas that changed anywhere."""
    old, new = _DATA.search(before), _DATA.search(after)
    if old is None or new is None:
        yield "the cells of the sheet are not where they were"
        return
    if _frame(before, old) != _frame(after, new):
        yield "something outside the cells changed"
    refs = [name.encode() for name in marked]
    names = set(refs)
    was, now = _differing(*past_the_same(old[1] or b"", new[1] or b"", refs))
    one, two = _rest(was, names), _rest(now, names)
    if one.nameless:
        return
    if one.data != two.data and _rows_apart(one.data, two.data, old[1] or b""):
        yield "cells or rows that carry no mark changed"
    for ref, formulas in one.formulas.items():
        if formulas != two.formulas.get(ref, []):
            yield f"the formula of {ref.decode()} changed"


def _frame(xml: bytes, data: re.Match[bytes]) -> tuple[bytes, bytes]:
    """All but the cells, without the dimension and the link to notes, which may come and grow."""
    return _DIMENSION.sub(b"", xml[: data.start()]), _NOTES.sub(b"", xml[data.end() :])


def _differing(old: bytes, new: bytes) -> tuple[bytes, bytes]:
    """The rows that differ, of rows with as many cells as before only the cells that differ: the rest is the same."""
    before, after = old.split(b"<row "), new.split(b"<row ")
    kept: tuple[list[bytes], list[bytes]] = ([], [])
    for one, two in zip(before, after, strict=False):
        if one != two:
            cells, others = one.split(b"<c "), two.split(b"<c ")
            if len(cells) == len(others) > 1:
                pairs = [(x, y) for x, y in zip(cells[1:], others[1:], strict=True) if x != y]
                cells, others = [cells[0], *(x for x, _ in pairs)], [others[0], *(y for _, y in pairs)]
            kept[0].append(b"<c ".join(cells))
            kept[1].append(b"<c ".join(others))
    shorter = min(len(before), len(after))
    return b"<row ".join([b"", *kept[0], *before[shorter:]]), b"<row ".join([b"", *kept[1], *after[shorter:]])


def _rest(data: bytes, marked: set[bytes]) -> Rest:
    return _rest_of_any(data, marked) if _UNUSUAL.search(data) else _rest_of_plain(data, marked)


def _rest_of_plain(data: bytes, marked: set[bytes]) -> Rest:
    """For cells written as nearly every program writes them, without a prefix: many times as fast."""
    pieces, formulas = data.split(b"<c "), dict[bytes, list[bytes]]()
    kept = [pieces[0]]
    for piece in pieces[1:]:
        at = 3 if piece.startswith(b'r="') else piece.find(b' r="') + 4
        if at == 3 and not piece.startswith(b'r="'):
            return _rest_of_any(data, marked)
        ref = piece[at : piece.find(b'"', at)]
        if ref not in marked:
            kept.append(piece)
            continue
        close = piece.find(b">")
        end = close + 1 if piece[close - 1 : close] == b"/" else piece.find(b"</c>") + 4
        kept[-1] += piece[end:]
        if b"<f" in piece:
            formulas[ref] = FORMULA.findall(piece[:end])
    return Rest(b"<c ".join(kept), formulas)


def _rest_of_any(data: bytes, marked: set[bytes]) -> Rest:
    """White space after a marked cell goes with it."""
    kept, formulas, nameless = list[bytes](), dict[bytes, list[bytes]](), False
    for piece in _PIECES.split(data):
        ref = _REF.match(piece) if _CELL.match(piece) else None
        nameless |= ref is None and _CELL.match(piece) is not None
        if ref is None or ref[1] not in marked:
            kept.append(piece)
        elif found := FORMULA.findall(piece):
            formulas[ref[1]] = found
    return Rest(b"".join(kept), formulas, nameless)


def _rows_apart(one: bytes, two: bytes, old: bytes) -> bool:
    """Whether rows differ in more than their spans, or than by new ones that are empty."""
    rows = _numbers(old)
    return _rows_alike(one, rows) != _rows_alike(two, rows)


def _numbers(data: bytes) -> set[bytes]:
    """The numbers that rows have, found by a plain search where all are written as usual."""
    plain = _PLAIN_NUMBER.findall(data)
    if len(plain) == data.count(b"<row") and b":row" not in data:
        return set(plain)
    return {found[1] for row in _ROW.finditer(data) if (found := _NUMBER.search(row[2]))}


def _rows_alike(data: bytes, rows: set[bytes]) -> bytes:
    """Rows without their spans, empty ones written out, those that are new and empty left out."""

    def opened(tag: re.Match[bytes]) -> bytes:
        end = b"></" + tag[1] + b">" if tag[3] else b">"
        return b"<" + tag[1] + _SPANS.sub(b"", tag[2]) + end

    data = _ROW.sub(opened, data)
    return re.sub(rb"<(?:\w+:)?row\sr=\"(\d+)\"></(?:\w+:)?row>", lambda row: row[0] if row[1] in rows else b"", data)
