"""One small workbook for each layout, written from its rows; the list of duties is a table of text."""

import csv
from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from io import StringIO
from typing import Any

from samples import layout_rows
from samples.layout_rows import LEGEND, Rows
from samples.paper import workbook_bytes

_CODED = ("doctor_grid", "day_grid", "rolling_pattern", "week_blocks")
_NAMED = ("post_grid", "ward_grid", "month_calendar", "job_plan")


def _rows_of(layout: str) -> Rows:
    rows: Rows = getattr(layout_rows, layout)()
    return rows


def _workbook(layout: str) -> bytes:
    return workbook_bytes(f"A made-up rota: {layout.replace('_', ' ')}", partial(_write, layout))


def _write(layout: str, book: Any) -> None:
    looks = book.add_format({"num_format": "ddd d mmm yy"})
    _fill(book.add_worksheet("Rota"), _rows_of(layout), looks)
    if layout in _CODED:
        _fill(book.add_worksheet("Key"), LEGEND, looks)


def _fill(sheet: Any, rows: Rows, looks: Any) -> None:
    for r, row in enumerate(rows):
        for c, value in enumerate(row):
            if isinstance(value, date):
                sheet.write_datetime(r, c, datetime(value.year, value.month, value.day), looks)
            elif value not in (None, ""):
                sheet.write(r, c, value)


def _table() -> bytes:
    text = StringIO()
    rows = [[f"{v:%d/%m/%Y}" if isinstance(v, date) else v for v in row] for row in _rows_of("shift_list")]
    csv.writer(text, delimiter=";", lineterminator="\r\n").writerows(rows)
    return text.getvalue().encode("cp1252")


LAYOUT_BOOKS: dict[str, Callable[[], bytes]] = {
    **{f"layouts/{name.replace('_', '-')}.xlsx": partial(_workbook, name) for name in (*_CODED, *_NAMED)},
    "layouts/shift-list.csv": _table,
}
