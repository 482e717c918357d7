"""What an export writes below a rota: a line that explains the marks, and with ROW a row for each doctor."""

from collections import defaultdict
from typing import NamedTuple

from rotaengage.domain.duty import Duty
from rotaengage.domain.marks import Mark
from rotaengage.domain.plan import Plan, Slot
from rotaengage.domain.scenario import Scenario
from rotaengage.export.marks import HEADING, clock, code_ending, doctor_name

NO_ROWS = "the rota has no row for each doctor, so its cells have a note instead"


class Lines(NamedTuple):
    """Rows of text for one sheet, each by column, to stand together below a row of the sheet."""

    below: int
    rows: tuple[dict[int, str], ...]


class Below(NamedTuple):
    """The lines of each sheet, and sentences about sheets that can have no row for each doctor."""

    sheets: dict[str, Lines]
    refused: dict[str, str]


def legend(scenario: Scenario, mark: Mark) -> tuple[str, ...]:
    """What the marks mean, for the sheet Engagement and below the rota."""
    ending = code_ending(scenario)
    return {
        Mark.NOTE: (f"{HEADING}: cells with a purple frame; the note of the cell says what and when.",),
        Mark.FILL: (f"{HEADING}: cells on a light purple ground; the sheet Engagement says what and when.",),
        Mark.TEXT: (f"{HEADING}: activity and time in square brackets after the code.",),
        Mark.CODE: (f"{HEADING}: {ending} after a code (LD{ending} is LD with protected time); see Engagement.",),
        Mark.ROW: (f"{HEADING}: a row for each doctor, activity and time below the date.",),
    }[mark]


def lines_below(plan: Plan, scenario: Scenario, mark: Mark) -> Below:
    """What is to be written below the rota of each sheet that has slots."""
    sheets: dict[str, Lines] = {}
    refused: dict[str, str] = {}
    places = [d.source for d in scenario.rota.duties]
    for sheet in sorted({s.source.sheet for s in plan.slots}):
        column = _name_column(scenario, sheet)
        head = tuple({column: text} for text in legend(scenario, mark))
        rows: tuple[dict[int, str], ...] = ()
        if mark == Mark.ROW:
            rows_used = {s.source.row for s in plan.slots if s.source.sheet == sheet}
            if _has_rows([d for d in scenario.rota.duties if d.source.sheet == sheet and d.source.row in rows_used]):
                rows = _rows([s for s in plan.slots if s.source.sheet == sheet], scenario, column)
            else:
                refused[sheet] = NO_ROWS
                head = tuple({column: text} for text in legend(scenario, Mark.NOTE))
        bottom = max([row for name, row, _ in places if name == sheet], default=1)
        sheets[sheet] = Lines(bottom, head + rows)
    return Below(sheets, refused)


def _name_column(scenario: Scenario, sheet: str) -> int:
    names = [d.source.column for d in scenario.rota.doctors if d.source and d.source.sheet == sheet]
    duties = () if names else (d.source.column for d in scenario.rota.duties if d.source.sheet == sheet)
    return min(names) if names else max(1, min(duties, default=1) - 1)


def _has_rows(duties: list[Duty]) -> bool:
    """Whether a column is one day and a row is one doctor on this sheet, and cells hold codes."""
    days: dict[int, object] = {}
    doctors: dict[int, str] = {}
    return all(
        days.setdefault(d.source.column, d.day) == d.day
        and doctors.setdefault(d.source.row, d.doctor) == d.doctor
        and d.code is not None
        for d in duties
    )


def _rows(slots: list[Slot], scenario: Scenario, column: int) -> tuple[dict[int, str], ...]:
    by_doctor: dict[str, list[Slot]] = defaultdict(list)
    for slot in sorted(slots, key=lambda s: s.span.start.timestamp()):
        by_doctor[slot.doctor].append(slot)
    known = [d.id for d in scenario.rota.doctors if d.id in by_doctor]
    return tuple({column: doctor_name(d, scenario)} | _cells(by_doctor[d]) for d in known)


def _cells(slots: list[Slot]) -> dict[int, str]:
    cells: dict[int, list[str]] = defaultdict(list)
    for slot in slots:
        cells[slot.source.column].append(f"{slot.activity.upper()} {clock(slot)}")
    return {column: ", ".join(texts) for column, texts in cells.items()}
