"""Leave and unavailability lists: one row an absence. A leave calendar with dates is read as the rota it looks like."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from importers.grid import Book, Grid, Place
from importers.inspect import inspect_book
from importers.leave_dates import LeaveDay, half_of, leave_day, leave_range
from importers.leave_issues import issue
from importers.leave_words import KINDS, OPEN, REFUSED, heading_of, kind_in
from importers.workbook import open_book
from rotaengage.domain.absence import Absence, Half
from rotaengage.domain.answers import Answers
from rotaengage.domain.codes import LEAVE, DutyKind
from rotaengage.domain.issue import Issue
from rotaengage.domain.refs import CellRef

MOST_BLANK_ROWS = 20
MOST_ROWS = 50_000
LONGEST_DAYS = 800
NO_ANSWERS = Answers()


class LeaveList(NamedTuple):
    """What was read of a file."""

    absences: tuple[Absence, ...] = ()
    issues: tuple[Issue, ...] = ()


class _Row(NamedTuple):
    """A row of a list, with what every reader of it needs."""

    grid: Grid
    row: int
    columns: dict[str, int]
    file: str
    answers: Answers

    def text(self, role: str) -> str:
        """The text of a role's cell; empty without such a column."""
        return self.grid.text(self.row, self.columns[role]) if role in self.columns else ""

    def ref(self, *roles: str) -> CellRef:
        """The cell of the first role that the list has, in the words of a reference to another file."""
        column = next((self.columns[r] for r in roles if r in self.columns), 1)
        return outside(self.file, self.grid.name, (self.row, column))


def outside(file: str, sheet: str, place: Place) -> CellRef:
    """A cell of another file, as a spreadsheet refers to it: '[leave.xlsx]Sheet1'!A3."""
    return CellRef(f"[{file}]{sheet}", *place)


def read_leave(path: Path, first: date, last: date, answers: Answers = NO_ANSWERS) -> LeaveList:
    """The absences of a file; first and last are the rota's dates, for dates without a year.

    UserError where it cannot be read; an issue where it holds no leave.
    """
    book = open_book(path)
    absences: list[Absence] = []
    issues: list[Issue] = []
    found = False
    for grid in book.sheets:
        for row in _rows(grid, book.name, answers):
            found = True
            _read_row(row, (first, last), _usual(grid, book.stem), absences, issues)
    if not found:
        absences = list(_from_calendar(book, answers))
    if not absences and not issues:
        issues.append(issue("LV101", book.name))
    return LeaveList(tuple(absences), tuple(issues))


def _usual(grid: Grid, stem: str) -> DutyKind | None:
    """The kind that the titles of a list without a column of kinds say."""
    title = " ".join(grid.text(r, c) for r in range(1, 4) for c in range(1, 4))
    for text in (title, grid.name, stem.replace("_", " ").replace("-", " ")):
        for pattern, kind in KINDS:
            if re.search(rf"\b(?:{pattern})\b", text.casefold()):
                return kind
    return None


def _rows(grid: Grid, file: str, answers: Answers) -> Iterator[_Row]:
    columns: dict[str, int] = {}
    blank, width = 0, grid.width
    for row in range(1, min(grid.height, MOST_ROWS) + 1):
        heading = heading_of(grid, row, width)
        if heading:
            columns, blank = heading, 0
            continue
        if not columns:
            continue
        if not any(grid.text(row, c) for c in columns.values()):
            blank += 1
            if blank > MOST_BLANK_ROWS:
                return
            continue
        blank = 0
        yield _Row(grid, row, columns, file, answers)


def _read_row(
    row: _Row, rota: tuple[date, date], usual: DutyKind | None, absences: list[Absence], issues: list[Issue]
) -> None:
    name = row.text("name") or " ".join(t for r in ("forename", "surname") if (t := row.text(r)))
    if not name:
        issues.append(issue("LV209", str(row.ref("name", "surname"))))
        return
    status = row.text("status").casefold().strip()
    if REFUSED.fullmatch(status) or OPEN.fullmatch(status):
        code = "LV207" if REFUSED.fullmatch(status) else "LV206"
        issues.append(issue(code, str(row.ref("status")), name=name, status=row.text("status")))
        return
    ends = _dates(row, rota, issues)
    if ends is None:
        return
    start, end = _halves(row, *ends, issues)
    fields = {"name": name, "kind": _kind(row, usual, issues), "first": start.day, "last": end.day}
    try:
        absence = Absence(
            **fields,
            source=row.ref("first", "date"),
            starts=start.half if start.half is Half.PM else Half.AM,
            ends=end.half if end.half is Half.AM else Half.PM,
            text=row.text("kind"),
        )
    except ValueError:
        issues.append(issue("LV202", str(row.ref("first", "date"))))
        return
    _check_days(row, absence, issues)
    absences.append(absence)


