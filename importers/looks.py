"""What a workbook says beside its values: fills, strike-through, notes, hidden columns. Read only when asked for."""

from functools import cached_property

from importers.grid import Place
from importers.note_parts import notes_of
from importers.ooxml_guard import Package
from importers.rich_text import Struck, inline_struck, shared_struck, struck_cells
from importers.style_parts import Styles, cells_with, hidden_columns, read_styles

MOST_FILL_BYTES = 2 * 2**20
"""Workbooks with more in their sheets are read for their values; their colours are left alone, and that is told."""


class Looks:
    """The looks of an OOXML workbook, by sheet name; parts maps these to the parts of the package.

    inline names the sheets that hold struck texts of their own, beside the shared ones.
    """

    def __init__(self, package: Package, parts: dict[str, str], inline: frozenset[str] = frozenset()) -> None:
        self._package, self._parts, self._inline = package, parts, inline
        self._notes: dict[str, dict[Place, str]] = {}
        self._fills: dict[str, dict[Place, str]] = {}

    @cached_property
    def _styles(self) -> Styles:
        return read_styles(self._package.read("xl/styles.xml")) if "xl/styles.xml" in self._package else Styles()

    @cached_property
    def _struck_texts(self) -> dict[int, Struck]:
        part = "xl/sharedStrings.xml"
        return shared_struck(self._package.read(part)) if part in self._package else {}

    @cached_property
    def _size(self) -> int:
        """Bytes of all sheets together."""
        return sum(self._package.members[part].file_size for part in self._parts.values())

    @property
    def too_large(self) -> bool:
        """Whether colours are left alone because of the workbook's size, although it has some."""
        return self._size > MOST_FILL_BYTES and bool(self._styles.fills)

    def fills(self, sheet: str) -> dict[Place, str]:
        """Colours of cells, as RRGGBB or the name of a theme's colour; conditional formats are no fills."""
        if sheet not in self._fills:
            known = sheet in self._parts and bool(self._styles.fills) and not self.too_large
            wanted = self._styles.fills
            data = self._package.read(self._parts[sheet]) if known else b""
            self._fills[sheet] = {place: wanted[style] for place, style in cells_with(data, wanted.keys()).items()}
        return self._fills[sheet]

    def struck(self, sheet: str) -> dict[Place, Struck]:
        """Cells whose text is struck through in whole (nothing is left) or in part."""
        if sheet not in self._parts or not (self._styles.struck or self._struck_texts or sheet in self._inline):
            return {}
        data = self._package.read(self._parts[sheet])
        whole = dict.fromkeys(cells_with(data, self._styles.struck), Struck("", ""))
        return whole | struck_cells(data, self._struck_texts) | inline_struck(data)

    def notes(self, sheet: str) -> dict[Place, str]:
        """Notes on cells; of a thread of comments, all that was said."""
        if sheet not in self._notes:
            part = self._parts.get(sheet)
            self._notes[sheet] = notes_of(self._package, part) if part else {}
        return self._notes[sheet]

    def hidden_columns(self, sheet: str) -> frozenset[int]:
        """Columns that are hidden in the workbook."""
        return hidden_columns(self._package.head(self._parts[sheet])) if sheet in self._parts else frozenset()
