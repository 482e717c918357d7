"""Makes small workbooks for the tests of reading; all names in them are invented."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from importers.inspect import inspect_file
from rotaengage.domain.answers import Answers
from rotaengage.domain.inspection import Inspection

Rows = Sequence[Any]
MONDAY = date(2026, 8, 3)


def days(count: int, first: date = MONDAY) -> list[date]:
    """So many days in a row."""
    return [first + timedelta(days=n) for n in range(count)]


def write_book(path: Path, sheets: dict[str, Rows], merges: Sequence[str] = ()) -> Path:
    """A workbook with these cells; None leaves a cell out, text that begins with = is a formula without a result."""
    import xlsxwriter

    book = xlsxwriter.Workbook(str(path))
    looks = book.add_format({"num_format": "dd/mm/yyyy"})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for area in merges:
            sheet.merge_range(area, "")
        for r, row in enumerate(rows):
            for c, value in enumerate(row):
                _write(sheet, r, c, value, looks)
    book.close()
    return path


def _write(sheet: Any, r: int, c: int, value: Any, looks: Any) -> None:
    if value is None or value == "":
        return
    if isinstance(value, date):
        sheet.write_datetime(r, c, datetime(value.year, value.month, value.day), looks)
    elif isinstance(value, str) and not value.startswith("="):
        sheet.write_string(r, c, value)
    else:
        sheet.write(r, c, value)


def read(
    tmp_path: Path, rows: Rows, answers: Answers | None = None, merges: Sequence[str] = (), **more: Rows
) -> Inspection:
    """What is read of one sheet named Rota, and more sheets beside it."""
    path = write_book(tmp_path / "rota.xlsx", {"Rota": rows, **more}, merges)
    return inspect_file(path, answers or Answers())


def codes_of(found: Inspection) -> set[str]:
    """The catalogue codes of all issues."""
    return {issue.code for issue in found.issues}


def read_cells(found: Inspection) -> dict[str, tuple[str, date | None, str | None]]:
    """Who, when and which code, by cell."""
    names = {p.id: p.name for r in found.rotas for p in r.people}
    return {d.source.a1: (names[d.doctor], d.day, d.code) for r in found.rotas for d in r.duties}
