"""Which reading of a sheet is taken: the surest, a person's answer before it, and a tie is told."""

from dataclasses import dataclass
from datetime import date

import pytest

from importers.grid import Grid
from importers.headers import AxisFinder
from importers.identify import Sheet
from importers.marks import MarkMemory
from importers.reading import Candidate, Desk, Sink
from importers.selection import TIE, Choice, choose
from rotaengage.domain.answers import Answers
from rotaengage.domain.inspection import Layout
from tests.importers.books import days


@dataclass
class Fake:
    """An importer that claims the first block of every sheet with a fixed confidence."""

    layout: Layout
    confidence: float

    def identify(self, sheet: Sheet) -> tuple[Candidate, ...]:
        return (Candidate(self.layout, sheet.blocks(flipped=False)[0], self.confidence, "always"),)

    def read(self, candidate: Candidate, desk: Desk) -> Sink:
        raise NotImplementedError


def chosen(other: float, answers: Answers | None = None) -> Choice:
    week: list[date] = days(7)
    grid = Grid("Rota", [["Name", *week], ["A Okoro", *["N"] * 7]])
    importers = (Fake(Layout.DOCTOR_GRID, 0.8), Fake(Layout.WARD_GRID, other))
    return choose(Sheet(grid, AxisFinder(MarkMemory(), 2026)), importers, answers or Answers())


@pytest.mark.parametrize(("other", "told"), [(0.8, True), (0.8 - TIE + 0.001, True), (0.8 - TIE - 0.001, False)])
def test_readings_that_are_about_as_sure_are_a_question(other: float, told: bool) -> None:
    choice = chosen(other)
    assert [c.layout for c in choice.chosen] == [Layout.DOCTOR_GRID]
    assert [i.code for i in choice.issues] == (["IM301"] if told else [])


def test_the_surest_reading_is_taken() -> None:
    assert [c.layout for c in chosen(0.9).chosen] == [Layout.WARD_GRID]


def test_an_answer_is_taken_before_the_surest_and_asks_nothing() -> None:
    choice = chosen(0.8, Answers(layouts={"Rota": "ward_grid"}))
    assert [c.layout for c in choice.chosen] == [Layout.WARD_GRID]
    assert choice.issues == ()


def test_an_answer_that_it_is_no_rota_ends_it() -> None:
    choice = chosen(0.8, Answers(layouts={"Rota": "none"}))
    assert choice.chosen == ()
    assert choice.why
