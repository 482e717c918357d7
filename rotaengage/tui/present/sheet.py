"""The rota as a grid of rows and day columns: what each cell says and how it looks."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from rich.cells import cell_len

from rotaengage.domain.codes import LEAVE, REST, STANDING, TRAITS, DutyKind, ReleaseClass
from rotaengage.domain.duty import Duty
from rotaengage.domain.grades import Grade
from rotaengage.domain.people import Doctor
from rotaengage.domain.plan import Plan, Slot
from rotaengage.domain.rota import Rota
from rotaengage.tui.present.look import Look
from rotaengage.tui.present.text import clean
from rotaengage.tui.present.words import duty_text, share

TIME_MARK, EVENT_MARK, PIN_MARK, MORE_MARK, ODD_MARK = "◆", "●", "▲", "+", "?"
SHORT = 6
LEGEND = f"{TIME_MARK} own time  {EVENT_MARK} event  {PIN_MARK} fixed  {MORE_MARK} more  {ODD_MARK} not understood"


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
    """Rota and slots indexed by doctor and day. A cell is worked out when it is first shown, and kept."""

    def __init__(self, rota: Rota, plan: Plan | None = None) -> None:
        self.rota = rota
        self.first = rota.first_day
        self.columns = (rota.last_day - rota.first_day).days + 1
        self.undated = sum(1 for duty in rota.duties if duty.day is None)
        self._duties = _by_day(rota)
        self.code_width = _code_width(days[0] for own in self._duties.values() for days in own.values())
        self.plan(plan)

    def plan(self, plan: Plan | None) -> None:
        """Lay another plan's slots over the rota."""
        self._slots = _slots_by_day(self.rota, plan.slots if plan else ())
        self._shares = {d.doctor: share(d.fulfilment) for d in plan.doctors} if plan else {}
        self._cells: dict[tuple[str, int], Cell] = {}

    def day(self, column: int) -> date:
        """The date of a column, counted from 0."""
        return self.first + timedelta(days=column)

    def column(self, day: date) -> int | None:
        """The column of a date; None outside the rota."""
        found = (day - self.first).days
        return found if 0 <= found < self.columns else None

    def duties(self, doctor: str, column: int) -> list[Duty]:
        """The duties of a doctor on a day."""
        return self._duties[doctor].get(column, [])

    def slots(self, doctor: str, column: int) -> list[Slot]:
        """The protected time of a doctor inside the duties of that day."""
        return self._slots.get((doctor, column), [])

    def share_of(self, doctor: str) -> str:
        """What part of the entitlement the doctor gets; nothing without a plan."""
        return self._shares.get(doctor, "")

    def cell(self, doctor: str, column: int) -> Cell:
        """What the grid shows for a doctor on a day."""
        key = (doctor, column)
        found = self._cells.get(key)
        if found is None:
            found = self._cells[key] = _cell(self.duties(doctor, column), self.slots(doctor, column))
        return found

    def next_slot(self, doctor: str, column: int, step: int) -> int | None:
        """The next column after (step 1) or before (step -1) this one in which the doctor has protected time."""
        days = sorted(c for d, c in self._slots if d == doctor and (c - column) * step > 0)
        return None if not days else days[0] if step > 0 else days[-1]


def _code_width(shown: Iterable[Duty]) -> int:
    """Cells for a code: 3 to 7, enough for 97 in 100 cells, so that one long word does not spread the grid."""
    widths = sorted(cell_len(clean(duty_text(duty))) for duty in shown)
    return min(7, max(3, widths[len(widths) * 97 // 100])) if widths else 3


def _by_day(rota: Rota) -> dict[str, dict[int, list[Duty]]]:
    first = rota.first_day.toordinal()
    found: dict[str, dict[int, list[Duty]]] = {doctor.id: {} for doctor in rota.doctors}
    for duty in rota.duties:
        if duty.day is not None:
            found[duty.doctor].setdefault(duty.day.toordinal() - first, []).append(duty)
    return found


def _slots_by_day(rota: Rota, slots: Sequence[Slot]) -> dict[tuple[str, int], list[Slot]]:
    found: defaultdict[tuple[str, int], list[Slot]] = defaultdict(list)
    for slot in slots:
        duty = rota.duty_of.get(slot.duty)
        day = duty.day if duty and duty.day else slot.span.start.date()
        found[slot.doctor, (day - rota.first_day).days].append(slot)
    return dict(found)


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
