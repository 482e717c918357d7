"""The rota as a grid of rows and day columns: what each cell says and how it looks."""

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from copy import copy
from datetime import date, timedelta
from itertools import compress
from typing import NamedTuple, Self

from rich.cells import cell_len

from rotaengage.domain.codes import LEAVE, REST, STANDING, TRAITS, DutyKind, ReleaseClass
from rotaengage.domain.duty import Duty
from rotaengage.domain.duty_table import fields_of
from rotaengage.domain.grades import Grade
from rotaengage.domain.marked_days import DayKind, DayMark
from rotaengage.domain.people import Doctor
from rotaengage.domain.plan import Plan, Slot
from rotaengage.domain.rota import Rota
from rotaengage.tui.present.look import Look
from rotaengage.tui.present.text import clean
from rotaengage.tui.present.words import code_text, duty_text, share

TIME_MARK, EVENT_MARK, PIN_MARK, MORE_MARK, ODD_MARK = "◆", "●", "▲", "+", "?"
HOLIDAY_MARK, CHANGE_MARK = "H", "C"
SHORT = 6
NONE = -1
SATURDAY = 5
LEGEND = f"{TIME_MARK} own time  {EVENT_MARK} event  {PIN_MARK} fixed  {MORE_MARK} more  {ODD_MARK} not understood"
DAY_WORDS = {
    DayKind.HOLIDAY: f"{HOLIDAY_MARK} bank holiday",
    DayKind.CHANGEOVER: f"{CHANGE_MARK} changeover",
}


class Cell(NamedTuple):
    """One day of one doctor: the code, its look, and a mark beside it."""

    code: str = "·"
    look: Look = Look.REST
    mark: str = " "


EMPTY = Cell()


def duty_look(kind: DutyKind) -> Look:
    """The look of a kind of duty."""
    if kind is DutyKind.UNKNOWN:
        return Look.ODD
    if kind is DutyKind.NIGHT:
        return Look.NIGHT
    if kind in LEAVE:
        return Look.LEAVE
    if kind in REST or kind is DutyKind.VACANT:
        return Look.REST
    if kind in STANDING or kind in (DutyKind.TEACHING, DutyKind.INDUCTION):
        return Look.LEARN
    by_release = {ReleaseClass.C3: Look.LONG, ReleaseClass.C4: Look.FIXED}
    return by_release.get(TRAITS[kind].release, Look.WORK)


