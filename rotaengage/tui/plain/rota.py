"""The rota, a day and the protected time, one fact a line."""

from collections.abc import Iterator
from datetime import date

from rotaengage.domain.people import Doctor
from rotaengage.domain.plan import Slot
from rotaengage.tui.plain.facts import Facts
from rotaengage.tui.present.sheet import Sheet
from rotaengage.tui.present.story import duty_words, person_line
from rotaengage.tui.present.text import clean
from rotaengage.tui.present.words import clock, day_words, duty_text


def rota_view(facts: Facts) -> Iterator[str]:
    """Every doctor's duties with the protected time in them, a line for each day that has any."""
    sheet = Sheet(facts.scenario.rota, facts.opened.plan)
    for doctor in facts.doctors:
        yield f"{clean(doctor.name)}: {person_line(doctor)}"
        for column in _columns(facts, sheet):
            told = _cell(facts, sheet, doctor, column)
            if told:
                yield f"  {clean(doctor.name)}: {day_words(sheet.day(column))}: {told}"


def day_view(facts: Facts) -> Iterator[str]:
    """Everybody on one day, in the order in which they start."""
    sheet = Sheet(facts.scenario.rota, facts.opened.plan)
    day = facts.day or sheet.first
    column = sheet.column(day)
    yield f"{day_words(day)}:" if column is not None else f"{day_words(day)} is outside this rota."
    if column is None:
        return
    on = [(d, sheet.duties(d.id, column)) for d in facts.doctors if sheet.duties(d.id, column)]
    on.sort(key=lambda one: (one[1][0].span is None, str(one[1][0].span and one[1][0].span.start), one[0].name))
    for doctor, _ in on:
        yield f"  {clean(doctor.name)}: {_cell(facts, sheet, doctor, column)}"


def slots_view(facts: Facts) -> Iterator[str]:
    """Every piece of protected time, in order of time."""
    wanted = {doctor.id: doctor for doctor in facts.doctors}
    for slot in sorted(facts.plan.slots, key=lambda one: one.span.start):
        day = slot.span.start.date()
        if slot.doctor in wanted and facts.day in (None, day):
            yield f"{day_words(day)}: {clean(wanted[slot.doctor].name)}: {_slot(facts, slot)}"


def _columns(facts: Facts, sheet: Sheet) -> list[int]:
    wanted: date | None = facts.day
    if wanted is None:
        return list(range(sheet.columns))
    column = sheet.column(wanted)
    return [] if column is None else [column]


def _cell(facts: Facts, sheet: Sheet, doctor: Doctor, column: int) -> str:
    rota = facts.scenario.rota
    duties = [f"{clean(duty_text(d))} {duty_words(d, rota)}" for d in sheet.duties(doctor.id, column)]
    return "; ".join([*duties, *(f"protected {_slot(facts, slot)}" for slot in sheet.slots(doctor.id, column))])


def _slot(facts: Facts, slot: Slot) -> str:
    activity = facts.scenario.activity_of.get(slot.activity)
    fixed = ", fixed by a person" if slot.pinned else ""
    return f"{clock(slot.span)} {clean(activity.title if activity else slot.activity)}{fixed}"
