"""A sheet of paper for the generators: cells, the truth about each duty, and how it becomes a workbook."""

import random
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple

import xlsxwriter

FIRST = [
    "Ada", "Ben", "Chidi", "Dara", "Elif", "Femi", "Gita", "Hugo", "Ines", "Jo", "Kofi", "Lena", "Mira", "Nadia",
    "Oren", "Priya", "Quentin", "Rosa", "Sven", "Tariq"
]  # fmt: skip
LAST = [
    "Okoro", "Lim", "Haddad", "Byrne", "Ferrars", "Nkemelu", "Patwardhan", "Quigley", "Rostami", "Szabo",
    "Tremblay", "Umarov", "Vasquez", "Whitcombe", "Yilmaz", "Zielinski", "Abernathy", "Castellanos", "Drummond",
    "Eskildsen"
]  # fmt: skip
LEGEND = [
    ("LD", "Long day", "08:00", "20:30"),
    ("N", "Night", "20:00", "08:30"),
    ("SD", "Standard day", "09:00", "17:00"),
    ("TW", "Twilight", "16:00", "00:00"),
    ("Z", "Zero day", "", ""),
    ("AL", "Annual leave", "", ""),
    ("SL", "Study leave", "", ""),
]
CODES = [code for code, *_ in LEGEND]


class Truth(NamedTuple):
    """What one cell means; day is None in a pattern, which has week and weekday instead; code is None for names."""

    person: str
    day: date | None
    code: str | None
    post: str | None = None
    week: int | None = None
    weekday: int | None = None


@dataclass
class Paper:
    """Values by (row, column) from 1, the truth by the same, and which cells are headings of dates."""

    dice: random.Random
    layout: str
    cells: dict[tuple[int, int], Any] = field(default_factory=dict)
    truth: dict[tuple[int, int], Truth] = field(default_factory=dict)
    dates: set[tuple[int, int]] = field(default_factory=set)
    rows_of_people: list[int] = field(default_factory=list)
    hidden: set[int] = field(default_factory=set)
    notes: dict[tuple[int, int], str] = field(default_factory=dict)
    legend: bool = True

    def put(self, row: int, column: int, value: Any) -> None:
        """Write a value; nothing for an empty one."""
        if value is not None and value != "":
            self.cells[row, column] = value

    def day(self, row: int, column: int, value: date) -> None:
        """Write a heading that is a date."""
        self.put(row, column, value)
        self.dates.add((row, column))

    def duty(self, row: int, column: int, text: str, truth: Truth) -> None:
        """Write a cell that is a duty."""
        self.put(row, column, text)
        self.truth[row, column] = truth

    @property
    def height(self) -> int:
        """The last row that holds something."""
        return max(r for r, _ in self.cells)

    @property
    def width(self) -> int:
        """The last column that holds something."""
        return max(c for _, c in self.cells)


def people(dice: random.Random, count: int) -> list[str]:
    """So many different people."""
    lasts = dice.sample(LAST, count)
    return [f"{dice.choice(FIRST)} {last}" for last in lasts]


def save(paper: Paper, path: Path) -> Path:
    """Write the workbook; the legend stands on a sheet of its own."""
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("Rota")
    looks = book.add_format({"num_format": "ddd d mmm"})
    for (row, column), value in paper.cells.items():
        if isinstance(value, date):
            sheet.write_datetime(row - 1, column - 1, datetime(value.year, value.month, value.day), looks)
        elif isinstance(value, str):
            sheet.write_string(row - 1, column - 1, value)
        else:
            sheet.write(row - 1, column - 1, value)
    for row in paper.hidden:
        sheet.set_row(row - 1, None, None, {"hidden": True})
    for (row, column), text in paper.notes.items():
        sheet.write_comment(row - 1, column - 1, text)
    if paper.legend:
        key = book.add_worksheet("Key")
        for n, line in enumerate([("Code", "Meaning", "Start", "End"), *LEGEND]):
            key.write_row(n, 0, line)
    book.close()
    return path
