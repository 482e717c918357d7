"""What the cells of an Open XML workbook look like, as far as it can be written anew."""

import io
import re
import warnings
from typing import Any, NamedTuple

Look = dict[str, Any]
_MOST_CELLS = 300_000
_COLOUR = re.compile(r"[0-9A-Fa-f]{8}")
_LINES = {"thin": 1, "medium": 2, "dashed": 3, "dotted": 4, "thick": 5, "double": 6, "hair": 7}


class Looks(NamedTuple):
    """Formats by row and column from 1, column widths in characters, rows and columns that stay in view."""

    cells: dict[tuple[int, int], Look]
    widths: dict[int, float]
    frozen: tuple[int, int] | None = None


def looks_of(data: bytes) -> dict[str, Looks]:
    """The looks of each sheet by its name; none where the reader cannot open the file, or it is very large."""
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            book = load_workbook(io.BytesIO(data))
            sheets = [s for s in book.worksheets if s.max_row * s.max_column <= _MOST_CELLS]
            return {sheet.title: _looks(sheet) for sheet in sheets}
        except Exception:
            # Whatever a reader of damaged files raises: the values were read by another one, and are written plainly.
            return {}


def _looks(sheet: Any) -> Looks:
    cells = {(c.row, c.column): look for row in sheet.iter_rows() for c in row if c.has_style and (look := _look(c))}
    widths = {
        column: dimension.width
        for dimension in sheet.column_dimensions.values()
        if dimension.customWidth
        for column in range(dimension.min, min(dimension.max, dimension.min + 400) + 1)
    }
    pane = sheet.sheet_view.pane
    frozen = (int(pane.ySplit or 0), int(pane.xSplit or 0)) if pane is not None and pane.state == "frozen" else None
    return Looks(cells, widths, frozen)


def _look(cell: Any) -> Look:
    look: Look = {}
    if cell.fill.fill_type == "solid" and (ground := _colour(cell.fill.fgColor)):
        look["bg_color"] = ground
    if cell.font.b:
        look["bold"] = True
    if cell.font.i:
        look["italic"] = True
    if cell.font.color is not None and (ink := _colour(cell.font.color)):
        look["font_color"] = ink
    for side in ("left", "right", "top", "bottom"):
        line = getattr(cell.border, side)
        if line is not None and line.style:
            look[side] = _LINES.get(line.style, 1)
    if cell.alignment.horizontal in {"left", "center", "right"}:
        look["align"] = cell.alignment.horizontal
    if cell.alignment.wrap_text:
        look["text_wrap"] = True
    if cell.number_format != "General":
        look["num_format"] = cell.number_format
    return look


def _colour(colour: Any) -> str:
    """#RRGGBB; empty for a colour of the theme or the palette, which would need the workbook's own."""
    text = colour.rgb if colour is not None and colour.type == "rgb" else ""
    return f"#{text[2:]}" if isinstance(text, str) and _COLOUR.fullmatch(text) else ""
