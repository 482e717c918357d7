"""One doctor's protected time, and the figures of groups that a representative may take to the forum."""

from datetime import date

from pydantic import Field

from rotaengage.domain.noun import Noun
from rotaengage.domain.plan import Slot


class Gap(Noun):
    """Days without protected time, from the last day with some (or the rota's first) to the next (or its last)."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """Its length."""
        return (self.last - self.first).days


class Rank(Noun):
    """Where a share stands in a group: how many of its doctors have more, as much (oneself left out), or less.

    group names it in words; it is empty where the group was too small to be shown, and the numbers are 0 then.
    """

    group: str = ""
    doctors: int = Field(default=0, ge=0)
    more: int = Field(default=0, ge=0)
    same: int = Field(default=0, ge=0)
    less: int = Field(default=0, ge=0)


class MyTime(Noun):
    """One doctor's account over the rota, in minutes.

    due is owed in all; standing is what the rota holds anyway; planned is what the plan adds, of which past lies before
    today. delivered is what came of so many recorded minutes of planned time; None until somebody records any. slots
    are all of the plan's, in order.
    """

    doctor: str
    today: date
    due_minutes: int
    standing_minutes: int = 0
    planned_minutes: int = 0
    past_minutes: int = 0
    delivered_minutes: int | None = None
    recorded_minutes: int = 0
    event_minutes: int = 0
    gap: Gap | None = None
    slots: tuple[Slot, ...] = ()
    rank: Rank = Rank()
    short_because: tuple[str, ...] = ()

    @property
    def ahead(self) -> tuple[Slot, ...]:
        """The slots of today and later."""
        return tuple(s for s in self.slots if s.span.start.date() >= self.today)

    @property
    def owed_minutes(self) -> int:
        """What is due and neither stands in the rota nor in the plan."""
        return max(0, self.due_minutes - self.standing_minutes - self.planned_minutes)

    @property
    def share(self) -> float:
        """Share of what is due, 0 to 1; 1 where nothing is."""
        given = self.standing_minutes + self.planned_minutes
        return min(1.0, given / self.due_minutes) if self.due_minutes else 1.0


class GroupTime(Noun):
    """A group's account: doctors who are owed anything, minutes due and given, how many of them are short, and the
    longest time that any of them is without protected time, in days. delivered is what came of the recorded minutes of
    planned time; None where fewer than five of them have any on record.
    """

    name: str
    doctors: int
    due_minutes: int
    given_minutes: int
    short: int
    longest_gap_days: int
    delivered_minutes: int | None = None
    recorded_minutes: int = 0

    @property
    def share(self) -> float:
        """Given of what is due, 0 to 1."""
        return min(1.0, self.given_minutes / self.due_minutes) if self.due_minutes else 1.0


class GroupTable(Noun):
    """Groups of one kind (grade, line, full time or not, site), each of five doctors or more; smaller ones are put
    together. hidden says that no two such groups could be made.
    """

    kind: str
    groups: tuple[GroupTime, ...] = ()
    hidden: bool = False
