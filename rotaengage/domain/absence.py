"""What is laid over a rota from other lists: leave, on-call calendars, bank holidays."""

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from pydantic import model_validator

from rotaengage.domain.codes import DutyKind
from rotaengage.domain.noun import Noun
from rotaengage.domain.refs import CellRef
from rotaengage.domain.span import Span


class Half(StrEnum):
    """A half of a day: before or after 13:00."""

    AM = "AM"
    PM = "PM"


class Absence(Noun):
    """One line of a leave list: a doctor's name as written, from first to last, both included.

    starts is PM where the first day is worked until 13:00; ends is AM where the last day is worked from 13:00.
    ValueError where it ends before it begins.
    """

    name: str
    kind: DutyKind
    first: date
    last: date
    source: CellRef
    starts: Half = Half.AM
    ends: Half = Half.PM
    text: str = ""

    @model_validator(mode="after")
    def _runs_forward(self) -> "Absence":
        if (self.last, self.ends is Half.PM) < (self.first, self.starts is Half.PM):
            msg = f"the leave of {self.name} ends before it begins"
            raise ValueError(msg)
        return self

    def on(self, day: date) -> frozenset[Half]:
        """The halves of a day that are taken; both is the whole day, none where the day is outside."""
        if not self.first <= day <= self.last:
            return frozenset()
        halves = set(Half)
        if day == self.first and self.starts is Half.PM:
            halves.discard(Half.AM)
        if day == self.last and self.ends is Half.AM:
            halves.discard(Half.PM)
        return frozenset(halves)


class CalendarEntry(Noun):
    """One occurrence in a calendar: days without times where it lasts all day, else a span.

    names are everybody whom the entry might be about, as written; source counts the entries of the file as rows.
    """

    text: str
    names: tuple[str, ...]
    days: tuple[date, ...]
    kind: DutyKind
    source: CellRef
    span: Span | None = None


class BankHoliday(NamedTuple):
    """A public holiday of one UK nation, on the day on which it is kept."""

    day: date
    title: str
