"""Where things stand on the acute department's sheet, and its looks."""

from datetime import date, datetime, time, timedelta
from typing import Any

from rotaengage.domain.refs import column_letters
from samples.acute_rota import FIRST_DAY, WEEKS

SHEET = "Rota Jan-Feb"
DATE_ROW = 4
FIRST_COLUMN = 4
DAYS = WEEKS * 7
EXCEL_DAY_0 = date(1899, 12, 30).toordinal()
TEXT_WEEKS = {4: "{0:%a} {0.day} {0:%b}", 6: "{0:%d/%m/%Y}"}


class Styles:
    """The formats of the book; made once, in a fixed order."""

    def __init__(self, book: Any) -> None:
        centre = {"align": "center", "border": 1, "border_color": "#BFBFBF"}
        self.title = book.add_format({"bold": True, "font_size": 16, "font_color": "#1F3864"})
        self.head = book.add_format({"bold": True, "bottom": 1, "align": "center"})
        self.week = book.add_format({"bold": True, "align": "center", "bg_color": "#D9E1F2", "border": 1})
        self.date = book.add_format({"bold": True, "bottom": 1, "num_format": "dd/mm", "align": "center"})
        self.bold = book.add_format({"bold": True})
        self.band = book.add_format({"bold": True, "bg_color": "#305496", "font_color": "#FFFFFF"})
        self.name = book.add_format({"border": 1, "border_color": "#BFBFBF"})
        self.plain = book.add_format({"align": "center"})
        self.percent = book.add_format({"align": "center", "num_format": "0%"})
        self.cell = book.add_format(centre)
        self.weekend = book.add_format({**centre, "bg_color": "#FFF2CC"})
        self.small = book.add_format({"font_size": 8, "align": "center"})


def date_cell(sheet: Any, styles: Styles, day: int) -> None:
    """A date as somebody once entered it: typed, as a sum of the cell before, or as text."""
    moment = datetime.combine(FIRST_DAY, time()) + timedelta(days=day)
    week, weekday = divmod(day, 7)
    column = FIRST_COLUMN + day
    if week in TEXT_WEEKS:
        sheet.write_string(DATE_ROW, column, TEXT_WEEKS[week].format(moment), styles.head)
    elif weekday and week % 2:
        serial = moment.toordinal() - EXCEL_DAY_0
        sheet.write_formula(DATE_ROW, column, f"={column_letters(column)}{DATE_ROW + 1}+1", styles.date, serial)
    else:
        sheet.write_datetime(DATE_ROW, column, moment, styles.date)
