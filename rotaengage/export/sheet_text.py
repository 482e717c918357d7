"""A sheet of plain text, as it is to be added to a workbook."""

from typing import NamedTuple


class SheetText(NamedTuple):
    """Heading lines, column titles, rows of text, and lines below them.

    The name is made valid and unique when the sheet is added. widths are column widths in characters.
    """

    name: str
    heading: tuple[str, ...]
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    footing: tuple[str, ...] = ()
    widths: tuple[float, ...] = ()
