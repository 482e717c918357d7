"""Time: one zone to a rota, elapsed minutes between instants (a March night is an hour shorter)."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Annotated, Any, Self
from zoneinfo import ZoneInfo

from pydantic import BeforeValidator, PlainSerializer

LONDON = ZoneInfo("Europe/London")


def instant(day: date, clock: time, zone: ZoneInfo) -> datetime:
    """The moment at which a wall clock in the zone shows this."""
    return datetime.combine(day, clock, tzinfo=zone)


def minute_of(moment: datetime) -> int:
    """Whole minutes since 1970 in UTC; differences of these are elapsed minutes."""
    return int(moment.timestamp() // 60)


def at_minute(minute: int, zone: ZoneInfo) -> datetime:
    """The moment of a minute number, on the zone's wall clock."""
    return datetime.fromtimestamp(minute * 60, tz=UTC).astimezone(zone)


def _write(moment: datetime) -> str:
    zone = moment.tzinfo
    return f"{moment.isoformat()}[{zone.key}]" if isinstance(zone, ZoneInfo) else moment.isoformat()


def _read(value: Any) -> Any:
    if not isinstance(value, str) or not value.endswith("]"):
        return value
    stamp, _, key = value[:-1].partition("[")
    return datetime.fromisoformat(stamp).astimezone(ZoneInfo(key))


Moment = Annotated[datetime, BeforeValidator(_read), PlainSerializer(_write, return_type=str)]
"""An aware datetime that keeps its zone through JSON (RFC 9557: 2026-08-03T14:00:00+01:00[Europe/London])."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of time, half open: the start belongs to it, the end does not. ValueError if it is empty or naive."""

    start: Moment
    end: Moment

    def __post_init__(self) -> None:
        if self.start.tzinfo is None or self.end.tzinfo is None:
            msg = "a span needs aware datetimes"
            raise ValueError(msg)
        if self.end.timestamp() <= self.start.timestamp():
            msg = f"a span must end after it starts: {self.start:%Y-%m-%d %H:%M} to {self.end:%H:%M}"
            raise ValueError(msg)

    @classmethod
    def on(cls, day: date, start: time, end: time, zone: ZoneInfo) -> Self:
        """The span from one wall clock time to another; an end not after the start is on the next day."""
        last = day if end > start else day + timedelta(days=1)
        return cls(instant(day, start, zone), instant(last, end, zone))

    @classmethod
    def between(cls, start_minute: int, end_minute: int, zone: ZoneInfo) -> Self:
        """The span between two minute numbers (see minute_of)."""
        return cls(at_minute(start_minute, zone), at_minute(end_minute, zone))

    @property
    def minutes(self) -> int:
        """Elapsed whole minutes."""
        return minute_of(self.end) - minute_of(self.start)

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share an instant."""
        return self.start.timestamp() < other.end.timestamp() and other.start.timestamp() < self.end.timestamp()

    def covers(self, other: "Span") -> bool:
        """Whether the other lies wholly inside this one."""
        return self.start.timestamp() <= other.start.timestamp() and other.end.timestamp() <= self.end.timestamp()

    def wall(self) -> str:
        """The span in a person's words: Mon 3 Aug 14:00-16:00."""
        return f"{self.start:%a} {self.start.day} {self.start:%b %H:%M}-{self.end:%H:%M}"


def days_between(first: date, last: date) -> list[date]:
    """Every date from first to last, both included."""
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]
