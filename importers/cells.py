"""The grammar of a cell (domain notes F.3): marks around a code, several duties in one cell, halves of a day."""

import re
from datetime import time
from typing import NamedTuple

from importers.times import Times

NOON = time(13)
_TAIL = re.compile(
    r"\s*(?:[*?!†#+]+|\((?:[^()]*)\)|\[(?:[^\[\]]*)\]|-\s*swap\w*|\bswap\w*(?:\s.*)?|\bx\s?\d)$", re.IGNORECASE
)
_HALF = re.compile(r"(?<![a-z])(am|pm|a\.m\.|p\.m\.)(?![a-z])", re.IGNORECASE)
_SPLIT = re.compile(r"\s*(?:/|\+|&|,|;|→|->|\band\b|\bthen\b|\n)\s*", re.IGNORECASE)


class Piece(NamedTuple):
    """One part of a cell: a code and, where it is given, the half of the day (am or pm)."""

    code: str
    half: str = ""


def stripped(text: str) -> str | None:
    """The code without a mark or remark around it: LD*, LD?, (LD), LD-swap, LD (JS); None if there is none."""
    if len(text) > 2 and text[0] == "(" and text[-1] == ")" and text.count("(") == 1:
        return text[1:-1].strip() or None
    bare = _TAIL.sub("", text).strip()
    return bare if bare and bare != text else None


def _by_halves(text: str) -> list[Piece]:
    tokens = [t.strip(" ,;/+&-()") for t in _HALF.split(text)]
    halves = [t.casefold()[0] + "m" for t in tokens[1::2]]
    words = tokens[0::2]
    before = bool(words[0])
    codes = words[: len(halves)] if before else words[1:]
    if any(not c for c in codes) or (before and words[-1]):
        return []
    return [Piece(code, half) for code, half in zip(codes, halves, strict=False)]


def pieces(text: str) -> list[Piece]:
    """The duties that a cell lists: LD/SPA, AM clinic PM SPA, AL am. Empty if it is one plain code."""
    inner = re.fullmatch(r"([^()]+?)\s*\(([^()]+)\)", text)
    if inner and _HALF.search(inner[2]) and _by_halves(inner[2]):
        return [Piece(inner[1].strip()), *_by_halves(inner[2])]
    if _HALF.search(text):
        found = _by_halves(text)
        if found:
            return found
    parts = [p for p in _SPLIT.split(text) if p]
    return [Piece(p) for p in parts] if len(parts) > 1 else []


def half_of(times: Times | None, half: str) -> Times | None:
    """The half of a duty's own times before or after 13:00; None where they do not hold 13:00."""
    if times is None or not half:
        return times
    if not times.start < NOON < times.end:
        return None
    return Times(times.start, NOON) if half == "am" else Times(NOON, times.end)
