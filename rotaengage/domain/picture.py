"""A picture of a sheet with its reading laid over it: what each cell was taken for."""

from enum import StrEnum
from typing import NamedTuple

from rotaengage.domain.issue import Issue
from rotaengage.domain.noun import Noun


class Role(StrEnum):
    """What a cell was taken for."""

    BLANK = "blank"
    DATE = "date"
    NAME = "name"
    ABOUT = "about"  # further facts of a person: grade, share of full time
    WORK = "work"
    LEAVE = "leave"
    REST = "rest"
    QUESTION = "question"
    LEGEND = "legend"
    IGNORED = "ignored"


class PictureCell(NamedTuple):
    """One cell: its text and its role."""

    text: str
    role: Role


class PictureRow(Noun):
    """A row of the sheet (from 1), what it was taken for in a word, and its cells from the first column shown."""

    row: int
    taken_for: str
    cells: tuple[PictureCell, ...]


class Picture(Noun):
    """One rota on its sheet. columns hold letters and what each column was taken for, from the range's first column.

    colours hold each fill with the number of its cells and what is said of it; issues are those of this sheet.
    """

    place: str
    layout: str
    confidence: float
    columns: tuple[tuple[str, str], ...]
    rows: tuple[PictureRow, ...]
    colours: tuple[tuple[str, int, str], ...] = ()
    issues: tuple[Issue, ...] = ()
