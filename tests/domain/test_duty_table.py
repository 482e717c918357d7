"""A table of duties is the same as a tuple of them, whether each duty is made once or each time it is asked for."""

import json
from collections.abc import Callable
from datetime import date, time, timedelta
from typing import Any

import pytest
from pydantic import ValidationError

from rotaengage.domain import duty_table
from rotaengage.domain.codes import DutyKind
from rotaengage.domain.columns import Column
from rotaengage.domain.duty import Duty
from rotaengage.domain.duty_parts import DutyParts
from rotaengage.domain.duty_table import DutyTable
from rotaengage.domain.people import Doctor
from rotaengage.domain.refs import CellRef
from rotaengage.domain.rota import Rota
from rotaengage.domain.span import LONDON, Span

FIRST = date(2026, 8, 3)
DOCTORS = ("zoë", "amy", "ben")


def some_duties() -> tuple[Duty, ...]:
    """Three doctors in turn over some days, one of them without a date."""
    made = [
        Duty(f"é{n % 7}-{n}", DOCTORS[n % 2], FIRST + timedelta(days=n // 3), "LD", DutyKind.LONG_DAY, None,
             CellRef("A", n + 1, 300), None, "note" * (n % 2), None, n % 7)
        for n in range(20)
    ]  # fmt: skip
    return (*made, made[0]._replace(id="undated", day=None))


def table_of(duties: tuple[Duty, ...]) -> DutyTable:
    """The same duties as a table."""
    return DutyTable(DutyParts.of(duties))


@pytest.fixture(params=[0, 1000], ids=["made when asked for", "made once"])
def table(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> DutyTable:
    """A table, as a large one and as a small one."""
    monkeypatch.setattr(duty_table, "FEW", request.param)
    return table_of(some_duties())


def rota_of(duties: tuple[Duty, ...] | DutyTable) -> Rota:
    """A rota of them; the last doctor has none."""
    doctors = tuple(Doctor(id=name, name=name) for name in DOCTORS)
    return Rota(first_day=FIRST, last_day=FIRST + timedelta(days=9), doctors=doctors, duties=duties)


def test_a_table_is_the_tuple(table: DutyTable) -> None:
    duties = some_duties()
    assert table[3] == duties[3], "before all of them were made"
    assert tuple(table) == duties
    assert table == duties
    assert duties == table
    assert table == table_of(duties)
    assert hash(table) == hash(duties)
    assert (len(table), table[3], table[-1], table[2:9:3]) == (len(duties), duties[3], duties[-1], duties[2:9:3])
    assert table != duties[:-1]
    assert table != (*duties[:-1], duties[0])
    with pytest.raises(IndexError):
        table[len(duties)]


def test_a_rota_finds_the_same_in_both(table: DutyTable) -> None:
    one, two = rota_of(table), rota_of(some_duties())
    assert one == two
    assert dict(one.duty_of) == dict(two.duty_of)
    assert one.duty_of.get("nobody's") is None
    assert dict(one.duties_by_doctor) == dict(two.duties_by_doctor)
    assert one.duties_by_doctor["ben"] == ()
    assert {day: tuple(d) for day, d in one.duties_by_day.items()} == {
        day: tuple(d) for day, d in two.duties_by_day.items()
    }
    assert one.duties_by_doctor.get("nobody", ()) == ()


def test_a_table_stays_one_in_a_changed_rota_and_is_written_as_a_tuple(table: DutyTable) -> None:
    rota = rota_of(table)
    assert rota.changed(last_day=FIRST).duties is table
    assert Rota.model_validate_json(rota.model_dump_json()) == rota
    assert isinstance(Rota.model_validate_json(rota.model_dump_json()).duties, tuple)


def test_numbers_that_point_nowhere_are_refused() -> None:
    for wrong in ([0, 2], [-1]):
        with pytest.raises(IndexError):
            Column(wrong, ("a", "b"))


def test_a_column_of_many_values_keeps_each() -> None:
    for many in (255, 256, 257, 70_000):
        assert list(Column.of(range(many))) == list(range(many))


def test_columns_of_several_lengths_are_refused() -> None:
    parts = table_of(some_duties()).parts
    with pytest.raises(ValueError, match="length"):
        DutyTable(parts._replace(note=Column.of([""])))


def test_a_rota_of_a_table_goes_to_another_process_and_comes_back_the_same(table: DutyTable) -> None:
    night = Span.between(29_700_060, 29_700_780, LONDON)  # a summer night
    late = Span.on(date(2026, 10, 24), time(20), time(8, 30), LONDON)  # the clocks go back meanwhile
    duties = (*some_duties(), *(some_duties()[0]._replace(id=f"n{n}", span=s) for n, s in enumerate((night, late))))
    for one in (rota_of(table), rota_of(table_of(duties))):
        back = Rota.model_validate_json(one.model_dump_json())
        assert back == rota_of(tuple(one.duties))
        assert [d.span and d.span.minutes for d in back.duties] == [d.span and d.span.minutes for d in one.duties]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda written: written.pop("week"),
        lambda written: written.update(day=[["2026-08-03"], "B", "AQE="]),
        lambda written: written["id"].append("one more"),
        lambda written: written.update(kind=[["no such kind"], *written["kind"][1:]]),
    ],
    ids=["a column less", "a number too large", "an id more", "an unknown kind"],
)
def test_columns_that_do_not_fit_together_are_no_duties(spoil: Callable[[dict[str, Any]], Any]) -> None:
    written = json.loads(rota_of(table_of(some_duties())).model_dump_json())
    spoil(written["duties"])
    with pytest.raises(ValidationError):
        Rota.model_validate_json(json.dumps(written))


def test_tables_of_other_columns_with_the_same_duties_are_equal_and_of_other_duties_are_not() -> None:
    duties = some_duties()
    turned = table_of(duties)
    turned.parts = turned.parts._replace(doctor=Column([1 - n if n < 2 else n for n in turned.parts.doctor.numbers],
                                                       [DOCTORS[1], DOCTORS[0]]))  # fmt: skip
    assert turned == table_of(duties)
    assert table_of(duties) != table_of((*duties[:-1], duties[-1]._replace(code="N")))
    assert table_of(duties) != table_of(duties[:-1])
