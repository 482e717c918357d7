"""The frame of every HTML file: it asks nothing of the network, runs nothing, and prints on A4."""

import html
import re
from collections.abc import Iterable, Sequence

from rotaengage.export.html_style import STYLE
from rotaengage.export.sheet_text import Value

_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_WHOLE = re.compile(
    r"\d{4}-\d\d-\d\d|\d\d:\d\d-\d\d:\d\d|\b[A-Z][a-z]{2} \d{1,2} [A-Z][a-z]{2}\b(?: \d{4}\b)?|(?P<long>\S{29,})"
)
"""Dates and times, inside which a line never ends; and words so long that they must be broken somewhere."""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

_EMPTY_FOOT = '@top-left { content: ""; } @bottom-right { content: ""; }'
"""A page with a margin of its own goes without the browser's, which would print the path of the file."""
_NUMBERED = (
    '@top-left { content: ""; } @bottom-right { content: "page " counter(page) " of " counter(pages); '
    "font: 8.5pt Arial, sans-serif; color: #5b6875; }"
)


def page(title: str, body: Iterable[str], *, landscape: bool = False) -> bytes:
    """A whole document. The title is text; the body is HTML whose texts were escaped."""
    side = "landscape" if landscape else "portrait"
    foot = _NUMBERED if landscape else _EMPTY_FOOT
    return "\n".join(
        (
            '<!DOCTYPE html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="referrer" content="no-referrer">',
            f"<title>{text(title)}</title>",
            f"<style>\n@page {{ size: A4 {side}; margin: 14mm; {foot} }}\n{STYLE}</style>\n</head>\n<body>",
            *body,
            "</body>\n</html>\n",
        )
    ).encode("utf-8", "replace")


def text(words: object) -> str:
    """Any text as HTML shows it: nothing in it is a tag, and control characters are gone."""
    return html.escape(_CONTROLS.sub(" ", str(words)))


def name(words: object) -> str:
    """A text from outside, kept apart so that its direction of writing does not turn its neighbours."""
    return f"<bdi>{text(words)}</bdi>"


def table(columns: Sequence[str], rows: Sequence[Sequence[Value]], kind: str = "", widths: Sequence[float] = ()) -> str:
    """A table of escaped texts; numbers and their headings stand to the right. widths are in any one unit."""
    numbers = [not isinstance(value, str) for value in rows[0]] if rows else [False] * len(columns)
    looks = [' class="n"' if number else "" for number in numbers]
    head = "".join(f'<th scope="col"{own}>{text(c)}</th>' for c, own in zip(columns, looks, strict=True))
    body = "\n".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in rows)
    look = f' class="{kind}"' if kind else ""
    return f"<table{look}>{shares(widths)}<thead><tr>{head}</tr></thead>\n<tbody>{body}</tbody></table>"


def shares(widths: Sequence[float]) -> str:
    """The widths of columns as shares of the table's."""
    whole = sum(widths)
    columns = "".join(f'<col style="width:{100 * width / whole:.1f}%">' for width in widths)
    return f"<colgroup>{columns}</colgroup>" if columns else ""


def cell(words: object) -> str:
    """A text from outside in a table: a date or a time in it stays on one line, a very long word does not."""
    return f"<bdi>{_WHOLE.sub(_held, text(words))}</bdi>"


def _held(found: re.Match[str]) -> str:
    return f'<span class="{"long" if found["long"] else "fixed"}">{found[0]}</span>'


def _cell(value: Value) -> str:
    return f"<td>{cell(value)}</td>" if isinstance(value, str) else f'<td class="n">{value:g}</td>'


def figures(pairs: Iterable[tuple[str, str]]) -> str:
    """A row of large figures with a word under each."""
    items = "".join(f"<div><b>{text(figure)}</b><span>{text(label)}</span></div>" for figure, label in pairs)
    return f'<div class="figures">{items}</div>'
