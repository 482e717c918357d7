"""The values of a workbook's sheets through calamine, behind a bound on the box of each sheet."""

import io
from typing import TYPE_CHECKING, NamedTuple

from importers.grid import ERROR_TEXT, MOST_CELLS, MOST_CELLS_TOGETHER, Grid, Place

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

ENCRYPTED = "take the password off in your spreadsheet program and save it again"
_AGAIN = "save it again as .xlsx"


class PartFacts(NamedTuple):
    """What the raw part of a sheet says that the value reader does not."""

    errors: tuple[Place, ...] = ()
    uncalculated: tuple[Place, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    inline_struck: bool = False


class UnreadableError(Exception):
    """Why a workbook gives no values, and the cure. Told as a UserError by the parent: a child imports little."""

    def __init__(self, says: str, cure: str) -> None:
        super().__init__(says, cure)
        self.says, self.cure = says, cure


def read_values(data: bytes, facts: dict[str, PartFacts]) -> tuple[Grid, ...]:
    """The sheets in order; facts are what their parts say, by name. UnreadableError whatever is the matter."""
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        room = [MOST_CELLS_TOGETHER]
        return tuple(
            _grid(book, meta.name, "Visible" in str(meta.visible), facts.get(meta.name, PartFacts()), room)
            for meta in book.sheets_metadata
            if meta.typ is SheetTypeEnum.WorkSheet
        )
    except PasswordError as error:
        raise UnreadableError("this file is protected by a password", ENCRYPTED) from error
    except (CalamineError, ValueError, KeyError, OverflowError, OSError) as error:
        raise UnreadableError("this workbook is damaged and cannot be read", _AGAIN) from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise UnreadableError("this workbook is damaged and cannot be read", _AGAIN) from error


def _grid(book: "CalamineWorkbook", sheet_name: str, visible: bool, facts: PartFacts, room: list[int]) -> Grid:
    sheet = book.get_sheet_by_name(sheet_name)
    rows_down, columns = sheet.end or (0, 0)
    room[0] -= (rows_down + 1) * (columns + 1)
    if (rows_down + 1) * (columns + 1) > MOST_CELLS or room[0] < 0:
        says = f"this file was not opened, since a sheet reaches to row {rows_down + 1} and column {columns + 1}"
        raise UnreadableError(says, "delete the stray cells far from the rota and save it again")
    rows = sheet.to_python(skip_empty_area=False)
    for r, c in facts.errors:
        if r <= len(rows) and c <= len(rows[r - 1]):
            rows[r - 1][c - 1] = ERROR_TEXT
    return Grid(sheet_name, rows, visible, _merged(sheet), facts.errors, facts.uncalculated, facts.hidden_rows)


def _merged(sheet: "CalamineSheet") -> tuple[tuple[int, int, int, int], ...]:
    return tuple((t + 1, a + 1, b + 1, z + 1) for (t, a), (b, z) in sheet.merged_cell_ranges or ())
