"""Cover below the rota says in shapes and words whether a day is below, at or above its minimum."""

from typing import NamedTuple

import pytest

from rotaengage.domain.service import CoverRequirement
from rotaengage.domain.span import LONDON, minute_of
from rotaengage.tui.present.look import Look, plain
from rotaengage.tui.present.strip import day_piece, level, tightest, title_of, worst_line
from tests.tui import values

MORNING = minute_of(values.span(0, 9, 10).start)


class Day(NamedTuple):
    """A day as the use case tells it."""

    before: int
    margin: int
    worst: int = MORNING
    short_of_preferred: bool = False


class Row(NamedTuple):
    """A requirement as the use case tells it."""

    requirement: CoverRequirement
    days: tuple[Day | None, ...]


@pytest.mark.parametrize(
    ("day", "text", "look"),
    [
        (Day(1, -2), "▼2  ", Look.BAD),
        (Day(-2, -2), "▽2  ", Look.BAD),
        (Day(2, 0), "=0  ", Look.WARN),
        (Day(3, 2), "▲2  ", Look.GOOD),
        (Day(3, 1, short_of_preferred=True), "△1  ", Look.WARN),
        (None, " ·  ", Look.REST),
    ],
)
def test_every_level_has_a_shape_of_its_own(day: Day | None, text: str, look: Look) -> None:
    assert day_piece(day) == (text, look)


def test_shapes_differ_without_any_colour() -> None:
    days = [Day(1, -1), Day(-1, -1), Day(1, 0), Day(2, 1), Day(2, 1, short_of_preferred=True)]
    assert len({level(day).shape for day in days}) == len(days)


def test_the_worst_half_hour_is_that_of_the_tightest_requirement() -> None:
    loose, tight = (
        Row(values.WARD, (Day(3, 2), None)),
        Row(values.WARD.changed(id="n", title="Night"), (Day(1, 0), None)),
    )
    assert tightest([loose, tight], 0) == (tight, tight.days[0])
    words = plain([worst_line([loose, tight], 0, LONDON)])
    assert "09:00-09:30" in words
    assert "at minimum  Night" in words
    assert "No cover is asked" in plain([worst_line([loose, tight], 1, LONDON)])


def test_an_assumed_minimum_is_marked() -> None:
    assert title_of(Row(values.WARD.changed(assumed=True), ())) == "Ward SHO, day *"
