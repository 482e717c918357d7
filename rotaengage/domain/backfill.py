"""Backfill: cover that a department may buy, so that protected time fits where cover is short."""

from datetime import date, time
from zoneinfo import ZoneInfo

from pydantic import Field

from rotaengage.domain.grades import Grade, Tier
from rotaengage.domain.noun import Noun
from rotaengage.domain.people import Doctor
from rotaengage.domain.refs import CellRef
from rotaengage.domain.service import ALL_WEEK
from rotaengage.domain.span import Span, days_between

LEAST_MINUTES = 240
"""Half a day: a shorter shift can seldom be bought."""


class BackfillOffer(Noun):
    """One person whose hours may be bought (locum, bank, extra hours of one's own): at most one shift a day.

    tier, grade, skills, team and site say which requirements the person counts to. weekdays 0 (Monday) to 6; dates,
    where given, replace them; an end not after the start is on the next day. A shift is at least least_minutes long;
    most_minutes in all and a week (Monday to Sunday, by start); None is no limit. price is for an hour, to compare.
    """

    id: str
    title: str = ""
    tier: Tier
    grade: Grade = Grade.UNKNOWN
    skills: frozenset[str] = frozenset()
    team: str = ""
    site: str = ""
    weekdays: frozenset[int] = ALL_WEEK
    dates: frozenset[date] = frozenset()
    start: time = time(9)
    end: time = time(17)
    least_minutes: int = Field(default=LEAST_MINUTES, gt=0)
    most_minutes: int | None = Field(default=None, ge=0)
    most_a_week_minutes: int | None = Field(default=None, ge=0)
    price: float = Field(default=1.0, ge=0)
    source: CellRef | None = None

    def spans(self, first: date, last: date, zone: ZoneInfo) -> list[Span]:
        """When the person may be bought, from the first date to the last, by start date."""
        days = [
            d for d in days_between(first, last) if (d in self.dates if self.dates else d.weekday() in self.weekdays)
        ]
        return [Span.on(day, self.start, self.end, zone) for day in days]

    def shift(self, span: Span) -> "Backfill":
        """Hours of this offer, bought."""
        return Backfill(offer=self.id, tier=self.tier, grade=self.grade, skills=self.skills, team=self.team,
                        site=self.site, span=span, price=self.price)  # fmt: skip


class Backfill(Noun):
    """Hours that are bought: one more person of this tier at work, who is owed nothing.

    offer is empty where a person decided on them (a what-if that was kept), not the planner.
    """

    offer: str = ""
    tier: Tier
    grade: Grade = Grade.UNKNOWN
    skills: frozenset[str] = frozenset()
    team: str = ""
    site: str = ""
    span: Span
    price: float = Field(default=1.0, ge=0)

    @property
    def person(self) -> Doctor:
        """Whoever is bought, as requirements choose doctors."""
        return Doctor(id=f"backfill:{self.offer}", name=self.words, grade=self.grade, tier=self.tier,
                      skills=self.skills, team=self.team, site=self.site)  # fmt: skip

    @property
    def words(self) -> str:
        """Whom to book: registrar, airway, AMU."""
        known = [self.tier.value, *([] if self.grade is Grade.UNKNOWN else [self.grade.value]), *sorted(self.skills)]
        return ", ".join([*known, *filter(None, (self.team, self.site))])


def booking(one: Backfill, offers: "tuple[BackfillOffer, ...]" = ()) -> str:
    """What is to be booked: Mon 4 Jan 09:00-13:00, 4 h: sho (Bank)."""
    title = next((o.title or o.id for o in offers if o.id == one.offer), one.offer)
    return f"{one.span.wall()}, {one.span.minutes / 60:g} h: {one.words}{f' ({title})' if title else ''}"


def minutes_bought(bought: "tuple[Backfill, ...]") -> int:
    """Minutes of all bought hours."""
    return sum(b.span.minutes for b in bought)


def in_order(bought: "tuple[Backfill, ...] | list[Backfill]") -> "tuple[Backfill, ...]":
    """By time, then tier and offer."""
    return tuple(sorted(bought, key=lambda b: (b.span.start.timestamp(), b.span.end.timestamp(), b.tier, b.offer)))
