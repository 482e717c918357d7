"""The grid says of each day what the rota and the plan say."""

from datetime import date

import pytest

from rotaengage.domain.codes import DutyKind
from rotaengage.domain.grades import Grade
from rotaengage.tui.present.look import Look
from rotaengage.tui.present.rows import Order, first_row, row_of_doctor, rows_of, step_row
from rotaengage.tui.present.seek import seek
from rotaengage.tui.present.sheet import EMPTY, Sheet, duty_look
from tests.tui import values

TODAY = date(2026, 8, 20)


def sheet() -> Sheet:
    """The ward with its plan."""
    return Sheet(values.rota(), values.plan())


def test_a_cell_shows_code_look_and_mark() -> None:
    ward = sheet()
    assert ward.cell("d0", 0) == ("SD", Look.WORK, " ")
    assert ward.cell("d0", 1) == ("SD", Look.SLOT, "◆")
    assert ward.cell("d0", 8) == ("SD", Look.SLOT, "▲")
    assert ward.cell("d3", 8) == ("SD", Look.EVENT, "●")
    assert ward.cell("d0", 27) == ("X9", Look.ODD, "?")


def test_a_day_without_a_duty_is_a_dot_and_two_duties_are_told() -> None:
    rota = values.rota(2, 2)
    first = rota.duties[0]
    again = first._replace(id="again")
    ward = Sheet(rota.changed(duties=(first, again)))
    assert ward.cell("d1", 0) == EMPTY
    assert ward.cell("d0", 0).mark == "+"


def test_another_plan_replaces_the_slots() -> None:
    ward = sheet()
    assert ward.cell("d0", 1).look is Look.SLOT
    bare = ward.with_plan(None)
    assert bare.cell("d0", 1).look is Look.WORK
    assert not bare.share_of("d0")
    assert ward.cell("d0", 1).look is Look.SLOT


def test_one_long_word_does_not_spread_the_grid_but_many_do() -> None:
    rota = values.rota(4, 28)
    word = rota.duties[0]._replace(id="word", code="Consultant on call")
    assert Sheet(rota.changed(duties=(*rota.duties, word))).code_width == 3
    words = tuple(d._replace(code="Teaching") for d in rota.duties)
    assert Sheet(rota.changed(duties=words)).code_width == 7


def test_duties_without_a_date_are_counted_not_dropped_in_silence() -> None:
    rota = values.rota(1, 2)
    loose = rota.duties[0]._replace(id="loose", day=None)
    assert Sheet(rota.changed(duties=(*rota.duties, loose))).undated == 1


def test_the_next_slot_is_found_both_ways() -> None:
    ward = sheet()
    assert ward.next_slot("d0", 1, 1) == 8
    assert ward.next_slot("d0", 8, -1) == 1
    assert ward.next_slot("d0", 8, 1) is None


@pytest.mark.parametrize("kind", DutyKind)
def test_every_kind_of_duty_has_a_look(kind: DutyKind) -> None:
    assert duty_look(kind) in Look


def test_doctors_stand_under_their_grade_and_filters_keep_headings_that_have_members() -> None:
    rows = rows_of(sheet())
    assert [row.label for row in rows[:2]] == ["Consultants (1)", "Leo Marchetti"]
    assert len([row for row in rows if row.doctor]) == len(values.NAMES)
    assert [row.label for row in rows_of(sheet(), "f1 ben")] == ["Ben Whitlock"]
    assert rows_of(sheet(), "zz") == []


def test_the_order_of_the_sheet_has_no_headings() -> None:
    rows = rows_of(sheet(), order=Order.SHEET)
    assert [row.doctor for row in rows] == [f"d{n}" for n in range(len(values.NAMES))]


def test_accents_do_not_hide_a_name() -> None:
    rota = values.rota(1, 1)
    doctor = rota.doctors[0].changed(name="Zoë Nuñez", grade=Grade.F1)
    rows = rows_of(Sheet(rota.changed(doctors=(doctor,))), "zoe nunez")
    assert [row.label for row in rows] == ["Zoë Nuñez"]


def test_steps_jump_over_headings_and_stop_at_the_ends() -> None:
    rows = rows_of(sheet())
    assert first_row(rows) == 1
    assert row_of_doctor(rows, "") is None
    assert rows[step_row(rows, 1, 1)].label == "Karin Lindqvist"
    assert step_row(rows, 1, -5) == 1
    assert step_row(rows, 1, 500) == len(rows) - 1
    assert step_row([], 3, 1) == 0


@pytest.mark.parametrize(
    ("text", "column"),
    [("2026-08-12", 9), ("12", 9), ("12/8", 9), ("12 aug", 9), ("12 August 2026", 9), ("today", 17), ("30.8", 27)],
)
def test_dates_are_found_as_people_write_them(text: str, column: int) -> None:
    ward = sheet()
    assert seek(text, ward, rows_of(ward), ward.day(0), TODAY).column == column


@pytest.mark.parametrize("text", ["31 aug", "2 aug", "2027-01-01", "99", "31/2", "12 xyz", "", "nobody"])
def test_what_is_not_there_is_said_and_moves_nothing(text: str) -> None:
    ward = sheet()
    target = seek(text, ward, rows_of(ward), ward.day(0), TODAY)
    assert (target.row, target.column) == (None, None)
    assert target.says.endswith(".")


def test_part_of_a_name_is_found() -> None:
    ward = sheet()
    rows = rows_of(ward)
    assert seek("ross", ward, rows, ward.day(0), TODAY).row == row_of_doctor(rows, "d2")
