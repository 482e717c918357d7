"""What comes after the cells of an added sheet: filter, colour rules, page set-up; and its names in the workbook."""

from collections.abc import Iterator

from rotaengage.domain.refs import column_letters, quoted
from rotaengage.export.sheet_text import SheetText
from rotaengage.export.styles_patch import Styles
from rotaengage.export.xml_scan import Element, Splice, append_inside, escaped

_BAR, _LOW, _GAP = "FF7FA8D1", b"FFC00000", b"FF8A3B00"
_A3, _A4 = 8, 9
_WIDE = 216
"""Characters across: wider sheets are printed on A3, so that they can be read."""
_HALF_A_PAGE = 18
_BEFORE_NAMES = frozenset({"sheets", "functionGroups", "externalReferences"})


def foot(sheet: SheetText, styles: Styles) -> str:
    """What comes after the cells, in the order of the standard (ECMA-376 18.3.1.99)."""
    first, last = sheet.title_row + 1, sheet.title_row + len(sheet.rows)
    filters = f'<autoFilter ref="A{first - 1}:{column_letters(len(sheet.columns))}{last}"/>' if sheet.rows else ""
    rules = "".join(
        f'<conditionalFormatting sqref="{cells}"><cfRule priority="{n}" {rule}</cfRule></conditionalFormatting>'
        for n, (cells, rule) in enumerate(_rules(sheet, styles, first, last) if sheet.rows else (), start=1)
    )
    breaks = "".join(f'<brk id="{row}" max="16383" man="1"/>' for row in _breaks(sheet))
    number = breaks.count("<brk")
    paper = _A3 if sum(sheet.widths) > _WIDE else _A4
    return (
        f'</sheetData>{filters}{rules}<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" '
        f'footer="0.3"/><pageSetup paperSize="{paper}" orientation="landscape" fitToHeight="0"/>'
        "<headerFooter><oddFooter>&amp;C&amp;A, page &amp;P of &amp;N</oddFooter></headerFooter>"
        + (f'<rowBreaks count="{number}" manualBreakCount="{number}">{breaks}</rowBreaks>' if number else "")
    )


def _rules(sheet: SheetText, styles: Styles, first: int, last: int) -> Iterator[tuple[str, str]]:
    """Bars behind numbers, what lies below zero, and what nobody has said."""
    for column in sheet.bars:
        letters = column_letters(column + 1)
        bar = f'<dataBar><cfvo type="num" val="0"/><cfvo type="max"/><color rgb="{_BAR}"/></dataBar>'
        yield f"{letters}{first}:{letters}{last}", f'type="dataBar">{bar}'
    low = styles.standing_out(_LOW) if sheet.low else None
    for column in sheet.low if low is not None else ():
        letters = column_letters(column + 1)
        rule = f'type="cellIs" dxfId="{low}" operator="lessThan"><formula>0</formula>'
        yield f"{letters}{first}:{letters}{last}", rule
    if any("not said" in row for row in sheet.rows):
        gap = styles.standing_out(_GAP)
        if gap is not None:
            rule = f'type="cellIs" dxfId="{gap}" operator="equal"><formula>"not said"</formula>'
            yield f"A{first}:{column_letters(len(sheet.columns))}{last}", rule


def _breaks(sheet: SheetText) -> list[int]:
    """The rows after which a printed page ends: before each page of the table, and before a tall chart below it."""
    below = sheet.chart_place[0] if sheet.charts and not sheet.chart_place[1] else 0
    chart = [below] if below and sheet.charts[0].lines > _HALF_A_PAGE else []
    return [sheet.title_row + row for row in sheet.pages if row] or chart


def printed(sheet: SheetText, name: str, number: int, prefix: bytes) -> bytes:
    """Names that a workbook needs for printing a sheet: its titles on every page, and no chart beside the table."""
    page, last = quoted(name), sheet.title_row + len(sheet.rows) + len(sheet.footing) + 2
    names = {"Print_Titles": f"{page}!${sheet.title_row}:${sheet.title_row}"}
    if sheet.charts and sheet.chart_place[1]:
        names["Print_Area"] = f"{page}!$A$1:${column_letters(len(sheet.columns))}${last}"
    return b"".join(
        b'<%sdefinedName name="_xlnm.%s" localSheetId="%d">%s</%sdefinedName>'
        % (prefix, word.encode(), number, escaped(where), prefix)
        for word, where in sorted(names.items())
    )


def with_names(xml: bytes, elements: list[Element], names: bytes) -> Splice:
    """The change of the workbook part that adds names."""
    holder = next((e for e in elements if e.depth == 1 and e.local == "definedNames"), None)
    if holder is not None:
        return append_inside(xml, holder, names)
    p, at = elements[0].prefix, max(e.end for e in elements if e.depth == 1 and e.local in _BEFORE_NAMES)
    return Splice(at, at, b"<%sdefinedNames>%s</%sdefinedNames>" % (p, names, p))
