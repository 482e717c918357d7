"""Spans of duties, made so that no odd time in a workbook can break the reading."""

from datetime import date
from functools import lru_cache

from importers.cells import half_of
from importers.codebook import Part
from importers.times import Times
from rotaengage.domain.codes import TRAITS
from rotaengage.domain.span import LONDON, Span


@lru_cache(maxsize=2**16)
def span_on(day: date, times: Times) -> Span | None:
    """The span of times on a day; None where the clock change leaves nothing of it, or the calendar ends."""
    try:
        return Span.on(day, times.start, times.end, LONDON)
    except (ValueError, OverflowError):
        return None


def span_of(part: Part, day: date | None, session: str) -> Span | None:
    """The time of a part on a day, of which session (am, pm) takes a half; None where it is not known or no work."""
    times = half_of(part.times, session) if session else part.times
    if times is None or day is None or not TRAITS[part.kind].works:
        return None
    return span_on(day, times)
