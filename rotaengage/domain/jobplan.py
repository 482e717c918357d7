"""Job plans of consultants and SAS doctors: a week, or a cycle of weeks, counted in programmed activities.

Programmed activities (PAs) are exact fractions: PAs = plain minutes / plain PA + premium minutes / premium PA (domain
notes C.1). A job plan has no dates: a weekday, a week of the cycle, and clock times.
"""

from collections import defaultdict
from datetime import date, time
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from pydantic import Field

from rotaengage.domain.codes import DutyKind
from rotaengage.domain.noun import Noun
from rotaengage.domain.people import Doctor
from rotaengage.domain.refs import CellRef, RangeRef

DAY_MINUTES = 1440
SATURDAY = 5


class Category(StrEnum):
    """What a programmed activity is for; domain notes C.2. PRIVATE and OFF are no NHS work and carry no PAs."""

    DCC = "DCC"
    SPA = "SPA"
    ANR = "ANR"
    ED = "ED"
    ES = "ES"
    APA = "APA"
    TRAVEL = "travel"
    PRIVATE = "private practice"
    OFF = "off"
    UNKNOWN = "unknown"


UNPAID = frozenset({Category.PRIVATE, Category.OFF})


class Session(StrEnum):
    """A part of the day, where a plan gives no clock times."""

    AM = "AM"
    PM = "PM"
    EVE = "Eve"


class Minutes(NamedTuple):
    """Minutes in plain and in premium time."""

    plain: int
    premium: int


class Contract(Noun):
    """How a contract counts programmed activities. Plain time is Monday to Friday, plain_from to plain_to.

    Minutes are those of one PA. weeks_a_year is the number of weeks that an annualised pool is worked in. Each figure
    has its citation in the dated rule pack that this was read from; verified is False until a person has checked it.
    """

    id: str
    title: str
    plain_from: time
    plain_to: time
    plain_minutes: int = Field(gt=0)
    premium_minutes: int = Field(gt=0)
    full_time_pas: Fraction
    least_spa: Fraction = Fraction(0)
    most_pas: Fraction | None = None
    most_premium_share: Fraction | None = None
    weeks_a_year: int = Field(default=42, ge=40, le=46)
    citation: str = ""
    verified: bool = False

    def minutes(self, weekday: int, start: time, end: time) -> Minutes:
        """Minutes of a time of the week in plain and premium time; an end not after the start is on the next day."""
        first = start.hour * 60 + start.minute
        last = end.hour * 60 + end.minute
        last += DAY_MINUTES if last <= first else 0
        plain = 0
        for n in (0, 1):
            if (weekday + n) % 7 < SATURDAY:
                opens = n * DAY_MINUTES + self.plain_from.hour * 60 + self.plain_from.minute
                closes = n * DAY_MINUTES + self.plain_to.hour * 60 + self.plain_to.minute
                plain += max(0, min(last, closes) - max(first, opens))
        return Minutes(plain, last - first - plain)

    def pas(self, minutes: Minutes) -> Fraction:
        """The programmed activities that these minutes are worth."""
        return Fraction(minutes.plain, self.plain_minutes) + Fraction(minutes.premium, self.premium_minutes)


