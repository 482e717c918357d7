"""Small setup workbooks for tests: right in every cell, until a test spoils one."""

from collections.abc import Mapping
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import xlsxwriter

from importers.setup_book import read_setup
from rotaengage.domain.issue import Issue
from rotaengage.domain.limits import Setting
from rotaengage.domain.refs import CellRef
from rotaengage.domain.setup import SetupReading
from rotaengage.domain.setup_sheets import (
    ACTIVITIES,
    BACKFILL,
    CARRIED,
    CODES,
    COVER,
    DOCTORS,
    ENTITLEMENTS,
    LIMITS,
    ROOMS,
    SHEETS,
    SheetPlan,
)

Rows = Mapping[str, list[dict[str, Any]]]

RIGHT: dict[str, dict[str, Any]] = {
    DOCTORS.name: {"name": "Ada Quill", "grade": "F1", "tier": "first", "wte": 0.8, "non_working_days": "Fri",
                   "roles": "lead"},
    CODES.name: {"code": "SD", "kind": "standard day", "start": "08:00", "end": "17:00"},
    COVER.name: {"id": "day", "tiers": "first", "weekdays": "Mon-Fri", "start": "09:00", "end": "17:00",
                 "minimum": 2, "preferred": 3},
    ACTIVITIES.name: {"id": "sdt", "title": "Own time", "form": "individual", "grades": "F1"},
    ENTITLEMENTS.name: {"id": "owed", "activity": "sdt", "grades": "F1", "minutes": 120},
}  # fmt: skip
MORE: dict[str, dict[str, Any]] = {
    CARRIED.name: {"doctor": "Ada Quill", "activity": "SDT", "minutes": "2 h", "basis": "May to July"},
    ROOMS.name: {"name": "Library", "seats": 8, "weekdays": "Mon-Fri", "earliest": "09:00", "latest": "17:00"},
    LIMITS.name: {"setting": Setting.GRID.value, "value": 30},
    BACKFILL.name: {
        "id": "bank",
        "tier": "sho",
        "start": "09:00",
        "end": "17:00",
        "least": "4 h",
        "most": "24 h",
        "most_a_week": "8 h",
        "price": "£85.50",
    },
}
"""Right rows of the sheets that many departments do without."""
EVENT = {"id": "forum", "title": "Forum", "form": "event", "tiers": "first", "duration": 60}


def write(path: Path, sheets: Rows, headings: Mapping[str, list[str]] | None = None) -> Path:
    """A workbook with these rows by column key; headings overrides a sheet's own."""
    book = xlsxwriter.Workbook(str(path), {"in_memory": True})
    formats = {"date": book.add_format({"num_format": "dd/mm/yyyy"}), "time": book.add_format({"num_format": "hh:mm"})}
    for plan in SHEETS:
        if plan.name in sheets:
            sheet = book.add_worksheet(plan.name)
            sheet.write_row(0, 0, (headings or {}).get(plan.name) or [c.heading for c in plan.columns])
            for row, values in enumerate(sheets[plan.name], 1):
                for column, described in enumerate(plan.columns):
                    put(sheet, row, column, values.get(described.key), formats)
    book.close()
    return path


def put(sheet: Any, row: int, column: int, value: Any, formats: Mapping[str, Any]) -> None:
    """One value as a spreadsheet would hold it."""
    if isinstance(value, datetime | date):
        sheet.write_datetime(row, column, value, formats["date"])
    elif isinstance(value, time):
        sheet.write_datetime(row, column, value, formats["time"])
    elif isinstance(value, str):
        sheet.write_string(row, column, value)
    elif value is not None:
        sheet.write(row, column, value)


def read_rows(tmp_path: Path, sheets: Rows) -> SetupReading:
    """What the reader makes of these rows; sheets that are not given hold their right row."""
    right = {name: [row] for name, row in RIGHT.items()}
    return read_setup(write(tmp_path / "setup.xlsx", right | dict(sheets)))


def cell(plan: SheetPlan, key: str, row: int = 2) -> str:
    """The cell of a column as an issue names it."""
    return str(CellRef(plan.name, row, [c.key for c in plan.columns].index(key) + 1))


def only(reading: SetupReading) -> Issue:
    """The one issue of a reading."""
    assert len(reading.issues) == 1, reading.issues
    return reading.issues[0]
