"""The XML of a worksheet that is added: titles that stay in view, a filter, bars behind numbers, a page set-up."""

from functools import cache, lru_cache

from rotaengage.domain.refs import column_letters
from rotaengage.export.cell_text import LONGEST_TEXT
from rotaengage.export.sheet_scan import a1
from rotaengage.export.sheet_text import SheetText, Value, row_height
from rotaengage.export.styles_patch import Styles
from rotaengage.export.xml_scan import escaped

_BAR = "FF7FA8D1"
Looks = tuple[int | None, int | None]
Line = tuple[tuple[Value, ...], int | None]


def sheet_xml(sheet: SheetText, namespace: str, styles: Styles, drawing: str = "") -> bytes:
    """The worksheet part; drawing is the attribute that names the relation of its charts, where it has any."""
    lines = _lines(sheet, styles)
    table = range(sheet.title_row, sheet.title_row + len(sheet.rows) + 1)
    figures = styles.figures() if any(not isinstance(v, str) for row in sheet.rows for v in row) else None
    rows = b"".join(
        _row(number, values, (style, figures), row_height(values, sheet.widths) if number in table else 0)
        for number, (values, style) in enumerate(lines, start=1)
    )
    last = a1((len(lines), max(1, len(sheet.columns))))
    head = (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="{namespace}">'
        '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
        f'<dimension ref="A1:{last}"/><sheetViews><sheetView workbookViewId="0"><pane ySplit="{sheet.title_row}" '
        f'topLeftCell="A{sheet.title_row + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
        f"{_widths(sheet)}<sheetData>"
    )
    return head.encode() + rows + (_foot(sheet) + drawing + "</worksheet>").encode()


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


def _foot(sheet: SheetText) -> str:
    """What comes after the cells, in the order of the standard (ECMA-376 18.3.1.99)."""
    first, last = sheet.title_row + 1, sheet.title_row + len(sheet.rows)
    filters = f'<autoFilter ref="A{first - 1}:{column_letters(len(sheet.columns))}{last}"/>' if sheet.rows else ""
    bars = "".join(
        f'<conditionalFormatting sqref="{column_letters(c + 1)}{first}:{column_letters(c + 1)}{last}">'
        f'<cfRule type="dataBar" priority="{n}"><dataBar><cfvo type="num" val="0"/><cfvo type="max"/>'
        f'<color rgb="{_BAR}"/></dataBar></cfRule></conditionalFormatting>'
        for n, c in enumerate(sheet.bars if sheet.rows else (), start=1)
    )
    breaks = "".join(f'<brk id="{sheet.title_row + row}" max="16383" man="1"/>' for row in sheet.pages if row)
    number = breaks.count("<brk")
    return (
        f'</sheetData>{filters}{bars}<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" '
        'footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>'
        "<headerFooter><oddFooter>&amp;C&amp;A, page &amp;P of &amp;N</oddFooter></headerFooter>"
        + (f'<rowBreaks count="{number}" manualBreakCount="{number}">{breaks}</rowBreaks>' if number else "")
    )


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