class Block(Noun):
    """One activity of a job plan, from one cell or row.

    weekday (0 Monday) is None where the time is flexible; weeks are weeks of the cycle, empty for every week; every is
    the share of weeks in which it happens where the plan says no more than that (1:4, alternate). stated_pas is what
    the plan itself says, an average week; hours are used where there are no clock times.
    """

    category: Category
    activity: str
    source: CellRef
    weekday: int | None = Field(default=None, ge=0, le=6)
    start: time | None = None
    end: time | None = None
    session: Session | None = None
    weeks: frozenset[int] = frozenset()
    every: Fraction = Fraction(1)
    hours: Fraction | None = None
    stated_pas: Fraction | None = None
    place: str = ""
    kind: DutyKind = DutyKind.OTHER_WORK
    text: str = ""
    sure: bool = True

    @property
    def flexible(self) -> bool:
        """Whether it has no fixed time of the week."""
        return self.weekday is None

    def share(self, cycle_weeks: int) -> Fraction:
        """How often it happens in an average week."""
        return Fraction(len(self.weeks), cycle_weeks) if self.weeks else self.every

    def timed(self, contract: Contract) -> Minutes | None:
        """Minutes once: by the clock, else by the hours told, in plain time; None where neither is known."""
        if self.weekday is not None and self.start is not None and self.end is not None:
            return contract.minutes(self.weekday, self.start, self.end)
        return None if self.hours is None else Minutes(round(self.hours * 60), 0)

    def pas(self, contract: Contract, cycle_weeks: int) -> Fraction:
        """Programmed activities in an average week: calculated from the time, else as stated, else none."""
        if self.category in UNPAID:
            return Fraction(0)
        timed = self.timed(contract)
        if timed is not None:
            return contract.pas(timed) * self.share(cycle_weeks)
        return self.stated_pas or Fraction(0)


class Total(Noun):
    """One line of a plan's own summary."""

    category: Category | None
    pas: Fraction
    source: CellRef


class OnCall(Noun):
    """On-call work as a summary tells it: one week in `frequency`, category A or B."""

    frequency: int | None = None
    category: str = ""
    source: CellRef


class JobPlan(Noun):
    """The job plan of one doctor. anchor is the Monday of week 1 of the cycle, None where nobody has said.

    annualised: the weekly figures are an average; what is owed is a pool over the year.
    """

    doctor: Doctor
    contract: Contract
    place: RangeRef
    cycle_weeks: int = Field(default=1, ge=1, le=52)
    anchor: date | None = None
    blocks: tuple[Block, ...] = ()
    summary: tuple[Total, ...] = ()
    on_call: tuple[OnCall, ...] = ()
    annualised: bool = False
    file: str = ""

    def totals(self) -> dict[Category, Fraction]:
        """Calculated PAs of an average week by category; categories without blocks are not there."""
        found: defaultdict[Category, Fraction] = defaultdict(Fraction)
        for block in self.blocks:
            found[block.category] += block.pas(self.contract, self.cycle_weeks)
        return {c: pas for c, pas in found.items() if c not in UNPAID}

    def minutes(self) -> tuple[Fraction, Fraction]:
        """Plain and premium minutes of NHS work in an average week, where times are known."""
        plain = premium = Fraction(0)
        for block in (b for b in self.blocks if b.category not in UNPAID):
            timed = block.timed(self.contract)
            if timed is not None:
                share = block.share(self.cycle_weeks)
                plain, premium = plain + timed.plain * share, premium + timed.premium * share
        return plain, premium

    def told(self, category: Category | None) -> Total | None:
        """The summary's line of a category; of the whole plan where category is None."""
        return next((t for t in self.summary if t.category is category), None)

    def weekly_pas(self, category: Category) -> Fraction:
        """PAs of a category in an average week: by the blocks, else by the summary (a plan may hold nothing else)."""
        told = self.told(category)
        return self.totals().get(category) or (told.pas if told else Fraction(0))

    def weekly_minutes(self, category: Category) -> int:
        """Minutes of a category in an average week, rounded: clock minutes where known, else PAs of plain time."""
        minutes = Fraction(0)
        blocks = [b for b in self.blocks if b.category is category]
        for block in blocks:
            timed = block.timed(self.contract)
            once = Fraction(sum(timed)) * block.share(self.cycle_weeks) if timed else None
            minutes += once if once is not None else (block.stated_pas or Fraction(0)) * self.contract.plain_minutes
        return round(minutes or self.weekly_pas(category) * self.contract.plain_minutes)

    def yearly_minutes(self, category: Category) -> int:
        """The pool of an annualised plan: the average week by the weeks worked in a year (domain notes C.3)."""
        return self.weekly_minutes(category) * self.contract.weeks_a_year
