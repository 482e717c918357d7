"""A row for each duty: name, date, times or a shift, grade and place in columns, as rostering systems export."""

from importers.axis_dates import Dating
from importers.blocks import Block, Line
from importers.headers import Axis
from importers.identify import Sheet
from importers.list_columns import Columns, find_columns, head_roles
from importers.list_dates import dates_of
from importers.list_names import names_of
from importers.list_reader import read_list
from importers.marks import Mark
from importers.people import letters_in, may_be_name
from importers.reading import Candidate, Desk, Sink
from rotaengage.domain.inspection import Layout

LEAST_ROWS = 2


class ShiftList:
    """The importer of shift_list."""

    layout = Layout.SHIFT_LIST

    def identify(self, sheet: Sheet) -> tuple[Candidate, ...]:
        """The lists of the sheet, each under its headings, with the confidence."""
        view = sheet.views[0]
        roles = head_roles(v for v in sheet.values if isinstance(v, str))
        words = frozenset(roles)
        lines = [(n, line) for n, line in enumerate(view.lines) if not words.isdisjoint(line)] if words else []
        heads = [(n, c) for n, line in lines if (c := find_columns(line, roles)) is not None]
        ends = [*(n for n, _ in heads[1:]), len(view.lines)]
        found = [self._candidate(sheet, n, columns, end) for (n, columns), end in zip(heads, ends, strict=False)]
        return tuple(c for c in found if c is not None)

    def read(self, candidate: Candidate, desk: Desk) -> Sink:
        """Read one list."""
        return read_list(candidate, desk)

    def _candidate(self, sheet: Sheet, line: int, columns: Columns, end: int) -> Candidate | None:
        view = sheet.views[0]
        rows = [n for n in range(line + 1, end) if view.text(n, columns.date)]
        names = names_of(view, range(line + 1, end), rows, columns)
        named = [n for n in rows if may_be_name(names.get(n, ""))]
        dates = dates_of(view, rows, columns, sheet.finder)
        dated = sum(d is not None for d in dates.days)
        if len(named) < LEAST_ROWS or dated < 0.6 * len(rows) or len(named) < 0.6 * len(rows):
            return None
        dating = Dating(dates.days, dates.guess, dates.because)
        at = columns.code if columns.code is not None else columns.date
        marks = [Mark() for _ in range(1)]
        axis = Axis(line, [at], marks, dating, {at: None}, 0.98, order_doubt=dates.order_doubt)
        block = Block(view, axis, 0 if line < 4 else line, end, name_at=columns.name, first_line=line + 1)
        block.columns, block.names = columns, names
        block.lines = {n: Line.REPEAT if n <= line else Line.OTHER for n in range(block.start, end)}
        for n, day in zip(rows, dates.days, strict=True):
            if letters_in(names.get(n, "")) or day is not None:
                block.lines[n] = Line.PERSON
                block.own_days[n] = {at: day}
        sure = 0.998 * (0.95 + 0.05 * min(len(named), dated) / len(rows))
        return Candidate(self.layout, block, sure, f"{len(rows)} rows, {columns.used} columns")
