"""What can be asked of a desk, and what it answers: plain nouns, so that they go through pipes."""

from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from rotaengage.domain.backfill import Backfill
from rotaengage.domain.change import Change
from rotaengage.domain.frontier import Alternative, Axis, Frontier, Limit, Point
from rotaengage.domain.noun import Noun
from rotaengage.domain.plan import EventOutcome, Slot
from rotaengage.domain.scenario import PlanSettings, Scenario
from rotaengage.domain.what_if import WhatIf
from rotaengage.domain.why import Clash, EventWhy, Why


class Standing(Noun):
    """What lies on the desk: the problem and the plan that stands. bought: hours of offers that are open and chosen."""

    scenario: Scenario
    slots: tuple[Slot, ...] = ()
    events: tuple[EventOutcome, ...] = ()
    bought: tuple[Backfill, ...] = ()
    settings: PlanSettings = PlanSettings()


class AskWhatIf(Noun):
    """What follows from changes."""

    kind: Literal["what_if"] = "what_if"
    changes: tuple[Change, ...]


class AskFrontier(Noun):
    """Trade-offs over two or three measures; seconds is wall time, count the most alternatives."""

    kind: Literal["frontier"] = "frontier"
    axes: tuple[Axis, ...] = Field(min_length=2, max_length=3)
    held: tuple[Limit, ...] = ()
    count: int = Field(default=12, ge=2)
    seconds: float = Field(default=10.0, gt=0)


class AskWhy(Noun):
    """Why a doctor is short."""

    kind: Literal["why"] = "why"
    doctor: str
    activity: str | None = None
    ways: int = Field(default=5, ge=0)


class AskEvent(Noun):
    """Why an event has no time, or the time it has."""

    kind: Literal["event"] = "event"
    event: str


class AskClash(Noun):
    """Which of these changes, with the pins that stand, cannot hold together."""

    kind: Literal["clash"] = "clash"
    changes: tuple[Change, ...] = ()


Order = Annotated[AskWhatIf | AskFrontier | AskWhy | AskEvent | AskClash, Field(discriminator="kind")]
ORDER: TypeAdapter[Order] = TypeAdapter(Order)

Answer = WhatIf | Frontier | Why | EventWhy | Clash
Found = Point | Alternative
"""Part of an answer, told as soon as it is found."""

NOUNS: dict[str, type[Noun]] = {
    n.__name__: n for n in (WhatIf, Frontier, Why, EventWhy, Clash, Point, Alternative)
}  # fmt: skip
