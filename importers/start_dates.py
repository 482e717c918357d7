"""When a pattern without dates begins and ends: what a person answered, or what the sheet says."""

import re
from datetime import date

from importers.grid import Value, text_of
from importers.marks import Mark, mark_of
from importers.reading import Desk, Sink
from importers.view import View

_START = re.compile(r"\b(start\w*|commenc\w*|begin\w*|from|week 1|first week)\b", re.IGNORECASE)
_DATE = re.compile(
    r"\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{1,2}(?:st|nd|rd|th)?\s+[^\W\d_]{3,}\s+\d{4}"
)


def day_of(text: str) -> date | None:
    """The date of an answer such as 2026-08-05 or 5 August 2026; None where it is none."""
    return _whole(mark_of(" ".join(text.split())))


def _whole(mark: Mark | None) -> date | None:
    if mark is None or mark.year is None or mark.month is None or mark.day is None:
        return None
    try:
        return date(mark.year, mark.month, mark.day)
    except ValueError:
        return None


def said_start(sheet: str, desk: Desk) -> date | None:
    """The first day of a pattern as a person answered it."""
    return day_of(desk.answers.kept.get(f"start:{sheet}", ""))


def said_end(sheet: str, desk: Desk) -> date | None:
    """The last day up to which a pattern is wanted, as a person answered it."""
    return day_of(desk.answers.kept.get(f"until:{sheet}", ""))


def written_start(view: View, lines: range) -> date | None:
    """A start date that the sheet itself gives in these lines: 'Starts 5 August 2026', a date beside 'Start date'."""
    for n in lines:
        row = view.lines[n]
        for p, value in enumerate(row):
            if isinstance(value, str) and len(value) < 100 and _START.search(value):
                found = _DATE.search(value)
                day = _whole(mark_of(found[0])) if found else _beside(row, p)
                if day is not None:
                    return day
    return None


def _beside(row: list[Value], position: int) -> date | None:
    after = next((v for v in row[position + 1 : position + 4] if text_of(v)), "")
    return _whole(mark_of(after))


def tell_no_start(sink: Sink, weeks: int) -> None:
    """Ask when a pattern begins; once, though it be in several blocks."""
    if sink.block.week > 1:
        return
    heading = [sink.block.view.place(sink.block.axis.line, p) for p in sink.block.axis.hits]
    length = "a week" if weeks == 1 else f"{weeks} weeks"
    sink.tell("IM213", heading, f"start:{sink.sheet}", length=length)
