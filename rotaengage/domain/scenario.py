"""Everything a plan is made from."""

from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import cached_property

from pydantic import Field

from rotaengage.domain.activity import Activity
from rotaengage.domain.backfill import Backfill, BackfillOffer
from rotaengage.domain.entitlement import Debt, Due, Entitlement
from rotaengage.domain.grouping import Grouping
from rotaengage.domain.limits import Limits
from rotaengage.domain.noun import Noun
from rotaengage.domain.plan import Slot
from rotaengage.domain.rooms import MeetingRoom
from rotaengage.domain.rota import Rota
from rotaengage.domain.service import CoverRequirement
from rotaengage.domain.span import Moment, Span


class Goal(StrEnum):
    """What a plan is judged by, in the order that a person chooses."""

    ATTENDANCE = "attendance"
    WORST_GROUP = "worst_group"
    WORST_FULFILMENT = "worst_fulfilment"
    DELIVERED = "delivered"
    PREFERRED_COVER = "preferred_cover"
    GAPS = "gaps"
    TIMELINESS = "timeliness"
    PREFERENCE = "preference"
    FRAGMENTATION = "fragmentation"
    CHANGE = "change"
    BACKFILL = "backfill"
    ROBUSTNESS = "robustness"


class Pin(Noun):
    """A person's word on one place: protected time must (or must not) be there."""

    doctor: str
    activity: str
    span: Span
    wanted: bool = True
    by: str = ""
    why: str = ""


class Scenario(Noun):
    """The planning problem: rota, cover, activities, what is owed, limits, pins, and the assumptions made in it.

    frozen_until: nothing new may be placed that starts before it. published: the slots that people have been told, on
    as_of: what starts less than limits.live_days after that day is live (domain notes E.1).
    backfill: whose hours may be bought, backfill_minutes the most of all of them (None: as each offer says). bought:
    what is bought already, which counts to cover.
    """

    rota: Rota
    cover: tuple[CoverRequirement, ...] = ()
    activities: tuple[Activity, ...] = ()
    entitlements: tuple[Entitlement, ...] = ()
    debts: tuple[Debt, ...] = ()
    rooms: tuple[MeetingRoom, ...] = ()
    dues: tuple[Due, ...] = ()
    limits: Limits = Limits()
    pins: tuple[Pin, ...] = ()
    frozen_until: Moment | None = None
    published: tuple[Slot, ...] = ()
    as_of: date | None = None
    backfill: tuple[BackfillOffer, ...] = ()
    backfill_minutes: int | None = None
    bought: tuple[Backfill, ...] = ()
    assumptions: tuple[str, ...] = ()

    @cached_property
    def activity_of(self) -> dict[str, Activity]:
        """Activities by id."""
        return {a.id: a for a in self.activities}

    @cached_property
    def room_of(self) -> dict[str, MeetingRoom]:
        """What is known of rooms, by their key."""
        return {r.key: r for r in self.rooms}

    @cached_property
    def due_of(self) -> dict[tuple[str, str], Due]:
        """What is owed, by doctor and activity."""
        return {(d.doctor, d.activity): d for d in self.dues}

    def fair_between(self, grouping: Grouping | None) -> "Scenario":
        """The same problem with time shared fairly between these groups first; None leaves it as it is."""
        if grouping is None or grouping is self.limits.fair_between:
            return self
        return self.changed(limits=self.limits.changed(fair_between=grouping))

    @property
    def notice_from(self) -> date | None:
        """The day from which notice for clinics and lists counts: that of publication, else the department's."""
        return self.as_of or self.limits.notice_from

    def is_live(self, slot: Slot) -> bool:
        """Whether a published slot is so near that it changes only with its doctor's word."""
        if not self.in_future(slot.span.start):
            return True
        day = slot.span.start.astimezone(self.rota.zone).date()
        return self.as_of is not None and day < self.as_of + timedelta(days=self.limits.live_days)

    def in_future(self, moment: datetime) -> bool:
        """Whether something may still be placed at this moment."""
        return self.frozen_until is None or moment.timestamp() >= self.frozen_until.timestamp()


class PlanSettings(Noun):
    """How to plan. seconds is wall time (None: no limit); gap is a ratio of the bound.

    fair_depth: how many of the worst off are made as well off as can be, one after the other (None: everybody).
    fair_between: groups between which time is shared fairly first (None: as the limits of the scenario say); the goal
    of the worst group then goes right before the worst-off doctor.
    backfill_minutes: the most minutes of cover to buy, of what the setup allows (None: all that it allows).
    workers: processes for cover pools (None: as many as suit the machine and the rota, one where nobody looks).
    first: goals that a person asks for before all others, which follow in the order that a workspace keeps.
    """

    seconds: float | None = 30.0
    seed: int = 1
    workers: int | None = Field(default=None, ge=1)
    gap: float = Field(default=0.005, ge=0)
    fair_depth: int | None = Field(default=None, ge=1)
    fair_between: Grouping | None = None
    backfill_minutes: int | None = Field(default=None, ge=0)
    order: tuple[Goal, ...] = (
        Goal.ATTENDANCE,
        Goal.WORST_FULFILMENT,
        Goal.DELIVERED,
        Goal.PREFERRED_COVER,
        Goal.GAPS,
        Goal.TIMELINESS,
        Goal.PREFERENCE,
        Goal.CHANGE,
        Goal.BACKFILL,
    )
    first: tuple[Goal, ...] = ()

    @property
    def processes(self) -> int:
        """How many processes plan cover pools."""
        return self.workers or 1


FURTHER = tuple(g for g in Goal if g not in (*PlanSettings().order, Goal.WORST_GROUP))
"""Goals that are pursued only where somebody asks for them."""

__all__ = ["FURTHER", "Goal", "Limits", "Pin", "PlanSettings", "Scenario"]