def _dates(row: _Row, rota: tuple[date, date], issues: list[Issue]) -> tuple[LeaveDay, LeaveDay] | None:
    """First and last day; a day of return is not part of the leave."""
    role = "first" if "first" in row.columns and row.text("first") else "date"
    value = row.grid.at(row.row, row.columns[role]) if role in row.columns else ""
    both = leave_range(value, *rota)
    if both is None:
        issues.append(issue("LV201", str(row.ref(role)), text=row.text(role) or "an empty cell"))
        return None
    start, end = both
    for other in ("last", "back"):
        if row.text(other):
            found = leave_day(row.grid.at(row.row, row.columns[other]), *rota)
            if found is None:
                issues.append(issue("LV201", str(row.ref(other)), text=row.text(other)))
                return None
            end = found if other == "last" else found._replace(day=found.day - timedelta(days=1))
            break
    if (end.day - start.day).days > LONGEST_DAYS:
        issues.append(issue("LV202", str(row.ref(role))))
        return None
    _doubt_dates(row, role, (start, end), issues)
    return start, end


def _doubt_dates(row: _Row, role: str, ends: tuple[LeaveDay, LeaveDay], issues: list[Issue]) -> None:
    for found, where in zip(ends, (role, "last" if row.text("last") else role), strict=True):
        if found.guessed:
            words = {"text": row.text(where), "taken": found.day.year}
            issues.append(issue("LV204", str(row.ref(where)), **words))
        if where == role and found is ends[1] and ends[0] is ends[1]:
            break


def _halves(row: _Row, start: LeaveDay, end: LeaveDay, issues: list[Issue]) -> tuple[LeaveDay, LeaveDay]:
    """The half that a column of its own names, or a length of half a day."""
    text = row.text("half").casefold()
    half = half_of(text) or half_of(row.text("kind"))
    one_day = start.day == end.day
    if half is not None and one_day:
        return start._replace(half=half), end._replace(half=half)
    if half is not None:
        return (start._replace(half=half), end) if half is Half.PM else (start, end._replace(half=half))
    if start.half is not None and one_day and not row.text("last"):
        return start, end._replace(half=start.half)
    says_half = text in ("half", "half day", "0.5", "yes", "y", "\u00bd", "1/2") or row.text("days") in (
        "0.5",
        "\u00bd",
    )
    if says_half and start.half is None and end.half is None:
        issues.append(issue("LV205", str(row.ref("half", "days", "first", "date"))))
    return start, end


def _kind(row: _Row, usual: DutyKind | None, issues: list[Issue]) -> DutyKind:
    text = row.text("kind")
    key = f"leave-kind:{' '.join(text.casefold().split())}"
    said = row.answers.kept.get(key)
    found = DutyKind(said) if said in set(DutyKind) else kind_in(text)
    if found is None and not text:
        found = usual
    if found is None:
        where = str(row.ref("kind", "first", "date"))
        issues.append(issue("LV203", where, key, text=text or "an empty cell"))
    return found or DutyKind.UNAVAILABLE


def _check_days(row: _Row, absence: Absence, issues: list[Issue]) -> None:
    """A number of days that is neither the calendar days nor the weekdays of the dates is told."""
    try:
        told = float(row.text("days").replace(",", "."))
    except ValueError:
        return
    days = [absence.first + timedelta(days=n) for n in range((absence.last - absence.first).days + 1)]
    taken = [(d, len(absence.on(d)) / 2) for d in days]
    whole, week = sum(t for _, t in taken), sum(t for d, t in taken if d.weekday() < 5)
    if told > whole + 0.01 or told < week - 3 or (told == 0.5 and whole > 1):
        issues.append(issue("LV210", str(row.ref("days")), told=f"{told:g}", counted=f"{whole:g}"))


def _from_calendar(book: Book, answers: Answers) -> Iterator[Absence]:
    """Leave that stands as codes in a calendar of names and dates."""
    for rota in inspect_book(book, answers).rotas:
        names = {p.id: p.name for p in rota.people}
        for duty in rota.duties:
            if duty.kind in LEAVE and duty.day is not None:
                place = (duty.source.row, duty.source.column)
                yield Absence(
                    name=names[duty.doctor],
                    kind=duty.kind,
                    first=duty.day,
                    last=duty.day,
                    source=outside(book.name, duty.source.sheet, place),
                    text=duty.code or "",
                )
