"""The values of a workbook's sheets through calamine, behind a bound on the box of each sheet."""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from importers.grid import ERROR_TEXT, MOST_CELLS, MOST_CELLS_TOGETHER, Grid, Place, Value
from importers.read_ahead import ReadAhead

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, SheetMetadata

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


def read_values(data: bytes, look: Callable[[str], PartFacts] = lambda _: PartFacts()) -> tuple[Grid, ...]:
    """The sheets in order; look gives what the part of a sheet says, by its name, and raises where it does harm.

    UnreadableError whatever is the matter.
    """
    from python_calamine import CalamineError, PasswordError

    ahead = ReadAhead(data)
    try:
        return _grids(ahead, look)
    except PasswordError as error:
        raise UnreadableError("this file is protected by a password", ENCRYPTED) from error
    except (CalamineError, ValueError, KeyError, OverflowError, OSError) as error:
        raise UnreadableError("this workbook is damaged and cannot be read", _AGAIN) from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise UnreadableError("this workbook is damaged and cannot be read", _AGAIN) from error
    finally:
        ahead.allow(None)


def _grids(ahead: ReadAhead, look: Callable[[str], PartFacts]) -> tuple[Grid, ...]:
    """Each sheet is parsed as soon as it was looked at, while the next ones are looked at."""
    from python_calamine import SheetTypeEnum

    sheets: list[tuple[SheetMetadata, PartFacts]] = []
    for meta in ahead.about():
        if meta.typ is SheetTypeEnum.WorkSheet:
            sheets.append((meta, look(meta.name)))
            ahead.allow(meta.name)
    room, texts = [MOST_CELLS_TOGETHER], dict[str, str]()
    return tuple(_grid(ahead.sheet(), meta, facts, room, texts) for meta, facts in sheets)


def _grid(
    sheet: "CalamineSheet", meta: "SheetMetadata", facts: PartFacts, room: list[int], texts: dict[str, str]
) -> Grid:
    """One sheet; room is what is left of the cells of a workbook, texts are those of its sheets so far."""
    rows_down, columns = sheet.end or (0, 0)
    room[0] -= (rows_down + 1) * (columns + 1)
    if (rows_down + 1) * (columns + 1) > MOST_CELLS or room[0] < 0:
        says = f"this file was not opened, since a sheet reaches to row {rows_down + 1} and column {columns + 1}"
        raise UnreadableError(says, "delete the stray cells far from the rota and save it again")
    rows = _shared(sheet.to_python(skip_empty_area=False), texts)
    for r, c in facts.errors:
        if r <= len(rows) and c <= len(rows[r - 1]):
            rows[r - 1][c - 1] = ERROR_TEXT
    visible = "Visible" in str(meta.visible)
    return Grid(meta.name, rows, visible, _merged(sheet), facts.errors, facts.uncalculated, facts.hidden_rows)


def _shared(rows: list[list[Value]], texts: dict[str, str]) -> list[list[Value]]:
    """The rows with one object for each distinct text of the book: a trust's year holds a dozen, 700,000 times."""
    for n, row in enumerate(rows):
        for value in set(row).difference(texts):
            if type(value) is str:
                texts[value] = value
        rows[n] = list(map(texts.get, row, row))  # type: ignore[arg-type]  # what is no text is given back as it is
    return rows


def _merged(sheet: "CalamineSheet") -> tuple[tuple[int, int, int, int], ...]:
    return tuple((t + 1, a + 1, b + 1, z + 1) for (t, a), (b, z) in sheet.merged_cell_ranges or ())
