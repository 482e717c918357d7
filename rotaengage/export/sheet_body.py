"""The XML of a worksheet that is added: titles that stay in view, a filter, bars behind numbers, a page set-up."""

from functools import cache, lru_cache

from rotaengage.domain.refs import column_letters
from rotaengage.export.cell_text import LONGEST_TEXT
from rotaengage.export.sheet_foot import foot
from rotaengage.export.sheet_scan import a1
from rotaengage.export.sheet_text import SheetText, Value, row_height
from rotaengage.export.styles_patch import Styles
from rotaengage.export.xml_scan import escaped

_BOLD = 0.8
Looks = tuple[int | None, int | None]
Line = tuple[tuple[Value, ...], int | None]


def sheet_xml(sheet: SheetText, namespace: str, styles: Styles, drawing: str = "") -> bytes:
    """The worksheet part; drawing is the attribute that names the relation of its charts, where it has any."""
    lines = _lines(sheet, styles)
    figures = styles.figures() if any(not isinstance(v, str) for row in sheet.rows for v in row) else None
    rows = b"".join(
        _row(number, values, (style, figures), _height(values, sheet, number))
        for number, (values, style) in enumerate(lines, start=1)
    )
    last = a1((len(lines), max(1, len(sheet.columns))))
    head = (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="{namespace}">'
        '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
        f'<dimension ref="A1:{last}"/><sheetViews><sheetView showGridLines="0" workbookViewId="0">'
        f'<pane ySplit="{sheet.title_row}" '
        f'topLeftCell="A{sheet.title_row + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
        f"{_widths(sheet)}<sheetData>"
    )
    return head.encode() + rows + (foot(sheet, styles) + drawing + "</worksheet>").encode()


def _height(values: tuple[Value, ...], sheet: SheetText, number: int) -> float:
    """The height of a row of the table in points; 0 for others. The titles are bold, which takes more room."""
    if number == sheet.title_row:
        return row_height(values, [width * _BOLD for width in sheet.widths])
    return row_height(values, sheet.widths) if 0 < number - sheet.title_row <= len(sheet.rows) else 0


def _lines(sheet: SheetText, styles: Styles) -> list[Line]:
    bold, plain = styles.bold(), styles.text()
    wrapped = styles.wrapped()
    lines: list[Line] = [((h,), bold if n == 0 else plain) for n, h in enumerate(sheet.heading)]
    lines += [((), None)] if sheet.heading else []
    lines += [(sheet.columns, styles.headings()), *((row, wrapped) for row in sheet.rows)]
    return lines + ([((), None), *(((line,), plain) for line in sheet.footing)] if sheet.footing else [])


def _widths(sheet: SheetText) -> str:
    columns = "".join(
        f'<col min="{n}" max="{n}" width="{width}" customWidth="1"/>' for n, width in enumerate(sheet.widths, start=1)
    )
    return f"<cols>{columns}</cols>" if columns else ""


def _row(number: int, values: tuple[Value, ...], styles: Looks, height: float) -> bytes:
    """A row; styles are those of its text and of its numbers; height is in points, 0 leaves it to the reader."""
    tall = b' ht="%.1f" customHeight="1"' % height if height else b""
    text, figure = (b"" if style is None else b' s="%d"' % style for style in styles)
    digits = b"%d" % number
    cells = [
        b'<c r="%s%s"%s%s' % (_letters(n), digits, text if isinstance(value, str) else figure, _content(value))
        for n, value in enumerate(values, start=1)
        if value != ""
    ]
    return b'<row r="%s"%s>%s</row>' % (digits, tall, b"".join(cells))


@lru_cache(maxsize=20_000, typed=True)
def _content(value: Value) -> bytes:
    """What follows a cell's format; most texts of a table stand in many of its rows."""
    if isinstance(value, str):
        return b' t="inlineStr"><is><t xml:space="preserve">%s</t></is></c>' % escaped(cut(value))
    return b"><v>%s</v></c>" % repr(value).encode()


@cache
def _letters(column: int) -> bytes:
    return column_letters(column).encode()


def cut(text: str) -> str:
    """A text as long as a cell holds, in UTF-16 units; what is too long ends in an ellipsis."""
    if len(text) <= LONGEST_TEXT // 2 or len(text.encode("utf-16-le", "surrogatepass")) // 2 <= LONGEST_TEXT:
        return text
    kept = text.encode("utf-16-le", "surrogatepass")[: 2 * (LONGEST_TEXT - 1)]
    return kept.decode("utf-16-le", "ignore") + "…"
