"""Draws the picture of a sheet as text: letters and marks say what colours say, so nothing depends on them."""

import os
import sys
from collections.abc import Iterator

from rotaengage.cli.words import clean
from rotaengage.domain.picture import Picture, PictureCell, PictureRow, Role

MOST_ROWS = 30
FIRST_ROWS = 16
WIDEST_DAY, WIDEST_LABEL = 9, 22
MARGIN = 11
_MARKS = {Role.QUESTION: "?", Role.IGNORED: "~", Role.LEAVE: "-", Role.REST: "."}
_COLOURS = {
    Role.DATE: "36",
    Role.NAME: "1",
    Role.ABOUT: "2",
    Role.WORK: "32",
    Role.LEAVE: "34",
    Role.REST: "2",
    Role.QUESTION: "30;43",
    Role.LEGEND: "35",
    Role.IGNORED: "2;9",
}
KEY = "marks: code? asked about   code- leave   code. rest   text~ left alone"


def wants_colour() -> bool:
    """Whether the terminal shows colours and nobody asked for none (NO_COLOR)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def draw(picture: Picture, width: int, *, colour: bool) -> Iterator[str]:
    """The lines of a picture, cut to a width in letters; what is cut is told."""
    rows = _chosen(picture)
    widths = _widths(picture, rows)
    shown = _fitting(widths, width - MARGIN)
    head = [_fit(word, widths[n]) for n, (_, word) in enumerate(picture.columns[:shown])]
    yield " " * MARGIN + " ".join(head).rstrip()
    letters = [_fit(letter, widths[n]) for n, (letter, _) in enumerate(picture.columns[:shown])]
    yield " " * MARGIN + " ".join(letters).rstrip()
    before = 0
    for row in rows:
        if before and row.row > before + 1:
            yield f"{'':>5} … {row.row - before - 1} more rows"
        before = row.row
        cells = (_painted(cell, widths[n], colour=colour) for n, cell in enumerate(row.cells[:shown]))
        yield f"{row.row:>4} {row.taken_for:<5} {' '.join(cells).rstrip()}"
    left_rows, left = picture.rows[-1].row - before if picture.rows else 0, len(picture.columns) - shown
    if left_rows:
        yield f"{'':>5} … {left_rows} more rows"
    if left:
        yield f"{'':>5} … {left} more columns, to {picture.columns[-1][0]}"
    yield f"{'':>5} {KEY}"
    for name, count, said in picture.colours:
        yield f"{'':>5} fill {name} on {count} cells{': ' + clean(said) if said else ''}"


def _chosen(picture: Picture) -> list[PictureRow]:
    """Headings and the first rows, then rows with questions, as far as there is room."""
    first = picture.rows[:FIRST_ROWS]
    rest = picture.rows[FIRST_ROWS:]
    asked = [r for r in rest if any(c.role is Role.QUESTION for c in r.cells)]
    others = [r for r in rest if r not in asked]
    more = (asked + others)[: MOST_ROWS - len(first)]
    return sorted([*first, *more], key=lambda r: r.row)


def _marked(cell: PictureCell) -> str:
    text = " ".join(clean(cell.text).split())
    return text + _MARKS.get(cell.role, "") if text else ""


def _widths(picture: Picture, rows: list[PictureRow]) -> list[int]:
    """The width of each column by what it holds, with a bound."""
    widths = []
    for n, (letters, word) in enumerate(picture.columns):
        most = WIDEST_DAY if word in ("day", "") else WIDEST_LABEL
        texts = [len(_marked(r.cells[n])) for r in rows]
        widths.append(max(len(letters), len(word), min(max(texts, default=1), most)))
    return widths


def _fitting(widths: list[int], room: int) -> int:
    used = 0
    for n, width in enumerate(widths):
        used += width + 1
        if used > room:
            return max(n, 1)
    return len(widths)


def _fit(text: str, width: int) -> str:
    return text.ljust(width) if len(text) <= width else f"{text[: width - 1]}…"


def _painted(cell: PictureCell, width: int, *, colour: bool) -> str:
    """A cell at its width; the mark stays even where the text is cut."""
    text, mark = _marked(cell), _MARKS.get(cell.role, "")
    if len(text) > width and mark:
        fitted = _fit(text[: -len(mark)], width - len(mark)) + mark
    else:
        fitted = _fit(text, width)
    code = _COLOURS.get(cell.role)
    return f"\x1b[{code}m{fitted}\x1b[0m" if colour and code and text else fitted
