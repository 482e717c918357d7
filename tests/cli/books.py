"""Small workbooks for the command line tests, written by a library that the product does not use for them."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path

import xlsxwriter

Row = Sequence[object]
LEGEND: tuple[Row, ...] = (
    ("Key", "Meaning", "Start", "End"),
    ("D", "Standard day", "08:00", "17:00"),
    ("N", "Night", "20:00", "08:30"),
    ("AL", "Annual leave", "", ""),
)
NAMES = ("Amelia Thornbury", "Bilal Hashimi", "Catrin Penhallow", "Dinesh Varadkar")


def write(path: Path, *sheets: tuple[str, Sequence[Row]]) -> Path:
    """A workbook of plain rows; dates are real dates."""
    with xlsxwriter.Workbook(path) as book:
        style = book.add_format({"num_format": "dd/mm/yyyy"})
        for name, rows in sheets:
            sheet = book.add_worksheet(name)
            for r, row in enumerate(rows):
                for c, value in enumerate(row):
                    if isinstance(value, date):
                        sheet.write_datetime(r, c, datetime.combine(value, time()), style)
                    else:
                        sheet.write(r, c, value)
    return path


def grid(names: Sequence[str] = NAMES, first: date = date(2027, 1, 4), days: int = 14) -> list[Row]:
    """A tidy doctor_grid: everybody on days in the week, one on leave for the first two."""
    heading: Row = ("Name", "Grade", *(first + timedelta(days=n) for n in range(days)))
    weekdays = [n for n in range(days) if (first + timedelta(days=n)).weekday() < 5]
    rows: list[Row] = [heading]
    for r, name in enumerate(names):
        codes = ["D" if n in weekdays else "" for n in range(days)]
        if r == 0:
            codes[0] = codes[1] = "AL"
        rows.append((name, "F2", *codes))
    return rows


def tidy(path: Path, names: Sequence[str] = NAMES) -> Path:
    """A rota with its legend on a second sheet."""
    return write(path, ("Rota", grid(names)), ("Key", LEGEND))
