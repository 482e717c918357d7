"""The XML of a worksheet that is added: titles that stay in view, a filter, bars behind numbers, a page set-up."""

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import count, zip_longest
from math import inf

from rotaengage.domain.refs import column_letters
from rotaengage.export.cell_text import LONGEST_TEXT
from rotaengage.export.sheet_foot import foot
from rotaengage.export.sheet_scan import a1
from rotaengage.export.sheet_text import SheetText, Value, lines_of, points_of, row_height
from rotaengage.export.styles_patch import Styles
from rotaengage.export.xml_scan import escaped

_BOLD = 0.8
_HERE = b"\x00"
"""Stands for the row's number, which no text can hold."""


def sheet_xml(sheet: SheetText, namespace: str, styles: Styles, drawing: str = "") -> bytes:
    """The worksheet part; drawing is the attribute that names the relation of its charts, where it has any."""
    figures = sheet.figures()
    rows = b"".join(
        [
            *_above(sheet, styles, figures),
            *_table(sheet, (styles.wrapped(), styles.figures() if any(figures) else None)),
            *_below(sheet, styles),
        ]
    )
    last = a1((_last_row(sheet), max(1, len(sheet.columns))))
    head = (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="{namespace}">'
        '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
        f'<dimension ref="A1:{last}"/><sheetViews><sheetView showGridLines="0" workbookViewId="0">'
        f'<pane ySplit="{sheet.title_row}" '
        f'topLeftCell="A{sheet.title_row + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
        f"{_widths(sheet)}<sheetData>"
    )
    return head.encode() + rows + (foot(sheet, styles) + drawing + "</worksheet>").encode()


def _above(sheet: SheetText, styles: Styles, figures: list[bool]) -> Iterator[bytes]:
    """The heading and the titles, which are bold: that takes more room."""
    bold, plain = styles.bold(), styles.text()
    for n, line in enumerate(sheet.heading):
        yield _row(n + 1, (line,), [plain if n else bold])
    height = row_height(sheet.columns, [width * _BOLD for width in sheet.widths])
    looks = [styles.headings(of_figures=number) for number in figures]
    yield _row(sheet.title_row, sheet.columns, looks, height)


def _below(sheet: SheetText, styles: Styles) -> Iterator[bytes]:
    plain, first = styles.text(), sheet.title_row + len(sheet.rows) + 2
    yield from (_row(number, (line,), [plain]) for number, line in enumerate(sheet.footing, first))


def _last_row(sheet: SheetText) -> int:
    return sheet.title_row + len(sheet.rows) + (len(sheet.footing) + 1 if sheet.footing else 0)


def _widths(sheet: SheetText) -> str:
    columns = "".join(
        f'<col min="{n}" max="{n}" width="{width}" customWidth="1"/>' for n, width in enumerate(sheet.widths, start=1)
    )
    return f"<cols>{columns}</cols>" if columns else ""


def _row(number: int, values: Iterable[Value], looks: Iterable[int | None], height: float = 0) -> bytes:
    """A row, with the look of each cell; height is in points, 0 leaves it to the reader."""
    tall = b' ht="%.1f" customHeight="1"' % height if height else b""
    cells = b"".join(map(_cell, count(1), values, looks))
    return (b'<row r="%s"%s>%s</row>' % (_HERE, tall, cells)).replace(_HERE, b"%d" % number)


def _table(sheet: SheetText, looks: tuple[int | None, int | None]) -> Iterator[bytes]:
    """The rows of the table, each as tall as its texts need; the looks are those of texts and of figures.

    Each column writes each of its values once: most stand in many rows.
    """
    tall = [1] * len(sheet.rows)
    written: list[list[bytes]] = []
    for number, column in enumerate(zip_longest(*sheet.rows, fillvalue=""), start=1):
        if not any(v != "" for v in column):
            continue
        cells = {v: _cell(number, v, looks[not isinstance(v, str)]) for v in dict.fromkeys(column)}
        written.append([cells[v] for v in column])
        width = sheet.widths[number - 1] if number <= len(sheet.widths) else inf
        lines = {v: found for v in cells if (found := lines_of(v, width)) > 1}
        tall = [max(t, lines.get(v, 1)) for t, v in zip(tall, column, strict=True)] if lines else tall
    for number, (lines_down, *row) in enumerate(zip(tall, *written, strict=True), sheet.title_row + 1):
        head = b'<row r="%s" ht="%.1f" customHeight="1">' % (_HERE, points_of(lines_down))
        yield b"".join([head, *row, b"</row>"]).replace(_HERE, b"%d" % number)


def _cell(column: int, value: Value, style: int | None) -> bytes:
    """A cell of the row that is yet to be said; none for an empty text."""
    if value == "":
        return b""
    look = b"" if style is None else b' s="%d"' % style
    held = _text(value) if isinstance(value, str) else b"><v>%s</v></c>" % repr(value).encode()
    return b'<c r="%s%s"%s%s' % (_letters(column), _HERE, look, held)


def _text(value: str) -> bytes:
    space = b"" if value == value.strip() else b' xml:space="preserve"'
    return b' t="inlineStr"><is><t%s>%s</t></is></c>' % (space, escaped(cut(value)))


@cache
def _letters(column: int) -> bytes:
    return column_letters(column).encode()


def cut(text: str) -> str:
    """A text as long as a cell holds, in UTF-16 units; what is too long ends in an ellipsis."""
    if len(text) <= LONGEST_TEXT // 2 or len(text.encode("utf-16-le", "surrogatepass")) // 2 <= LONGEST_TEXT:
        return text
    kept = text.encode("utf-16-le", "surrogatepass")[: 2 * (LONGEST_TEXT - 1)]
    return kept.decode("utf-16-le", "ignore") + "…"
