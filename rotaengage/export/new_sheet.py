"""A worksheet added to a user's workbook: text only, so that nothing in it can be taken for a formula."""

import posixpath
import re
from functools import cache

from rotaengage.domain.issue import UserError
from rotaengage.domain.refs import column_letters
from rotaengage.export.cell_text import LONGEST_TEXT
from rotaengage.export.namespaces import main_namespace, relation_attribute, relation_base
from rotaengage.export.package import Package
from rotaengage.export.sheet_scan import a1
from rotaengage.export.sheet_text import SheetText
from rotaengage.export.styles_patch import Styles
from rotaengage.export.xml_scan import append_inside, escaped, inside, quoted, scan, splice, whole_number

_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_LONGEST_NAME = 31


def add_sheet(package: Package, workbook: str, sheet: SheetText, styles: Styles) -> str:
    """Add the sheet after the others; returns the name that it got. UserError if the workbook lists no sheets."""
    xml = package.read(workbook)
    elements = scan(xml, workbook)
    root, holder = elements[0], next((e for e in elements if e.depth == 1 and e.local == "sheets"), None)
    if holder is None:
        raise UserError("this workbook lists no sheets", workbook, "use a copy that Excel can open")
    others = list(inside(elements, holder, "sheet"))
    name = free_name(sheet.name, {e.attrs.get("name", "") for e in others})
    folder = posixpath.join(posixpath.dirname(workbook), "worksheets", "sheet")
    part = package.add(folder, ".xml", sheet_xml(sheet, main_namespace(root), styles), _TYPE)
    relation_id = package.relations(workbook).add(f"{relation_base(root)}/worksheet", part)
    number = max((whole_number(e.attrs.get("sheetId")) for e in others), default=0) + 1
    prefix, ref = holder.prefix, relation_attribute(root, relation_id)
    new = b'<%ssheet name=%s sheetId="%d" %s/>' % (prefix, quoted(name), number, ref)
    package.replace(workbook, splice(xml, [append_inside(xml, holder, new)]))
    return name


def free_name(wanted: str, taken: set[str]) -> str:
    """A valid sheet name that no other sheet has, whatever the case: Engagement, else Engagement (2) and so on."""
    base = _NOT_IN_NAMES.sub(" ", wanted).strip("' ")[:_LONGEST_NAME] or "Sheet"
    used, name, number = {t.casefold() for t in taken}, base, 1
    while name.casefold() in used:
        number += 1
        name = f"{base[: _LONGEST_NAME - len(f' ({number})')]} ({number})"
    return name


def sheet_xml(sheet: SheetText, namespace: str, styles: Styles) -> bytes:
    """The worksheet part: heading, titles in bold that stay in view, rows of text."""
    bold, plain = styles.bold(), styles.text()
    lines: list[tuple[tuple[str, ...], int | None]] = [
        ((h,), bold if n == 0 else plain) for n, h in enumerate(sheet.heading)
    ]
    lines += [((), None)] if sheet.heading else []
    title_row = len(lines) + 1
    lines += [(sheet.columns, bold), *((row, plain) for row in sheet.rows)]
    lines += [((), None), *(((line,), plain) for line in sheet.footing)] if sheet.footing else []
    rows = b"".join(_row(number, texts, style) for number, (texts, style) in enumerate(lines, start=1))
    widths = "".join(
        f'<col min="{n}" max="{n}" width="{width}" customWidth="1"/>' for n, width in enumerate(sheet.widths, start=1)
    )
    last = a1((len(lines), max(1, len(sheet.columns))))
    head = (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="{namespace}">'
        f'<dimension ref="A1:{last}"/><sheetViews><sheetView workbookViewId="0"><pane ySplit="{title_row}" '
        f'topLeftCell="A{title_row + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
        f"{f'<cols>{widths}</cols>' if widths else ''}<sheetData>"
    )
    foot = b'</sheetData><pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>'
    setup = b'<pageSetup paperSize="9" orientation="landscape"/></worksheet>'
    return head.encode() + rows + foot + setup


def _row(number: int, texts: tuple[str, ...], style: int | None) -> bytes:
    look = b"" if style is None else b' s="%d"' % style
    cells = [
        b'<c r="%s%d"%s t="inlineStr"><is><t xml:space="preserve">%s</t></is></c>'
        % (_letters(n), number, look, escaped(cut(text)))
        for n, text in enumerate(texts, start=1)
        if text
    ]
    return b'<row r="%d">%s</row>' % (number, b"".join(cells))


@cache
def _letters(column: int) -> bytes:
    return column_letters(column).encode()


def cut(text: str) -> str:
    """A text as long as a cell holds, in UTF-16 units; what is too long ends in an ellipsis."""
    if len(text) <= LONGEST_TEXT // 2 or len(text.encode("utf-16-le", "surrogatepass")) // 2 <= LONGEST_TEXT:
        return text
    kept = text.encode("utf-16-le", "surrogatepass")[: 2 * (LONGEST_TEXT - 1)]
    return kept.decode("utf-16-le", "ignore") + "…"
