"""One day cut out answers as the whole plan would: what a change breaks, and the cover through the day."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rotaengage.domain.plan import Slot
from rotaengage.domain.span import LONDON, Span, minute_of
from rotaengage.rules import Placed, breaches
from rotaengage.usecases.cover import CoverBoard
from rotaengage.usecases.day_desk import DayDesk
from rotaengage.usecases.here import why_here
from tests.tui import values

DAY = 1
SCENARIO = values.scenario()
OWN = values.SLOTS[0]


def desk(slots: tuple[Slot, ...] = values.SLOTS, day: int = DAY) -> DayDesk:
    """The ward on a day counted from 0."""
    return DayDesk(SCENARIO, slots, values.FIRST + timedelta(days=day))


def at(start: int, minutes: int, slot: Slot = OWN) -> Slot:
    """The slot elsewhere: start in minutes after midnight of its day."""
    midnight = minute_of(slot.span.start) - slot.span.start.hour * 60 - slot.span.start.minute
    return slot.changed(span=Span.between(midnight + start, midnight + start + minutes, LONDON))


@settings(max_examples=60, deadline=None)
@given(start=st.integers(0, 94).map(lambda n: n * 15), minutes=st.integers(1, 24).map(lambda n: n * 15))
def test_a_moved_slot_breaks_on_its_day_what_it_breaks_in_the_whole_plan(start: int, minutes: int) -> None:
    new = at(start, minutes)
    rest = tuple(s for s in values.SLOTS if s != OWN)
    before = {(b.rule, b.key) for b in breaches(Placed(SCENARIO, values.SLOTS))}
    whole = {(b.rule, b.says) for b in breaches(Placed(SCENARIO, (*rest, new))) if (b.rule, b.key) not in before}
    assert {(b.rule, b.says) for b in desk().found(OWN, new)} == whole


def test_cover_through_the_day_is_the_cover_of_the_plan() -> None:
    (line,) = desk().lines()
    board = CoverBoard(SCENARIO, values.SLOTS)
    for step in line.steps:
        (reading,) = board.at(Span.between(step.start, step.end, LONDON))
        assert (reading.before, reading.after) == (step.before, step.after)
    assert sum(step.minutes for step in line.steps) == 9 * 60


def test_taking_a_slot_out_gives_its_doctor_back_to_the_ward() -> None:
    one = desk()
    inside = [s for line in one.lines(OWN, None) for s in line.steps]
    assert all(step.before == step.after for step in inside)
    assert one.found(OWN, None) == ()


def test_rows_give_the_worst_half_hour_of_each_day() -> None:
    board = CoverBoard(SCENARIO, values.SLOTS)
    (row,) = board.rows()
    assert len(row.days) == values.DAYS
    for number, day in enumerate(row.days):
        assert day is not None
        start = minute_of(values.span(number, 8, 9).start)
        margins = {
            half: board.at(Span.between(half, half + 30, LONDON))[0].margin for half in range(start, start + 540, 30)
        }
        assert day.margin == min(margins.values())
        assert margins[day.worst] == day.margin


def says(doctor: str, day: int) -> str:
    """What is told of a cell."""
    return " ".join(finding.says for finding in why_here(desk(day=day), doctor))


@pytest.mark.parametrize(
    ("doctor", "day", "words"),
    [
        ("d0", 0, "Possible: Self-development time"),
        ("d0", 10, "leave or rest"),
        ("d0", 14, "nights are never released"),
        ("d0", 2, "bleep"),
        ("d0", 27, "X9"),
        ("d0", 1, "already"),
    ],
)
def test_a_cell_says_why_time_is_possible_there_or_not(doctor: str, day: int, words: str) -> None:
    if words == "already":
        assert not any(finding.possible for finding in why_here(desk(day=day), doctor))
    else:
        assert words in says(doctor, day)


def test_a_place_that_is_called_possible_breaks_no_rule_and_cover_is_named_where_it_forbids() -> None:
    found = next(f for f in why_here(desk(day=0), "d0") if f.possible)
    duty = desk(day=0).duties_of("d0")[0]
    assert found.place is not None
    slot = Slot(doctor="d0", activity="sdt", duty=duty.id, span=found.place, source=duty.source)
    assert desk(day=0).found(None, slot) == ()
    tight = SCENARIO.changed(cover=(values.WARD.changed(minimum=9),))
    told = why_here(DayDesk(tight, (), values.FIRST), "d0")
    assert "Ward SHO, day has" in told[0].says
    assert not told[0].possible


def test_nothing_owed_and_no_duty_are_told_apart() -> None:
    bare = SCENARIO.changed(dues=())
    assert why_here(DayDesk(bare, (), values.FIRST), "d0")[0].says == "Nothing is owed to this doctor."
    empty = SCENARIO.changed(rota=SCENARIO.rota.changed(duties=()))
    assert "no duty here" in why_here(DayDesk(empty, (), values.FIRST), "d0")[0].says
