"""Spans of duties, made so that no odd time in a workbook can break the reading."""

from datetime import date

from importers.times import Times
from rotaengage.domain.span import LONDON, Span


def span_on(day: date, times: Times) -> Span | None:
    """The span of times on a day; None where the clock change leaves nothing of it, or the calendar ends."""
    try:
        return Span.on(day, times.start, times.end, LONDON)
    except (ValueError, OverflowError):
        return None
