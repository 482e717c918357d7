"""A workbook of our own with native filters, charts, frozen titles and formats; it holds nothing but the sheets."""

import io
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from rotaengage.export.chart_parts import COLOURS
from rotaengage.export.new_sheet import free_name
from rotaengage.export.sheet_body import cut
from rotaengage.export.sheet_text import Chart, SheetText, Value, row_height

_MADE = datetime(2000, 1, 1)
_DEEP, _LINE = "#1F4E79", "#CFD6DD"
_TITLE_POINTS, _BOLD, _BELOW_THE_BREAK = 24, 0.85, {"y_offset": 6}
_A3, _A4, _WIDE, _HALF_A_PAGE = 8, 9, 240, 20
_SAFE = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def report_book(sheets: Sequence[SheetText]) -> bytes:
    """The workbook's bytes; the same sheets give the same bytes. Its properties name nobody."""
    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, _SAFE)
    book.set_properties({"author": "", "title": "", "company": "", "created": _MADE})
    looks = _looks(book)
    taken: set[str] = set()
    for sheet in sheets:
        name = free_name(sheet.name, taken)
        taken.add(name)
        _write(book, book.add_worksheet(name), sheet, looks)
    book.close()
    return out.getvalue()


def _looks(book: Any) -> dict[str, Any]:
    font = {"font_name": "Arial", "font_size": 10, "valign": "top"}
    left, right = {"align": "left", "indent": 1}, {"align": "right", "indent": 1}
    rule = {"bottom": 1, "bottom_color": _LINE}
    head = font | {"bold": True, "bg_color": _DEEP, "font_color": "#FFFFFF", "text_wrap": True, "valign": "vcenter"}
    looks = {
        "title": font | {"bold": True, "font_size": 16, "font_color": _DEEP},
        "under": font | {"font_color": "#5B6875"},
        "head": head | left,
        "figures": head | right,
        "text": font | rule | left | {"num_format": "@", "text_wrap": True},
        "number": font | rule | right | {"num_format": "General"},
        "low": {"bold": True, "font_color": "#8A3B00"},
        "gap": {"italic": True, "font_color": "#8A3B00"},
    }
    return {word: book.add_format(look) for word, look in looks.items()}


def _write(book: Any, page: Any, sheet: SheetText, looks: dict[str, Any]) -> None:
    page.set_row(0, _TITLE_POINTS)
    for number, line in enumerate(sheet.heading):
        page.write_string(number, 0, clean(line), looks["title" if number == 0 else "under"])
    top = sheet.title_row - 1
    page.set_row(top, max(32, row_height(sheet.columns, [width * _BOLD for width in sheet.widths])))
    for column, title in enumerate(sheet.columns):
        of_numbers = bool(sheet.rows) and not isinstance(sheet.rows[0][column], str)
        page.write_string(top, column, clean(title), looks["figures" if of_numbers else "head"])
    for row, values in enumerate(sheet.rows, start=top + 1):
        page.set_row(row, row_height(values, sheet.widths))
        for column, value in enumerate(values):
            _cell(page, row, column, value, looks)
    for number, line in enumerate(sheet.footing):
        page.write_string(top + len(sheet.rows) + 2 + number, 0, clean(line), looks["under"])
    for column, width in enumerate(sheet.widths):
        page.set_column(column, column, width)
    _set_up(page, sheet, top)
    if sheet.rows:
        page.autofilter(top, 0, top + len(sheet.rows), len(sheet.columns) - 1)
        _formats(page, sheet, top, looks)
    row, left = sheet.chart_place
    for chart in sheet.charts:
        page.insert_chart(row, left, _chart(book, page.get_name(), sheet, chart), _BELOW_THE_BREAK)
        row += chart.lines + 1


def _cell(page: Any, row: int, column: int, value: Value, looks: dict[str, Any]) -> None:
    if isinstance(value, str):
        page.write_string(row, column, clean(value), looks["text"])
    else:
        page.write_number(row, column, value, looks["number"])


def clean(text: str) -> str:
    """A text that a cell can hold: no longer than that, and without halves of characters."""
    return cut(text).encode("utf-8", "replace").decode()


def _set_up(page: Any, sheet: SheetText, top: int) -> None:
    page.hide_gridlines(2)
    page.freeze_panes(top + 1, 0)
    page.repeat_rows(top)
    page.set_landscape()
    page.set_paper(_A3 if sum(sheet.widths) > _WIDE else _A4)
    page.fit_to_pages(1, 0)
    page.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
    page.set_footer("&C&A, page &P of &N")
    breaks = [top + 1 + row for row in sheet.pages if row]
    place = sheet.chart_place
    if breaks or (sheet.charts and not place[1] and sheet.charts[0].lines > _HALF_A_PAGE):
        page.set_h_pagebreaks(breaks or [place[0]])
    if sheet.rows:
        below = 1 if sheet.chart_place[1] else 2 + sum(c.lines + 1 for c in sheet.charts)
        page.print_area(0, 0, top + len(sheet.rows) + len(sheet.footing) + below, len(sheet.columns) - 1)


def _formats(page: Any, sheet: SheetText, top: int, looks: dict[str, Any]) -> None:
    first, last = top + 1, top + len(sheet.rows)
    for column in sheet.bars:
        bar = {"type": "data_bar", "bar_color": "#9DBAD7", "min_type": "num", "min_value": 0}
        page.conditional_format(first, column, last, column, bar)
    for column in sheet.low:
        rule = {"type": "cell", "criteria": "<", "value": 0, "format": looks["low"]}
        page.conditional_format(first, column, last, column, rule)
    gap = {"type": "cell", "criteria": "==", "value": '"not said"', "format": looks["gap"]}
    page.conditional_format(first, 0, last, len(sheet.columns) - 1, gap)


def _chart(book: Any, name: str, sheet: SheetText, chart: Chart) -> Any:
    drawn = book.add_chart({"type": "bar"})
    first, last = sheet.title_row, sheet.title_row + chart.rows - 1
    for colour, column in zip(COLOURS, chart.values, strict=False):
        drawn.add_series(
            {
                "name": [name, first - 1, column],
                "categories": [name, first, chart.names, last, chart.names],
                "values": [name, first, column, last, column],
                "fill": {"color": f"#{colour}"},
                "gap": 60,
            }
        )
    drawn.set_title({"name": chart.title, "name_font": {"size": 12, "bold": False}, "overlay": False})
    drawn.set_y_axis({"reverse": True, "num_font": {"size": 8}, "major_tick_mark": "none"})
    drawn.set_x_axis(
        {
            "name": chart.axis,
            "min": 0,
            "max": chart.most,
            "major_gridlines": {"visible": True, "line": {"color": "#D9D9D9"}},
            "name_font": {"bold": False},
        }
    )
    drawn.set_legend({"position": "bottom"} if len(chart.values) > 1 else {"none": True})
    drawn.set_size({"width": 720, "height": 20 * chart.lines})
    return drawn
