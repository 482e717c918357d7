"""An exported workbook opened by two readers that did not write it, beside the workbook that came in and the plan."""

from collections import defaultdict
from pathlib import Path

import openpyxl
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.workbook.workbook import Workbook
from python_calamine import CalamineWorkbook

from rotaengage.domain.plan import Plan

OURS = "Protected engagement time"
KEY = f"{OURS}: cells with a purple frame"
"""The one line that is written besides, into an empty cell: what the frames mean."""
SHEET = "Engagement"


def slots_stand_in_their_cells(source: Path, made: Path, plan: Plan) -> None:
    """The plan's slots are in the notes of the very cells they fall in, framed, and in the list; all else is as it was,
    but for one line that says what the frames mean.

    openpyxl reads notes, frames, fills and formulas, calamine the values that a spreadsheet shows.
    """
    wanted: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for slot in plan.slots:
        assert slot.source is not None
        wanted[slot.source.sheet, slot.source.a1].append(f"{slot.span.start:%H:%M}-{slot.span.end:%H:%M}")
    before, after = openpyxl.load_workbook(source), openpyxl.load_workbook(made)
    assert after.sheetnames == [*before.sheetnames, SHEET]
    assert _marked(after) == set(wanted)
    for sheet in before.sheetnames:
        for row in before[sheet].iter_rows():
            for old in row:
                new = after[sheet][old.coordinate]
                if old.value is None and str(new.value).startswith(KEY):
                    continue
                assert (new.value, new.number_format) == (old.value, old.number_format)
                if times := wanted.get((sheet, old.coordinate)):
                    _is_marked(new, times)
                else:
                    assert _looks(new) == _looks(old), (sheet, old.coordinate)
    _values_stay(source, made, plan)


def _marked(book: Workbook) -> set[tuple[str, str]]:
    cells = (cell for sheet in book.worksheets if sheet.title != SHEET for row in sheet.iter_rows() for cell in row)
    return {(c.parent.title, c.coordinate) for c in cells if c.comment and OURS in c.comment.text}


def _is_marked(cell: Cell | MergedCell, times: list[str]) -> None:
    assert cell.comment is not None
    assert [time for time in times if time not in cell.comment.text] == []
    assert cell.border.left.style == cell.border.right.style == "medium"


def _looks(cell: Cell | MergedCell) -> tuple[object, ...]:
    note = cell.comment.text if cell.comment else ""
    return note, cell.fill.fgColor.rgb, cell.font.b, cell.font.color and cell.font.color.rgb, cell.border.left.style


def _shown(book: CalamineWorkbook, sheet: str) -> dict[tuple[int, int], str]:
    rows = book.get_sheet_by_name(sheet).to_python(skip_empty_area=False)
    return {(y, x): str(value) for y, row in enumerate(rows) for x, value in enumerate(row) if value != ""}


def _values_stay(source: Path, made: Path, plan: Plan) -> None:
    before, after = CalamineWorkbook.from_path(source), CalamineWorkbook.from_path(made)
    for sheet in before.sheet_names:
        old, new = _shown(before, sheet), _shown(after, sheet)
        assert {place: new.get(place) for place in old} == old
        assert [words[: len(KEY)] for place, words in new.items() if place not in old] in ([], [KEY])
    rows = after.get_sheet_by_name(SHEET).to_python()
    head = next(n for n, row in enumerate(rows) if row[0] == "Date")
    listed = sorted((str(row[0]), str(row[1]), str(row[2])) for row in rows[head + 1 :] if row[1] and row[2])
    spans = [(f"{s.span.start:%Y-%m-%d}", f"{s.span.start:%H:%M}", f"{s.span.end:%H:%M}") for s in plan.slots]
    assert [one for one in listed if one in spans] == sorted(spans)
