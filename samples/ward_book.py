"""The ward's rota as a tidy workbook: one sheet, real dates, the legend below."""

from datetime import datetime, time, timedelta
from typing import Any

from samples.paper import workbook_bytes
from samples.ward_rota import FIRST_DAY, LEGEND, PEOPLE, WEEKS, ward_roster

SHEET = "Ward 7 rota"
HEAD_ROW = 2
FIRST_COLUMN = 3
COLOURS = {"LD": "#F8CBAD", "N": "#8EA9DB", "Z": "#EDEDED", "AL": "#C6E0B4", "SL": "#C6E0B4", "NWD": "#D9D9D9"}


def ward_rota_bytes() -> bytes:
    """The workbook."""
    return workbook_bytes("Ward 7 rota, January 2027", _write)


def _write(book: Any) -> None:
    sheet = book.add_worksheet(SHEET)
    sheet.write(0, 0, "Ward 7 doctors' rota, January 2027", book.add_format({"bold": True, "font_size": 14}))
    _headings(book, sheet)
    _grid(book, sheet)
    _legend(book, sheet, HEAD_ROW + len(PEOPLE) + 3)
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 15)
    sheet.set_column(FIRST_COLUMN, FIRST_COLUMN + WEEKS * 7 - 1, 6)
    sheet.freeze_panes(HEAD_ROW + 1, FIRST_COLUMN)


def _headings(book: Any, sheet: Any) -> None:
    head = book.add_format({"bold": True, "bottom": 1})
    dates = book.add_format({"bold": True, "bottom": 1, "num_format": "ddd d mmm", "rotation": 90})
    for column, text in enumerate(("Name", "Grade", "WTE")):
        sheet.write(HEAD_ROW, column, text, head)
    monday = datetime.combine(FIRST_DAY, time())
    for day in range(WEEKS * 7):
        sheet.write_datetime(HEAD_ROW, FIRST_COLUMN + day, monday + timedelta(days=day), dates)


def _grid(book: Any, sheet: Any) -> None:
    formats = {code: book.add_format({"bg_color": colour, "align": "center"}) for code, colour in COLOURS.items()}
    plain = book.add_format({"align": "center"})
    roster = ward_roster()
    for row, person in enumerate(PEOPLE, HEAD_ROW + 1):
        sheet.write(row, 0, person.name)
        sheet.write(row, 1, person.grade)
        sheet.write(row, 2, person.wte)
        for day, code in enumerate(roster.cells[person.name]):
            sheet.write(row, FIRST_COLUMN + day, code, formats.get(code or "", plain))


def _legend(book: Any, sheet: Any, row: int) -> None:
    head = book.add_format({"bold": True, "bottom": 1})
    for column, text in enumerate(("Code", "Meaning", "Start", "End")):
        sheet.write(row, column, text, head)
    for below, entry in enumerate(LEGEND, row + 1):
        for column, text in enumerate(entry):
            sheet.write_string(below, column, text)
