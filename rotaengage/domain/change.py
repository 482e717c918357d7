"""What a person might change to see what follows: a list of changes is a what-if, and undo is a shorter list.

Each says itself in words; `rotaengage.domain.changing.changed_by` makes of a scenario the one in which they hold.
"""

from datetime import date, time
from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from rotaengage.domain.activity import WEEKDAYS, Method, Window
from rotaengage.domain.codes import DutyKind
from rotaengage.domain.grades import Grade, Tier
from rotaengage.domain.noun import Noun
from rotaengage.domain.scenario import Scenario
from rotaengage.domain.setup_sheets import DAY_NAMES
from rotaengage.domain.span import Span


class PinSlot(Noun):
    """This doctor's time for this activity (an event too) lies exactly here."""

    kind: Literal["pin"] = "pin"
    doctor: str
    activity: str
    span: Span

    def says(self, scenario: Scenario) -> str:
        """The change in words."""
        return f"pin {_who(scenario, self.doctor)}, {_what(scenario, self.activity)}, {self.span.wall()}"


class Refuse(Noun):
    """This doctor has no protected time here; without an activity, none of any."""

    kind: Literal["refuse"] = "refuse"
    doctor: str
    activity: str | None = None
    span: Span

    def says(self, scenario: Scenario) -> str:
        """The change in words."""
        what = "protected time" if self.activity is None else _what(scenario, self.activity)
        return f"no {what} for {_who(scenario, self.doctor)} on {self.span.wall()}"


class Move(Noun):
    """This doctor's slot goes from one place to another."""

    kind: Literal["move"] = "move"
    doctor: str
    activity: str
    before: Span
    after: Span

    def says(self, scenario: Scenario) -> str:
        """The change in words."""
        what = _what(scenario, self.activity)
        return f"move {_who(scenario, self.doctor)}, {what}, from {self.before.wall()} to {self.after.wall()}"


class LiftPin(Noun):
    """A pin or a refusal of the rota's plan no longer counts."""

    kind: Literal["lift_pin"] = "lift_pin"
    doctor: str
    activity: str
    span: Span

    def says(self, scenario: Scenario) -> str:
        """The change in words."""
        return f"lift the pin of {_who(scenario, self.doctor)}, {_what(scenario, self.activity)}, {self.span.wall()}"


class MustAttend(Noun):
    """This doctor comes to an event, at the time that it has."""

    kind: Literal["must_attend"] = "must_attend"
    doctor: str
    event: str

    def says(self, scenario: Scenario) -> str:
        """The change in words."""
        return f"{_who(scenario, self.doctor)} must attend {_what(scenario, self.event)}"


class ProtectTime(Noun):
    """On one day everybody whom cover lets go has time for an activity between two clock times."""

    kind: Literal["protect"] = "protect"
    activity: str
    day: date
    start: time
    end: time

    def says(self, scenario: Scenario) -> str:
        """The change in words."""
        what = _what(scenario, self.activity)
        return f"{what} for everybody on {_day(self.day)} {self.start:%H:%M}-{self.end:%H:%M}"


class CloseDay(Noun):
    """No protected time starts on a day."""

    kind: Literal["close_day"] = "close_day"
    day: date

    def says(self, scenario: Scenario) -> str:
        """The change in words."""
        return f"no protected time on {_day(self.day)}"


class ChangeMinimum(Noun):
    """A requirement's minimum, in doctors: on these dates and clock times, or wherever it holds if none are given."""

    kind: Literal["minimum"] = "minimum"
    requirement: str
    minimum: int = Field(ge=0)
    dates: frozenset[date] = frozenset()
    start: time | None = None
    end: time | None = None

    def says(self, scenario: Scenario) -> str:
        """The change in words."""
        title = next((r.title or r.id for r in scenario.cover if r.id == self.requirement), self.requirement)
        when = f" on {', '.join(_day(d) for d in sorted(self.dates))}" if self.dates else ""
        hours = f" {self.start:%H:%M}-{self.end:%H:%M}" if self.start is not None and self.end is not None else ""
        return f"a minimum of {self.minimum} for {title}{when}{hours}"


