"""Cycles of rolling rotas: found again in the dates, and which of their weeks a meeting meets."""

from math import gcd

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rotaengage.domain.codes import DutyKind
from rotaengage.domain.duty import Duty
from rotaengage.domain.refs import CellRef
from rotaengage.domain.rota import Rota
from rotaengage.rules.cycles import cycles_of, met_weeks
from tests import build


@given(st.integers(1, 30), st.integers(1, 12), st.integers(0, 29))
def test_the_weeks_met_are_those_that_counting_finds(cycle: int, every: int, first: int) -> None:
    counted = {(first + meeting * every) % cycle for meeting in range(cycle)}
    assert set(met_weeks(cycle, every, first % cycle)) == counted
    assert len(counted) == cycle // gcd(cycle, every)


def pattern(lines: int, people: int, weeks: int, *, rotates: bool = True, empty: int | None = None) -> Rota:
    """People who start on lines 0, 1, ... and move down one each week; a line has a duty on Monday and on Tuesday."""
    duties: list[Duty] = []
    for who in range(people):
        for week in range(weeks):
            line = (who + week) % lines if rotates else who % lines
            if line != empty:
                for day in (0, 1):
                    plain = build.duty(f"d{who}", 7 * week + day)
                    duties.append(plain._replace(source=CellRef("Rota", 2 + line, 2 + day)))
    return build.rota([build.doctor(f"d{n}") for n in range(people)], duties, days=7 * weeks)


@pytest.mark.parametrize(("lines", "people", "weeks"), [(3, 3, 3), (4, 2, 8), (5, 5, 2), (2, 1, 5)])
def test_a_cycle_is_found_with_its_length_and_where_everybody_stands(lines: int, people: int, weeks: int) -> None:
    (cycle,) = cycles_of(pattern(lines, people, weeks))
    assert [c.row for c in cycle.weeks] == [2 + n for n in range(lines)]
    assert cycle.at == {f"d{n}": n for n in range(people)}


def test_people_who_keep_their_line_have_cycles_of_one_week() -> None:
    cycles = cycles_of(pattern(2, 2, 3, rotates=False))
    assert [(len(c.weeks), set(c.at)) for c in cycles] == [(1, {"d0"}), (1, {"d1"})]


def test_leave_over_a_week_does_not_hide_the_cycle() -> None:
    rota = pattern(3, 3, 6)
    leave = [
        d._replace(source=CellRef("Leave", 2, 2), kind=DutyKind.ANNUAL_LEAVE) if d.id.startswith("d0-7") else d
        for d in rota.duties
    ]
    (cycle,) = cycles_of(rota.changed(duties=tuple(leave)))
    assert (len(cycle.weeks), cycle.at) == (3, {"d0": 0, "d1": 1, "d2": 2})


def test_a_rota_with_a_cell_for_each_date_shows_no_cycle() -> None:
    assert cycles_of(build.rota([build.doctor("amy")], [build.duty("amy", n) for n in range(7)])) == ()
