"""The side panel tells who, what, when, why and the cover of a cell, and the cell it came from."""

from typing import NamedTuple

import pytest

from rotaengage.domain.service import CoverRequirement
from rotaengage.domain.span import Span
from rotaengage.tui.present.cover import CoverStory, cover_brief, cover_lines, half_hours, standing
from rotaengage.tui.present.look import Look, plain
from rotaengage.tui.present.sheet import Sheet
from rotaengage.tui.present.story import asked_span, brief, story
from tests.tui import values


class Reading(NamedTuple):
    """Cover as the use case tells it."""

    requirement: CoverRequirement
    before: int
    after: int


def told(doctor: str, column: int) -> str:
    """The panel's words."""
    return plain(story(values.scenario(), Sheet(values.rota(), values.plan()), doctor, column, 36))


def test_a_slot_is_told_with_its_duty_its_purpose_and_its_cell() -> None:
    words = told("d0", 1)
    for part in ("Amara Okoro", "F1, first on call", "Tue 4 Aug 2026", "standard day 08:00-16:30", "'Aug rota'!D4"):
        assert part in words
    assert "14:00-16:00  2 h" in words
    assert "Self-development time" in words
    assert "8 h owed over this rota." in words


def test_a_pinned_slot_and_an_assumed_event_say_so() -> None:
    assert "Fixed here by a person." in told("d0", 8)
    assert "nobody has confirmed" in told("d3", 8).replace("\n", " ")


def test_leave_has_no_hours_and_work_without_hours_says_so() -> None:
    assert "AL  annual leave\n" in told("d0", 10)
    rota = values.rota(1, 2)
    bare = rota.changed(duties=(rota.duties[0]._replace(span=None),), codes=())
    words = plain(story(values.scenario(bare), Sheet(bare), "d0", 0, 36))
    assert "hours not known" in words


def test_markup_in_a_name_is_only_text() -> None:
    assert "Farid [bold]Haddad" in told("d5", 0)


def test_the_brief_form_has_two_lines() -> None:
    lines = brief(values.scenario(), Sheet(values.rota(), values.plan()), "d0", 1)
    assert len(lines) == 2
    assert "D4 SD: standard day" in plain(lines)


def test_cover_is_asked_for_the_slot_else_for_the_duty() -> None:
    ward = Sheet(values.rota(), values.plan())
    assert asked_span(ward, "d0", 1) == values.span(1, 14, 16)
    duty = asked_span(ward, "d0", 0)
    assert duty is not None
    assert duty.minutes == 510
    assert asked_span(ward, "d0", 5) is None


def test_half_hours_follow_the_clock_and_keep_the_ends() -> None:
    whole = values.span(0, 14, 16)
    late = Span(whole.start.replace(minute=10), whole.end)
    starts = [f"{half.start:%H:%M}" for half in half_hours(late)]
    assert starts == ["14:10", "14:30", "15:00", "15:30"]
    assert sum(half.minutes for half in half_hours(late)) == late.minutes


@pytest.mark.parametrize(
    ("before", "after", "word", "look"),
    [
        (4, 3, "above minimum", Look.GOOD),
        (3, 2, "at minimum", Look.WARN),
        (1, 1, "gap in the rota itself", Look.BAD),
        (2, 1, "below minimum", Look.BAD),
    ],
)
def test_cover_is_placed_against_its_minimum(before: int, after: int, word: str, look: Look) -> None:
    assert standing(Reading(values.WARD, before, after)) == (word, look)


def test_cover_above_minimum_but_below_preferred_is_told() -> None:
    wanted = values.WARD.changed(preferred=4)
    assert standing(Reading(wanted, 4, 3))[0] == "below preferred"


def test_cover_lines_give_before_after_and_need_and_mark_assumptions() -> None:
    reading = Reading(values.WARD.changed(assumed=True), 4, 3)
    words = plain(cover_lines(CoverStory((reading,) * 5, ((values.span(0, 14, 15), reading),)), 36))
    assert "4 before, 3 after, needs 2" in words
    assert "(assumed)" in words
    assert "and 2 more" in words
    assert "14:00-15:00 4 to 3, needs 2" in words


def test_half_hours_that_read_the_same_are_told_as_one() -> None:
    high, low = Reading(values.WARD, 4, 4), Reading(values.WARD, 4, 3)
    halves = tuple(zip(half_hours(values.span(0, 9, 11)), (high, high, low, None), strict=True))
    words = plain(cover_lines(CoverStory((low,), halves), 46))
    assert "09:00-10:00 4 to 4" in words
    assert "10:00-10:30 4 to 3" in words
    assert "10:30-11:00 nothing asked" in words


def test_no_cover_and_cover_not_counted_yet_are_told_apart() -> None:
    assert "none counts" in plain([cover_brief(CoverStory(()))])
    assert "working" in plain([cover_brief(None)])
    assert "No cover counts" in plain(cover_lines(CoverStory(()), 36))
