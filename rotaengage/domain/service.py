"""What the service needs: cover requirements."""

from datetime import date, time
from zoneinfo import ZoneInfo

from pydantic import Field, model_validator

from rotaengage.domain.noun import Noun
from rotaengage.domain.people import Who
from rotaengage.domain.refs import CellRef
from rotaengage.domain.span import Span, days_between

ALL_WEEK = frozenset(range(7))


class CoverRequirement(Noun):
    """At least so many of these doctors at work, on these days, at this time of day.

    weekdays are 0 (Monday) to 6; dates, where given, replace weekdays; an end not after the start is on the next day.
    minimum and preferred count doctors. assumed says that nobody confirmed it; basis says where it comes from.
    """

    id: str
    title: str = ""
    who: Who = Who()
    weekdays: frozenset[int] = ALL_WEEK
    dates: frozenset[date] = frozenset()
    start: time = time(0)
    end: time = time(0)
    minimum: int = Field(ge=0)
    preferred: int | None = None
    assumed: bool = False
    basis: str = ""
    source: CellRef | None = None

    @model_validator(mode="after")
    def _preferred_is_not_less(self) -> "CoverRequirement":
        if self.preferred is not None and self.preferred < self.minimum:
            msg = f"{self.id}: the preferred level {self.preferred} is below the minimum {self.minimum}"
            raise ValueError(msg)
        return self

    @property
    def wanted(self) -> int:
        """The preferred level; the minimum where none is given."""
        return self.minimum if self.preferred is None else self.preferred

    def spans(self, first: date, last: date, zone: ZoneInfo) -> list[Span]:
        """The times of the requirement from the first date to the last, by start date."""
        days = [
            d for d in days_between(first, last) if (d in self.dates if self.dates else d.weekday() in self.weekdays)
        ]
        return [Span.on(day, self.start, self.end, zone) for day in days]
