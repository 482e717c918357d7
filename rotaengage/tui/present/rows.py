"""The rows of the rota grid: doctors under the heading of their grade, or in the order of the sheet."""

import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from rotaengage.domain.people import Doctor
from rotaengage.tui.present.sheet import Sheet, doctor_label, short_grade
from rotaengage.tui.present.text import clean
from rotaengage.tui.present.words import GRADE_WORDS


class Row(NamedTuple):
    """A row of the grid. doctor is a Doctor.id; it is empty in a heading."""

    doctor: str
    label: str
    grade: str = ""
    share: str = ""


def folded(text: str) -> str:
    """Text for comparing: no case, no accents."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in parts if not unicodedata.combining(c))


def matches(doctor: Doctor, needle: str) -> bool:
    """Whether the doctor's name or grade holds each of these words."""
    hay = folded(f"{doctor.name} {doctor_label(doctor)} {doctor.team}")
    return all(word in hay for word in folded(needle).split())


def rows_of(sheet: Sheet, needle: str = "", *, grouped: bool = True) -> list[Row]:
    """The rows to show; a heading stands only above doctors that are shown."""
    doctors = [d for d in sheet.rota.doctors if matches(d, needle)]
    if not grouped or len({d.grade for d in doctors}) < 2:
        return [_row(sheet, d) for d in doctors]
    rows: list[Row] = []
    for grade, words in GRADE_WORDS.items():
        members = [d for d in doctors if d.grade is grade]
        if members:
            rows.append(Row("", f"{words} ({len(members)})"))
            rows.extend(_row(sheet, d) for d in members)
    return rows


def _row(sheet: Sheet, doctor: Doctor) -> Row:
    return Row(doctor.id, clean(doctor.name), clean(short_grade(doctor)), sheet.share_of(doctor.id))


def row_of_doctor(rows: Sequence[Row], doctor: str) -> int | None:
    """Where a doctor's row is; None if it is not shown. A heading is nobody's row."""
    return next((n for n, row in enumerate(rows) if doctor and row.doctor == doctor), None)


def first_row(rows: Sequence[Row]) -> int:
    """The first row that is no heading; 0 if there is none."""
    return next((n for n, row in enumerate(rows) if row.doctor), 0)


def step_row(rows: Sequence[Row], row: int, step: int) -> int:
    """The row that many doctors further down (or up), headings jumped over, the ends held."""
    people = [n for n, one in enumerate(rows) if one.doctor]
    if not people:
        return 0
    here = min(range(len(people)), key=lambda n: abs(people[n] - row))
    return people[min(max(here + step, 0), len(people) - 1)]