class Sheet:
    """Rota and slots indexed by doctor and day. A cell is worked out when it is shown."""

    def __init__(self, rota: Rota, plan: Plan | None = None, marked: Sequence[DayMark] = ()) -> None:
        self.rota = rota
        self.first = rota.first_day
        self.columns = (rota.last_day - rota.first_day).days + 1
        self.undated = sum(1 for (day,) in fields_of(rota.duties, "day") if day is None)
        self._row_of = {doctor.id: n for n, doctor in enumerate(rota.doctors)}
        self.code_width = _code_width(rota.duties, self._index(rota))
        self.marked = marked
        self._marked: dict[int, list[DayMark]] = {}
        for mark in marked:
            self._marked.setdefault((mark.day - self.first).days, []).append(mark)
        self._special = {column: _first_kind(marks) for column, marks in self._marked.items()}
        self._lay(plan)

    def _index(self, rota: Rota) -> bytearray:
        """Find the duties of each cell; says of each duty whether it is the first in its cell."""
        # One number a cell: a list of its own in each would double what a trust's year takes in memory.
        self._first = array("i", [NONE]) * (len(rota.doctors) * self.columns)
        self._more: dict[int, list[int]] = {}
        firsts = bytearray(len(rota.duties))
        start = rota.first_day.toordinal()
        for number, (doctor, day) in enumerate(fields_of(rota.duties, "doctor", "day")):
            if day is not None and 0 <= (column := day.toordinal() - start) < self.columns:
                place = self._row_of[doctor] * self.columns + column
                if self._first[place] == NONE:
                    self._first[place], firsts[number] = number, True
                else:
                    self._more.setdefault(place, []).append(number)
        return firsts

    def with_plan(self, plan: Plan | None) -> Self:
        """The same rota with another plan's slots over it; what is known of its cells is shared."""
        other = copy(self)
        other._lay(plan)
        return other

    def _lay(self, plan: Plan | None) -> None:
        found: defaultdict[tuple[str, int], list[Slot]] = defaultdict(list)
        for slot in plan.slots if plan else ():
            found[slot.doctor, self._column_of(slot)].append(slot)
        self._slots = dict(found)
        self._shares = {d.doctor: share(d.fulfilment) for d in plan.doctors} if plan else {}

    def _column_of(self, slot: Slot) -> int:
        """The day of its duty, which began that day or the day before; else the day on which it begins itself."""
        column = (slot.span.start.date() - self.first).days
        if slot.doctor not in self._row_of or slot.duty in self._ids(slot.doctor, column):
            return column
        return column - 1 if slot.duty in self._ids(slot.doctor, column - 1) else column

    def _ids(self, doctor: str, column: int) -> list[str]:
        return [duty.id for duty in self.duties(doctor, column)]

    def day(self, column: int) -> date:
        """The date of a column, counted from 0."""
        return self.first + timedelta(days=column)

    def column(self, day: date) -> int | None:
        """The column of a date; None outside the rota."""
        found = (day - self.first).days
        return found if 0 <= found < self.columns else None

    def marks(self, column: int) -> list[DayMark]:
        """What is special about a day: bank holidays and changeovers."""
        return self._marked.get(column, [])

    def special(self, column: int) -> DayKind | None:
        """The kind of a marked day; a bank holiday before a changeover."""
        return self._special.get(column)

    @property
    def kinds(self) -> set[DayKind]:
        """The kinds of marked days that this rota has."""
        return {mark.kind for marks in self._marked.values() for mark in marks}

    def free(self, column: int) -> bool:
        """Whether a day is a weekend or a bank holiday."""
        return (self.first.weekday() + column) % 7 >= SATURDAY or self.special(column) is DayKind.HOLIDAY

    def duties(self, doctor: str, column: int) -> list[Duty]:
        """The duties of a doctor on a day."""
        if not 0 <= column < self.columns:
            return []
        place = self._row_of[doctor] * self.columns + column
        first = self._first[place]
        numbers = [] if first == NONE else [first, *self._more.get(place, ())]
        return [self.rota.duties[number] for number in numbers]

    def slots(self, doctor: str, column: int) -> list[Slot]:
        """The protected time of a doctor inside the duties of that day."""
        return self._slots.get((doctor, column), [])

    def share_of(self, doctor: str) -> str:
        """What part of the entitlement the doctor gets; nothing without a plan."""
        return self._shares.get(doctor, "")

    def cell(self, doctor: str, column: int) -> Cell:
        """What the grid shows for a doctor on a day."""
        return _cell(self.duties(doctor, column), self.slots(doctor, column))

    def next_slot(self, doctor: str, column: int, step: int) -> int | None:
        """The next column after (step 1) or before (step -1) this one in which the doctor has protected time."""
        days = sorted(c for d, c in self._slots if d == doctor and (c - column) * step > 0)
        return None if not days else days[0] if step > 0 else days[-1]


def _first_kind(marks: Sequence[DayMark]) -> DayKind:
    kinds = {mark.kind for mark in marks}
    return next(kind for kind in DayKind if kind in kinds)


def _code_width(duties: Sequence[Duty], shown: Iterable[int]) -> int:
    """Cells for a code: 3 to 7, enough for 97 in 100 cells, so that one long word does not spread the grid."""
    counted = Counter(compress(fields_of(duties, "code", "post"), shown))
    widths = sorted((cell_len(clean(code_text(*pair))), number) for pair, number in counted.items())
    return min(7, max(3, _at_share(widths, 0.97)))


def _at_share(counted: Sequence[tuple[int, int]], share: float) -> int:
    left = sum(number for _, number in counted) * share
    for value, number in counted:
        left -= number
        if left < 0:
            return value
    return counted[-1][0] if counted else 0


def _cell(duties: list[Duty], slots: list[Slot]) -> Cell:
    if not duties:
        return EMPTY
    code, look = clean(duty_text(duties[0])), duty_look(duties[0].kind)
    if slots:
        event = any(slot.event for slot in slots)
        mark = PIN_MARK if any(slot.pinned for slot in slots) else EVENT_MARK if event else TIME_MARK
        return Cell(code, Look.EVENT if event else Look.SLOT, mark)
    mark = ODD_MARK if look is Look.ODD else MORE_MARK if len(duties) > 1 else " "
    return Cell(code, look, mark)


def doctor_label(doctor: Doctor) -> str:
    """The grade of a doctor: as the rota writes it, else the canonical one."""
    return doctor.grade_text or ("" if doctor.grade is Grade.UNKNOWN else doctor.grade.value)


def short_grade(doctor: Doctor) -> str:
    """The grade in at most six cells, for lists: the canonical one where the rota's own is longer."""
    label = doctor_label(doctor)
    return label if cell_len(label) <= SHORT else doctor.grade.value if doctor.grade is not Grade.UNKNOWN else label
