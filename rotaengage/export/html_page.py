"""The frame of every HTML file: it asks nothing of the network, runs nothing, and prints on A4."""

import html
import re
from collections.abc import Iterable, Sequence

from rotaengage.export.html_style import STYLE
from rotaengage.export.sheet_text import Value

_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def page(title: str, body: Iterable[str], *, landscape: bool = False) -> bytes:
    """A whole document. The title is text; the body is HTML whose texts were escaped."""
    side = "landscape" if landscape else "portrait"
    return "\n".join(
        (
            '<!DOCTYPE html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="referrer" content="no-referrer">',
            f"<title>{text(title)}</title>",
            f"<style>\n@page {{ size: A4 {side}; margin: 14mm; }}\n{STYLE}</style>\n</head>\n<body>",
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


def _cell(value: Value) -> str:
    return f"<td>{name(value)}</td>" if isinstance(value, str) else f'<td class="n">{value:g}</td>'


def figures(pairs: Iterable[tuple[str, str]]) -> str:
    """A row of large figures with a word under each."""
    items = "".join(f"<div><b>{text(figure)}</b><span>{text(label)}</span></div>" for figure, label in pairs)
    return f'<div class="figures">{items}</div>'