_TIERS = {Tier.FIRST: "first on call", Tier.SHO: "SHO"}


class AddLocum(Noun):
    """One more doctor of a tier, bought: counts to cover and is owed nothing.

    An end not after the start is on the next day. source names the offer of backfill that the hours would be bought
    from, where it is one; price is for an hour.
    """

    kind: Literal["locum"] = "locum"
    tier: Tier
    day: date
    start: time
    end: time
    team: str = ""
    skills: frozenset[str] = frozenset()
    grade: Grade = Grade.UNKNOWN
    site: str = ""
    source: str = ""
    price: float = Field(default=1.0, ge=0)

    def says(self, scenario: Scenario) -> str:
        """The change in words."""
        who = "a locum" if self.tier is Tier.UNKNOWN else f"a locum ({_TIERS.get(self.tier, self.tier.value)})"
        title = next((o.title or o.id for o in scenario.backfill if o.id == self.source), "")
        bought = f" from {title}" if title else ""
        return f"{who}{bought} on {_day(self.day)} {self.start:%H:%M}-{self.end:%H:%M}"


class TakeLeave(Noun):
    """A doctor is away from the first day to the last, both included; what is owed stays as it was."""

    kind: Literal["leave"] = "leave"
    doctor: str
    first: date
    last: date
    leave: DutyKind = DutyKind.ANNUAL_LEAVE

    def says(self, scenario: Scenario) -> str:
        """The change in words."""
        until = "" if self.last == self.first else f" to {_day(self.last)}"
        return f"{self.leave.value.replace('_', ' ')} for {_who(scenario, self.doctor)}, {_day(self.first)}{until}"


class ChangeWindow(Noun):
    """An activity may happen at other times."""

    kind: Literal["window"] = "window"
    activity: str
    window: Window

    def says(self, scenario: Scenario) -> str:
        """The change in words."""
        return f"{_what(scenario, self.activity)} on {window_words(self.window)}"


class ChangeMethod(Noun):
    """An event is held another way: virtual, where who takes part stays within reach and counts to cover; or
    asynchronous, without a common start, so that everybody invited is owed time of their own.
    """

    kind: Literal["method"] = "method"
    activity: str
    method: Literal[Method.VIRTUAL, Method.ASYNCHRONOUS]

    def says(self, scenario: Scenario) -> str:
        """The change in words."""
        how = (
            "as a virtual meeting" if self.method is Method.VIRTUAL else "without a common start, in time of one's own"
        )
        return f"{_what(scenario, self.activity)} {how}"


def window_words(window: Window) -> str:
    """The days and hours of a window: Mon-Fri 12:00-16:00, 11 Jan to 15 Jan."""
    days = ", ".join(DAY_NAMES[d] for d in sorted(window.weekdays))
    days = "daily" if len(window.weekdays) == 7 else "Mon-Fri" if window.weekdays == WEEKDAYS else days
    ends = [f"{d.day} {d:%b}" if d else "" for d in (window.first_day, window.last_day)]
    dates = " to ".join(end for end in ends if end) if all(ends) else f"from {ends[0]}" if ends[0] else ""
    dates = dates or (f"until {ends[1]}" if ends[1] else "")
    return f"{days} {window.earliest:%H:%M}-{window.latest:%H:%M}{f', {dates}' if dates else ''}"


Change = Annotated[
    PinSlot | Refuse | Move | LiftPin | MustAttend | ProtectTime | CloseDay | ChangeMinimum | AddLocum | TakeLeave
    | ChangeWindow | ChangeMethod,
    Field(discriminator="kind"),
]  # fmt: skip
"""Any of these, told apart by kind when read from JSON."""

CHANGES: TypeAdapter[tuple[Change, ...]] = TypeAdapter(tuple[Change, ...])
"""Reads and writes lists of changes."""


def _who(scenario: Scenario, doctor: str) -> str:
    found = scenario.rota.doctor_of.get(doctor)
    return found.name if found else doctor


def _what(scenario: Scenario, activity: str) -> str:
    found = scenario.activity_of.get(activity)
    return found.title if found else activity


def _day(day: date) -> str:
    return f"{day:%a} {day.day} {day:%b}"
