"""The report as one HTML file: the scorecard first, then the tables behind it."""

from collections.abc import Sequence

from rotaengage.export.html_page import cell, name, page, shares, table, text
from rotaengage.export.sheet_text import SheetText, Value

_SCORE_WIDTHS = (4, 15, 26, 19, 19, 17)
_NARROW = {"Activities": (0, 1, 2, 3, 4, 9, 11, 12, 14)}
"""Columns of the widest sheet that fit on paper; the workbook has all of them."""


def report_html(sheets: Sequence[SheetText]) -> bytes:
    """Every sheet as a section that begins a page."""
    return page("Engagement report", [_section(s, first=n == 0) for n, s in enumerate(sheets)], landscape=True)


def _section(sheet: SheetText, *, first: bool) -> str:
    title, *under = sheet.heading or (sheet.name,)
    eyebrow = '<p class="eyebrow">Protected engagement time</p>' if first else ""
    shown = _NARROW.get(sheet.name, tuple(range(len(sheet.columns))))
    columns = [sheet.columns[n] for n in shown]
    rows = [tuple(row[n] for n in shown) for row in sheet.rows]
    widths = [sheet.widths[n] for n in shown] if len(sheet.widths) == len(sheet.columns) else []
    body = (
        _scores(sheet) if sheet.name == "Scorecard" else table(columns, rows, "dense" if len(shown) > 7 else "", widths)
    )
    if not rows:
        body = '<p class="empty">Nothing to tell.</p>'
    lines = "".join(f'<p class="under">{name(line)}</p>' for line in under)
    foot = "".join(f"<footer>{name(line)}</footer>" for line in sheet.footing)
    return (
        f'<section class="sheet wide"><header class="top">{eyebrow}<h1>{text(title)}</h1>{lines}</header>'
        f"{_bars(sheet)}{body}{foot}</section>"
    )


def _scores(sheet: SheetText) -> str:
    head = "".join(f'<th scope="col">{text(c)}</th>' for c in sheet.columns)
    rows, last = [], None
    for number, principle, measure, figure, flag, source in sheet.rows:
        lead = (f"{number}", name(principle)) if number != last else ("", "")
        last = number
        look = ' class="flag"' if flag else ""
        rows.append(
            f'<tr><td class="n">{lead[0]}</td><td><b>{lead[1]}</b></td><td>{name(measure)}</td><td>{name(figure)}</td>'
            f"<td{look}>{name(_marked(flag))}</td><td>{cell(source)}</td></tr>"
        )
    return f"<table>{shares(_SCORE_WIDTHS)}<thead><tr>{head}</tr></thead>\n<tbody>{''.join(rows)}</tbody></table>"


def _marked(flag: Value) -> str:
    """A sign before what is to be looked at: colour alone tells nothing on a grey print."""
    return f"▲ {flag}" if flag else ""


def _bars(sheet: SheetText) -> str:
    """The first chart of a sheet as bars, where it has one series of percentages."""
    found = [c for c in sheet.charts if len(c.values) == 1 and c.axis == "%" and c.rows <= len(sheet.rows)]
    if not found or found[0].rows > 16:
        return ""
    chart = found[0]
    pairs = [(row[chart.names], row[chart.values[0]]) for row in sheet.rows[: chart.rows]]
    bars = "".join(
        f'<div class="bar"><span>{name(label)}</span><i><u style="width:{_width(value)}%"></u></i>'
        f"<b>{text(value)}%</b></div>"
        for label, value in pairs
    )
    return f'<h2>{text(chart.title)}</h2><div class="bars">{bars}</div>'


def _width(value: Value) -> float:
    return max(0.0, min(100.0, float(value)))
