"""The time that the workspace writes down."""

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """This moment, in UTC."""
    return datetime.now(UTC)


def stamp_of(moment: datetime) -> str:
    """A moment as stored: 2026-08-03T13:00:00Z."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
