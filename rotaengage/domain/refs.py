"""Places in workbooks, written as a spreadsheet writes them."""

import re
from functools import lru_cache
from typing import NamedTuple, Self

_CELL = re.compile(r"^(?:'((?:[^']|'')+)'|([^'!]+))!\$?([A-Z]{1,3})\$?(\d{1,7})$")


@lru_cache(maxsize=1024)
def column_letters(column: int) -> str:
    """Spreadsheet letters of a column; 1 is A."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """Column of spreadsheet letters; A is 1."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


@lru_cache(maxsize=256)
def quoted(sheet: str) -> str:
    """A sheet's name as it stands in a reference, always in quotes."""
    return "'" + sheet.replace("'", "''") + "'"


class CellRef(NamedTuple):
    """One cell: sheet name, row and column from 1."""

    sheet: str
    row: int
    column: int

    @property
    def a1(self) -> str:
        """The cell without its sheet: C7."""
        return f"{column_letters(self.column)}{self.row}"

    def __str__(self) -> str:
        """The cell as the contract writes it: 'Aug rota'!C7."""
        return f"{quoted(self.sheet)}!{self.a1}"

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read 'Aug rota'!C7; ValueError if it is no cell."""
        match = _CELL.match(text.strip())
        if match is None:
            msg = f"not a cell reference: {text}"
            raise ValueError(msg)
        sheet = match[1].replace("''", "'") if match[1] else match[2]
        return cls(sheet, int(match[4]), column_number(match[3]))


class RangeRef(NamedTuple):
    """A rectangle on a sheet: rows and columns from 1, both ends included."""

    sheet: str
    top: int
    left: int
    bottom: int
    right: int

    @property
    def a1(self) -> str:
        """The rectangle without its sheet: A3:AF22."""
        return f"{column_letters(self.left)}{self.top}:{column_letters(self.right)}{self.bottom}"

    def __str__(self) -> str:
        """The rectangle with its sheet: 'Aug rota'!A3:AF22."""
        return f"{quoted(self.sheet)}!{self.a1}"
