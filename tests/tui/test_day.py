"""The day as a timeline: proportional quarters, handover and kept duties told apart, cover in steps."""

from datetime import date, time, timedelta

import pytest

from rotaengage.domain.codes import DutyKind, ShiftCode
from rotaengage.domain.duty import Duty
from rotaengage.domain.refs import CellRef
from rotaengage.domain.rota import Rota
from rotaengage.domain.span import LONDON, Span
from rotaengage.tui.present.day import (
    Axis,
    DayRow,
    cover_at_quarter,
    cover_pieces,
    day_rows,
    hour_pieces,
    moved,
    row_pieces,
    slot_at,
)
from rotaengage.tui.present.look import plain
from rotaengage.tui.present.rows import rows_of
from rotaengage.tui.present.sheet import Sheet
from rotaengage.usecases.day_desk import DayDesk
from tests.tui import values

WARD = Sheet(values.rota(), values.plan())
SCENARIO = values.scenario()
AXIS = Axis.of(WARD.day(1), WARD.rota)


def rows(column: int = 1, first: str = "") -> dict[str, DayRow]:
    """The lines of a day, by doctor."""
    return {row.doctor: row for row in day_rows(SCENARIO, WARD, column, rows_of(WARD), first)}


def drawn(doctor: str, column: int = 1) -> str:
    """A doctor's line."""
    axis = Axis.of(WARD.day(column), WARD.rota)
    return "".join(piece.text for piece in row_pieces(rows(column)[doctor], axis))


def test_a_duty_and_its_slot_lie_where_the_clock_says() -> None:
    line = drawn("d0")
    assert len(line) == 96
    assert line[32:34] == "SD"
    assert line[34:56] == "─" * 22
    assert line[56:64] == "◆" * 8
    assert line[64:66] == "┄" * 2
    assert line[66] != "┄"


def test_a_night_is_drawn_on_both_its_days_and_kept_whole() -> None:
    assert drawn("d0", 14)[80:96] == "N" + "═" * 15
    assert drawn("d0", 15)[:34] == "N" + "═" * 33


def test_whoever_is_away_is_told_by_code_and_stands_below_those_at_work() -> None:
    order = list(rows(10))
    assert "AL" in drawn("d0", 10)
    working = [doctor for doctor, row in rows(10).items() if row.bars]
    assert order[: len(working)] == working
    assert next(iter(rows(10, first="d0"))) == "d0"


@pytest.mark.parametrize(
    ("day", "quarters"), [(date(2026, 10, 25), 100), (date(2027, 3, 28), 92), (date(2026, 8, 4), 96)]
)
def test_a_day_on_which_the_clocks_change_has_its_own_length_and_labels(day: date, quarters: int) -> None:
    rota = values.rota(1, 1)
    axis = Axis.of(day, rota)
    assert axis.length == quarters
    hours = "".join(piece.text for piece in hour_pieces(axis)).split()
    assert len(hours) == quarters // 4
    late = Span.on(day, time(20), time(22), LONDON)
    assert hours[axis.quarters(late)[0] // 4] == "20"


def test_cover_is_drawn_in_steps_by_shape_and_number() -> None:
    (line,) = DayDesk(SCENARIO, values.SLOTS, AXIS.day).lines()
    text = "".join(piece.text for piece in cover_pieces(line, AXIS))
    assert text[:32].strip() == ""
    assert text[68:].strip() == ""
    by_step = {step.start: step.after - 2 for step in line.steps}
    assert text[32] == str(by_step[line.steps[0].start])
    told = plain(cover_at_quarter([line], 56, AXIS))
    assert "Ward SHO, day" in told
    assert "needs 2" in told


def test_a_slot_moves_and_grows_by_minutes_and_goes_into_the_duty_that_holds_it() -> None:
    slot, duties = values.SLOTS[0], WARD.duties("d0", 1)
    later = moved(slot, -60, 30, duties, AXIS)
    assert later is not None
    assert later.span == Span(slot.span.start - timedelta(hours=1), slot.span.end - timedelta(minutes=30))
    assert moved(slot, 0, -120, duties, AXIS) is None
    assert moved(slot, 24 * 60, 0, duties, AXIS) is None
    evening = Duty("e", "d0", AXIS.day, "LD", DutyKind.LONG_DAY, values.span(1, 17, 22), CellRef("Other", 1, 1))
    there = moved(slot, 240, 0, [*duties, evening], AXIS)
    assert there is not None
    assert (there.duty, there.source) == ("e", evening.source)


def test_the_slot_under_a_quarter_is_found_up_to_its_end() -> None:
    row = rows()["d0"]
    assert slot_at(row, 56, AXIS) == values.SLOTS[0]
    assert slot_at(row, 63, AXIS) == values.SLOTS[0]
    assert slot_at(row, 64, AXIS) is None
    assert slot_at(row, 55, AXIS) is None


def test_markup_in_a_code_is_drawn_as_it_is() -> None:
    rota = values.rota(1, 1)
    code = ShiftCode(code="[red]x", kind=DutyKind.STANDARD_DAY, start=time(8), end=time(16))
    duty = rota.duties[0]._replace(code="[red]x", span=code.span_on(values.FIRST, LONDON))
    odd: Rota = rota.changed(duties=(duty,), codes=(code,))
    ward = Sheet(odd)
    (row,) = day_rows(values.scenario(odd), ward, 0, rows_of(ward))
    assert "[red]x" in "".join(piece.text for piece in row_pieces(row, Axis.of(values.FIRST, odd)))
