"""Go to a date or a name: what a person typed, and where that is."""

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from rotaengage.tui.present.rows import Row, folded
from rotaengage.tui.present.sheet import Sheet
from rotaengage.tui.present.words import period_words

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DAY_MONTH = re.compile(r"(\d{1,2})(?:[ ./-]+(\d{1,2}|[a-z]{3,9}))?(?:[ ./-]+(\d{4}))?")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


class Target(NamedTuple):
    """Where to go: a row, a column, or neither with the reason."""

    row: int | None = None
    column: int | None = None
    says: str = ""


def seek(text: str, sheet: Sheet, rows: Sequence[Row], here: date, today: date) -> Target:
    """The place that a date (12, 12/8, 12 Aug, 2026-08-12, today) or part of a name means, seen from a date."""
    wanted = folded(text).strip()
    day = today if wanted == "today" else day_of(wanted, here, sheet)
    if day is not None:
        column = sheet.column(day)
        return Target(column=column, says="" if column is not None else _outside(sheet))
    if wanted and not wanted[0].isdigit():
        row = _row(wanted, rows)
        return Target(row=row, says="" if row is not None else "Nobody shown here has that name.")
    return Target(says="Type a date such as 12 Aug, or part of a name.")


def _row(wanted: str, rows: Sequence[Row]) -> int | None:
    """The first row with a name that begins so, else the first that holds it."""
    names = [(n, folded(row.label)) for n, row in enumerate(rows) if row.doctor]
    begins = [n for n, name in names if f" {wanted}" in f" {name}"]
    return next(iter([*begins, *(n for n, name in names if wanted in name)]), None)


def _outside(sheet: Sheet) -> str:
    return f"That date is outside this rota ({period_words(sheet.first, sheet.rota.last_day)})."


def day_of(text: str, here: date, sheet: Sheet) -> date | None:
    """The date that a text means (12, 12/8, 12 aug, 2026-08-12), seen from a date; None where it means none."""
    iso, spoken = _ISO.fullmatch(text), _DAY_MONTH.fullmatch(text)
    if iso:
        return _made(int(iso[1]), int(iso[2]), int(iso[3]))
    if not spoken:
        return None
    month = _month(spoken[2]) if spoken[2] else here.month
    if month is None:
        return None
    if spoken[3]:
        return _made(int(spoken[3]), month, int(spoken[1]))
    tries = [_made(year, month, int(spoken[1])) for year in (here.year, here.year + 1, here.year - 1)]
    inside = [day for day in tries if day is not None and sheet.column(day) is not None]
    return inside[0] if inside else tries[0]


def _month(text: str) -> int | None:
    if text.isdigit():
        return int(text)
    return _MONTHS.index(text[:3]) + 1 if text[:3] in _MONTHS else None


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
