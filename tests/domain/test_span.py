"""Time: elapsed minutes, whatever the clock does."""

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from rotaengage.domain.span import LONDON, Span, at_minute, instant, minute_of

SPANS = TypeAdapter(Span)


@pytest.mark.parametrize(
    ("day", "minutes"),
    [(date(2027, 1, 9), 720), (date(2027, 3, 27), 660), (date(2027, 10, 30), 780)],
    ids=["plain night", "clocks go forward", "clocks go back"],
)
def test_a_night_lasts_as_long_as_it_really_does(day: date, minutes: int) -> None:
    assert Span.on(day, time(20), time(8), LONDON).minutes == minutes


def test_touching_spans_do_not_overlap_and_a_minute_more_does() -> None:
    morning = Span.on(date(2027, 1, 4), time(8), time(12), LONDON)
    assert not morning.overlaps(Span.on(date(2027, 1, 4), time(12), time(13), LONDON))
    assert morning.overlaps(Span.on(date(2027, 1, 4), time(11, 59), time(13), LONDON))
    assert morning.covers(Span.on(date(2027, 1, 4), time(8), time(12), LONDON))
    assert not morning.covers(Span.on(date(2027, 1, 4), time(8), time(12, 1), LONDON))


def test_an_empty_or_naive_span_is_refused() -> None:
    moment = instant(date(2027, 1, 4), time(8), LONDON)
    with pytest.raises(ValueError, match="end after it starts"):
        Span(moment, moment)
    with pytest.raises(ValueError, match="aware"):
        Span(datetime(2027, 1, 4, 8), datetime(2027, 1, 4, 9))


@given(st.integers(28_000_000, 32_000_000), st.integers(1, 2_000))
def test_a_span_comes_back_from_json_with_its_zone(start: int, length: int) -> None:
    span = Span.between(start, start + length, LONDON)
    back = SPANS.validate_json(SPANS.dump_json(span))
    assert back == span
    assert back.minutes == length
    assert back.start.tzinfo is LONDON
    assert minute_of(at_minute(start, LONDON)) == start
