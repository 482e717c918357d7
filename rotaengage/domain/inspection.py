"""What an importer made of a workbook."""

from collections import Counter
from datetime import date
from enum import StrEnum

from rotaengage.domain.codes import ShiftCode
from rotaengage.domain.duty import Duty
from rotaengage.domain.issue import Issue
from rotaengage.domain.noun import Noun
from rotaengage.domain.people import Doctor
from rotaengage.domain.refs import RangeRef


class Layout(StrEnum):
    """How a rota is laid out; names as in the contract."""

    DOCTOR_GRID = "doctor_grid"
    DAY_GRID = "day_grid"
    POST_GRID = "post_grid"
    WARD_GRID = "ward_grid"
    ROLLING_PATTERN = "rolling_pattern"
    WEEK_BLOCKS = "week_blocks"
    MONTH_CALENDAR = "month_calendar"
    SHIFT_LIST = "shift_list"
    JOB_PLAN = "job_plan"


class CellTally(Noun):
    """The conservation law of reading: read = understood + ignored + questions, over the non-blank cells of the ranges.

    ignored_because counts the ignored cells by reason.
    """

    understood: int = 0
    ignored: int = 0
    questions: int = 0
    ignored_because: dict[str, int] = {}

    @property
    def read(self) -> int:
        """All non-blank cells of the ranges."""
        return self.understood + self.ignored + self.questions

    def __add__(self, other: "CellTally") -> "CellTally":
        """The tally of two ranges together."""
        reasons = Counter(self.ignored_because) + Counter(other.ignored_because)
        return CellTally(
            understood=self.understood + other.understood,
            ignored=self.ignored + other.ignored,
            questions=self.questions + other.questions,
            ignored_because=dict(reasons),
        )


class SheetRota(Noun):
    """One rota found on a sheet. Dates are None where the sheet does not say; codes carry their counts."""

    place: RangeRef
    layout: Layout
    confidence: float
    first_date: date | None
    last_date: date | None
    people: tuple[Doctor, ...]
    duties: tuple[Duty, ...]
    codes: tuple[ShiftCode, ...]
    cells: CellTally
    cycle_weeks: int | None = None


class Inspection(Noun):
    """A workbook as read: every rota in it, every issue, and the count that shows nothing was lost."""

    file: str
    sha256: str
    format: str
    rotas: tuple[SheetRota, ...] = ()
    issues: tuple[Issue, ...] = ()

    @property
    def cells(self) -> CellTally:
        """The tally over all rotas."""
        return sum((r.cells for r in self.rotas), CellTally())
