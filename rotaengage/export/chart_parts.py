"""Charts of a sheet that is added to a user's workbook: a drawing part and a chart part each, nothing else touched."""

from xml.sax.saxutils import escape

from rotaengage.domain.refs import column_letters, quoted
from rotaengage.export.package import Package
from rotaengage.export.sheet_text import Chart, SheetText

_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_TYPE = "application/vnd.openxmlformats-officedocument."
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
COLOURS = ("1F4E79", "C55A11", "7F7F7F")
"""Dark blue, orange, grey: apart for colour-blind eyes and in a black and white print."""
DRAWING_TAG = f'<drawing xmlns:r="{_RELATIONS}" r:id="rId1"/>'
"""The first relation of a new sheet is its drawing."""


def add_charts(package: Package, part: str, name: str, sheet: SheetText) -> None:
    """Add the charts of a sheet that was just added under this name."""
    if not sheet.charts:
        return
    drawing = package.add("xl/drawings/drawing", ".xml", _drawing(sheet), f"{_TYPE}drawing+xml")
    package.relations(part).add(f"{_RELATIONS}/drawing", drawing)
    for chart in sheet.charts:
        content = _chart(chart, name, sheet)
        added = package.add("xl/charts/chart", ".xml", content, f"{_TYPE}drawingml.chart+xml")
        package.relations(drawing).add(f"{_RELATIONS}/chart", added)


def _drawing(sheet: SheetText) -> bytes:
    top, left = sheet.chart_place
    anchors = ""
    for number, chart in enumerate(sheet.charts):
        anchors += _anchor(number, top, left, chart.lines)
        top += chart.lines + 1
    spaces = f'xmlns:xdr="{_DRAWING}/spreadsheetDrawing" xmlns:a="{_DRAWING}/main"'
    return f"{_HEAD}<xdr:wsDr {spaces}>{anchors}</xdr:wsDr>".encode()


def _anchor(number: int, top: int, left: int, lines: int) -> str:
    return (
        f"<xdr:twoCellAnchor><xdr:from>{_place(left, top)}</xdr:from><xdr:to>{_place(left + 7, top + lines)}"
        f'</xdr:to><xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="{number + 2}" '
        f'name="Chart {number + 1}"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/>'
        '<a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic><a:graphicData '
        f'uri="{_DRAWING}/chart"><c:chart xmlns:c="{_DRAWING}/chart" xmlns:r="{_RELATIONS}" r:id="rId{number + 1}"/>'
        "</a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor>"
    )


def _place(column: int, row: int) -> str:
    return f"<xdr:col>{column}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>{row}</xdr:row><xdr:rowOff>0</xdr:rowOff>"


def _chart(chart: Chart, name: str, sheet: SheetText) -> bytes:
    series = "".join(_series(n, column, chart, name, sheet) for n, column in enumerate(chart.values))
    spaces = f'xmlns:c="{_DRAWING}/chart" xmlns:a="{_DRAWING}/main" xmlns:r="{_RELATIONS}"'
    legend = '<c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend>' if len(chart.values) > 1 else ""
    return (
        f'{_HEAD}<c:chartSpace {spaces}><c:roundedCorners val="0"/><c:chart>{_title(chart.title, 1200)}'
        '<c:autoTitleDeleted val="0"/><c:plotArea><c:layout/><c:barChart><c:barDir val="bar"/>'
        f'<c:grouping val="clustered"/><c:varyColors val="0"/>{series}<c:gapWidth val="60"/><c:axId val="111"/>'
        '<c:axId val="222"/></c:barChart><c:catAx><c:axId val="111"/><c:scaling><c:orientation val="maxMin"/>'
        '</c:scaling><c:delete val="0"/><c:axPos val="l"/><c:numFmt formatCode="General" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/><c:crossAx val="222"/>'
        '<c:crosses val="autoZero"/></c:catAx><c:valAx><c:axId val="222"/><c:scaling><c:orientation val="minMax"/>'
        f'{_most(chart)}<c:min val="0"/></c:scaling><c:delete val="0"/><c:axPos val="b"/><c:majorGridlines><c:spPr>'
        "<a:ln><a:solidFill>"
        f'<a:srgbClr val="D9D9D9"/></a:solidFill></a:ln></c:spPr></c:majorGridlines>{_title(chart.axis, 900)}'
        '<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
        '<c:tickLblPos val="nextTo"/><c:crossAx val="111"/><c:crosses val="max"/></c:valAx></c:plotArea>'
        f'{legend}<c:plotVisOnly val="1"/></c:chart></c:chartSpace>'
    ).encode()


def _most(chart: Chart) -> str:
    return "" if chart.most is None else f'<c:max val="{chart.most}"/>'


def _title(words: str, size: int) -> str:
    if not words:
        return ""
    return (
        f'<c:title><c:tx><c:rich><a:bodyPr/><a:p><a:pPr><a:defRPr sz="{size}" b="0"/></a:pPr><a:r>'
        f'<a:rPr sz="{size}" b="0"/><a:t>{escape(words)}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/>'
        "</c:title>"
    )


def _series(number: int, column: int, chart: Chart, name: str, sheet: SheetText) -> str:
    colour = COLOURS[number % len(COLOURS)]
    return (
        f'<c:ser><c:idx val="{number}"/><c:order val="{number}"/><c:tx><c:strRef><c:f>'
        f"{_cells(name, column, sheet.title_row, sheet.title_row)}</c:f></c:strRef></c:tx><c:spPr><a:solidFill>"
        f'<a:srgbClr val="{colour}"/></a:solidFill></c:spPr><c:invertIfNegative val="0"/><c:cat><c:strRef><c:f>'
        f"{_cells(name, chart.names, *_rows(chart, sheet))}</c:f></c:strRef></c:cat><c:val><c:numRef><c:f>"
        f"{_cells(name, column, *_rows(chart, sheet))}</c:f></c:numRef></c:val></c:ser>"
    )


def _rows(chart: Chart, sheet: SheetText) -> tuple[int, int]:
    return sheet.title_row + 1, sheet.title_row + chart.rows


def _cells(name: str, column: int, first: int, last: int) -> str:
    letters = column_letters(column + 1)
    return escape(f"{quoted(name)}!${letters}${first}:${letters}${last}")
