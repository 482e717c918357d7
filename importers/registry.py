"""The importers, in the order in which they win a tie. A new reader is one file and one line here."""

from typing import Protocol

from importers.day_grid import DayGrid
from importers.doctor_grid import DoctorGrid
from importers.identify import Sheet
from importers.month_calendar import MonthCalendar
from importers.own_rota import OwnRota
from importers.post_grid import PostGrid
from importers.reading import Candidate, Desk, Sink
from importers.rolling_pattern import RollingPattern
from importers.shift_list import ShiftList
from importers.ward_grid import WardGrid
from importers.week_blocks import WeekBlocks
from rotaengage.domain.inspection import Layout


class Importer(Protocol):
    """Knows one layout: says where a sheet can be read so and how sure that is, and reads it."""

    layout: Layout

    def identify(self, sheet: Sheet) -> tuple[Candidate, ...]:
        """Every block that can be read so, with a confidence from evidence."""
        ...

    def read(self, candidate: Candidate, desk: Desk) -> Sink:
        """Read one block: people, duties, doubts and the fate of every cell."""
        ...


IMPORTERS: tuple[Importer, ...] = (
    DoctorGrid(),
    DayGrid(),
    PostGrid(),
    WardGrid(),
    ShiftList(),
    MonthCalendar(),
    WeekBlocks(),
    RollingPattern(),
    OwnRota(),
)
