"""Text that came from outside, made safe and fitted to terminal cells."""

import re
import unicodedata

from rich.cells import cell_len, set_cell_size

from rotaengage.tui.present.look import Line, Piece

ELLIPSIS = "…"
_WORDS = re.compile(r"\S+\s*|\s+")


def clean(text: str) -> str:
    """The text on one line without anything that could steer a terminal: controls, direction marks, lone surrogates."""
    if text.isprintable():
        return text
    kept = (c if not unicodedata.category(c).startswith("C") else " " if c.isspace() else "" for c in text)
    return " ".join("".join(kept).split())


def clip(text: str, width: int) -> str:
    """The text in at most this many cells; what was cut off ends in an ellipsis."""
    safe = clean(text)
    if cell_len(safe) <= width:
        return safe
    return set_cell_size(safe, width - 1).rstrip() + ELLIPSIS if width > 1 else ELLIPSIS[:width]


def fit(text: str, width: int) -> str:
    """The text in exactly this many cells: clipped or padded on the right."""
    if len(text) <= width and text.isascii() and text.isprintable():  # nearly all: a letter a cell, nothing to clean
        return text.ljust(width)
    short = clip(text, width)
    return short + " " * (width - cell_len(short))


def fit_right(text: str, width: int) -> str:
    """As fit, padded on the left: for numbers."""
    short = clip(text, width)
    return " " * (width - cell_len(short)) + short


def clipped(one: Line, width: int) -> Line:
    """The line in at most this many cells; the piece that does not fit ends in an ellipsis."""
    pieces: list[Piece] = []
    left = width
    for piece in one:
        size = cell_len(piece.text)
        if size > left:
            return (*pieces, Piece(set_cell_size(piece.text, left - 1) + ELLIPSIS if left else "", piece.look))
        pieces.append(piece)
        left -= size
    return one


def whole_parts(text: str, width: int) -> str:
    """The text without those of its parts, two spaces apart, that do not fit: a sign is explained whole or not at all.

    The first part stays in any case.
    """
    first, *parts = text.split("  ")
    for part in parts:
        if cell_len(first) + 2 + cell_len(part) > width:
            break
        first += f"  {part}"
    return first


def flow(one: Line, width: int) -> list[Line]:
    """The line broken at spaces into lines of at most this many cells, each piece in its look; a long word is cut."""
    lines: list[list[Piece]] = [[]]
    left = width
    for piece in one:
        for word in _WORDS.findall(piece.text):
            if cell_len(word.rstrip()) > left and lines[-1]:
                lines.append([])
                left = width
            text = word if cell_len(word) <= left else clip(word.rstrip(), left) if left else ""
            lines[-1].append(Piece(text, piece.look))
            left = max(0, left - cell_len(word))
    return [tuple(pieces) for pieces in lines]


def wrap(text: str, width: int) -> list[str]:
    """The text broken at spaces into lines of at most this many cells; a longer word is clipped."""
    lines: list[str] = []
    for word in clean(text).split():
        if lines and cell_len(lines[-1]) + 1 + cell_len(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(clip(word, width))
    return lines
