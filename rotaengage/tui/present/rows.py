"""The rows of the rota grid: doctors under the heading of their grade, team or line, or in the order of the sheet."""

import re
import unicodedata
from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from rotaengage.domain.people import Doctor
from rotaengage.tui.present.sheet import Sheet, doctor_label, short_grade
from rotaengage.tui.present.text import clean
from rotaengage.tui.present.words import GRADE_WORDS


class Order(StrEnum):
    """How the rows are put together."""

    GRADE = "grade"
    TEAM = "team"
    LINE = "line"
    SHEET = "sheet"


ORDER_WORDS = {
    Order.GRADE: "By grade",
    Order.TEAM: "By team",
    Order.LINE: "By line of the rota",
    Order.SHEET: "As on the sheet",
}


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
    line = f"line {doctor.line}" if doctor.line else ""
    hay = folded(f"{doctor.name} {doctor_label(doctor)} {doctor.team} {doctor.site} {line}")
    return all(word in hay for word in folded(needle).split())


def orders_of(sheet: Sheet) -> tuple[Order, ...]:
    """The orders that make sense here: by team or line only where the rota says any."""
    doctors = sheet.rota.doctors
    has = {
        Order.GRADE: len({d.grade for d in doctors}) > 1,
        Order.TEAM: any(d.team for d in doctors),
        Order.LINE: any(d.line for d in doctors),
        Order.SHEET: True,
    }
    return tuple(order for order in Order if has[order])


def rows_of(sheet: Sheet, needle: str = "", order: Order = Order.GRADE) -> list[Row]:
    """The rows to show; a heading stands only above doctors that are shown, and above none where all stand alone."""
    doctors = [d for d in sheet.rota.doctors if matches(d, needle)]
    groups = _groups(doctors, order)
    if len(groups) < 2 or len(groups) == len(doctors):
        return [_row(sheet, d) for members in groups.values() for d in members]
    rows: list[Row] = []
    for words, members in groups.items():
        rows.append(Row("", f"{words} ({len(members)})"))
        rows.extend(_row(sheet, d) for d in members)
    return rows


def _groups(doctors: Sequence[Doctor], order: Order) -> dict[str, list[Doctor]]:
    """Doctors by heading, headings in their order."""
    if order is Order.SHEET:
        return {"": list(doctors)} if doctors else {}
    if order is Order.GRADE:
        by_grade = {words: [d for d in doctors if d.grade is grade] for grade, words in GRADE_WORDS.items()}
        return {words: members for words, members in by_grade.items() if members}
    named = [(clean(d.team if order is Order.TEAM else d.line), d) for d in doctors]
    found: dict[str, list[Doctor]] = {}
    for name in sorted({name for name, _ in named}, key=_natural):
        words = f"{'Team' if order is Order.TEAM else 'Line'} {name}" if name else f"No {order.value}"
        found[words] = [d for one, d in named if one == name]
    return found


def _natural(text: str) -> tuple[bool, list[tuple[int, str]]]:
    """Line 2 before line 10; nothing comes last."""
    parts = [(int(part), "") if part.isdecimal() else (0, part.casefold()) for part in re.findall(r"\d+|\D+", text)]
    return not text, parts


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
