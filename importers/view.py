"""A sheet seen so that its dates run along a line: as it lies, or with rows and columns exchanged."""

from dataclasses import dataclass

from importers.grid import Grid, Place, Value, text_of


@dataclass(frozen=True, slots=True)
class View:
    """Lines and positions count from 0. In a flipped view a line is a column of the sheet."""

    grid: Grid
    lines: list[list[Value]]
    flipped: bool

    @property
    def width(self) -> int:
        """Positions of a line."""
        return len(self.lines[0]) if self.lines else 0

    def place(self, line: int, position: int) -> Place:
        """Row and column on the sheet, from 1."""
        return (position + 1, line + 1) if self.flipped else (line + 1, position + 1)

    def text(self, line: int, position: int) -> str:
        """The text of a cell."""
        return text_of(self.lines[line][position])

    def merged(self) -> list[tuple[int, int, int, int]]:
        """Merged ranges as (first line, first position, last line, last position)."""
        ranges = [(t - 1, a - 1, b - 1, z - 1) for t, a, b, z in self.grid.merged]
        return [(a, t, z, b) for t, a, b, z in ranges] if self.flipped else ranges


def views_of(grid: Grid) -> tuple[View, View]:
    """The sheet as it lies and flipped. Rows of a grid are of one length."""
    return View(grid, grid.rows, False), View(grid, [list(column) for column in zip(*grid.rows, strict=True)], True)
