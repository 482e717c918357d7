"""Opens a setup workbook for reading."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

from importers.grid import Grid
from rotaengage.domain.issue import UserError

MOST_BYTES = 50_000_000
MOST_ROWS, MOST_COLUMNS = 5_000, 200


def grids_of(path: Path) -> Mapping[str, Grid]:
    """Every sheet with its values by name; UserError where the file cannot be read."""
    from openpyxl import load_workbook

    _guard(path)
    try:
        book = load_workbook(path, read_only=True, data_only=True)
        return {sheet.title: Grid(sheet.title, _rows(sheet)) for sheet in book.worksheets}
    except Exception as error:
        raise UserError("this workbook cannot be read", path.name, "save it again as .xlsx") from error


def _rows(sheet: Any) -> list[list[Any]]:
    rows = sheet.iter_rows(max_row=MOST_ROWS, max_col=MOST_COLUMNS, values_only=True)
    return [["" if value is None else value for value in row] for row in rows]


def _guard(path: Path) -> None:
    """A workbook's parts must be of a size that a setup workbook can have."""
    try:
        with ZipFile(path) as package:
            size = sum(part.file_size for part in package.infolist())
    except FileNotFoundError as error:
        raise UserError("there is no such file", path.name, "check the name") from error
    except (OSError, BadZipFile) as error:
        raise UserError("this is no .xlsx workbook", path.name, "save it as .xlsx without a password") from error
    if size > MOST_BYTES:
        raise UserError("this workbook is far too large for a setup workbook", path.name, "check the file")
