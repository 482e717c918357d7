"""Workbooks with fills, struck texts and notes, for tests of what stands beside the values; names are invented."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import xlsxwriter

from importers.inspect import inspect_file
from rotaengage.domain.answers import Answers
from rotaengage.domain.duty import Duty
from rotaengage.domain.inspection import Inspection
from rotaengage.domain.issue import Issue
from tests.importers.books import days

NAMES = ("A Okoro", "R Lim", "S Haddad", "T Byrne")
Marks = Callable[[Any, Any], None]


def marked(path: Path, marks: Marks, count: int = 14, **options: Any) -> Path:
    """Four people on N and Z over some days from row 2, names in A; marks may then do more to book and sheet."""
    book = xlsxwriter.Workbook(str(path), options)
    sheet = book.add_worksheet("Rota")
    dated = book.add_format({"num_format": "dd/mm/yyyy"})
    sheet.write(0, 0, "Name")
    for c, day in enumerate(days(count), 1):
        sheet.write_datetime(0, c, datetime(day.year, day.month, day.day), dated)
    for r, name in enumerate(NAMES, 1):
        sheet.write(r, 0, name)
        for c in range(1, count + 1):
            if (r + c) % 3:
                sheet.write(r, c, "N" if (r + c) % 3 == 1 else "Z")
    marks(book, sheet)
    book.close()
    return path


def read_marked(path: Path, marks: Marks, answers: Answers | None = None, **options: Any) -> Inspection:
    """What is read of such a workbook, with the law of reading checked."""
    found = inspect_file(marked(path / "rota.xlsx", marks, **options), answers or Answers())
    cells = found.cells
    assert cells.read == cells.understood + cells.ignored + cells.questions
    return found


def only(found: Inspection, code: str) -> Issue:
    """The one issue of a kind."""
    (issue,) = [i for i in found.issues if i.code == code]
    return issue


def duty_at(found: Inspection, cell: str) -> Duty | None:
    """The duty of a cell."""
    return next((d for r in found.rotas for d in r.duties if d.source.a1 == cell), None)


def add_part(path: Path, name: str, text: str, rels: str, relation: str) -> None:
    """Add a part to a package, and a relation to it."""
    with ZipFile(path) as package:
        parts = {n: package.read(n) for n in package.namelist()}
    parts[rels] = parts[rels].replace(b"</Relationships>", relation.encode() + b"</Relationships>")
    with ZipFile(path, "w", ZIP_DEFLATED) as package:
        for n, data in {**parts, name: text.encode()}.items():
            package.writestr(n, data)
