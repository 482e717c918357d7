"""What a plan says in the cells of the rota."""

from collections.abc import Iterable
from datetime import datetime

from rotaengage.domain.activity import Method
from rotaengage.domain.marks import CellMark, Mark
from rotaengage.domain.plan import Plan, Slot
from rotaengage.domain.refs import CellRef
from rotaengage.domain.scenario import Scenario

HEADING = "Protected engagement time"
_MINUTES = tuple(f"{minute // 60:02d}:{minute % 60:02d}" for minute in range(24 * 60))
_METHOD_WORDS = {method: method.value.replace("_", " ") for method in Method}
_ENDINGS = ("-E", "-ENG", "-PET", "-ENGAGEMENT")


def marks_of(plan: Plan, scenario: Scenario, mark: Mark) -> tuple[CellMark, ...]:
    """One mark for each cell that holds protected time, in the order of sheets, rows and columns."""
    cells: dict[CellRef, list[Slot]] = {}
    for slot in plan.slots:
        cells.setdefault(slot.source, []).append(slot)
    for several in (slots for slots in cells.values() if len(slots) > 1):
        several.sort(key=lambda s: (s.span.start.timestamp(), s.doctor, s.activity))
    write = {Mark.FILL: _bare, Mark.TEXT: _texted, Mark.CODE: _coded}.get(mark, _noted)
    return tuple([write(cell, cells[cell], scenario) for cell in sorted(cells)])


def _bare(cell: CellRef, _slots: list[Slot], _scenario: Scenario) -> CellMark:
    return CellMark(cell=cell)


def _noted(cell: CellRef, slots: list[Slot], scenario: Scenario) -> CellMark:
    if len(slots) == 1:
        return CellMark(cell=cell, note=(HEADING, _line(slots[0], scenario, named=_holds_a_name(slots[0], scenario))))
    named = _is_named(slots, scenario)
    return CellMark(cell=cell, note=(HEADING, *[_line(s, scenario, named=named) for s in slots]))


def _texted(cell: CellRef, slots: list[Slot], scenario: Scenario) -> CellMark:
    named = _is_named(slots, scenario)
    text = "".join(f" [{_tag(s, scenario, named=named)}]" for s in slots)
    return _noted(cell, slots, scenario).changed(text=text)


def _coded(cell: CellRef, slots: list[Slot], scenario: Scenario) -> CellMark:
    noted, code = _noted(cell, slots, scenario), _one_code(slots, scenario)
    return noted.changed(text=code_ending(scenario), replaces=code) if code else noted


def _is_named(slots: list[Slot], scenario: Scenario) -> bool:
    """Whether names are said: where the cell is not one doctor's own."""
    return len({s.doctor for s in slots}) > 1 or any(_holds_a_name(s, scenario) for s in slots)


def _one_code(slots: list[Slot], scenario: Scenario) -> str:
    codes = {d.code for s in slots if (d := scenario.rota.duty_of.get(s.duty)) is not None}
    return next(iter(codes)) or "" if len(codes) == 1 else ""


def code_ending(scenario: Scenario) -> str:
    """What a code of its own ends in: -E, unless that would make a code that the rota uses already."""
    known = {c.code.casefold() for c in scenario.rota.codes}
    free = (e for e in _ENDINGS if not any(f"{code}{e}".casefold() in known for code in known))
    return next(free, _ENDINGS[-1])


def _holds_a_name(slot: Slot, scenario: Scenario) -> bool:
    duty = scenario.rota.duty_of.get(slot.duty)
    return duty is not None and duty.code is None


def _line(slot: Slot, scenario: Scenario, *, named: bool) -> str:
    activity = scenario.activity_of.get(slot.activity)
    who = f"{doctor_name(slot.doctor, scenario)}: " if named else ""
    what = activity.title if activity else slot.activity
    return f"{who}{what}, {clock(slot)} ({method_words(slot)})"


def _tag(slot: Slot, scenario: Scenario, *, named: bool) -> str:
    who = f"{doctor_name(slot.doctor, scenario)} " if named else ""
    return f"{who}{slot.activity.upper()} {clock(slot)}"


def doctor_name(doctor: str, scenario: Scenario) -> str:
    """The name of a doctor as the rota has it; the id where the rota does not know it."""
    known = scenario.rota.doctor_of.get(doctor)
    return known.name if known else doctor


def clock(slot: Slot) -> str:
    """The times of a slot on the wall clock: 14:00-16:00."""
    return f"{wall_time(slot.span.start)}-{wall_time(slot.span.end)}"


def wall_time(moment: datetime) -> str:
    """What the wall clock shows: 14:00."""
    return _MINUTES[moment.hour * 60 + moment.minute]


def method_words(slot: Slot) -> str:
    """The method in a person's words."""
    return _METHOD_WORDS[slot.method]


def merged(marks: Iterable[CellMark]) -> tuple[CellMark, ...]:
    """Marks of the same cell made one."""
    found: dict[CellRef, CellMark] = {}
    for mark in marks:
        old = found.get(mark.cell)
        both = mark if old is None else old.model_copy(update={"note": old.note + mark.note, "text": _both(old, mark)})
        found[mark.cell] = both
    return tuple(found.values())


def _both(old: CellMark, mark: CellMark) -> str:
    return old.text if old.replaces else old.text + mark.text
