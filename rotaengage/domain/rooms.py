"""Rooms that meetings are held in."""

from datetime import time

from pydantic import Field

from rotaengage.domain.noun import Noun
from rotaengage.domain.refs import CellRef
from rotaengage.domain.service import ALL_WEEK


class MeetingRoom(Noun):
    """A room: seats for so many people (None: enough for all), open on weekdays 0-6 between two times of day.

    latest is None where it is open to the end of the day. An activity's place names it, whatever case it is written in.
    """

    name: str
    seats: int | None = Field(default=None, ge=0)
    weekdays: frozenset[int] = ALL_WEEK
    earliest: time = time(0)
    latest: time | None = None
    source: CellRef | None = None

    @property
    def key(self) -> str:
        """The name as rooms are compared."""
        return " ".join(self.name.casefold().split())
