"""Writes the setup workbook, empty or filled: headings with units and notes, drop-downs, marked examples."""

from datetime import date, datetime, time
from io import BytesIO
from typing import Any

from rotaengage.domain.setup import Setup
from rotaengage.domain.setup_sheets import EXAMPLE_MARK, LISTS_SHEET, README, README_SHEET, SHEETS, Reads, SheetPlan
from rotaengage.export.setup_rows import Row, rows_of

CREATED = datetime(2026, 1, 1)
"""Fixed, so that the same content gives the same bytes."""
LAST_ROW = 500
_SEVERAL = frozenset({Reads.CHOICES, Reads.GRADES, Reads.GRADE})


def template_bytes() -> bytes:
    """The empty setup workbook, with examples that the reader skips."""
    return _book({plan.name: [_example(plan, row) for row in plan.examples] for plan in SHEETS})


def setup_bytes(setup: Setup) -> bytes:
    """A setup workbook that holds these nouns; reading it gives them back."""
    return _book(rows_of(setup))


def _example(plan: SheetPlan, row: Row) -> Row:
    first = plan.columns[0].key
    return row | {first: f"{EXAMPLE_MARK} {row[first]}"}


def _book(rows: dict[str, list[Row]]) -> bytes:
    import xlsxwriter

    sink = BytesIO()
    book = xlsxwriter.Workbook(sink, {"in_memory": True})
    book.set_properties({"title": "RotaEngage setup", "created": CREATED})
    _readme(book)
    sheets = [book.add_worksheet(plan.name) for plan in SHEETS]
    lists = _Lists(book)
    for plan, sheet in zip(SHEETS, sheets, strict=True):
        _sheet(book, sheet, plan, rows[plan.name], lists)
    book.close()
    return sink.getvalue()


def _readme(book: Any) -> None:
    sheet = book.add_worksheet(README_SHEET)
    title, text = book.add_format({"bold": True, "font_size": 14}), book.add_format({"text_wrap": True})
    sheet.set_column(0, 0, 100)
    for row, line in enumerate(README):
        sheet.write_string(row, 0, line, text if row else title)
    for row, plan in enumerate(SHEETS, len(README) + 1):
        sheet.write_string(row, 0, f"Sheet {plan.name}: {plan.purpose}", text)


class _Lists:
    """The hidden sheet that holds the words of the drop-downs: too many to stand in a rule itself."""

    def __init__(self, book: Any) -> None:
        self._sheet = book.add_worksheet(LISTS_SHEET)
        self._sheet.hide()
        self._places: dict[tuple[str, ...], str] = {}

    def place(self, choices: tuple[str, ...]) -> str:
        """The range that holds these words, written on first use."""
        if choices not in self._places:
            column = len(self._places)
            self._sheet.write_column(0, column, choices)
            letter = chr(ord("A") + column)
            self._places[choices] = f"={LISTS_SHEET}!${letter}$1:${letter}${len(choices)}"
        return self._places[choices]


def _sheet(book: Any, sheet: Any, plan: SheetPlan, rows: list[Row], lists: _Lists) -> None:
    head = book.add_format({"bold": True, "bg_color": "#D9E1F2", "bottom": 1, "text_wrap": True, "valign": "top"})
    for column, described in enumerate(plan.columns):
        sheet.write_string(0, column, described.heading, head)
        sheet.set_column(column, column, described.width)
        if described.note:
            sheet.write_comment(0, column, described.note, {"author": "RotaEngage"})
        if described.choices:
            several = described.reads in _SEVERAL
            rule = {"validate": "list", "source": lists.place(described.choices), "show_error": not several}
            sheet.data_validation(1, column, LAST_ROW, column, rule)
    sheet.freeze_panes(1, 1)
    looks = _looks(book)
    for row, values in enumerate(rows, 1):
        example = str(values[plan.columns[0].key]).startswith(EXAMPLE_MARK)
        for column, described in enumerate(plan.columns):
            _cell(sheet, row, column, values.get(described.key), looks, example)


def _looks(book: Any) -> dict[str, Any]:
    return {
        "example": book.add_format({"italic": True, "font_color": "#7F7F7F"}),
        "date": book.add_format({"num_format": "dd/mm/yyyy"}),
        "time": book.add_format({"num_format": "hh:mm"}),
    }


def _cell(sheet: Any, row: int, column: int, value: Any, looks: dict[str, Any], example: bool) -> None:
    """One value; text is always written as text, so that nothing in it becomes a formula or a link."""
    plain = looks["example"] if example else None
    if value is None or value == "":
        return
    if isinstance(value, time):
        sheet.write_datetime(row, column, value, looks["time"])
    elif isinstance(value, date):
        sheet.write_datetime(row, column, datetime.combine(value, time()), looks["date"])
    elif isinstance(value, int | float):
        sheet.write_number(row, column, value, plain)
    else:
        sheet.write_string(row, column, value, plain)
