"""What a column and a sheet of the setup workbook are."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Any, NamedTuple

YES_NO = ("yes", "no")


class Reads(StrEnum):
    """What a cell of a column may hold."""

    TEXT = "text"
    CHOICE = "choice"
    CHOICES = "choices"
    GRADE = "grade"
    GRADES = "grades"
    NAMES = "names"
    SHARE = "share"
    COUNT = "count"
    NUMBER = "number"
    MINUTES = "minutes"
    CLOCK = "clock"
    DAY = "day"
    DAYS = "days"
    WEEKDAYS = "weekdays"
    YES_NO = "yes_no"
    GROUPS = "groups"
    DEPUTIES = "deputies"


class Column(NamedTuple):
    """One column: key names the noun's field; the unit stands in brackets in the heading."""

    key: str
    heading: str
    reads: Reads = Reads.TEXT
    note: str = ""
    choices: tuple[str, ...] = ()
    needed: bool = False
    width: int = 14


class SheetPlan(NamedTuple):
    """One sheet: examples are rows of column key and value, the first value marked as an example when written.

    optional: a workbook without the sheet is not told of it.
    """

    name: str
    purpose: str
    columns: tuple[Column, ...]
    examples: tuple[dict[str, Any], ...] = ()
    optional: bool = False

    def column(self, key: str) -> Column:
        """The column of a key; KeyError if there is none."""
        return {c.key: c for c in self.columns}[key]


def words(values: Iterable[StrEnum]) -> tuple[str, ...]:
    """Values of an enumeration as a person writes them: standard day."""
    return tuple(v.value.replace("_", " ") for v in values)
