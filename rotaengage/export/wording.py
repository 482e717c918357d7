"""Figures and dates as the sheets and pages write them."""

from datetime import date, datetime

from rotaengage.domain.span import Span


def hours(minutes: float) -> float | int:
    """Minutes as hours to two places; whole hours without a fraction."""
    value = round(minutes / 60, 2)
    return int(value) if value == int(value) else value


def hours_words(minutes: float) -> str:
    """Minutes as a person reads them: 7 h 30."""
    whole = round(minutes)
    return f"{whole // 60} h {whole % 60:02d}" if whole % 60 else f"{whole // 60} h"


def percent(share: float) -> int:
    """A share in whole percent, rounded down: 99.9% is not all."""
    return int(share * 100 + 1e-9)


def day_words(day: date | datetime) -> str:
    """Mon 4 Jan 2027."""
    return f"{day:%a} {day.day} {day:%b %Y}"


def times(span: Span) -> str:
    """14:00-16:00 on the wall clock."""
    return f"{span.start:%H:%M}-{span.end:%H:%M}"


def when(span: Span) -> str:
    """Mon 4 Jan 2027 14:00-16:00."""
    return f"{day_words(span.start)} {times(span)}"


def iso(day: date | None) -> str:
    """2027-01-04; empty where there is no date."""
    return day.isoformat() if day else ""


def protected_for(coming: int, invited: int) -> str:
    """How many of those who are invited have the time protected: 13 of the 35 invited."""
    return f"{coming} of the {invited} invited"


def counted(number: int, one: str, many: str = "") -> str:
    """1 slot, 2 slots."""
    return f"{number} {one if number == 1 else many or one + 's'}"
